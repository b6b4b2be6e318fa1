"""Invented brands."""

from __future__ import annotations

BRANDS = ("Alpa", "Boreal", "Cigale", "Dune", "Espoir", "Fario", "Gavotte", "Halo", "Iris", "Jade")
