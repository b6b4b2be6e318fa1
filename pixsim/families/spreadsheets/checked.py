"""Families of competence 1.3 that hand data to be imported, validated or read on a chart."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import decimal, euros
from pixsim.families.draws.people import full_names, plain
from pixsim.making.make import in_two_formats
from pixsim.making.pictures import Picture, Shape, Writing
from pixsim.making.texts import PlainText
from pixsim.making.workbooks import Rule, Workbook, sheet

_PRODUCTS = ("Desk lamp", "Office chair", "Notebook", "Monitor", "Keyboard", "Headset", "Printer")


def english_amounts(rng: np.random.Generator) -> dict[str, Any]:
    """The total of a column written the English way: comma of thousands, decimal point, quotes."""
    lines, cents = ["Order,Date,Product,Amount"], []
    for place in range(integer(rng, 25, 40)):
        amount = (
            integer(rng, 1_500, 99_900) if integer(rng, 0, 2) else integer(rng, 100_100, 480_000)
        )
        cents.append(amount)
        written = f"{amount / 100:,.2f}"
        cell = f'"{written}"' if "," in written else written
        day = f"{integer(rng, 1, 12):02}/{integer(rng, 13, 28):02}/2026"
        lines.append(f"US-{1000 + place},{day},{pick(rng, _PRODUCTS)},{cell}")
    small = sum(amount for amount in cents if amount < 100_000)
    total = sum(cents)
    if total % 10 == 0:
        return english_amounts(rng)
    name = f"orders-{integer(rng, 10, 99)}.csv"
    return {
        "name": name,
        "key": euros(total),
        "wrong": [euros(small), decimal(total / 1000, 2)],
        "files": {name: PlainText("\n".join([*lines, ""]), newline="\r\n")},
    }


_MEANT = {"age": "un âge entier de 16 à 99 ans", "code": "un code postal de cinq chiffres",
          "mail": "une adresse avec une seule arobase, suivie d'un domaine avec un point"}  # fmt: skip


def broken_rules(rng: np.random.Generator) -> dict[str, Any]:
    """How many rows of a members' list break one of three rules, several faults counted once."""
    people = full_names(rng, integer(rng, 60, 90))
    bad = set(sample(rng, range(len(people)), integer(rng, 7, 12)))
    twice = pick(rng, sorted(bad))
    rows: list[tuple[Any, ...]] = []
    faults = 0
    for place, (first, last) in enumerate(people):
        age: Any = integer(rng, 16, 88)
        code: Any = f"{integer(rng, 1, 95):02}{integer(rng, 0, 999):03}"
        mail = f"{plain(first)}.{plain(last)}@{pick(rng, ('poste', 'courriel', 'asso'))}.example"
        broken = []
        if place in bad:
            broken = sample(rng, ("age", "code", "mail"), 2 if place == twice else 1)
        faults += len(broken)
        if "age" in broken:
            age = pick(rng, (integer(rng, 3, 15), integer(rng, 100, 140), 34.5))
        if "code" in broken:
            code = pick(rng, (code[1:], f"{code}0", f"{code[:2]} {code[2:]}", code[:4] + "O"))
        if "mail" in broken:
            mail = pick(rng, (
                mail.replace("@", ""), mail.replace("@", "@@"), mail.replace(".example", ""),
            ))  # fmt: skip
        rows.append((last, first, age, code, mail))
    header = ("Nom", "Prénom", "Âge", "Code postal", "Courriel")
    rules = (Rule("C2:C500", between=(16, 99), message="Un âge entier de 16 à 99 ans."),)
    told = [(column, text[0].upper() + text[1:]) for column, text in zip(
        ("Âge", "Code postal", "Courriel"), _MEANT.values(), strict=True)]  # fmt: skip
    name = f"adherents-{integer(rng, 10, 99)}"
    book = Workbook(
        (
            sheet("Adhérents", header, rows, rules=rules),
            sheet("Règles", ("Colonne", "Ce qui est accepté"), told),
        )
    )
    return {
        "name": name,
        "faults": faults,
        "key": str(len(bad)),
        "wrong": [str(faults), str(len(bad) - 1)],
        "files": in_two_formats(name, book),
    }


def cut_axis_chart(rng: np.random.Generator) -> dict[str, Any]:
    """The true change between two bars of a chart whose axis does not begin at zero."""
    step = pick(rng, (5, 10, 20, 50))
    start = step * integer(rng, 8, 30)
    low_at, high_at = integer(rng, 1, 2), integer(rng, 4, 6)
    low, high = start + step * low_at, start + step * high_at
    change = 100 * (high - low) / low
    if 1000 * (high - low) % low:  # one decimal at most
        return cut_axis_chart(rng)
    bottom, unit = 300, 36
    drawn: list[Shape | Writing] = [Writing("Nombre d'adhérents", (70, 18), 20)]
    for tick in range(8):
        y = bottom - unit * tick
        drawn.append(Shape("line", ((64, y), (460, y)), "#D0D0D0"))
        drawn.append(Writing(str(start + step * tick), (56, y), 15, anchor="rm"))
    years = integer(rng, 2021, 2025)
    for place, (height, colour) in enumerate(((low_at, "#7FB3D5"), (high_at, "#1F618D"))):
        left = 120 + 170 * place
        top = bottom - unit * height
        drawn.append(Shape("rectangle", ((left, top), (left + 100, bottom)), colour))
        drawn.append(Writing(str(years + place), (left + 50, bottom + 10), 16, anchor="ma"))
    drawn.append(Shape("line", ((64, bottom), (460, bottom)), "#202020", 2))
    seen = 100 * (high_at - low_at) / low_at
    name = f"affiche-{integer(rng, 10, 99)}.png"
    return {
        "name": name,
        "start": start,
        "low": low,
        "high": high,
        "key": decimal(change, 1),
        "seen": decimal(seen, 0),
        "not_start": low,
        "wrong": [decimal(seen, 1)],
        "files": {name: Picture(500, 350, tuple(drawn), dpi=96)},
    }
