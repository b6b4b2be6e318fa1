"""Families of competence 5.2."""
