"""The coach: today, the way, what the day may bring."""
