"""Families of competence 3.2."""
