"""A simulator in a question: its pages, its cells, what one may do."""
