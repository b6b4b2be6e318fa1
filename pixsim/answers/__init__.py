"""The table of answers: read, checked, merged, written."""
