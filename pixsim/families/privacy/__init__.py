"""Families of competence 4.2."""
