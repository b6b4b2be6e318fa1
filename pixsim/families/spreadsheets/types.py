"""Types of data in cells: numbers, texts, dates, percentages, encodings."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators.sheets import ARTICLES, table
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.dates import HOLIDAYS, working_day
from pixsim.families.draws.values.numbers import decimal, euros
from pixsim.families.draws.values.text import indented
from pixsim.making.texts import PlainText
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS, WEEKDAYS, long_date
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def text_to_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the one number typed as a text, which the total leaves out."""
    articles, count = sample(rng, ARTICLES, 5), 5
    numbers = sample(rng, range(11, 99), count)
    wrong = integer(rng, 0, count - 1)
    rows = [
        [name, f"'{n}" if place == wrong else str(n)]
        for place, (name, n) in enumerate(zip(articles, numbers, strict=True))
    ]
    sheet = table([["Article", "Quantité"], *rows, ["Total", "=SOMME(B2:B6)"]], title="Stock")
    cell = f"B{wrong + 2}"
    return {
        "total": sum(n for place, n in enumerate(numbers) if place != wrong),
        "world": sheet,
        "goal": Goal(
            want=(
                ("number", cell),
                ("shown", "B7", str(sum(numbers))),
                ("text", "B7", "=SOMME(B2:B6)"),
            ),
            keep=("text",),
            free=(cell,),
        ),
        "solution": [acts.Convert(cell=cell, to=cell)],
        "near": [[acts.Put(cell="B7", text=str(sum(numbers)))]],
    }


def show_as_dates(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: serial numbers to be shown as the dates they are."""
    names = sample(rng, FIRST_NAMES, 5)
    days = [str(integer(rng, 45_700, 46_050)) for _name in names]
    sheet = table(
        [["Prénom", "Inscription"], *map(list, zip(names, days, strict=True))], title="Inscriptions"
    )
    return {
        "sample": days[0],
        "world": sheet,
        "goal": Goal(
            want=tuple(("format", f"B{row}", "date") for row in range(2, 7)),
            keep=("text", "format"),
        ),
        "solution": [acts.Format(cell="B2", to="B6", form="date")],
        "near": [
            [acts.Format(cell="B2", to="B5", form="date")],
            [acts.Format(cell="B2", to="B6", form="texte")],
        ],
    }


SHOPS = ("Antenne nord", "Antenne sud", "Antenne est", "Antenne ouest")


def show_as_percentages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: shares computed, copied, and shown as percentages."""
    names = sample(rng, SHOPS, 4)
    seen = [(integer(rng, 40, 200), integer(rng, 5, 39)) for _name in names]
    rows = [[name, str(all_), str(some)] for name, (all_, some) in zip(names, seen, strict=True)]
    sheet = table([["Antenne", "Reçus", "Revenus", "Part"], *rows], title="Accueil")
    fill = [acts.Put(cell="D2", text="=C2/B2"), acts.Copy(cell="D2", to="D5")]
    shown = acts.Format(cell="D2", to="D5", form="pourcentage")
    return {
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", "D2:D5", "=C2/B2"),
                *(("format", f"D{row}", "pourcentage") for row in range(2, 6)),
            ),
            keep=("text",),
        ),
        "solution": [*fill, shown],
        "near": [
            fill,
            [acts.Put(cell="D2", text="=C2/B2*100"), fill[1], shown],
            [acts.Put(cell="D2", text="=B2/C2"), fill[1], shown],
        ],
    }


_PRODUCTS = ("Desk lamp", "Office chair", "Notebook", "Monitor", "Keyboard", "Headset", "Printer")


@redraw_misfits
def english_amounts(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
    name = f"orders-{integer(rng, 10, 99)}.csv"
    return {
        "name": name,
        "key": euros(total),
        "wrong": [euros(small), decimal(total / 1000, 2)],
        "files": {name: PlainText("\n".join([*lines, ""]), newline="\r\n")},
    }


_PLACES = ("Crèche", "Médiathèque", "Théâtre", "Piscine d'été", "Musée", "Marché", "Ludothèque", "École")  # fmt: skip
_WAYS = (("utf-8", ",", "."), ("cp1252", ";", ","), ("utf-8-sig", "\t", ","), ("cp1252", "|", "."), ("utf-8", ";", "."))  # fmt: skip


@redraw_misfits
def three_exports(rng: np.random.Generator) -> dict[str, Any] | None:
    """The takings of a place in three exports, each with its separator, its decimal sign and its encoding."""
    names = [f"{town}.csv" for town in sample(rng, ("nord", "sud", "est", "ouest", "centre"), 3)]
    ways = shuffled(rng, [pick(rng, (_WAYS[1], _WAYS[3])), *sample(rng, (_WAYS[0], _WAYS[2], _WAYS[4]), 2)])  # fmt: skip
    asked, other = sample(rng, _PLACES[:4], 2)
    total = {place: Decimal(0) for place in _PLACES}
    by_file: list[Decimal] = []
    files: dict[str, bytes] = {}
    odd = ""
    for name, (encoding, separator, sign) in zip(names, ways, strict=True):
        order = shuffled(rng, ("Lieu", "Jour", "Recette"))
        rows = [separator.join(order)]
        here = Decimal(0)
        for _line in range(integer(rng, 44, 58)):
            place = pick(rng, (asked, asked, other, *_PLACES))
            amount = Decimal(integer(rng, 400, 24000)) / 100
            total[place] += amount
            here += amount if place == asked else 0
            told = {"Lieu": place, "Jour": f"{integer(rng, 1, 28):02}/{integer(rng, 1, 6):02}/2026", "Recette": f"{amount:.2f}".replace(".", sign)}  # fmt: skip
            rows.append(separator.join(told[column] for column in order))
        by_file.append(here)
        files[name] = "".join(f"{row}\r\n" for row in rows).encode(encoding)
        odd = name if encoding == "cp1252" else odd
    key = total[asked]
    if key * 100 % 10 == 0:
        return None
    return {
        "names": ", ".join(names[:2]) + f" et {names[2]}", "asked": asked,
        "total": decimal(float(key), 2), "not_total": [decimal(float(key - one), 2) for one in by_file] + [decimal(float(total[other]), 2)],
        "listed": sorted(names), "odd": odd,
        "files": files,
    }  # fmt: skip


@redraw_misfits
def days_between(rng: np.random.Generator) -> dict[str, Any] | None:
    """In a list of loans whose dates are written in several ways, how many lasted too long, and the longest one."""
    limit = pick(rng, (21, 28, 30))
    ways = ("{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0.day} {1} {0:%Y}")
    rows = []
    for number in sample(rng, range(100, 999), 80):
        start = date(2027, 12, 1) + timedelta(days=integer(rng, 0, 110))
        end = start + timedelta(days=integer(rng, 3, 45))
        rows.append((f"E{number}", start, end))
    spans = {name: (end - start).days for name, start, end in rows}
    late = [name for name, days in spans.items() if days > limit]
    longest = max(spans, key=lambda name: spans[name])
    if sorted(spans.values())[-2] == spans[longest] or limit not in spans.values():
        return None
    shown = [
        (name, *(pick(rng, ways).format(day, MONTHS[day.month - 1]) for day in days))
        for name, *days in rows
    ]
    return {
        "limit": limit,
        "key": len(late),
        "not_key": sum(days >= limit for days in spans.values()),
        "longest": longest,
        "days": spans[longest],
        "wrong": [sorted(spans, key=lambda name: spans[name])[-2]],
        "files": {"emprunts.csv": spreadsheet_csv(("emprunt", "sorti le", "rendu le"), shown)},
    }


_WORKS = (
    ("Le chantier de la salle des fêtes", "pour fixer l'inauguration"),
    ("La rénovation de la piscine", "pour annoncer la réouverture"),
    ("Le remplacement de la chaufferie", "pour louer la chaudière provisoire"),
    ("La remise en état du parc informatique", "pour rendre le local prêté"),
    ("La numérisation des archives", "pour rendre les scanners loués"),
)

_CLOSED_WEEKS = ((8, 3, 14), (8, 10, 21), (2, 16, 20), (4, 20, 24), (10, 19, 30))


def _rows(days: list[date]) -> list[str]:
    shown = [f"{day:%d/%m/%Y}" for day in days]
    return ["   ".join(shown[place : place + 5]) for place in range(0, len(shown), 5)]


@redraw_misfits
def last_working_day(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: the last of so many working days, weekends and days off left out, and two Saturdays worked all the same.

    A function of a spreadsheet counts the days off; nothing in it knows of a Saturday that is worked.
    """
    what, aim = pick(rng, _WORKS)
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 300))
    days = integer(rng, 45, 90)
    month, first, last = pick(rng, _CLOSED_WEEKS)
    closure = [date(2026, month, day) for day in range(first, last + 1)]
    free = pick(rng, (0, 2, 4))  # a week of four days
    if start.weekday() in (free, 5, 6) or start in HOLIDAYS or start in closure:
        return None
    off = {*HOLIDAYS, *closure}
    usual = working_day(start, days - 1, off, free)
    span = [start + timedelta(days=step) for step in range((usual - start).days - 20)]
    saturdays = [day for day in span if day.weekday() == 5 and day not in off]
    if len(saturdays) < 2:
        return None
    worked = sorted(sample(rng, saturdays, 2))
    end = working_day(start, days - 3, off, free)  # two of the days are those Saturdays
    told = sorted(day for day in HOLIDAYS if start <= day <= usual + timedelta(days=20))
    if not (start < closure[0] and closure[-1] < end and sum(start < d < end for d in told) >= 3):
        return None
    if not any(day.weekday() > 4 for day in told) or worked[-1] >= end:
        return None
    near = [
        usual, working_day(start, days - 2, off, free), working_day(start, days - 3, set(), free), working_day(start, days - 3, set(told), free),
        working_day(start, days - 3, set(closure), free), working_day(start, days - 3, off), start + timedelta(days=days),
    ]  # fmt: skip
    if end in near:
        return None
    return {
        "what": what, "aim": aim, "days": days, "start": f"{WEEKDAYS[start.weekday()]} {long_date(start)}", "holidays": indented(_rows(told)),
        "from": long_date(closure[0]), "to": long_date(closure[-1]), "key": long_date(end), "free": f"{WEEKDAYS[free]}s",
        "worked": " et ".join(f"le {long_date(day)}" for day in worked), "counted": days - 2,
        "mask": "".join(str(int(day in (free, 5, 6))) for day in range(7)), "eve": long_date(start - timedelta(days=1)),
        "wrong": [f"{day:%d/%m/%Y}" for day in near],
    }  # fmt: skip


_WORKSHOPS = ("Chorale", "Couture", "Échecs", "Poterie", "Théâtre", "Vannerie", "Informatique", "Jardin")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Session:
    """One session as the file tells it; `alone` where it is an object and no list of one."""

    code: str
    hours: float
    texted: bool
    followed: bool
    cancelled: bool
    alone: bool


def _sum(sessions: list[_Session], fits: Callable[[_Session], bool]) -> float:
    return sum(session.hours for session in sessions if fits(session))


def _entry(
    rng: np.random.Generator, code: str, before: dict[str, str], sessions: list[_Session]
) -> dict[str, Any]:
    """One membership and its sessions, which are added to those known."""
    cancelled = integer(rng, 1, 7) == 1
    code = pick(rng, (code, before[code])) if code in before else code
    count = pick(rng, (1, 2, 2, 3))
    alone = count == 1 and integer(rng, 1, 2) == 1
    told: list[dict[str, Any]] = []
    day = date(2026, integer(rng, 1, 5), integer(rng, 1, 28))
    for place in range(count):
        length, texted, followed = integer(rng, 2, 7) / 2, integer(rng, 1, 6) == 1, integer(rng, 1, 5) > 1  # fmt: skip
        sessions.append(_Session(code, length, texted, followed, cancelled, alone))
        told.append(
            {"date": f"{day + timedelta(days=7 * place):%Y-%m-%d}", "heures": decimal(length, 1) if texted else length, "suivie": followed}
        )  # fmt: skip
    return {
        "atelier": code,
        "etat": "annulée" if cancelled else pick(rng, ("confirmée", "payée")),
        "seances": told[0] if alone else told,
    }


@redraw_misfits
def sessions_joined(rng: np.random.Generator) -> dict[str, Any] | None:
    """Rows and hours of two JSON files: lists in lists or objects alone, cancelled ones, hours as text, two codes for a name."""
    numbers = sample(rng, range(10, 99), 11)
    codes = {f"A{n}": name for n, name in zip(numbers, _WORKSHOPS, strict=False)}
    renamed = sample(rng, tuple(codes), 3)  # under which code they were before
    before = {code: f"A{n}" for code, n in zip(renamed, numbers[8:], strict=True)}
    wanted = pick(rng, renamed)
    sessions: list[_Session] = []
    members: list[dict[str, Any]] = []
    for number, (first, last) in enumerate(full_names(rng, integer(rng, 95, 115))):
        entries = [_entry(rng, code, before, sessions) for code in sample(rng, tuple(codes), pick(rng, (0, 1, 1, 2, 2)))]  # fmt: skip
        held: Any = entries
        if len(entries) == 1 and integer(rng, 1, 2) == 1:
            held = entries[0]  # one object alone, no list
        members.append({"id": 2000 + 7 * number, "nom": f"{first} {last}", "inscriptions": held})
    own = (wanted, before[wanted])

    def counts(one: _Session) -> bool:
        return one.followed and not one.cancelled

    rows = sum(map(counts, sessions))
    hours = _sum(sessions, lambda one: counts(one) and one.code in own)
    wrong_rows = {
        len(sessions), sum(one.followed for one in sessions), sum(not one.cancelled for one in sessions),
        sum(counts(one) and not one.alone for one in sessions),
    }  # fmt: skip
    wrong_hours = {
        _sum(sessions, lambda one: counts(one) and one.code == wanted),
        _sum(sessions, lambda one: counts(one) and one.code in own and not one.texted),
        _sum(sessions, lambda one: one.followed and one.code in own),
        _sum(sessions, lambda one: counts(one) and one.code in own and not one.alone),
    }
    if rows in wrong_rows or hours in wrong_hours or len(wrong_hours) < 4:
        return None
    listed = [{"code": code, "nom": name, **({"ancien_code": before[code]} if code in before else {})} for code, name in shuffled(rng, tuple(codes.items()))]  # fmt: skip
    return {
        "atelier": codes[wanted],
        "before": before[wanted],
        "now": wanted,
        "lignes": rows,
        "faux_lignes": [str(n) for n in sorted(wrong_rows)],
        "heures": decimal(hours, 1),
        "faux_heures": [decimal(n, 1) for n in sorted(wrong_hours)],
        "files": {
            "adherents.json": json.dumps({"adherents": members}, ensure_ascii=False, indent=1).encode(),
            "ateliers.json": json.dumps({"ateliers": listed}, ensure_ascii=False, indent=1).encode(),
        },
    }  # fmt: skip
