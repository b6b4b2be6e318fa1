"""Families of competence 2.3: differences, conflicts and authors of versions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES

_THINGS = (
    "tables", "chaises", "gobelets", "rallonges", "tablettes", "souris", "claviers", "badges",
    "stylos", "classeurs", "lampes", "nappes",
)  # fmt: skip
_LINES = ("Horaires", "Lieu", "Tarif", "Contact", "Public")
_VALUES = {
    "Horaires": ("9 h - 12 h", "14 h - 17 h", "10 h - 13 h", "18 h - 20 h"),
    "Lieu": ("salle 2", "mairie", "médiathèque", "salle des fêtes"),
    "Tarif": ("gratuit", "2 euros", "5 euros", "8 euros"),
    "Contact": ("accueil", "secrétariat", "bureau", "atelier"),
    "Public": ("tous", "seniors", "familles", "débutants"),
}

_SLOTS = ("atelier", "visite", "pause", "jeu", "projection")


def three_versions(rng: np.random.Generator) -> dict[str, Any]:
    """A list changed off line and on line since it was one: the lines that someone has to settle."""
    count = integer(rng, 40, 56)
    rooms = [sample(rng, _THINGS, 4) for _room in range(14)]
    start = [
        f"Salle {1 + line // 4}, {rooms[line // 4][line % 4]} : {integer(rng, 2, 60)}"
        for line in range(count)
    ]
    touched = sample(rng, range(4, count), 16)
    clashing, alike, mine, theirs = touched[:4], touched[4:7], touched[7:11], touched[11:16]
    clashing = clashing[: integer(rng, 2, 4)]
    here, online = list(start), list(start)

    def another(place: int, *others: str) -> str:
        name = start[place].partition(" : ")[0]
        return pick(rng, [w for n in range(2, 61) if (w := f"{name} : {n}") not in (start[place], *others)])  # fmt: skip

    for place in [*clashing, *alike, *mine]:
        here[place] = another(place)
    for place in alike:
        online[place] = here[place]
    for place in [*clashing, *theirs]:
        online[place] = another(place, here[place])
    both = len(clashing) + len(alike)
    first = min(clashing) + 1
    apart = [n for n, (a, b) in enumerate(zip(here, online, strict=True), 1) if a != b]
    wrong_first = {apart[0], min([*clashing, *alike]) + 1, max(clashing) + 1} - {first}
    if not wrong_first:
        return three_versions(rng)
    return {
        "count": len(clashing),
        "wrong": [both, len(apart), len(alike) + len(mine) + len(theirs) + len(clashing)],
        "first": first,
        "wrong_first": sorted(wrong_first),
        "alike": len(alike),
        "files": {
            name: text_file(held)
            for name, held in (
                ("avant-le-depart.txt", start), ("votre-copie.txt", here), ("en-ligne.txt", online),
            )
        },
    }  # fmt: skip


def line_author(rng: np.random.Generator) -> dict[str, Any]:
    """Who wrote the present value of two lines, after versions restored, one of them over another."""
    people = sample(rng, FIRST_NAMES, 7)
    asked = sample(rng, _LINES, 2)
    while True:
        state = {line: (_VALUES[line][0], people[0]) for line in _LINES}
        states, log = [dict(state)], [f"Version 1 - {people[0]} : création du document"]
        first = integer(rng, 24, 30)
        middle, last = first + integer(rng, 8, 12), first + integer(rng, 22, 28)
        backs = {first: integer(rng, 12, 18), middle: integer(rng, 19, first - 2), last: first}
        restorer = ""
        for version in range(2, last + integer(rng, 3, 6)):
            person = pick(rng, people[1:])
            if version in backs:
                state = dict(states[backs[version] - 1])
                log.append(
                    f"Version {version} - {person} : restauration de la version {backs[version]}"
                )
                restorer = person
            else:
                line = pick(rng, [one for one in _LINES if one != asked[0] or version < last])
                value = pick(rng, [v for v in _VALUES[line] if v != state[line][0]])
                state[line] = (value, person)
                log.append(f"Version {version} - {person} : {line} devient « {value} »")
            states.append(dict(state))
        authors = [state[line][1] for line in asked]
        late = [_last_named(log, line) for line in asked]
        if (
            people[0] not in authors
            and restorer not in authors
            and authors[0] != late[0]
            and authors[0] != authors[1]
        ):
            break
    text = "".join(f"{line}\r\n" for line in [*log, "", "Texte initial :", *_initial()])
    return {
        "files": {"journal.txt": text.encode("utf-8-sig")},
        "line": asked[0], "other": asked[1],
        "author": authors[0], "other_author": authors[1],
        "late": [late[0]], "last": last, "first": first, "back": backs[first],
    }  # fmt: skip


def _last_named(log: list[str], line: str) -> str:
    """Who a reader of the journal's last lines would name."""
    found = next(one for one in reversed(log) if f" : {line} devient" in one)
    return found.partition(" - ")[2].partition(" : ")[0]


def _initial() -> list[str]:
    return [f"{line} : {values[0]}" for line, values in _VALUES.items()]
