"""Families of competence 4.3."""
