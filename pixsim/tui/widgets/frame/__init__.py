"""What stands around a page: bars, buttons, strips, what is drawn."""
