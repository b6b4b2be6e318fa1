"""A question as a page: what is shown of it and of its machine, its form, its files."""
