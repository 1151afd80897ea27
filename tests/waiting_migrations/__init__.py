"""Migrations of an app that has none, to show what is said while one waits."""
