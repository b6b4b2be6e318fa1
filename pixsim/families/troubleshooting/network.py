"""Families of competence 5.1: connections and answers of web servers."""

from __future__ import annotations

_SITES = ("mairie-aubrac.example", "cine-club.example", "sport-nord.example", "asso-jardin.example")


_OPERATORS = (
    "Lagune Télécom", "Fibre du Plateau", "Granit Réseaux", "Câbles d'Armor", "Transit Nord", "Mistral Hébergement",
)  # fmt: skip
