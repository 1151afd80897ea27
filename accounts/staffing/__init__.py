"""The pages on which supervisors make accounts for some days, confirm roles, and clear people."""
