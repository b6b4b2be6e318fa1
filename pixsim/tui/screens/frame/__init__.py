"""What every screen stands in: its frame, its help, its menu, pages to read."""
