"""Rule kernels: what is asked next and what it is worth, over arrays of candidates."""
