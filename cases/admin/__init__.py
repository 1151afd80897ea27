"""The register in the admin: lists, pages, and what can be done on them.

Registered with the site by the composition (`refugee_response/household_page.py`), which brings the
panels of all the rooms to the household's page.
"""
