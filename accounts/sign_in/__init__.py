"""Signing in, on django-allauth: its rules and counts, our words and pages."""
