"""A V3 sitting: its plan, its next question, and what it is worth."""
