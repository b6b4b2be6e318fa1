"""Who sits: cohorts, what is assumed of candidates, their profiles."""
