"""Families of competence 1.1."""
