"""Families of competence 3.4."""
