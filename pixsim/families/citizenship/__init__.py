"""Families of competence 2.4."""
