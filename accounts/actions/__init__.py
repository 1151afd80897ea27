"""What is done to accounts and agreements: each a single write, whichever door asks."""
