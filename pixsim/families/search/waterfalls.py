"""Competence 1.1, level 7: where the time of a page went, in what the network tool of a browser recorded."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.texts import PlainText

_NAMES = ("velo-nord", "mairie-aubrac", "jardins-partages", "cine-club", "atelier-bois", "ludo-sud", "radio-littoral", "repair-cafe")  # fmt: skip
_SERVED_BY = ("images-rapides", "polices-libres", "cartes-ouvertes", "mesure-visites", "videos-courtes", "boutons")  # fmt: skip
_STEMS = ("accueil", "menu", "carte", "photo", "fond", "style", "logo", "plan")
_PARTS = ("blocked", "dns", "connect", "send", "wait", "receive")


class _Asked(NamedTuple):
    """A request: where, what came back, when it began, and the parts of its time."""

    host: str
    path: str
    status: int
    begun: int
    parts: tuple[int, ...]

    @property
    def taken(self) -> int:
        return sum(self.parts)

    @property
    def domain(self) -> str:
        return ".".join(self.host.split(".")[-2:])


def _asked(rng: np.random.Generator, number: int, hosts: list[str]) -> _Asked:
    """One request, begun some time after the page's own; many wait for their turn in the browser."""
    host = pick(rng, hosts)
    end = pick(rng, ("css", "js", "png", "jpg", "woff2"))
    path = f"{pick(rng, ('img', 'theme', 'commun'))}/{pick(rng, _STEMS)}-{number}.{end}"
    status = pick(rng, (200, 200, 200, 200, 304, 404, 503))
    blocked = integer(rng, 0, 700) if rng.integers(3) == 0 else integer(rng, 0, 20)
    receive = integer(rng, 200, 900) if rng.integers(5) == 0 else integer(rng, 1, 60)
    late = integer(rng, 200, 600) if status >= 400 else 0
    parts = (blocked, integer(rng, 0, 30), integer(rng, 0, 40), 1, integer(rng, 20, 420) + late, receive)  # fmt: skip
    return _Asked(host, path, status, integer(rng, 40, 2600), parts)


def time_of_a_page(rng: np.random.Generator) -> dict[str, Any]:
    """The file a server was slowest to begin, the other domain that took most, and how long all lasted."""
    site = f"www.{pick(rng, _NAMES)}.example"
    others = sample(rng, _SERVED_BY, 4)
    hosts = [site, site, site, site, *(f"{n}.test" for n in others[1:])]
    hosts += [f"{part}.{others[0]}.test" for part in ("cdn1", "cdn2", "cdn3")]
    asked = [_asked(rng, number, hosts) for number in range(1, 117)]
    own = [one for one in asked if one.host == site and one.status == 200]
    by_wait = sorted(own, key=lambda one: -one.parts[4])
    longest = max(own, key=lambda one: one.taken)
    good = [one for one in asked if one.host != site and one.status == 200]
    domains, apart = {one.domain: 0 for one in good}, {one.host: 0 for one in good}
    for one in good:
        domains[one.domain] += one.taken
        apart[one.host] += one.taken
    first, second = sorted(domains, key=lambda name: -domains[name])[:2]
    top = max(apart, key=lambda name: apart[name])
    begun, ended = min(one.begun for one in asked), max(one.begun + one.taken for one in asked)
    last = max(asked, key=lambda one: one.begun)
    if (
        by_wait[0].parts[4] < by_wait[1].parts[4] + 5 or longest == by_wait[0] or domains[first] < domains[second] + 50
        or top.endswith(first) or last.begun + last.taken == ended
        or max(asked, key=lambda one: one.parts[4]) == by_wait[0]
    ):  # fmt: skip
        return time_of_a_page(rng)
    start = datetime(2026, 3, integer(rng, 2, 27), integer(rng, 8, 17), integer(rng, 0, 58), integer(rng, 0, 59))  # fmt: skip
    entries = [
        json.dumps(
            {
                "startedDateTime": f"{start + timedelta(milliseconds=one.begun):%Y-%m-%dT%H:%M:%S.%f}"[:-3],
                "time": one.taken,
                "request": {"method": "GET", "url": f"https://{one.host}/{one.path}"},
                "response": {"status": one.status},
                "timings": dict(zip(_PARTS, one.parts, strict=True)),
            }
        )
        for one in shuffled(rng, asked)
    ]  # fmt: skip
    path = by_wait[0].path
    return {
        "site": site,
        "answer": [path.rpartition("/")[2], path, f"/{path}", f"{site}/{path}", f"https://{site}/{path}"],
        "wrong": [longest.path.rpartition("/")[2], by_wait[1].path.rpartition("/")[2]],
        "waited": by_wait[0].parts[4],
        "slow_site": first,
        "not_site": sorted({second, top}),
        "lasted": ended - begun,
        "not_lasted": [str(last.begun - begun), str(last.begun + last.taken - begun), str(sum(one.taken for one in asked))],
        "files": {"releve.har": PlainText('{"log": {"version": "1.2", "entries": [\n' + ",\n".join(entries) + "\n]}}\n")},
    }  # fmt: skip
