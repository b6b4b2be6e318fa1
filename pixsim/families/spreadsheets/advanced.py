"""Families of competence 1.3: errors, circular references, conditions and look-ups."""

from __future__ import annotations

_TYPES = ("Atelier", "Conseil", "Dépannage")
