"""One sitting: what was planned, what happened, what it is worth."""
