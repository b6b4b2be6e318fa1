"""A V2 sitting: its plan, and what it is worth."""
