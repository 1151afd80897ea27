"""What can be done about cases, notes, tasks and files: every door calls these."""
