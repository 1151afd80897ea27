"""Who did what: changes, written by the database, and looks, written by the door that shows."""
