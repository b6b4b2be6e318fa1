"""Families of competence 3.1."""
