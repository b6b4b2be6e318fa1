"""What is around the lines of a page: tabs, an address, columns, a ruler. Every front draws the same values."""
