"""Families of competence 5.1."""
