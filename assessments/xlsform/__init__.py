"""XLSForm questionnaires, evaluated on the server with the meaning that ODK gives them.

Nothing here knows Django: a form is read from its XForm, answers come and go as plain objects.
"""
