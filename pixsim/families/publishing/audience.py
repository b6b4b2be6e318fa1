"""Families of competence 2.2, sharing and publishing: codes and links."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick

SITES = (
    "velo-nord.example", "mairie-aubrac.example", "jardins-partages.example", "cine-club.test",
    "atelier-bois.example", "repair-cafe.test", "bibliotheque-sud.example", "chorale-pins.example",
)  # fmt: skip


_LINKS = (
    ("Voir les horaires", "horaires"), ("S'inscrire à l'atelier", "inscription"), ("Lire le compte rendu", "compte-rendu"),
    ("Plan d'accès", "plan"), ("Consulter le programme", "programme"), ("Télécharger le bulletin", "bulletin"),
    ("Tarifs de la saison", "tarifs"), ("Répondre à l'enquête", "enquete"),
)  # fmt: skip


def link_parts(rng: np.random.Generator) -> tuple[str, str]:
    """A label and an address without special characters."""
    label, path = pick(rng, _LINKS)
    return label, f"https://{pick(rng, SITES)}/{path}"


def markdown_link(rng: np.random.Generator) -> dict[str, Any]:
    """A link to write in Markdown."""
    label, url = link_parts(rng)
    return {
        "label": label,
        "url": url,
        "answer": [f"[{label}]({target})" for target in (url, f"<{url}>")],
        "wrong": [
            f"({label})[{url}]",
            f"[{url}]({label})",
            f"[{label}] ({url})",
            f"[{label}]",
            f"[{label}]({url.removeprefix('https://')})",
        ],
    }
