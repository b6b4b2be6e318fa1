"""Exact chances of a test of V2: no answer is drawn."""
