"""The pages of case work."""
"""The admin pages of case work."""
