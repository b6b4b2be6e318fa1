"""Families of competence 2.2 that hand a file: access lists, statistics, pages, robots.txt."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file, windows_file
from pixsim.families.draws.numbers import decimal
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain


def people(rng: np.random.Generator, count: int) -> list[str]:
    """Different people, as « lea.martin »."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{plain(pick(rng, FIRST_NAMES))}.{plain(pick(rng, LAST_NAMES))}"] = None
    return list(names)


def access_count(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many people two groups open a document to, with namesakes of groups, exceptions and one guest."""
    groups = sample(rng, ("accueil", "compta", "jardin", "bureau", "culture", "sport"), 4)
    first, second = groups[:2]
    others = [*groups[2:], f"{first}-jeunes", f"anciens {second}", f"{groups[2]} {first}"]
    everyone = people(rng, 96)
    table = {
        who: sample(rng, [first, second, *others], pick(rng, (1, 1, 2, 2, 3))) for who in everyone
    }
    reached = [who for who, own in table.items() if first in own or second in own]
    outside = [who for who in table if who not in reached]
    barred, guest = sample(rng, reached, 2), pick(rng, outside)
    allowed = (set(reached) - set(barred)) | {guest}
    sign = {who: pick(rng, (", ", ",", " , ")) for who in table}

    def typed(group: str) -> str:
        return pick(rng, (group, group, group.capitalize(), group.upper()))

    rows = [
        "personne;groupes",
        *(f"{who};{sign[who].join(map(typed, own))}" for who, own in table.items()),
    ]
    sizes = sum((first in own) + (second in own) for own in table.values())
    loose = sum(
        any(name in group for name in (first, second) for group in own) for own in table.values()
    )
    naive = {sizes - 1, len(reached), len(reached) - 2, loose, loose - 1}
    return {
        "files": {"personnes.csv": windows_file(rows)},
        "first": first,
        "second": second,
        "barred": " et ".join(barred),
        "guest": guest,
        "reached": len(reached),
        "loose": loose,
        "answer": len(allowed),
        "wrong": [str(n) for n in sorted(naive - {len(allowed)})],
    }


def spread(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: how many accounts see a post that public accounts alone share, among doubled rows."""
    names = people(rng, 110)
    start = names[0]
    edges = {(start, name) for name in sample(rng, names[1:], integer(rng, 4, 6))}
    while len(edges) < 320:
        followed, follower = pick(rng, names), pick(rng, names)
        if start not in (followed, follower) and followed != follower:
            edges.add((followed, follower))
    private = set(sample(rng, names[1:], 38))
    steps = integer(rng, 3, 4)

    def reach(barred: set[str]) -> tuple[int, int]:
        seen, wave, counted = {start}, {start}, 0
        for _step in range(steps):
            received = [to for by, to in edges if by in wave - barred]
            counted += len(received)
            wave = set(received) - seen
            seen |= wave
        return len(seen) - 1, counted

    answer, counted = reach(private)
    careless = reach(set())[0]
    if not 25 <= answer <= 80 or careless - answer < 5:
        return spread(rng)
    listed = [f"{by};{to}" for by, to in sorted(edges)]
    rows = ["compte;abonne", *shuffled(rng, [*listed, *sample(rng, listed, 18)])]
    told = [f"{n};{'privé' if n in private else 'public'}" for n in sorted(names)]
    return {
        "files": {
            "abonnes.csv": windows_file(rows),
            "comptes.csv": windows_file(["compte;reglage", *told]),
        },
        "start": start,
        "steps": steps,
        "answer": answer,
        "careless": careless,
        "wrong": [str(n) for n in {counted, careless, answer + 1} if n != answer],
    }


_SOURCES = (
    "page d'accueil",
    "lettre du matin",
    "réseau social",
    "abonnés",
    "moteur de recherche",
    "site partenaire",
)
_ROBOTS = ("robot d'indexation", "Robot de veille", "moteur de recherche : robot", "ROBOT inconnu")


def best_title(rng: np.random.Generator) -> dict[str, Any]:
    """Trials of five titles in two exports that share some, part of them by robots: the best click rate is not that of the most clicks."""
    codes = [f"{pick(rng, 'BCDFGHKLMNPRSTVZ')}{n}" for n in sample(rng, range(10, 99), 5)]
    sources = sample(rng, range(100, 999), 14)
    robots = set(sources[:4])
    kinds = [*shuffled(rng, _ROBOTS), *(pick(rng, _SOURCES) for _source in sources[4:])]
    while True:
        rows: list[tuple[int, str, int, int, int]] = []
        for number in sample(rng, range(1000, 10000), 300):
            code = codes[0] if rng.integers(4) == 0 else pick(rng, codes)
            source = pick(rng, sources[:4] if rng.integers(6) == 0 else sources[4:])
            seen = integer(rng, 200, 2500 if code == codes[0] else 900)
            rate = integer(rng, 60, 130) if source in robots and code == codes[1] else integer(rng, 8, 60)  # fmt: skip
            rows.append((number, code, seen, max(1, seen * rate // 1000), source))
        twice = [row for row in rows if row[1] == codes[2] and row[3] * 25 > row[2]]
        twice += [row for row in rows if row not in twice and rng.integers(12) == 0]
        kept = [row for row in rows if row[4] not in robots]

        def rates(held: list[tuple[int, str, int, int, int]]) -> dict[str, float]:
            return {c: sum(row[3] for row in held if row[1] == c) / sum(row[2] for row in held if row[1] == c) for c in codes}  # fmt: skip

        right, whole = rates(kept), rates(rows)
        double = rates([*kept, *(row for row in twice if row[4] not in robots)])
        ranked = sorted(codes, key=right.__getitem__)
        best, most = ranked[-1], max(codes, key=lambda c: sum(row[3] for row in kept if row[1] == c))  # fmt: skip
        trap, doubled = max(codes, key=whole.__getitem__), max(codes, key=double.__getitem__)
        if best not in (most, trap, doubled) and right[best] - right[ranked[-2]] > 0.0005:
            break
    answer = decimal(100 * right[best], 1)
    others = {decimal(100 * held[c], 1) for held, c in ((whole, best), (whole, trap), (double, doubled), (right, most))}  # fmt: skip
    half = len(rows) // 2
    site = shuffled(rng, [*rows[:half], *(row for row in twice if row in rows[half:])])
    app = shuffled(rng, [*rows[half:], *(row for row in twice if row in rows[:half])])
    day = {row[0]: integer(rng, 1, 24) for row in rows}
    return {
        "files": {
            "essais-site.csv": windows_file(["numéro;jour;titre;affichages;clics;origine", *(f"{n};{day[n]:02}/06/2026;{c};{seen};{hits};{source}" for n, c, seen, hits, source in site)]),
            "essais-appli.csv": text_file(["date,views,clicks,id,title,source", *(f"2026-06-{day[n]:02},{seen},{hits},{n},{c},{source}" for n, c, seen, hits, source in app)]),
            "origines.csv": text_file(["origine;nature", *shuffled(rng, [f"{source};{kind}" for source, kind in zip(sources, kinds, strict=True)])]),
        },
        "answer": best, "most": most, "trap": trap, "doubled": doubled,
        "rate": answer, "not_rate": sorted(others - {answer}),
        "clicks": sum(row[3] for row in kept if row[1] == best), "shown": sum(row[2] for row in kept if row[1] == best),
    }  # fmt: skip
