"""What the answers say about each item: statistics, fit, group effects, the review."""
