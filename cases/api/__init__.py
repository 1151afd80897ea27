"""The register over HTTP: households and people, read by programs."""
