"""The addresses of assessments in the API."""
