"""Families of competence 5.2: what an access to the internet lets one do in the time one has."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.texts import DataTable

_PLACES = (("au bureau", "au bureau, par câble"), ("dans le salon", "dans le salon, en Wi-Fi"),
           ("dans la chambre", "dans la chambre, en Wi-Fi"), ("au jardin", "au jardin, en Wi-Fi"))  # fmt: skip
_TAKEN = (
    "film", "documentaire", "cours filmé", "concert", "jeu", "carte du pays", "livres audio", "balados", "guide illustré",
    "série, épisode 1", "série, épisode 2", "dictionnaire",
)  # fmt: skip


def _split(rng: np.random.Generator, total: int, parts: int) -> list[int]:
    """Megabytes that add up, no part being less than a third of the mean."""
    shares = [integer(rng, 5, 15) for _part in range(parts)]
    found = [total * share // sum(shares) // 10 * 10 for share in shares]
    return [*found[:-1], total // 10 * 10 - sum(found[:-1])]


def _size(megabytes: int) -> str:
    return f"{decimal(megabytes / 1000, 2)} Go" if megabytes >= 1000 else f"{megabytes} Mo"


def there_in_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how many downloads of a list are whole when one leaves, from a test of the line where one sits."""
    (place, told), *others = sample(rng, _PLACES, 3)
    rates = sample(rng, (12, 18, 24, 32, 48, 64, 96), 3)  # Mbit/s, where one sits first
    minutes = integer(rng, 4, 9) * 5
    room = rates[0] * minutes * 60 / 8  # megabytes
    count = integer(rng, 3, 6)
    names = sample(rng, _TAKEN, count + 3)
    sizes = _split(rng, int(room * integer(rng, 74, 90) / 100), count)
    sizes.append(int(room * integer(rng, 108, 125) / 100 - sum(sizes)) // 10 * 10 + 10)
    sizes += [int(room * integer(rng, 8, 30) / 100) // 10 * 10 + 10 for _more in range(2)]
    ends = list(accumulate(sizes))

    def whole(megabytes: float) -> int:
        return sum(end <= megabytes for end in ends)

    tests = [
        line
        for (_where, title), rate in shuffled(
            rng, list(zip((("", told), *others), rates, strict=True))
        )
        for line in (
            f"{title[0].upper()}{title[1:]}", f"  réception (descendant) : {rate} Mbit/s", f"  envoi (montant)        : {rate // 4} Mbit/s",
            f"  temps de réponse       : {integer(rng, 9, 40)} ms", "",
        )
    ]  # fmt: skip
    wrong = {whole(room * 8), whole(room / 4), *(whole(rate * minutes * 60 / 8) for rate in rates[1:]), count + 1}  # fmt: skip
    return {
        "who": pick(rng, FIRST_NAMES), "place": place, "minutes": minutes, "rate": rates[0],
        "room": _size(int(room)), "sum": _size(ends[count - 1]), "next": _size(ends[count]),
        "key": str(count), "wrong": [str(n) for n in sorted(wrong - {count})],
        "files": {
            "test-debit.txt": text_file(("Test de la connexion", "", *tests)),
            "a-emporter.csv": DataTable(("ordre", "fichier", "taille"), tuple((n, name, _size(size)) for n, (name, size) in enumerate(zip(names, sizes, strict=True), 1))),
        },
    }  # fmt: skip


__all__ = ["there_in_time"]
