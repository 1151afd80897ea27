"""Measurements against limits: `make bench`, and the long forms of proofs: `make proof`."""
