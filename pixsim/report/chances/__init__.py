"""The chances of one candidate, under any rules."""
