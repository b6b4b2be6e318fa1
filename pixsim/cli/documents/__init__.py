"""Documents of one person or of a class, and what verifies them."""
