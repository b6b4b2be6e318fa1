"""Families of competence 4.1: permissions, access lists, log-in records."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.dates import clock
from pixsim.families.draws.files import text_file

USERS = ("amina", "bruno", "claire", "denis", "elsa", "farid")
GROUPS = ("atelier", "compta", "accueil")
_CITIES = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau")
_ABROAD = ("Oslo", "Lima", "Perth", "Dakar", "Osaka", "Quito")


def mode_letters(value: int) -> str:
    """The nine letters of a three-digit octal mode."""
    return "".join(
        letter if value >> (8 - place) & 1 else "-" for place, letter in enumerate("rwxrwxrwx")
    )


def octal(rng: np.random.Generator) -> dict[str, Any]:
    """The octal value of nine permission letters."""
    value = integer(rng, 1, 0o777)
    mode = mode_letters(value)
    flags = "".join("0" if letter == "-" else "1" for letter in mode)
    mirrored = "".join(str(int(flags[n : n + 3][::-1], 2)) for n in (0, 3, 6))
    key = f"{value:03o}"
    wrong = [text for text in (str(value), mirrored, flags) if text != key and text != "0" + key]
    return {"mode": mode, "key": [key, "0" + key], "wrong": wrong}


def chmod(rng: np.random.Generator) -> dict[str, Any]:
    """Permissions after one symbolic chmod of two clauses."""
    while True:
        before = mode_letters(integer(rng, 0, 0o777) | 0o400)
        clauses = [
            pick(rng, ("u", "g", "o", "go", "ug"))
            + pick(rng, "+-")
            + pick(rng, ("r", "w", "x", "rw", "rx"))
            for _ in range(2)
        ]
        after = before
        for clause in clauses:
            after = with_clause(after, clause)
        mistaken = before
        for clause in clauses:  # o read as the owner
            mistaken = with_clause(
                mistaken, clause.replace("u", "?").replace("o", "u").replace("?", "o")
            )
        if after not in (before, mistaken):
            break
    return {
        "before": before,
        "clauses": ",".join(clauses),
        "key": [after, f"-{after}", f"{after[:3]} {after[3:6]} {after[6:]}"],
        "wrong": [before, mistaken],
    }


def with_clause(mode: str, clause: str) -> str:
    who, sign, letters = re.split(r"([+-])", clause)
    places = ["ugo".index(person) * 3 + "rwx".index(letter) for person in who for letter in letters]
    return "".join(
        ("rwx"[place % 3] if sign == "+" else "-") if place in places else letter
        for place, letter in enumerate(mode)
    )


def access_list(rng: np.random.Generator) -> dict[str, Any]:
    """Who may change a file, by explicit and inherited entries."""
    users, groups = sample(rng, USERS, 3), list(GROUPS)
    member = {user: sorted(sample(rng, groups, integer(rng, 1, 2))) for user in users}
    while True:
        subjects = [*sample(rng, groups, 3), *sample(rng, users, 2)]
        entries = [
            (pick(rng, ("explicite", "hérité")), pick(rng, ("refuser", "autoriser")), subject)
            for subject in subjects
        ]
        verdicts = {user: _verdict(entries, {user, *member[user]}) for user in users}
        conflicts = [
            user
            for user in users
            if len({e[1] for e in entries if e[2] in {user, *member[user]}}) > 1
        ]
        if len(set(verdicts.values())) > 1 and len(conflicts) > 1:
            break
    rows = [f"    {origin:<12}{action:<12}{subject}" for origin, action, subject in entries]
    fields = {f"e{n}": f"{user} ({' et '.join(member[user])})" for n, user in enumerate(users, 1)}
    keys = {f"k{n}": verdicts[user] for n, user in enumerate(users, 1)}
    return {"entries": "\n".join(shuffled(rng, rows)), **fields, **keys}


def _verdict(entries: list[tuple[str, str, str]], names: set[str]) -> str:
    found = [entry[:2] for entry in entries if entry[2] in names]
    for origin in ("explicite", "hérité"):
        for action, verdict in (("refuser", "refusé"), ("autoriser", "autorisé")):
            if (origin, action) in found:
                return verdict
    return "refusé"


def suspect_login(rng: np.random.Generator) -> dict[str, Any]:
    """The first successful fraudulent log-in of one user in a day's record."""
    home, user = pick(rng, _CITIES), pick(rng, USERS)
    pirate, other = sample(rng, _ABROAD, 2)
    others = [name for name in USERS if name != user]
    seconds = sorted(sample(rng, range(6 * 3600, 20 * 3600), integer(rng, 80, 140)))
    rows: list[tuple[int, str, str, str]] = [
        (s, pick(rng, others), pick(rng, (*_CITIES, pirate, other)), pick(rng, ("succes", "echec")))
        for s in seconds
    ]
    own = sample(rng, range(6 * 3600, 20 * 3600), 14)
    rows += [(s, user, home, "succes" if rng.integers(5) else "echec") for s in own]
    fraud = integer(rng, 11 * 3600, 15 * 3600)
    failures = [(fraud - integer(rng, 20, 5000), user, pirate, "echec") for _ in range(4)]
    later = [(fraud + integer(rng, 60, 9000), user, pick(rng, (pirate, other)), "succes")]
    rows += [(fraud, user, pirate, "succes"), *failures, *later]
    lines = [f"{clock(s)} compte={u} ville={c} resultat={r}" for s, u, c, r in sorted(rows)]
    return {
        "user": user,
        "home": home,
        "key": [clock(fraud)],
        "wrong": [clock(min(failures)[0]), clock(later[0][0])],
        "files": {"connexions.log": text_file(lines)},
    }
