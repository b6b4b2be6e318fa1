"""Families of competence 3.4, programming: what a page's script shows, and what a modem keeps, found by running code."""

from __future__ import annotations

from string import digits
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.text import indented

Value = int | str


def plus(left: Value, right: Value) -> Value:
    """« + » of JavaScript: a sum of numbers, else the two texts one after the other."""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return f"{left}{right}"


def _order(rng: np.random.Generator) -> tuple[list[str], Value, int]:
    fee, prices, counts = (
        integer(rng, 4, 9),
        [integer(rng, 11, 48) for _ in "123"],
        [integer(rng, 2, 6) for _ in "123"],
    )
    gift = integer(rng, 5, 19)
    lines = [
        f'let total = "{fee}";    // frais de port',
        f'const prix = ["{prices[0]}", "{prices[1]}", "{prices[2]}"];',
        f'const nombres = ["{counts[0]}", "{counts[1]}", "{counts[2]}"];',
        "for (let i = 0; i < 3; i++) {",
        "  total = total + prix[i] * nombres[i];",
        "}",
        f"total = total - {gift};    // bon d'achat",
        "console.log(total);",
    ]
    total: Value = str(fee)
    for price, count in zip(prices, counts, strict=True):
        total = plus(total, price * count)
    due = fee + sum(price * count for price, count in zip(prices, counts, strict=True)) - gift
    return lines, int(total) - gift, due


def _stay(rng: np.random.Generator) -> tuple[list[str], Value, int]:
    people, children, night, nights, tax = integer(rng, 2, 6), integer(rng, 1, 4), integer(rng, 14, 38), integer(rng, 2, 9), integer(rng, 12, 40)  # fmt: skip
    lines = [
        f'const adultes = "{people}", enfants = "{children}";',
        f'const nuits = "{nights}", taxe = "{tax}";',
        f"let total = (adultes + enfants) * {night};",
        "total = total * nuits;",
        "total = total + taxe;",
        "console.log(total);",
    ]
    both = int(plus(str(people), str(children)))
    return (
        lines,
        plus(both * night * nights, str(tax)),
        (people + children) * night * nights + tax,
    )


def _takings(rng: np.random.Generator) -> tuple[list[str], Value, int]:
    sums, advance, late = [integer(rng, 10, 89) for _ in "1234"], integer(rng, 30, 95), integer(rng, 11, 60)  # fmt: skip
    lines = [
        "let total = 0;",
        f'for (const somme of ["{sums[0]}", "{sums[1]}", "{sums[2]}", "{sums[3]}"]) {{',
        "  total = total + somme;",
        "}",
        f"total = total - {advance};    // avance",
        f'total = total + "{late}" * 1;    // versement tardif',
        "console.log(total);",
    ]
    total: Value = 0
    for one in sums:
        total = plus(total, str(one))
    return lines, int(total) - advance + late, sum(sums) - advance + late


_PAGES = (
    ("La page d'une boutique", "une cliente voit un total absurde", _order),
    ("La page d'un camping", "une famille voit un total absurde", _stay),
    ("La page d'une collecte", "le trésorier voit un total absurde", _takings),
)


def absurd_total(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a script shows that joins texts where it should add numbers."""
    return first_telling(rng, _total)


def _total(rng: np.random.Generator) -> dict[str, Any] | None:
    page, told, draw = pick(rng, _PAGES)
    lines, shown, due = draw(rng)
    if str(shown) == str(due):
        return None
    return {
        "page": page, "told": told, "script": indented(lines), "due": due, "key": str(shown),
        "wrong": [str(due), str(int(shown) + 1)],
    }  # fmt: skip


_ALERTS = (
    ("Une station de pompage", "Pompe 2 arrêtée à {h} h {m}, niveau {n} cm. Pour la relancer à distance, code {code}. Vérifiez d'abord la vanne."),
    ("Un ascenseur", "Cabine bloquée au {s}e étage à {h} h {m}, {n} kg. Pour la débloquer à distance, code {code}. Prévenez les usagers."),
    ("Une chambre froide", "Température : {s} °C à {h} h {m}, porte ouverte {n} s. Pour arrêter l'alarme, code {code}. Contrôlez les denrées."),
    ("Une serre", "Volets bloqués à {h} h {m}, humidité {s} %, vent {n} km/h. Pour les fermer à distance, code {code}. Évitez d'arroser."),
)  # fmt: skip
_HEAD = 6


def long_text_message(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a code told by a text message in three parts, in hexadecimal and out of order."""
    who, frame = pick(rng, _ALERTS)
    code = "".join(pick(rng, digits + "BCDFGHJKLMNPRSTVWXZ") for _sign in range(8))
    text = frame.format(h=integer(rng, 2, 23), m=integer(rng, 10, 59), n=integer(rng, 12, 240), s=integer(rng, 4, 9), code=code)  # fmt: skip
    middle = text.index(code) + integer(rng, 3, 5)
    first = integer(rng, 20, 34)
    parts = [text[:first], text[first:middle], text[middle:]]
    reference = integer(rng, 16, 250)
    rows = [
        bytes((5, 0, 3, reference, len(parts), rank)).hex() + part.encode("utf-16-be").hex()
        for rank, part in enumerate(parts, 1)
    ]
    order = shuffled(rng, range(3))
    if order.index(1) < order.index(2):  # else the parts of the code are in order as they stand
        order.reverse()
    cut = middle - text.index(code)
    return {
        "who": who, "files": {"sms.txt": text_file(rows[n].upper() for n in order)}, "key": code, "text": text,
        "start": rows[0][2 * _HEAD : 2 * _HEAD + 8].upper(), "letters": text[:2], "wrong": [code[cut:] + code[:cut], code[:cut]],
    }  # fmt: skip
