"""Families of competence 1.3."""
