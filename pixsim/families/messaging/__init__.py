"""Families of competence 2.1."""
