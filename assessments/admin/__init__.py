"""The admin pages of questionnaires and assessments."""
