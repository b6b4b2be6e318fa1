"""Families of competence 2.1 on address books: cards, import, duplicates."""

from __future__ import annotations

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
    "Prénom", "Nom", "Adresse électronique", "Téléphone fixe", "Téléphone mobile", "Code postal",
    "Date de naissance",
)  # fmt: skip


def csv_columns(rng: np.random.Generator) -> dict[str, Any]:
    """A list of people without headings: what each column holds."""
    firsts = sample(rng, FIRST_NAMES, 6)
    lasts = sample(rng, [name for name in LAST_NAMES if name != "Martin"], 6)
    people = [
        (
            first,
            last,
            f"{plain(first)[0]}{plain(last)}@poste.example",
            fixed(rng),
            mobile(rng),
            f"{integer(rng, 10, 94)}{integer(rng, 1, 9)}00",
            f"{integer(rng, 1, 28):02}/{integer(rng, 1, 12):02}/{integer(rng, 1950, 2004)}",
        )
        for first, last in zip(firsts, lasts, strict=True)
    ]
    order = sample(rng, range(len(_FIELDS)), len(_FIELDS))
    rows = [";".join(person[place] for place in order) for person in people]
    asked = sorted(sample(rng, range(len(_FIELDS)), 4))
    drawn: dict[str, Any] = {"files": {"adherents.csv": windows_file(rows)}}
    for rank, column in enumerate(asked, 1):
        drawn[f"column{rank}"] = column + 1
        drawn[f"holds{rank}"] = _FIELDS[order[column]]
    return {**drawn, "fields": list(_FIELDS)}


def card(first: str, last: str, lines: list[str]) -> list[str]:
    """The lines of a vCard 4.0."""
    names = [f"N:{last};{first};;;", f"FN:{first} {last}"]
    return ["BEGIN:VCARD", "VERSION:4.0", *names, *lines, "END:VCARD"]


def work_phone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: in a book of two versions of cards, the number of one kind for one of several namesakes."""
    kinds = {"home": "du domicile", "work,voice": "du travail", "cell": "du mobile"}
    names = full_names(rng, 34)
    shared = names[0]
    bodies = sample(rng, _PLACES, 3)
    people = [(shared, body[0]) for body in bodies]
    people += [(name, pick(rng, _PLACES)[0]) for name in names[1:]]
    cards, numbers = [], []
    for (first, last), body in people:
        phones = {"home": fixed(rng), "work,voice": fixed(rng), "work,fax": fixed(rng)}
        phones["cell"] = mobile(rng)
        old = bool(integer(rng, 0, 1))
        lines = [
            f"TEL;{kind.replace(',', ';').upper()}:{phones[kind]}"
            if old
            else f"TEL;TYPE={kind}:+33 {phones[kind][1:]}"
            for kind in shuffled(rng, list(phones))
        ]
        shown = card(first, last, [f"ORG:{body}", *lines])
        if old:
            shown[1] = "VERSION:2.1"
            shown[3] = f"FN:{last.upper()} {first}"
        cards.append("\r\n".join(shown))
        numbers.append(phones)
    who, asked = integer(rng, 0, 2), pick(rng, ("work,voice", "work,voice", "home", "cell"))
    answer = numbers[who][asked]
    others = [n for phones in numbers[:3] for n in phones.values() if n != answer]
    return {
        "files": {"carnet.vcf": text_file(shuffled(rng, cards), newline="\r\n")},
        "who": " ".join(shared),
        "of_who": of(" ".join(shared)),
        "body": people[who][1],
        "kind": kinds[asked],
        "answer": answer,
        "wrong": others,
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
