"""Competence 2.2: two posters whose codes look alike, one of them stuck over by somebody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.qr import LONGEST, qr_png

_HOSTS = ("mairie-aubrac", "ludo-sud", "cine-club", "atelier-bois", "velo-nord", "jardins-du-lac")
_PATHS = ("fete", "atelier", "debat", "concert")
_ROOMS = ("Halle du Marché", "Théâtre d'Été", "Salle Étoilée", "Préau des Écoles", "Foyer Élan", "Café du Pré")  # fmt: skip
_ELSEWHERE = ("infos-fete", "billets-web", "agenda-local", "mes-sorties")


def two_posters(rng: np.random.Generator) -> dict[str, Any]:
    """The poster whose code leads to another domain, and the place that the true one tells."""
    host = f"{pick(rng, _HOSTS)}.example"
    path = pick(rng, _PATHS)
    true_room, false_room = sample(rng, _ROOMS, 2)
    other = pick(rng, _ELSEWHERE)
    false_host = pick(rng, (f"{host}.{other}.test", f"{host.replace('.', '-')}.test", f"{other}.test/{host}"))  # fmt: skip
    true = f"https://{host}/{path}?lieu={quote(true_room)}"
    false = f"https://{false_host}/{path}?lieu={quote(false_room)}"
    if max(len(true), len(false)) > LONGEST:
        return two_posters(rng)
    posters = ["affiche-gare.png", "affiche-hall.png"]
    at = integer(rng, 0, 1)
    return {
        "host": host,
        "said": false,
        "poster": posters[at],
        "posters": posters,
        "room": true_room,
        "not_room": [false_room],
        "files": {posters[at]: qr_png(false), posters[1 - at]: qr_png(true)},
    }
