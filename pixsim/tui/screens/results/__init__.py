"""Results: one, its review, those of the past, and what may be expected."""
