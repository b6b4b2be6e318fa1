"""A sitting under way: exam, training and practice, for a person or the autopilot."""
