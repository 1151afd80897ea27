"""What people are given: programmes, their rules, and who received what."""
