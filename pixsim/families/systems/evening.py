"""Family of competence 5.2, level 6: in whose network connections slow down in the evening, from the routes of a day."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.making.texts import lines

_NAMES = ("alizee", "boreal", "cobalt", "dorade", "ecume", "fanal", "garrigue", "hermine")
_CITIES = ("par", "lyo", "lil", "mrs", "fra", "ams", "lon", "mad")
_SITES = (
    "www.musee-des-cartes.example",
    "cours.formation-nord.example",
    "www.chorale-du-port.example",
)


def slow_evening(rng: np.random.Generator) -> dict[str, Any]:
    """A router slow to answer delays nobody; one after which all is late does: whose it is, and from what hour."""
    return first_telling(rng, _day)


def _day(rng: np.random.Generator) -> dict[str, Any] | None:
    names = sample(rng, _NAMES, integer(rng, 4, 5))
    site = pick(rng, _SITES)
    hops: list[tuple[str, str]] = [("box", "box.maison [192.168.1.1]")]
    for rank, name in enumerate(names):
        for n in range(integer(rng, 2, 3)):
            host = f"ae{integer(rng, 1, 9)}.{pick(rng, _CITIES)}{integer(rng, 1, 4)}.{name}.example"
            hops.append((name, f"{host} [203.0.113.{20 * rank + n + 1}]"))
    hops.append(("site", f"{site} [198.51.100.80]"))
    firsts = [n for n, (name, _said) in enumerate(hops) if n > 1 and hops[n - 1][0] != name and name != "site"]  # fmt: skip
    late = pick(rng, firsts[1:])  # all that comes after is late too
    lazy = pick(rng, [n for n in range(2, len(hops) - 1) if hops[n][0] != hops[late][0]])
    start, stop = integer(rng, 17, 20), integer(rng, 21, 23)
    extra = integer(rng, 90, 160)
    base = [1]
    for _hop in hops[1:]:
        base.append(base[-1] + integer(rng, 1, 9))
    rows = []
    for hour in range(7, 24):
        rows += [f"--- mardi 10 mars 2026, {hour:02}:00", f"Chemin vers {site} [198.51.100.80], 30 sauts au plus :"]  # fmt: skip
        evening = start <= hour <= stop
        for n, (_name, said) in enumerate(hops):
            more = extra if evening and n >= late else 0
            if n == lazy and hour % 4 != 0:
                more += 180
            if n == 2 and hour in (8, 9):
                more += 60  # its own answers alone
            times = [base[n] + more + integer(rng, 0, 6) for _time in "123"]
            shown = [f"{one} ms" for one in times]
            if rng.random() < 0.06:
                shown[integer(rng, 0, 2)] = "*"
            rows.append(f" {n + 1:>2}  {''.join(f'{one:>9}' for one in shown)}   {said}")
        rows.append("")
    owner, slow = hops[late][0], hops[lazy][0]
    if slow == owner or lazy == late - 1:
        return None
    return {
        "site": site, "key": owner, "options": sorted(names), "lazy": slow, "start": f"{start:02}:00", "not_start": ["08:00", f"{start + 1:02}:00"],
        "count": str(len(names)), "not_count": [str(len(hops)), str(len(names) + 1), str(len(hops) - 2)], "hop": late + 1, "extra": extra,
        "files": {"chemins.txt": lines(rows)},
    }  # fmt: skip
