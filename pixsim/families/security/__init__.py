"""Families of competence 4.1."""
