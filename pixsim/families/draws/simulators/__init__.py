"""What families give of a simulator: one module per machine, and the task itself."""
