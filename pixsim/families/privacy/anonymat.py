"""Anonymising data: pseudonyms, k-anonymity, aggregates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.invented.surveys import ANSWERS, TOWNS
from pixsim.families.draws.invented.towns import FOUR_TOWNS
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import LETTERS, lettered
from pixsim.figures.figure import INK
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet


@redraw_misfits
def anonymous_or_pseudonymous(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: of three versions of a file, one anonymous, one pseudonymous with its key, one with names."""
    people, towns = (
        full_names(rng, integer(rng, 19, 27)),
        sorted(sample(rng, FOUR_TOWNS, 3)),
    )
    data = [
        (
            f"{first} {last}",
            f"{integer(rng, 1, 28):02}/{integer(rng, 1, 12):02}/{integer(rng, 1950, 2006)}",
            pick(rng, towns),
            integer(rng, 1, 20),
        )
        for first, last in people
    ]
    codes = [f"P{n}" for n in sample(rng, range(100, 999), len(data))]
    if min(Counter(row[2] for row in data)[town] for town in towns) < 5:
        return None  # of two people, one would tell the other's
    counts = [
        (
            town,
            sum(row[2] == town for row in data),
            round(
                sum(row[3] for row in data if row[2] == town) / sum(row[2] == town for row in data),
                1,
            ),
        )
        for town in towns
    ]
    kinds = {
        "anonymisation": DataTable(("commune", "personnes", "seances_moyennes"), tuple(counts)),
        "pseudonymisation": DataTable(("code", "commune", "seances"), tuple((code, row[2], row[3]) for code, row in zip(codes, data, strict=True))),
        "ni l'une ni l'autre": DataTable(("ne_le", "initiales", "commune", "seances"), tuple((row[1], "".join(part[0] for part in row[0].split()), row[2], row[3]) for row in data)),
    }  # fmt: skip
    names = shuffled(rng, ("version-1.csv", "version-2.csv", "version-3.csv"))
    found = dict(zip(kinds, names, strict=True))
    key = DataTable(
        ("code", "nom"),
        tuple(sorted((code, row[0]) for code, row in zip(codes, data, strict=True))),
    )
    archive = f"adherents-{integer(rng, 10, 99)}.zip"
    members = {
        name: kinds[kind] for name, kind in sorted((name, kind) for kind, name in found.items())
    }
    by_name = {name: kind for kind, name in found.items()}
    return {
        "name": archive,
        **{f"k{n}": by_name[f"version-{n}.csv"] for n in (1, 2, 3)},
        **{f"w{n}": next(kind for kind in kinds if kind != by_name[f"version-{n}.csv"]) for n in (1, 2, 3)},
        "kinds": sorted(kinds), "anonymous": found["anonymisation"], "pseudonymous": found["pseudonymisation"],
        "files": {archive: Archive({**members, "secret/correspondance.csv": key})},
    }  # fmt: skip


def naming_column(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of several columns of codes, the one in which no two people have the same."""
    count = 180
    shapes = ("{:06}", "B{:05}", "{:04}-K", "M{:06}", "{:05}")
    titles = sample(
        rng, ("repère", "info", "suite", "détail", "carte", "dossier", "passage", "groupe"), 4
    )
    columns: dict[str, list[Any]] = {}
    for place, (title, shape) in enumerate(zip(titles, sample(rng, shapes, 4), strict=True)):
        numbers = sample(rng, range(1000, 9999), count)
        again = (0, integer(rng, 2, 4), integer(rng, 8, 15), 70)[
            place
        ]  # how many bear the code of another
        for n in range(again):
            numbers[count - 1 - n] = numbers[n]
        columns[title] = shuffled(rng, [shape.format(number) for number in numbers])
    columns |= {
        "âge": [integer(rng, 11, 92) for _ in range(count)],
        pick(rng, ("ville", "commune")): [pick(rng, TOWNS) for _ in range(count)],
        "numéro de question": [integer(rng, 1, 12) for _ in range(count)],
        "avis": [pick(rng, ANSWERS) for _ in range(count)],
    }
    order = shuffled(rng, list(columns))
    rows = [tuple(columns[name][n] for name in order) for n in range(count)]
    return {
        "column": titles[0],
        "close": titles[1],
        "key": [titles[0]],
        "wrong": [*titles[1:], "âge"],
        "files": in_two_formats("enquete", Workbook((sheet("Réponses", tuple(order), rows),))),
    }


_AIDS_BY_GROUP = ("transport", "cantine", "chauffage", "logement")
_POSTCODES_OF_REIDENTIFY = ("59000", "59100", "59800", "62000", "62100", "62300")

_POSTCODES_BY_TOWN = {
    "59000": "Valsonne", "59100": "Rivelac", "59800": "Montclair", "62000": "Saint-Aubert", "62100": "Port-Lune",
    "62300": "Les Granges",
}  # fmt: skip


def reidentify(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the only row that fits somebody whom public results of a race tell: year of birth and town."""
    while True:
        rows = [
            (
                f"P{n:02}",
                integer(rng, 24, 52),
                pick(rng, _POSTCODES_OF_REIDENTIFY),
                pick(rng, _AIDS_BY_GROUP),
            )
            for n in range(1, 91)
        ]
        counts = Counter(row[1:3] for row in rows)
        single = [row for row in rows if counts[row[1:3]] == 1]
        if single:
            break
    target = pick(rng, single)
    town = _POSTCODES_BY_TOWN[target[2]]
    near = [
        row[0] for row in rows if row != target and (row[1] == target[1] or row[2] == target[2])
    ]
    lines = ["numero;age;code_postal;aide", *(f"{n};{a};{c};{aid}" for n, a, c, aid in rows)]
    runners = full_names(rng, 70)
    who = runners[0]
    results = [(who, 2025 - target[1], town)] + [
        (one, integer(rng, 1970, 2004), pick(rng, sorted(_POSTCODES_BY_TOWN.values())))
        for one in runners[1:]
    ]
    race = [
        f"{rank};{last.upper()};{first};{year};{place}"
        for rank, ((first, last), year, place) in enumerate(shuffled(rng, results), 1)
    ]
    codes = [f"{code};{place}" for code, place in _POSTCODES_BY_TOWN.items()]
    return {
        "who": " ".join(who),
        "age": target[1],
        "postcode": target[2],
        "town": town,
        "key": [target[0]],
        "wrong": near[:3],
        "aid": target[3],
        "files": {
            "aides.csv": text_file(lines),
            "course.csv": text_file(["rang;nom;prenom;naissance;commune", *race]),
            "communes.csv": text_file(["code_postal;commune", *codes]),
        },
    }


def smallest_group(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the k of a table once ages are in tens and postcodes in departments, and what must go for it to be 5."""
    departments = {"01": 1, "02": 2, "59": 3, "62": 3, "80": 2}
    least = integer(rng, 2, 4)
    sizes: dict[tuple[int, str], int] = {}
    for decade in (20, 30, 40, 50, 60):
        for department, weight in departments.items():
            sizes[decade, department] = weight * integer(rng, 9, 24)
    rare = sample(rng, tuple(sizes), integer(rng, 4, 6))
    for n, cell in enumerate(rare):
        sizes[cell] = least if n == 0 else integer(rng, least, 7)
    small = sum(size for size in sizes.values() if size < 5)
    rows = []
    for (decade, department), size in sizes.items():
        for _line in range(size):
            postcode = f"{department}{10 * integer(rng, 0, 99):03}"
            rows.append(
                (decade + integer(rng, 0, 9), int(postcode), pick(rng, _AIDS_BY_GROUP))
            )  # 1400 is 01400
    rows = shuffled(rng, rows)
    exact = Counter((age, code) for age, code, _aid in rows)
    by_sign = Counter((age // 10, str(code)[:2]) for age, code, _aid in rows)
    wrong = {min(exact.values()), min(by_sign.values()), max(sizes.values())} - {least}
    book = Workbook((sheet("Aides", ("Âge", "Code postal", "Aide"), rows),))
    return {
        "least": least, "wrong": [str(n) for n in sorted(wrong)],
        "small": str(small), "wrong_small": [str(n) for n in sorted({least, sum(size <= 5 for size in sizes.values()), small + 5} - {small})],
        "files": in_two_formats("aides", book),
    }  # fmt: skip


_AIDS = ("transport", "cantine", "chauffage", "logement", "vacances")

Person = tuple[int, int, str]
"""Age on the day, postcode as a number, aid."""

Way = Callable[[Person], tuple[int, int]]

_WAYS: tuple[tuple[str, Way], ...] = (
    ("âge par tranche de 10 ans, code postal entier", lambda p: (p[0] // 10, p[1])),
    ("âge par tranche de 5 ans, département", lambda p: (p[0] // 5, p[1] // 1000)),
    ("âge par tranche de 10 ans, département", lambda p: (p[0] // 10, p[1] // 1000)),
    ("âge par tranche de 20 ans, code postal entier", lambda p: (p[0] // 20, p[1])),
    ("âge exact, sans le lieu", lambda p: (p[0], 0)),
)

_TENS, _TWENTIES = 2, 3
_POSTCODES_OF_PROTECTS_TWICE = (1250, 1400, 59100, 59800, 62100, 62300)
_DECADES = (20, 30, 40, 50, 60, 70)


def _people(rng: np.random.Generator) -> list[Person]:
    """Some in every ten years and postcode, but for two of these, nearly empty."""
    cells = [(decade, code) for decade in _DECADES for code in _POSTCODES_OF_PROTECTS_TWICE]
    sparse = set(sample(rng, cells, 3))
    return [
        (decade + integer(rng, 0, 9), code, pick(rng, _AIDS))
        for decade, code in cells
        for _ in range(1 if (decade, code) in sparse else integer(rng, 3, 8))
    ]


def _groups(people: Sequence[Person], way: Way) -> dict[tuple[int, int], list[str]]:
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for one in people:
        groups[way(one)].append(one[2])
    return groups


def _betrayed(rng: np.random.Generator, people: Sequence[Person], way: Way) -> tuple[int, int]:
    """One of the smallest groups."""
    groups = _groups(people, way)
    return pick(rng, sorted(groups, key=lambda group: (len(groups[group]), group))[:4])


_DAY = date(2026, 1, 1)


def _born(rng: np.random.Generator, age: int) -> date:
    """Some day that makes one that old on the first of January 2026, now and then that very day."""
    birthday = date(_DAY.year - age, 1, 1)
    return pick(
        rng, (birthday, *(birthday - timedelta(days=integer(rng, 0, 364)) for _ in range(9)))
    )


@redraw_misfits
def protects_twice(rng: np.random.Generator) -> dict[str, Any] | None:
    """The only one of five generalisations with groups of three, none of which has one aid alone; and what another tells."""
    while True:
        right, leaky = sample(rng, (_TENS, _TWENTIES), 2)
        people = _people(rng)
        cell, aid = _betrayed(rng, people, _WAYS[leaky][1]), pick(rng, _AIDS)
        people = [
            (a, c, aid if _WAYS[leaky][1]((a, c, "")) == cell else said) for a, c, said in people
        ]
        large, apart = [], []
        for _told, way in _WAYS:
            groups = _groups(people, way)
            large.append(min(map(len, groups.values())) >= 3)
            apart.append(all(len(set(aids)) > 1 for aids in groups.values()))
        if large == [n in (right, leaky) for n in range(5)] and apart[right]:
            break
    alone = [
        group for group, aids in _groups(people, _WAYS[leaky][1]).items() if len(set(aids)) == 1
    ]
    if alone != [cell]:
        return None
    order = shuffled(rng, range(5))
    letters = {n: LETTERS[place] for place, n in enumerate(order)}
    rows = [(_born(rng, age), code, said) for age, code, said in shuffled(rng, people)]
    book = Workbook((sheet("Aides", ("Naissance", "Code postal", "Aide"), rows),))
    low = cell[0] * (10 if leaky == _TENS else 20)
    span = f"{low}-{low + (9 if leaky == _TENS else 19)} ans"
    return {
        "ways": lettered([_WAYS[n][0] for n in order]),
        "key": f"{letters[right]}, {letters[leaky]}",
        "wrong": [f"{one}, {letters[leaky]}" for one in "ABCDE" if one not in (letters[right], letters[leaky])]
        + [f"{letters[leaky]}, {letters[right]}", letters[right]],
        "leaky": letters[leaky],
        "aid": aid,
        "group": f"{span}, {f'département {cell[1]:02}' if leaky == _TENS else f'{cell[1]:05}'}",
        "files": in_two_formats("aides", book),
    }  # fmt: skip


_AGES, _PARTS_OF_TOWN = ("18-29", "30-44", "45-59", "60 +"), ("Nord", "Centre", "Sud")


def _dots(box: fig.Box, count: int) -> list[fig.Part]:
    """As many squares as people, by rows of five."""
    return [
        fig.rect((box.x + 1 + 2 * (n % 5), box.y + 0.5 + 2 * (n // 5), 1, 1), INK)
        for n in range(count)
    ]


@redraw_misfits
def smallest_group_of_dots(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: people by age and part of town, drawn as dots: the k of the table."""
    counts = [[integer(rng, 2, 10) for _age in _AGES] for _part in _PARTS_OF_TOWN]
    if rng.random() < 0.5:
        counts[integer(rng, 0, 2)][integer(rng, 0, 3)] = 0
    flat = sorted(n for row in counts for n in row if n)
    if flat[0] == flat[1] or flat[0] > 4:
        return None
    shapes: list[fig.Part] = [
        fig.centred(14 + 12 * n, 0, age, fig.SLATE) for n, age in enumerate(_AGES)
    ]
    for row, part in enumerate(_PARTS_OF_TOWN):
        shapes.append(fig.text(0, 3 + 6 * row - (3 + 6 * row) % 2, part, fig.SLATE))
        for column in range(4):
            box = fig.Box(8 + 12 * column, 2 + 6 * row, 12, 5)
            shapes += [fig.rect(box, fig.WHITE, fig.MIST), *_dots(box, counts[row][column])]
    total, key = sum(flat), flat[0]
    return {
        "to_look_at": fig.figure("Un tableau de trois quartiers et quatre tranches d'âge, un carré par personne.", 10, shapes),
        "key": str(key), "wrong": [str(n) for n in sorted({0, 1, flat[-1], len(flat), total, flat[1]} - {key})],
        "what": pick(rng, ("les abonnés", "les inscrits", "les usagers", "les adhérents", "les lecteurs", "les donateurs")), "most": flat[-1],
    }  # fmt: skip


def _grouping(box: fig.Box, counts: tuple[int, ...]) -> list[fig.Part]:
    """People grouped, side by side."""
    width = box.w // len(counts)
    shapes: list[fig.Part] = []
    for place, count in enumerate(counts):
        part = fig.Box(box.x + place * width, box.y, width - 1, box.h)
        per_row = max(1, (width - 2) // 2)
        shapes += [
            fig.rect(part, fig.WHITE, fig.GREY),
            *(
                fig.rect(
                    (part.x + 1 + 2 * (n % per_row), part.y + 1 + 2 * (n // per_row), 1, 1), INK
                )
                for n in range(count)
            ),
        ]
    return shapes


def grouping_of_three(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of four groupings of the same people, the only one in which each group has three at least."""
    total = integer(rng, 13, 16)

    def split(least: int, parts: int, low: int = 0) -> tuple[int, ...]:
        while True:
            counts = [integer(rng, least, 7) for _n in range(parts)]
            if low:
                counts[integer(rng, 0, parts - 1)] = low
            if sum(counts) == total:
                return tuple(counts)

    options = [split(3, integer(rng, 3, 4)), split(3, 4, 2), split(3, 4, 1), split(3, 3, 2)]
    return {
        **fig.pointed_tile(rng, "Quatre façons de regrouper les mêmes personnes, un carré par personne.", 5, options, _grouping, per_row=2),
        "what": pick(rng, ("d'âge", "de revenus", "de communes", "de dates d'inscription", "de métiers")), "who": pick(rng, FIRST_NAMES), "total": total, "least": min(options[0]),
    }  # fmt: skip
