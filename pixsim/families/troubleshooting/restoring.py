"""Competence 5.1, level 7: what backups really give back, from a log, a check of the media and a plan."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.texts import DataTable, PlainText

_SERVERS = ("compta", "accueil", "photos", "paie", "plans", "courrier", "archives")
_NIGHTS = 33


@dataclass(frozen=True, slots=True)
class Night:
    """One backup of one server."""

    began: datetime
    full: bool
    lot: str
    files: int
    status: str = "OK"
    readable: bool = True

    @property
    def sound(self) -> bool:
        """Whether it can be restored by itself."""
        return self.status == "OK" and self.files > 0 and self.readable


@dataclass(slots=True)
class Server:
    """A server, its backups from the oldest to the newest, and the loss that the plan allows, in hours."""

    name: str
    allowed: int
    nights: list[Night] = field(default_factory=list)

    def restored(self) -> datetime:
        """The beginning of the newest backup that can be given back."""
        whole, last = False, self.nights[0].began
        for night in self.nights:
            whole = night.sound if night.full else whole and night.sound
            last = night.began if whole else last
        return last


def loss_beyond_plan(rng: np.random.Generator) -> dict[str, Any]:
    """The server that loses more than the plan allows once its chain of backups is followed, and its last state."""
    first = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 20))
    fire = first + timedelta(days=_NIGHTS, hours=integer(rng, 8, 11))
    names = sample(rng, _SERVERS, 6)
    servers = [_server(rng, name, first, place) for place, name in enumerate(names)]
    guilty = servers[0]
    state = guilty.restored()
    others = [f"{night.began:%d/%m/%Y}" for night in guilty.nights[-1:] + [n for n in guilty.nights if n.full][-1:]]  # fmt: skip
    key = f"{state:%d/%m/%Y}"
    lines = [line for server in servers for night in server.nights for line in _lines(rng, server, night)]  # fmt: skip
    read = [
        (night.lot, night.began.date() + timedelta(days=1), "lisible" if night.readable else "illisible")
        for server in servers
        for night in server.nights
    ]  # fmt: skip
    plan = [(server.name, f"{server.allowed} h") for server in sorted(servers, key=lambda one: one.name)]  # fmt: skip
    return {
        "fire": f"{fire:%d/%m/%Y}",
        "hour": fire.hour,
        "server": guilty.name,
        "not_server": [server.name for server in servers[1:4]],
        "key": key,
        "wrong": sorted(set(others) - {key}),
        "lot": next(night.lot for night in guilty.nights if not night.readable),
        "files": {
            "sauvegardes.log": PlainText("".join(f"{line}\n" for _moment, line in sorted(lines))),
            "relecture.csv": DataTable(("lot", "relu_le", "resultat"), tuple(shuffled(rng, read))),
            "plan.csv": DataTable(("serveur", "perte_permise"), tuple(plan)),
        },
    }


def _server(rng: np.random.Generator, name: str, first: datetime, place: int) -> Server:
    """One server; what befalls its backups goes by its place: the first one alone loses too much."""
    hour, weekday = integer(rng, 20, 22), integer(rng, 0, 1) + (_NIGHTS - 6) % 7
    lots = sample(rng, range(1000, 9999), _NIGHTS)
    nights = [
        Night(
            first + timedelta(days=n, hours=hour, minutes=integer(rng, 0, 50)), n % 7 == weekday % 7,
            f"{name[:3].upper()}-{lots[n]}", integer(rng, 20_000, 24_000) if n % 7 == weekday % 7 else integer(rng, 20, 400),
        )
        for n in range(_NIGHTS)
    ]  # fmt: skip
    for n in sample(rng, range(2, 20), 2):
        nights[n] = replace(nights[n], status="ECHEC", files=integer(rng, 0, 9))
    last = max(n for n, night in enumerate(nights) if night.full)
    allowed = 24
    if place == 0:  # bad in the middle of the chain, which only the check tells
        broken = last + integer(rng, 1, 2)
        nights[broken] = replace(nights[broken], readable=False)
        allowed = 48
    elif place == 1:  # a failure, made good by a full backup on another day
        nights[last + 1] = replace(nights[last + 1], status="ECHEC", files=integer(rng, 0, 9))
        nights[last + 2] = replace(nights[last + 2], full=True, files=integer(rng, 20_000, 24_000))
    elif place == 2:  # empty, but the plan allows as much
        nights[last + 2] = replace(nights[last + 2], files=0)
        allowed = 168
    elif place == 3:  # the last night failed
        nights[-1] = replace(nights[-1], status="ECHEC", files=integer(rng, 1, 9))
        allowed = 48
    elif place == 4:  # bad before the last full backup: no harm
        nights[last - 2] = replace(nights[last - 2], readable=False)
    return Server(name, allowed, nights)


def _lines(rng: np.random.Generator, server: Server, night: Night) -> list[tuple[datetime, str]]:
    kind = "complete" if night.full else "incrementale"
    ended = night.began + timedelta(minutes=integer(rng, 90, 170) if night.full else integer(rng, 4, 40))  # fmt: skip
    found = [
        (night.began, f"{night.began:%Y-%m-%d %H:%M} {server.name} debut {kind}"),
        (ended, f"{ended:%Y-%m-%d %H:%M} {server.name} fin {kind} {night.status} fichiers={night.files} lot={night.lot}"),
    ]  # fmt: skip
    if rng.random() < 0.15:
        warned = night.began + timedelta(minutes=2)
        what = pick(rng, ("fichier ouvert ignore : agenda.tmp", "disque rempli a 80 %", "horloge corrigee de 1 s"))  # fmt: skip
        found.append((warned, f"{warned:%Y-%m-%d %H:%M} {server.name} attention {what}"))
    return found
