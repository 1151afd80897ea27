"""The gazetteer: where people live, and where they came from."""
