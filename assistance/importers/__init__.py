"""Files that come in about help: what was delivered, and what a bank answers to a list."""
