"""What documents are about, and the formats they are saved in."""

from __future__ import annotations

TOPICS = (
    "bulletin",
    "programme",
    "affiche",
    "lettre",
    "budget",
    "rapport",
    "menu",
    "contrat",
    "liste",
    "recette",
)
