"""Families of competence 2.3."""
