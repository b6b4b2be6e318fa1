"""Families of competence 3.3."""
