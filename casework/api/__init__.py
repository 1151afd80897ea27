"""The API of case work: cases, read only, each through the one policy."""
