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
    """A list changed off line and on line since it was one, its lines moved, added, removed: those that someone has to settle."""
    count = integer(rng, 150, 180)
    codes = [f"{pick(rng, 'ABCDE')}{number}" for number in sample(rng, range(100, 999), count + 12)]
    codes, added = codes[:count], codes[count:]
    start = {
        code: (
            pick(rng, _THINGS),
            f"Salle {integer(rng, 1, 14)}",
            integer(rng, 2, 60) * pick(rng, (1, 1, 50)),
        )
        for code in codes
    }
    touched = sample(rng, codes, 40)
    clashing, alike, mine, theirs, gone, both_gone = (
        touched[:5],
        touched[5:11],
        touched[11:22],
        touched[22:32],
        touched[32:36],
        touched[36:40],
    )
    clashing = clashing[: integer(rng, 3, 5)]
    here, online = dict(start), dict(start)

    def another(code: str, *others: tuple[str, str, int]) -> tuple[str, str, int]:
        what, room, number = start[code]
        rooms = [(what, f"Salle {n}", number) for n in range(1, 15)]
        numbers = [(what, room, n) for n in range(2, 61)]
        moved = any(other[1] != room for other in others)  # settled in the same cell as theirs
        ways = rooms if moved else numbers if others else rooms + numbers
        return pick(rng, [one for one in ways if one not in (start[code], *others)])

    for code in [*clashing, *alike, *mine]:
        here[code] = another(code)
    for code in alike:
        online[code] = here[code]
    for code in [*clashing, *theirs]:
        online[code] = another(code, here[code])
    split = integer(rng, 1, 2)  # removed on one side, changed on the other
    for code in gone[:split]:
        del online[code]
        here[code] = another(code)
    for code in gone[split:]:
        del here[code]
        if code == gone[-1]:
            online[code] = another(code)
    for code in both_gone:
        del here[code], online[code]
    for place, code in enumerate(added):
        (here if place % 2 else online)[code] = (
            pick(rng, _THINGS),
            f"Salle {integer(rng, 1, 14)}",
            integer(rng, 2, 60),
        )
    settled = sorted([*clashing, *gone[:split], gone[-1]])
    shared = [code for code in start if code in here and code in online]
    apart = [code for code in shared if here[code] != online[code]]
    both = [code for code in shared if start[code] not in (here[code], online[code])]

    def written(held: dict[str, tuple[str, str, int]], spaced: bool) -> bytes:
        rows = [
            (code, what, room, f"{number:,}".replace(",", " ") if spaced else number)
            for code, (what, room, number) in held.items()
        ]
        return spreadsheet_csv(("code", "objet", "salle", "nombre"), shuffled(rng, rows))

    return {
        "count": len(settled),
        "wrong": sorted({len(clashing), len(apart), len(both), len(clashing) + len(gone), len(touched)} - {len(settled)}),
        "first": settled[0],
        "wrong_first": sorted({min(apart), min(alike), min([*mine, *theirs])} - {settled[0]}),
        "alike": len(alike),
        "files": {"avant-le-depart.csv": written(start, False), "votre-copie.csv": written(here, True), "en-ligne.csv": written(online, False)},
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
