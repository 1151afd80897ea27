"""The admin pages of assistance: what is given, decided and paid, at desks and from files."""
