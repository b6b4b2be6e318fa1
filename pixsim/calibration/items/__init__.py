"""What the answers say of each item: statistics, fit, group effects, the review."""
