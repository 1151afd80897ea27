"""The admin pages of payment and of deliveries from a file."""
