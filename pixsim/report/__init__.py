"""Results as data and as text."""
