"""Needs assessments: questionnaires, the answers to them, and what those say."""
