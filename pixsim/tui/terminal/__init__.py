"""The terminal itself: its driver, its keys, its colours, where lines end."""
