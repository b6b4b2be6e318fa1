"""The coach for people: in words, as text, for a calendar program."""
