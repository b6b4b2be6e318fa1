"""What would happen: cohorts, experiments, the chances of one candidate."""
