"""What a question shows: a description, drawn in a page, in a terminal and as a PNG image."""
