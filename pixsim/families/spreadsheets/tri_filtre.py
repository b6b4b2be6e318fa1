"""Sorting and filtering: sort keys, criteria, duplicates, dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, full_names
from pixsim.families.draws.simulators.sheets import CLUB_TOWNS, SHOP_TOWNS, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, half_up, thousands
from pixsim.making.archives import Archive
from pixsim.text.csv_text import csv_text, spreadsheet_csv
from pixsim.text.search import without_accents
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def sorted_first(rng: np.random.Generator) -> dict[str, Any]:
    """Who comes first once the table is sorted on a number."""
    names = sample(rng, FIRST_NAMES, integer(rng, 15, 20))
    column, low, high = pick(rng, (("Âge", 18, 92), ("Points", 100, 990), ("Kilomètres", 20, 480)))
    values = sample(rng, range(low, high), len(names))
    rising = bool(rng.integers(2))
    rows = list(zip(names, [pick(rng, CLUB_TOWNS) for _ in names], values, strict=True))
    ranked = sorted(rows, key=lambda row: row[2], reverse=not rising)
    return {
        "files": {"participants.csv": spreadsheet_csv(("Prénom", "Commune", column), rows)},
        "colonne": column,
        "ordre": "du plus petit au plus grand" if rising else "du plus grand au plus petit",
        "nom": ranked[0][0],
        "faux": [ranked[-1][0], ranked[1][0]],
    }


@redraw_misfits
def texts_to_sort(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: a number typed as a text, last of a sorted list that it does not end, to be mended and sorted again."""
    names = sample(rng, SHOP_TOWNS, 6)
    numbers = sorted(sample(rng, range(8, 990), 6))
    ranked = list(zip(names, numbers, strict=True))
    odd = ranked[integer(rng, 0, 4)]
    if names == sorted(names):
        return None
    shown = [[name, str(n)] for name, n in ranked if (name, n) != odd]
    sheet = table([["Commune", "Inscrits"], *shown, [odd[0], f"'{odd[1]}"]], title="Inscrits")
    want = tuple(("shown", f"A{row}", name) for row, (name, _n) in enumerate(ranked, 2))
    numeric = tuple(("number", f"B{row}") for row in range(2, 8))
    convert, order = acts.Convert(cell="B7", to="B7"), acts.Sort(cell="B2", order="croissant")
    return {
        "town": odd[0],
        "count": odd[1],
        "world": sheet,
        "goal": Goal(want=(*want, *numeric)),
        "solution": [convert, order],
        "near": [
            [order],
            [convert, acts.Sort(cell="B2", order="décroissant")],
            [convert, acts.Sort(cell="A2", order="croissant")],
        ],
    }


WORKSHOPS = ("Bases", "Courriel", "Démarches", "Photo", "Smartphone", "Tableur")


def filtered_count(rng: np.random.Generator) -> dict[str, Any]:
    """How many rows one filter keeps."""
    rows = [
        (f"{first} {last}", integer(rng, 16, 84), pick(rng, CLUB_TOWNS), pick(rng, WORKSHOPS))
        for first, last in full_names(rng, integer(rng, 40, 60))
    ]
    limit, town, workshop = integer(rng, 30, 65), pick(rng, CLUB_TOWNS), pick(rng, WORKSHOPS)
    asked, kept = pick(
        rng,
        (
            (f"habitent {town}", [row for row in rows if row[2] == town]),
            (f"suivent l'atelier {workshop}", [row for row in rows if row[3] == workshop]),
            (f"ont {limit} ans ou plus", [row for row in rows if row[1] >= limit]),
        ),
    )
    return {
        "files": {"inscriptions.csv": spreadsheet_csv(("Nom", "Âge", "Commune", "Atelier"), rows)},
        "critere": asked,
        "nombre": len(kept),
        "faux": [str(len(rows)), str(len(kept) + 1)],
    }


def one_filter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: only the lines of a town, to read how many of them are unpaid."""
    town, *others = sample(rng, SHOP_TOWNS, 4)
    people = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES[:5]]
    rows = [
        [name, town if rng.random() < 0.3 else pick(rng, others), pick(rng, ("payé", "dû", "dû"))]
        for name in sample(rng, people, 34)
    ]
    rows[0][1], rows[1][1], rows[0][2], rows[1][2] = town, town, "dû", "payé"
    sheet = table([["Adhérent", "Commune", "Cotisation"], *rows], title="Adhérents")
    due = sum(row[1] == town and row[2] == "dû" for row in rows)
    both = [acts.Filter(cell="B2", value=town), acts.Filter(cell="C2", value="dû")]
    return {
        "town": town,
        "world": sheet,
        "goal": Goal(
            want=(
                ("filter", "B", f"^{town}||=^{town}"),
                ("filter", "C", "^dû||=^dû"),
                ("visible", str(due)),
            ),
            keep=("text",),
        ),
        "solution": both,
        "near": [both[:1], [acts.Filter(cell="B2", value=others[0]), both[1]]],
    }


def sorted_twice(rng: np.random.Generator) -> dict[str, Any]:
    """Who is on a given row once the table is sorted on two keys."""
    people = full_names(rng, integer(rng, 24, 40))
    towns = sample(rng, CLUB_TOWNS, 4)
    scores = sample(rng, range(40, 100), len(people))
    rows = [(*who, pick(rng, towns), score) for who, score in zip(people, scores, strict=True)]
    ranked = sorted(rows, key=lambda row: (row[2], -row[3]))
    place = integer(rng, 6, len(rows) - 2)
    right = ranked[place - 1]
    others = (sorted(rows, key=lambda row: -row[3]), sorted(rows, key=lambda row: (row[2], row[3])))
    return {
        "files": {"concours.csv": spreadsheet_csv(("Prénom", "Nom", "Commune", "Score"), rows)},
        "place": place,
        "reponse": " ".join(right[:2]),
        "faux": sorted(
            {" ".join(order[place - 1][:2]) for order in others} - {" ".join(right[:2])}
        ),
    }


@redraw_misfits
def filtered_mean(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: the mean of a column over the rows that two filters keep, whatever the way of typing; no answer is no mark."""
    people = full_names(rng, integer(rng, 150, 190))
    rows = []
    for first, last in people:
        town = pick(rng, CLUB_TOWNS[:4])
        typed = pick(rng, (town, town, town, town.upper(), f"{town} ", f" {town}"))
        mark = pick(rng, ("", "NR", *(str(n) for n in range(1, 21))))
        rows.append((f"{first} {last}", typed, pick(rng, WORKSHOPS[:3]), pick(rng, (mark, mark, mark, f"{mark}/20")) if mark.isdigit() else mark))  # fmt: skip
    town, workshop = pick(rng, CLUB_TOWNS[:4]), pick(rng, WORKSHOPS[:3])

    def mean_of(kept: list[str], *, zeros: bool = False) -> float:
        marks = [int(mark.partition("/")[0]) for mark in kept if mark.partition("/")[0].isdigit()]
        return sum(marks) / (len(kept) if zeros else len(marks)) if marks else 0.0

    both = [row[3] for row in rows if row[1].strip().lower() == town.lower() and row[2] == workshop]
    exact = [row[3] for row in rows if (row[1], row[2]) == (town, workshop)]
    plain_marks = [mark for mark in both if "/" not in mark]
    mean = mean_of(both)
    others = {
        half_up(one, 1) for one in (mean_of(exact), mean_of(plain_marks), mean_of(both, zeros=True))
    }
    mean = half_up(mean, 1)
    if (
        len(both) < 10 or mean in others or len(others) < 3 or mean % 1 == 0
    ):  # no final zero to forget
        return None
    return {
        "files": {"satisfaction.csv": spreadsheet_csv(("Nom", "Commune", "Atelier", "Note"), rows)},
        "commune": town,
        "atelier": workshop,
        "nombre": sum(mark.partition("/")[0].isdigit() for mark in both),
        "moyenne": decimal(mean, 1),
        "faux": sorted(decimal(other, 1) for other in others),
    }


_COMMUNES = (
    "Saint-Élan", "Sainte-Élane", "Saint-Malon", "Saint-Malo-le-Bois", "Sainte-Foy", "Sainte-Foy-le-Haut", "Besse", "Pont-Haut", "Pont-Bas",
    "Val-d'Ombre", "Val-d'Ombrée", "La Roche", "Les Roches", "Montclair", "Mont-Clairet", "Rivelac", "Riveloup", "Cambrelle", "Valsonne", "Grandville",
    "Grandvillé-sur-Lac", "Étréchay", "Crêtes", "Bourg-Neuf", "Bourg-Vieux", "Aubrac-le-Port", "Évrecy-Sud", "Sainte-Mère", "Saint-Père",
)  # fmt: skip


def _typed(rng: np.random.Generator, town: str) -> str:
    """A name as a hurried hand types it."""
    text = town
    if rng.integers(3) == 0:
        text = text.replace("Sainte-", "Ste ").replace("Saint-", "St-" if rng.integers(2) else "St ")  # fmt: skip
    if rng.integers(3) == 0:
        text = text.replace("-", " ")
    if rng.integers(3) == 0:
        text = without_accents(text)
    text = pick(rng, (text, text, text, text.upper(), text.lower()))
    if rng.integers(4) == 0:
        text = text.replace(" ", pick(rng, ("  ", "\u00a0")))
    return pick(rng, (text, text, text, f"{text} ", f" {text}"))


def _other_spellings(town: str) -> set[str]:
    """The same town with or without accents and hyphens, its saint in full or not."""
    short = town.replace("Sainte-", "Ste-").replace("Saint-", "St-")
    joined = {town, short, short.replace("Ste-", "Ste ").replace("St-", "St ")}
    spaced = {text.replace("-", " ") for text in joined}
    return {form(text) for text in joined | spaced for form in (str, without_accents)} - {town}


_NEW_COMMUNES = (
    "Beauval-en-Crête",
    "Hautes-Rives",
    "Trois-Vallées",
    "Clairmont-la-Plaine",
    "Portes-du-Lac",
)


@redraw_misfits
def towns_of_many_hands(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: how many towns of today a long column holds, and the one with most lines, once names are put in one form and merged towns in one."""
    names = sample(rng, _COMMUNES, integer(rng, 21, 26))
    weights = {town: integer(rng, 8, 22) for town in names}
    rest = [town for town in _COMMUNES if town not in names]
    first_new, second_new = sample(rng, _NEW_COMMUNES, 2)
    merged = dict.fromkeys(sample(rng, names, 3), first_new)
    merged |= dict.fromkeys(sample(rng, [town for town in names if town not in merged], 2), second_new)  # fmt: skip
    lines = shuffled(rng, [town for town, weight in weights.items() for _line in range(weight)])
    typed = [_typed(rng, town) for town in lines]
    counts = Counter(merged.get(town, town) for town in lines).most_common(2)
    alone = Counter(lines).most_common(1)[0][0]
    if counts[0][0] != first_new or counts[0][1] < counts[1][1] + 2 or alone in merged or len(lines) > 480:  # fmt: skip
        return None
    now = {merged.get(town, town) for town in names}
    plain = {text.strip().upper() for text in typed}
    others = {len(names), len(set(typed)), len(plain)}
    rows = [(f"F-{number}", text, pick(rng, ("guichet", "courriel", "téléphone"))) for number, text in enumerate(typed, 201)]  # fmt: skip
    joined = [*merged.items(), *((town, second_new) for town in rest[:1])]
    return {
        "who": pick(rng, FIRST_NAMES),
        "nombre": len(now),
        "faux": sorted({str(other) for other in others} - {str(len(now))}),
        "premiere": first_new,
        "aussi": sorted(_other_spellings(first_new)),
        "seconde": alone,
        "fiches": counts[0][1],
        "files": {
            "fiches.csv": spreadsheet_csv(("Fiche", "Commune", "Reçue par"), rows),
            "fusions.csv": spreadsheet_csv(("Ancienne commune", "Commune nouvelle"), sorted(joined)),
        },
    }  # fmt: skip


_NOTE = """Export des dossiers d'aide

nord.csv : dates en jour/mois/année ; montants à la française (1 234,50).
sud.csv : logiciel réglé en anglais ; dates en mois/jour/année, montants écrits 1,234.50.
Le dossier D-1042 de nord.csv et le dossier d1042 de sud.csv sont le même : un dossier
transmis d'un guichet à l'autre est dans les deux fichiers.
retraits.csv : demandes retirées depuis par les familles ; elles ne comptent plus.
"""

_Case = tuple[int, date, int]  # number, day, amount in cents


def _cases(rng: np.random.Generator) -> list[_Case]:
    """Four hundred cases; the largest amounts are among those that both exports have."""
    numbers, amounts = sample(rng, range(1001, 1999), 400), sample(rng, range(4_000, 290_000), 400)
    days = [date(2025, 1, 1) + timedelta(days=integer(rng, 0, 420)) for _number in numbers]
    largest = sorted(range(400), key=lambda n: -amounts[n])
    for place, n in zip(sample(rng, range(200, 230), 5), largest, strict=False):
        amounts[place], amounts[n] = amounts[n], amounts[place]
    return list(zip(numbers, days, amounts, strict=True))


def _once(cases: Sequence[_Case]) -> list[_Case]:
    """Each case once, as it is first written."""
    return list({case[0]: case for case in reversed(cases)}.values())


def _ranked(cases: Sequence[_Case], start: date, end: date) -> list[_Case]:
    return sorted((case for case in cases if start <= case[1] <= end), key=lambda case: -case[2])


def _as_french(cases: Sequence[_Case]) -> list[_Case]:
    """Dates of months and days read the other way round, those that cannot be left out."""
    return [(n, date(d.year, d.day, d.month), amount) for n, d, amount in cases if d.day <= 12]


def _northern(case: _Case) -> tuple[str, str, str]:
    number, day, amount = case
    return f"D-{number}", f"{day:%d/%m/%Y}", f"{thousands(amount // 100)},{amount % 100:02}"


def _southern(case: _Case) -> tuple[str, str, str]:
    number, day, amount = case
    return f"d{number}", f"{day:%m/%d/%Y}", f"{amount // 100:,}.{amount % 100:02}"


def two_exports(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: cases of a period in two exports, those in both counted once, those withdrawn since left out, and the third largest."""
    while True:
        cases = _cases(rng)
        north, south = cases[:230], cases[200:]  # thirty are in both
        start = date(2025, 1, 1) + timedelta(days=integer(rng, 40, 120))
        end = start + timedelta(days=integer(rng, 150, 220))
        all_asked = _ranked(cases, start, end)
        gone = {all_asked[integer(rng, 0, 2)][0], *(case[0] for case in sample(rng, cases, 25))}

        def left(some: Sequence[_Case], gone: set[int] = gone, start: date = start, end: date = end) -> list[_Case]:  # fmt: skip
            return [case for case in _ranked(some, start, end) if case[0] not in gone]

        kept, twice = left(cases), left([*north, *south])
        misread = left(_once([*north, *_as_french(south)]))
        counts = {len(twice), len(misread), len(all_asked)}
        thirds = {twice[2][0], misread[2][0], kept[1][0], kept[3][0], all_asked[2][0]} - {kept[2][0]}  # fmt: skip
        if len(kept) not in counts and twice[2][0] != kept[2][0] != all_asked[2][0] and kept[2][2] > kept[3][2]:  # fmt: skip
            break
    withdrawn = [(pick(rng, ("D-{}", "d{}", "{}", "D {}")).format(number), pick(rng, ("courrier", "guichet", "téléphone"))) for number in shuffled(rng, sorted(gone))]  # fmt: skip
    members = {
        "lisezmoi.txt": _NOTE.encode(),
        "nord.csv": csv_text([("Dossier", "Date", "Montant"), *map(_northern, shuffled(rng, north))], separator=";").encode("utf-8-sig"),
        "sud.csv": csv_text([("Dossier", "Date", "Montant"), *map(_southern, shuffled(rng, south))], separator=";").encode("utf-8-sig"),
        "retraits.csv": csv_text([("Dossier", "Reçu par"), *withdrawn], separator=";").encode("utf-8-sig"),
    }  # fmt: skip
    number = kept[2][0]
    return {
        "files": {"aides.zip": Archive(members)},
        "who": pick(rng, FIRST_NAMES),
        "debut": f"{start:%d/%m/%Y}",
        "fin": f"{end:%d/%m/%Y}",
        "nombre": len(kept),
        "dossier": [f"D-{number}", f"d{number}", str(number)],
        "faux_nombre": sorted(str(count) for count in counts),
        "faux_dossier": [f"D-{one}" for one in sorted(thirds)],
    }
