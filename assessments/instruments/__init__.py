"""The questionnaires that come with the system, as workbooks."""
