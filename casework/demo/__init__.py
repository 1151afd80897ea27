"""Invented case work for an invented register."""
