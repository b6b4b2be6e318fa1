"""Families of competence 4.2 that hand over a workbook of people's agreements: given, withdrawn, missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names, plain
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

# ---------------------------------------------------------------- @image_mineurs4: who agrees, at which age

AGE = 15
"""From which, in France, a minor agrees alone to what an online service does with their data."""

_SERVICES = (
    ("d'un jeu en ligne", ("Plateforme", "Aventure", "Course", "Énigmes")),
    ("d'un réseau de lecteurs", ("Mangas", "Romans", "Poésie", "Théâtre")),
    ("d'une application de sport", ("Course", "Escalade", "Danse", "Natation")),
    ("d'un forum de musiciens", ("Guitare", "Chant", "Batterie", "Piano")),
    ("d'un site de cours de langue", ("Anglais", "Espagnol", "Arabe", "Italien")),
)


def _birthday(birth: date, age: int) -> date:
    """The day one reaches an age; 1 March for who was born on 29 February."""
    year = birth.year + age
    return date(year, 3, 1) if (birth.month, birth.day) == (2, 29) else birth.replace(year=year)


def _lacks(row: Sequence[Any], age: int) -> bool:
    """Whether an agreement is missing, would one agree alone from that age."""
    _number, _name, birth, day, _group, own, parent = row
    young: bool = day < _birthday(birth, age)
    return bool(own != "oui" or (young and parent != "oui"))


def _enrolled(rng: np.random.Generator, groups: Sequence[str]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    people = full_names(rng, 60)
    for n, (first, last) in enumerate(people):
        day = date(2026, integer(rng, 1, 6), integer(rng, 1, 28))
        near = n < 26  # close to the age that decides, on either side of the day itself
        away = pick(rng, (0, 1, -1)) if n < 6 else integer(rng, -330, 330)
        turns = day + timedelta(days=away)
        birth = (
            date(turns.year - AGE, turns.month, min(turns.day, 28)) if near
            else date(integer(rng, 2005, 2015), integer(rng, 1, 12), integer(rng, 1, 28))
        )  # fmt: skip
        own = "oui" if integer(rng, 1, 100) <= 88 else "non"
        parent = pick(rng, ("oui", "non", "non", ""))
        rows.append((f"M-{n + 101}", f"{first} {last}", birth, day, pick(rng, groups), own, parent))
    return shuffled(rng, rows)


def agreement_missing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: who may not be enrolled yet, from dates of birth and of enrolment and two agreements."""
    service, groups = pick(rng, _SERVICES)
    ask = pick(rng, ("all", "parents", "group"))
    while True:
        rows = _enrolled(rng, groups)
        missing = [row for row in rows if _lacks(row, AGE)]
        letters = [row for row in missing if row[5] == "oui"]
        counts = Counter(row[4] for row in letters).most_common()
        by_year = [
            row for row in rows
            if row[5] != "oui" or (row[3].year - row[2].year < AGE and row[6] != "oui")
        ]  # fmt: skip
        adults = [row for row in rows if _lacks(row, 18)]
        if len(by_year) != len(missing) and counts[0][1] > counts[1][1] + 1:
            break
    if ask == "all":
        question = "De combien de personnes le service n'a-t-il pas, au jour de leur inscription, tous les accords qu'il lui faut ?"
        key, wrong = str(len(missing)), {len(by_year), len(adults), len(letters)} - {len(missing)}
    elif ask == "parents":
        question = "À combien de personnes, qui ont elles-mêmes accepté, manque-t-il l'accord d'un parent au jour de leur inscription ?"
        yearly, grown = (sum(row[5] == "oui" for row in few) for few in (by_year, adults))
        key, wrong = str(len(letters)), {yearly, grown, len(missing)} - {len(letters)}
    else:
        question = "Dans le groupe où c'est le plus fréquent, à combien de personnes, qui ont elles-mêmes accepté, manque-t-il l'accord d'un parent au jour de leur inscription ?"
        group, most = counts[0]
        key, wrong = str(most), {len(letters), *(n for _group, n in counts[1:])} - {most}
        return {
            "service": service, "question": question, "key": key, "wrong": [str(n) for n in sorted(wrong)], "told": f"{most} personnes du groupe {group}",
            "files": _book(rows),
        }  # fmt: skip
    return {
        "service": service, "question": question, "key": key, "wrong": [str(n) for n in sorted(wrong)], "told": f"{key} personnes",
        "files": _book(rows),
    }  # fmt: skip


def _book(rows: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    header = (
        "Numéro",
        "Nom",
        "Naissance",
        "Inscription",
        "Groupe",
        "Sa propre case",
        "Case d'un parent",
    )
    return in_two_formats("inscriptions", Workbook((sheet("Inscriptions", header, rows),)))


# ---------------------------------------------------------------- @droits_rgpd6: agreements that hold, until withdrawn

_SOUND = (
    "case vide au départ, une par usage, que la personne coche",
    "demande écrite pour cet usage, signée au guichet",
    "bouton « Je m'abonne » de cet usage, puis courriel à confirmer",
)
_UNSOUND = (
    "case déjà cochée, que la personne a laissée",
    "poursuite de la visite du site sans rien refuser",
    "une seule case pour tous les usages ensemble",
    "case sans laquelle le billet ne pouvait pas être acheté",
    "silence gardé un mois après notre courrier",
)
_USES = ("lettre d'information", "enquêtes", "offres des partenaires")
_PLACES = ("d'un festival", "d'un musée", "d'une salle de concert", "d'un parc d'aventures", "d'un cinéma", "d'une piscine")  # fmt: skip
Line = tuple[date, str, str, str, str]
"""Day, mail, use, given or withdrawn, and how, by its code."""


def _reached(lines: Sequence[Line], use: str, until: date, codes: frozenset[str]) -> set[str]:
    """Who agreed to a use by one of these ways, and did not withdraw it since."""
    found: set[str] = set()
    for day, mail, about, action, how in sorted(lines, key=lambda line: line[0]):
        who = mail.strip().lower()
        if day > until or about not in (use, "tous"):
            continue
        if action == "retrait":
            found.discard(who)
        elif how in codes:
            found.add(who)
    return found


def agreements_that_hold(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many people may be written to, from a log of agreements, some unsound, some withdrawn."""
    ways = [*sample(rng, _SOUND, 2), *sample(rng, _UNSOUND, 3)]
    names = [f"R{n}" for n in sample(rng, range(1, 10), 5)]
    sound, every = frozenset(names[:2]), frozenset(names)
    use = pick(rng, _USES)
    until = date(2026, integer(rng, 5, 9), integer(rng, 3, 27))
    people = [f"{plain(first)}.{plain(last)}@poste.example" for first, last in full_names(rng, 170)]
    lines: list[Line] = []
    for mail in people:
        day = date(2025, 1, 6)
        for _event in range(integer(rng, 1, 4)):
            day += timedelta(days=integer(rng, 3, 260))
            withdrawn = integer(rng, 1, 100) <= 28
            about = (
                "tous" if withdrawn and integer(rng, 1, 3) == 1 else pick(rng, (use, use, *_USES))
            )
            shown = pick(rng, (mail, mail, mail, mail.upper(), mail.capitalize()))
            lines.append(
                (
                    day,
                    shown,
                    about,
                    "retrait" if withdrawn else "accord",
                    "" if withdrawn else pick(rng, names),
                )
            )
    key = len(_reached(lines, use, until, sound))
    spelt = {
        mail for _day, mail, *_rest in lines if mail.lower() in _reached(lines, use, until, sound)
    }
    wrong = {
        len(_reached(lines, use, until, every)), len(_reached(lines, use, date.max, sound)), len(spelt),
        len(_reached([line for line in lines if line[2] != "tous"], use, until, sound)),
        len(_reached([line for line in lines if line[3] != "retrait"], use, until, sound)),
    } - {key}  # fmt: skip
    if len(wrong) < 4:
        return agreements_that_hold(rng)
    codes = sorted(zip(names, ways, strict=True))
    book = Workbook(
        (
            sheet(
                "Journal", ("Jour", "Courriel", "Usage", "Action", "Recueil"), shuffled(rng, lines)
            ),
            sheet("Recueils", ("Code", "Comment l'accord a été recueilli"), codes),
        )
    )
    return {
        "place": pick(rng, _PLACES), "use": use, "until": long_date(until), "sound": " et ".join(sorted(sound)),
        "key": str(key), "wrong": [str(n) for n in sorted(wrong)],
        "files": in_two_formats("consentements", book),
    }  # fmt: skip
