"""What is estimated: items, families of items and their priors."""
