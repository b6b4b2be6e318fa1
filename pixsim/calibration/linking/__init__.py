"""Two scales brought together, and items that drifted between them."""
