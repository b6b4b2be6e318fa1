"""Invented people, places, brands and prose: nothing of them is real."""
