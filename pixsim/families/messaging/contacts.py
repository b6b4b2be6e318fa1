"""Families of competence 2.1 on address books: cards, import, duplicates."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file, windows_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, full_names, of, plain

_PLACES = (
    ("Mairie d'Aubrac", "mairie-aubrac.example"),
    ("École des Pins", "ecole-pins.example"),
    ("Maison du Vélo", "maison-velo.example"),
    ("Mission locale Nord", "mission-nord.example"),
    ("Centre social Curie", "centre-curie.example"),
)


def fixed(rng: np.random.Generator) -> str:
    """A landline number kept for fiction."""
    return f"01 99 00 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"


def mobile(rng: np.random.Generator) -> str:
    """A mobile number kept for fiction."""
    return f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"


_FIELDS = (
    "Prénom", "Nom", "Adresse électronique", "Téléphone fixe", "Téléphone mobile", "Code postal", "Date de naissance", "Date d'adhésion", "Numéro d'adhérent",
)  # fmt: skip
_EITHER = ("Martin", "Paul", "Thomas", "Simon", "Vincent", "Bernard", "Olivier", "Denis")
"""First names that are last names too."""


def csv_columns(rng: np.random.Generator) -> dict[str, Any]:
    """A list of people without headings: what each column holds, some of which look alike."""
    doubtful = [tuple(sample(rng, _EITHER, 2)) for _person in range(9)]
    clear = [one for one in full_names(rng, 60) if one[0] not in _EITHER and one[1] not in _EITHER][
        :9
    ]
    towns = [
        f"{integer(rng, 10, 94)}{integer(rng, 1, 9)}{pick(rng, ('00', '10', '20'))}"
        for _town in range(4)
    ]
    members = sorted(sample(rng, range(10200, 30000), 18))
    people = []
    for place, (first, last) in enumerate([*doubtful[:5], *shuffled(rng, [*doubtful[5:], *clear])]):
        joined = date(integer(rng, 2016, 2025), integer(rng, 1, 12), integer(rng, 1, 28))
        born = date(
            pick(rng, (integer(rng, 1948, 2004), integer(rng, 2008, 2015))),
            integer(rng, 1, 12),
            integer(rng, 1, 28),
        )
        local = (
            f"{plain(first)[0]}{plain(last)}"
            if place >= 9
            else pick(rng, ("lune", "velo", "jardin", "pomme")) + str(integer(rng, 10, 99))
        )
        people.append((
            first, last, f"{local}@poste.example", fixed(rng), mobile(rng), pick(rng, towns), f"{born:%d/%m/%Y}", f"{joined:%d/%m/%Y}", str(members[place]),
        ))  # fmt: skip
    order = sample(rng, range(len(_FIELDS)), len(_FIELDS))
    rows = [";".join(person[place] for place in order) for person in people]
    chosen = {pick(rng, pair) for pair in ((0, 1), (3, 4), (5, 8), (6, 7))}
    asked = [column for column, place in enumerate(order) if place in chosen]
    drawn: dict[str, Any] = {"files": {"adherents.csv": windows_file(rows)}}
    for rank, column in enumerate(asked, 1):
        drawn[f"column{rank}"] = column + 1
        drawn[f"holds{rank}"] = _FIELDS[order[column]]
    return {**drawn, "fields": list(_FIELDS)}


def card(first: str, last: str, lines: list[str]) -> list[str]:
    """The lines of a vCard 4.0."""
    names = [f"N:{last};{first};;;", f"FN:{first} {last}"]
    return ["BEGIN:VCARD", "VERSION:4.0", *names, *lines, "END:VCARD"]


_KINDS = {"home": "du domicile", "work,voice": "du travail", "cell": "du mobile"}


def _quoted(name: str, value: str) -> list[str]:
    """A line of a vCard 2.1; what has accents is in quoted-printable, long lines cut after a « = »."""
    if value.isascii():
        return [f"{name}:{value}"]
    signs = ["".join(f"={byte:02X}" for byte in sign.encode()) if not sign.isascii() else sign for sign in value]  # fmt: skip
    lines, now = [], f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    for sign in signs:
        if len(now) + len(sign) > 74:
            lines.append(f"{now}=")
            now = ""
        now += sign
    return [*lines, now]


def _written_card(rng: np.random.Generator, who: tuple[str, str], body: str, phones: dict[str, str], day: date, *, old: bool) -> str:  # fmt: skip
    """A card as one of two programs writes it, the older of which quotes accents."""
    first, last = who
    kinds = shuffled(rng, list(phones))
    if not old:
        told = [f"TEL;TYPE={kind}:+33 {phones[kind][1:]}" for kind in kinds]
        return "\r\n".join(card(first, last, [f"ORG:{body}", *told, f"REV:{day:%Y%m%d}T081500Z"]))
    return "\r\n".join((
        "BEGIN:VCARD", "VERSION:2.1", *_quoted("N", f"{last};{first};;;"), *_quoted("FN", f"{last.upper()} {first}"), *_quoted("ORG", body),
        *(f"TEL;{kind.replace(',', ';').upper()}:{phones[kind]}" for kind in kinds), f"REV:{day}T08:15:00Z", "END:VCARD",
    ))  # fmt: skip


def work_phone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a number from the later of two cards, that of the older program, among namesakes."""
    names = [n for n in full_names(rng, 60) if n[0].isascii()]
    shared = pick(rng, [n for n in full_names(rng, 60) if not n[0].isascii()])
    bodies = [place[0] for place in sample(rng, _PLACES, 3)]
    kept = [(shared, body) for body in bodies] + [(name, pick(rng, _PLACES)[0]) for name in names[:30]]  # fmt: skip

    def numbers() -> dict[str, str]:
        return {"home": fixed(rng), "work,voice": fixed(rng), "work,fax": fixed(rng), "cell": mobile(rng)}  # fmt: skip

    def some_day(year: int) -> date:
        return date(year, integer(rng, 1, 12), integer(rng, 1, 28))

    cards, known = [], []
    for place, (who, body) in enumerate(kept):
        earlier, later = numbers(), numbers()
        old = place == 0 or bool(
            integer(rng, 0, 1)
        )  # the wanted one: a search for its name misses it
        cards.append(_written_card(rng, who, body, later, some_day(2025), old=old))
        known.append(later)
        if place < 2 or not integer(rng, 0, 3):
            cards.append(_written_card(rng, who, body, earlier, some_day(integer(rng, 2022, 2024)), old=not old))  # fmt: skip
            known.append(earlier)
    asked = pick(rng, ("work,voice", "work,voice", "home", "cell"))
    answer = known[0][asked]
    return {
        "files": {"carnet.vcf": text_file(shuffled(rng, cards), newline="\r\n")},
        "who": " ".join(shared),
        "of_who": of(" ".join(shared)),
        "body": bodies[0],
        "kind": _KINDS[asked],
        "answer": answer,
        "wrong": [n for phones in known[:4] for n in phones.values() if n != answer],
    }


def written(rng: np.random.Generator, number: str) -> str:
    """A telephone number as different people write it."""
    digits = number.replace(" ", "")
    national = (number, number.replace(" ", "."), number.replace(" ", "-"), digits)
    return pick(rng, (*national, f"+33 {number[1:]}", f"+33{digits[1:]}"))


def duplicates(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: cards of the same person when they share a number, in either column, even by way of a third card."""
    kept = integer(rng, 70, 90)
    free: list[str] = []
    while len(free) < 2 * kept + 60:
        free = list(dict.fromkeys([*free, mobile(rng)]))
    numbers = iter(free)
    cards: list[tuple[str, str, str]] = []  # name, two numbers
    chained = extra = 0
    for place in range(kept):
        first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)

        def named(first: str = first, last: str = last) -> str:
            return pick(rng, (f"{first} {last}", f"{last} {first}", f"{first[0]}. {last}"))

        one, two = next(numbers), next(numbers)
        cards.append((named(), one, two if rng.integers(3) else ""))
        if place < 9:
            cards.append((named(), "", one) if rng.integers(2) else (named(), one, next(numbers)))
            extra += 1
        elif place < 15:  # the first and the third card have no number in common
            cards[-1] = (named(), one, two)
            third = next(numbers)
            cards += [(named(), two, third), (named(), "", third)]
            chained += 1
            extra += 2
    rows = [
        f"{name};{written(rng, one) if one else ''};{written(rng, two) if two else ''};{pick(rng, ('velo', 'chorale', 'jardin'))}"
        for name, one, two in shuffled(rng, cards)
    ]
    firsts = [one for _name, one, _two in cards if one]
    by_column = len(firsts) - len(set(firsts))
    names = len(cards) - len({name for name, *_numbers in cards})
    return {
        "files": {"contacts.csv": windows_file(["nom;telephone 1;telephone 2;activite", *rows])},
        "answer": extra,
        "total": len(rows),
        "kept": kept,
        "wrong": [str(n) for n in sorted({by_column, extra - chained, names, kept} - {extra})],
    }
