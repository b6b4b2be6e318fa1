"""One question in words: as it is asked, answered and reviewed."""
