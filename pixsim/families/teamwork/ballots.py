"""Family of competence 2.3: an online vote, its signatures and its ballots, checked one against the other."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, of
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv

_PLANS = ("Salle commune", "Jardin partagé", "Minibus", "Cuisine", "Atelier vélo", "Scène d'été")


def vote_checked(rng: np.random.Generator) -> dict[str, Any]:
    """The ballots that no signature goes with, the plan that wins without them, and what somebody has voted.

    The clock of the ballots is universal and the signatures are in the time of Paris; the stray ballots change who wins.
    """
    plans = sample(rng, _PLANS, 4)
    count = integer(rng, 58, 74)
    people = [f"{first} {last}" for first, last in full_names(rng, count)]
    opening = datetime(2026, pick(rng, (5, 6, 9)), integer(rng, 4, 24), 18, 0)
    seconds = sorted(20 * n for n in sample(rng, range(5, 700), count))
    shares = (0.34, 0.3, 0.22, 0.14)
    choices = [plans[int(rng.choice(4, p=shares))] for _ in people]
    order = Counter(choices).most_common()
    if len(order) < 4 or not 2 <= order[0][1] - order[1][1] <= 5:
        return vote_checked(rng)
    winner, second = order[0][0], order[1][0]
    stray = order[0][1] - order[1][1] + integer(rng, 1, 3)
    taken = set(seconds)
    free = [20 * n + 10 for n in range(5, 700) if not {20 * n, 20 * n + 20} & taken]
    signatures = [
        (person, f"{opening + timedelta(seconds=at):%d/%m/%Y %H:%M:%S}")
        for person, at in zip(shuffled(rng, people), seconds, strict=True)
    ]
    voted = dict(zip((name for name, _at in signatures), choices, strict=True))
    ballots = [
        (choice, at + integer(rng, 1, 3)) for choice, at in zip(choices, seconds, strict=True)
    ]
    ballots += [(second, at) for at in sample(rng, free, stray)]
    rows = [
        (
            f"B{number:03}",
            choice,
            f"{opening - timedelta(hours=2) + timedelta(seconds=at):%d/%m/%Y %H:%M:%S}",
        )
        for number, (choice, at) in enumerate(shuffled(rng, ballots), 1)
    ]
    asked = pick(rng, [name for name, choice in voted.items() if choice not in (winner, second)])
    archive = f"vote-{integer(rng, 10, 99)}.zip"
    note = (
        "L'émargement donne l'heure de Paris (UTC+2) où chaque personne a ouvert l'urne.\n"
        "Les bulletins portent l'heure UTC de leur arrivée, une à trois secondes après l'ouverture.\n"
    )
    members = {
        "emargement.csv": spreadsheet_csv(("personne", "heure"), sorted(signatures)),
        "bulletins.csv": spreadsheet_csv(("bulletin", "choix", "arrivée (UTC)"), rows),
        "lisez-moi.txt": note.encode(),
    }
    return {
        "name": archive,
        "stray": stray,
        "not_stray": [str(stray + more) for more in (-1, 1)],
        "winner": winner,
        "second": second,
        "person": asked,
        "of_person": of(asked),
        "choice": voted[asked],
        "plans": sorted(plans),
        "files": {archive: Archive(members)},
    }
