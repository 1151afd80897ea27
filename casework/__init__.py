"""What is done for a household or a person over weeks: concerns, plans, notes, tasks, referrals."""
