"""Families of competence 2.3: differences, conflicts and authors of versions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.text.csv_text import spreadsheet_csv

_THINGS = (
    "tables", "chaises", "gobelets", "rallonges", "tablettes", "souris", "claviers", "badges",
    "stylos", "classeurs", "lampes", "nappes",
)  # fmt: skip
_LINES = ("Horaires", "Lieu", "Tarif", "Contact", "Public", "Matériel", "Inscription", "Pause")
_VALUES = {
    "Horaires": ("9 h - 12 h", "14 h - 17 h", "10 h - 13 h", "18 h - 20 h"),
    "Lieu": ("salle 2", "mairie", "médiathèque", "salle des fêtes"),
    "Tarif": ("gratuit", "2 euros", "5 euros", "8 euros"),
    "Contact": ("accueil", "secrétariat", "bureau", "atelier"),
    "Public": ("tous", "seniors", "familles", "débutants"),
    "Matériel": ("prêté", "à apporter", "loué sur place", "fourni"),
    "Inscription": ("en ligne", "au guichet", "par téléphone", "sur place"),
    "Pause": ("10 min", "15 min", "20 min", "aucune"),
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


_RULES = (
    "Les heures sont celles de qui écrit, suivies de l'écart à l'heure universelle : +04:00 est en avance de quatre heures. Les lignes des",
    "deux fichiers sont rangées par heure écrite, non dans l'ordre des faits.",
    "restauration : tout le document redevient ce qu'il était juste après cette version, auteurs compris.",
    "reprise : la ligne devient ce qu'elle était dans la copie juste après cette version de la copie, auteur compris.",
    "retirée : la ligne n'existe plus ; remise : qui la remet en est l'auteur.",
)  # fmt: skip
_OFFSETS = (1, 1, 1, 4, -3, -4, 4)
State = dict[str, tuple[str, str]]


def _row(code: str, when: datetime, offset: int, who: str, told: str) -> tuple[str, str, str, str]:
    local = when + timedelta(hours=offset)
    return (code, f"{local:%Y-%m-%d %H:%M} {offset:+03}:00", who, told)


def line_author(rng: np.random.Generator) -> dict[str, Any]:
    """Who wrote the present value of two lines: versions restored, a line taken from a copy, hours of several places."""
    people = sample(rng, FIRST_NAMES, 7)
    offset = dict(zip(people, shuffled(rng, _OFFSETS), strict=True))
    taken, kept = sample(rng, _LINES, 2)
    codes = [f"v{number}" for number in sample(rng, range(1000, 10000), 340)]
    copied, merged, last, end = integer(rng, 60, 80), integer(rng, 140, 150), integer(rng, 262, 272), 290  # fmt: skip
    target = integer(rng, 180, 200)
    backs = {integer(rng, 112, 125): integer(rng, 50, 70), integer(rng, 225, 240): integer(rng, 160, 175), last: target}  # fmt: skip
    state: State = {line: (_VALUES[line][0], people[0]) for line in _LINES}
    when = datetime(2026, 3, 2, 6, 0)
    rows = [_row(codes[0], when, offset[people[0]], people[0], "création du document")]
    states, changed, times = [dict(state)], [""], [when]
    copy_rows: list[tuple[str, str, str, str]] = []
    copy: State = {}
    for number in range(1, end):
        when += timedelta(minutes=integer(rng, 4, 24))
        who, line = pick(rng, people[1:]), ""
        if number in backs:
            state = dict(states[backs[number]])
            told = f"restauration de la version {codes[backs[number]]}"
        elif number == copied + 30:  # what others did in the copy meanwhile
            copy, copy_rows, at = _copied(rng, states[copied], codes[copied], codes[end:], people, offset, times[copied] + timedelta(minutes=2), taken)  # fmt: skip
            line = pick(rng, [one for one in _LINES if state[one][0]])
            told, state[line] = f"« {line} » retirée", ("", who)
        elif number == merged:
            state[taken] = copy[taken]
            told = f"reprise de « {taken} » depuis la version {at} de la copie"
        else:
            shut = (taken,) if merged < number <= target else (taken, kept) if number > last else ()
            line = pick(rng, [one for one in _LINES if one not in shut])
            value = pick(rng, [one for one in _VALUES[line] if one != state[line][0]])
            told = f"« {line} » devient « {value} »" if state[line][0] else f"« {line} » remise : « {value} »"  # fmt: skip
            if state[line][0] and rng.integers(12) == 0:
                told, value = f"« {line} » retirée", ""
            state[line] = (value, who)
        rows.append(_row(codes[number], when, offset[who], who, told))
        states.append(dict(state))
        changed.append(line)
        times.append(when)
    filed, copy_filed = (sorted(held, key=lambda row: row[1]) for held in (rows, copy_rows))
    late = [rows[max(n for n in range(end) if changed[n] == line)][2] for line in (taken, kept)]
    above = filed[: next(n for n, row in enumerate(filed) if row[0] == codes[target])]
    nearest = next((row[2] for row in reversed(above) if row[3].startswith(f"« {kept} »")), "")
    authors = [state[line][1] for line in (taken, kept)]
    texts = [state[line][0] for line in (taken, kept)]
    if not all(texts) or people[0] in authors or authors[0] == authors[1] or nearest in ("", authors[1]) or any(map(str.__eq__, late, authors)):  # fmt: skip
        return line_author(rng)
    header = ("version", "heure", "auteur", "changement")
    return {
        "files": {
            "document.csv": spreadsheet_csv(header, filed),
            "copie.csv": spreadsheet_csv(header, copy_filed),
            "regles.txt": text_file([*_RULES, "", "Texte initial :", *(f"{line} : {values[0]}" for line, values in _VALUES.items())]),
        },
        "line": taken, "other": kept,
        "author": authors[0], "other_author": authors[1],
        "late": [late[0]], "other_late": sorted({late[1], nearest}),
        "last": codes[last], "first": codes[target], "back": at,
    }  # fmt: skip


def _copied(
    rng: np.random.Generator, begins: State, code: str, codes: list[str], people: list[str], offset: dict[str, int],
    when: datetime, line: str,
) -> tuple[State, list[tuple[str, str, str, str]], str]:  # fmt: skip
    """A copy of a version and its own changes: what it held at one of them, all of its rows, and which one that was."""
    state = dict(begins)
    rows = [
        _row(codes[0], when, offset[people[0]], people[0], f"copie du document, version {code}")
    ]
    held, at = dict(state), codes[0]
    for number in range(1, 40):
        when += timedelta(minutes=integer(rng, 4, 14))
        who = pick(rng, people[1:])
        one = line if number in (12, 33) else pick(rng, [name for name in _LINES if number < 12 or number > 33 or name != line])  # fmt: skip
        value = pick(rng, [word for word in _VALUES[one] if word != state[one][0]])
        state[one] = (value, who)
        rows.append(_row(codes[number], when, offset[who], who, f"« {one} » devient « {value} »"))
        if number == 26:
            held, at = dict(state), codes[number]
    return held, rows, at
