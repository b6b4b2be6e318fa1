"""Families of competence 1.2."""
