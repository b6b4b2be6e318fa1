"""Families of competence 2.2."""
