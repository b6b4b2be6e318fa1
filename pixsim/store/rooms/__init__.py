"""Rooms in the journal, their seals and papers; rooms elsewhere and rooms served from here."""
