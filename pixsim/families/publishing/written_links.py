"""Families of competence 2.2: links that one writes oneself, and tries."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import pick

_CLUBS = ("club-velo.example", "chorale-lac.example", "jardins-sud.example", "cine-bourg.example", "ludo-gare.example", "atelier-bois.example")  # fmt: skip
_BOXES = ("bureau", "contact", "accueil", "inscriptions")
_LABELS = ("Nous écrire", "Écrire au bureau", "Une question ?", "Prendre contact", "Je participe")
_SUBJECTS = (
    "Inscription à la fête", "Prêt de matériel", "Idée pour le marché", "Séance découverte", "Adhésion à deux", "Bénévole du marché",
    "Question sur le préau", "Repas de février", "Vélo à réparer", "Visite guidée à six",
)  # fmt: skip


def mail_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the HTML of a link that opens a message whose subject is already there."""
    address = f"{pick(rng, _BOXES)}@{pick(rng, _CLUBS)}"
    label, subject = pick(rng, _LABELS), pick(rng, _SUBJECTS)
    coded = quote(subject)
    lower = "".join(f"%{part[:2].lower()}{part[2:]}" if n else part for n, part in enumerate(coded.split("%")))  # fmt: skip
    targets = [f"mailto:{address}?{name}={text}" for name in ("subject", "Subject") for text in (coded, lower)]  # fmt: skip
    plus, bare = coded.replace("%20", "+"), subject.replace(" ", "%20")
    unlike = [f"mailto:{address}", f"{address}?subject={coded}", f"mailto:{address}?subject={plus}", f"mailto:{address}?subject={subject}", f"mailto:{address}&subject={coded}"]  # fmt: skip
    return {
        "label": label, "address": address, "subject": subject, "coded": coded, "bare": bare,
        "key": [f"<a href={sign}{target}{sign}>{label}</a>" for target in targets for sign in ('"', "'")],
        "wrong": [*(f'<a href="{target}">{label}</a>' for target in unlike), f"[{label}](mailto:{address}?subject={coded})", targets[0]],
    }  # fmt: skip
