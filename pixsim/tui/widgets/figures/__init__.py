"""What a question shows, in a terminal."""
