"""Scripts that make files of the project, and what several tests need."""
