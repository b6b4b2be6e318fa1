"""What families of several competences draw and write."""
