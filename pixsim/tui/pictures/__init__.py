"""What results, home and progress draw: lines of `Content` for a width, nothing that takes the focus."""
