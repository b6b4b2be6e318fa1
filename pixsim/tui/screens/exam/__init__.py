"""The exam: which of the two, what to know first, its questions."""
