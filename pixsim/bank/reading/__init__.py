"""Reads a bank: items, parameters, translations, and what is seen once a question is drawn."""
