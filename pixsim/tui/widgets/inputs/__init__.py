"""Boxes to type in or to tick."""
