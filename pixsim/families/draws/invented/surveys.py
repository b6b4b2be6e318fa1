"""Answers to a survey."""

from __future__ import annotations

TOWNS = ("Sauvigny", "Marcillac", "Tournan", "Belleray", "Aubrac", "Les Pins")
ANSWERS = ("tout à fait", "plutôt", "plutôt pas", "pas du tout", "sans avis")
