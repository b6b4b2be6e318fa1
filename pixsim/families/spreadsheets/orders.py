"""Names, prices and towns that worksheets are filled with."""

from __future__ import annotations

ARTICLES = (
    "Lampe",
    "Papier",
    "Stylo",
    "Classeur",
    "Agrafeuse",
    "Ciseaux",
    "Colle",
    "Enveloppes",
    "Tampon",
    "Badge",
    "Carnet",
    "Ruban",
)
TOWNS = ("Metz", "Lille", "Arras", "Brest", "Tours", "Nîmes")
