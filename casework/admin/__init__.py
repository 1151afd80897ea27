"""The admin pages of case work."""
