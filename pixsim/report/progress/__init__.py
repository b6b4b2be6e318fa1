"""A candidate over time, and whether they may be certified."""
