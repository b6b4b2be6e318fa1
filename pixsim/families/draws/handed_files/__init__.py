"""What families make of files handed out with a question."""
