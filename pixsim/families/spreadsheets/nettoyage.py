"""Cleaning a data set: duplicates, missing values, texts to split."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, full_names, plain
from pixsim.families.draws.simulators.sheets import CLUB_TOWNS, table
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.families.draws.values.numbers import euros
from pixsim.families.draws.values.text import indented
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Rule, Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.sheet import acts


def impossible_value(rng: np.random.Generator) -> dict[str, Any]:
    """A list with one impossible age and some empty cells."""
    people = full_names(rng, integer(rng, 22, 34))
    places = sample(rng, range(len(people)), integer(rng, 4, 8))
    odd, blanks = places[0], set(places[1:])
    absurd = pick(rng, (integer(rng, 130, 990), -integer(rng, 1, 60)))
    rows = [
        (
            *who,
            absurd if row == odd else integer(rng, 16, 88),
            pick(rng, CLUB_TOWNS) if row not in blanks else "",
        )
        for row, who in enumerate(people)
    ]
    return {
        "files": {"usagers.csv": spreadsheet_csv(("Prénom", "Nom", "Âge", "Commune"), rows)},
        "personne": " ".join(people[odd]),
        "faux_personne": " ".join(people[min(blanks)]),
        "vides": len(blanks),
        "faux_vides": len(blanks) + 1,
    }


def part_of_a_reference(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the part of a reference that says the department, and the year, copied down."""
    count = integer(rng, 6, 9)
    rows = [
        [f"{pick(rng, ('AB', 'KR', 'ZT'))}-{integer(rng, 10, 95)}-{integer(rng, 2019, 2026)}"]
        for _line in range(count)
    ]
    last = count + 1
    sheet = table([["Référence", "Département", "Année"], *rows], title="Dossiers")
    first, second = "=STXT(A2;4;2)", "=DROITE(A2;4)"
    fill = [
        acts.Put(cell="B2", text=first),
        acts.Copy(cell="B2", to=f"B{last}"),
        acts.Put(cell="C2", text=second),
        acts.Copy(cell="C2", to=f"C{last}"),
    ]
    return {
        "sample": rows[0][0],
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(
                ("behaves", f"B2:B{last}", f"{first}||=CNUM({first[1:]})"),
                ("behaves", f"C2:C{last}", f"{second}||=CNUM({second[1:]})"),
            ),
            keep=("text",),
            free=tuple(f"{c}{r}" for c in "BC" for r in range(2, last + 1)),
        ),
        "solution": fill,
        "near": [
            [acts.Put(cell="B2", text="=STXT(A2;3;2)"), *fill[1:]],
            fill[:2],
            [acts.Put(cell="B2", text="=GAUCHE(A2;2)"), *fill[1:]],
        ],
    }


_SHELVES = {"LI": "livres", "JE": "jeux", "CA": "cartes", "DV": "films", "PA": "papeterie"}


def prices_in_codes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the total of what is sold of one shelf, prices being part of codes."""
    shelves = sample(rng, list(_SHELVES), 3)
    codes = []
    for n in range(integer(rng, 19, 21)):
        shelf = shelves[n % 2] if n < 12 else pick(rng, shelves)
        codes.append((shelf, integer(rng, 195, 6490), integer(rng, 100, 999)))
    asked = shelves[0]
    total = sum(price for shelf, price, _ in codes if shelf == asked)
    whole = sum(price for _, price, _ in codes)
    lines = [f"{shelf}{price:05}{number}" for shelf, price, number in shuffled(rng, codes)]
    return {
        "codes": indented("   ".join(lines[n : n + 5]) for n in range(0, len(lines), 5)), "letters": asked, "shelf": _SHELVES[asked],
        "sample": lines[0], "price": euros(int(lines[0][2:7])), "key": euros(total),
        "wrong": [euros(whole), str(total), euros(total - min(price for shelf, price, _ in codes if shelf == asked))],
        "files": {"tickets.txt": text_file(lines)},
    }  # fmt: skip


def clean_names(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: names typed anyhow, put right by one formula."""
    count = integer(rng, 6, 9)
    rows = []
    for _line in range(count):
        first, last_name = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
        typed = pick(
            rng,
            (
                f"{first.upper()}  {last_name}",
                f" {first} {last_name.upper()}",
                f"{first.lower()}   {last_name.lower()} ",
                f"{first} {last_name}",
            ),
        )
        rows.append([typed])
    rows[0] = [f"  {FIRST_NAMES[1].lower()}   {LAST_NAMES[0].upper()}"]
    last = count + 1
    sheet = table([["Saisi", "Propre"], *rows], title="Liste")
    right = "=NOMPROPRE(SUPPRESPACE(A2))"

    def fill(text: str) -> list[Act]:
        return [acts.Put(cell="B2", text=text), acts.Copy(cell="B2", to=f"B{last}")]

    return {
        "last": last,
        "world": sheet,
        "goal": Goal(
            want=(("behaves", f"B2:B{last}", right),),
            keep=("text",),
            free=tuple(f"B{row}" for row in range(2, last + 1)),
        ),
        "solution": fill(right),
        "near": [
            fill("=NOMPROPRE(A2)"),
            fill("=SUPPRESPACE(A2)"),
            fill("=MAJUSCULE(SUPPRESPACE(A2))"),
        ],
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


_NOTE = """À l'entrée, chacun a tapé ou son adresse, ou son nom (NOM Prénom ou Prénom Nom),
parfois deux fois, parfois sans accents ni majuscules, avec des espaces de trop.
Hors les anciennes, les adresses ont toutes la forme prenom.nom@… : elles nomment
donc aussi ceux qui ne sont pas inscrits.

Une adresse ne dépend ni des majuscules, ni de ce qui suit un « + » avant l'arobase :
lea.roux+ateliers@courriel.example est lea.roux@courriel.example.

changements.csv donne les adresses que des inscrits ont abandonnées depuis, et les
nouvelles. inscrits.csv a toujours la dernière.
"""

_BARE = str.maketrans("éèëïôÉ", "eeeioE")


def _plain(name: str) -> str:
    return name.translate(_BARE).lower().replace(" ", "")


def _typed(rng: np.random.Generator, person: tuple[str, str], mail: str, old: str) -> str:
    """What somebody types at a door: a name one way or the other, an address, an old one."""
    first, last = person
    way = integer(rng, 0, 7)
    if old and way > 2:
        return pick(rng, (old, old.upper(), f"{old} "))
    local, _at, host = mail.partition("@")
    return {
        0: f"{last.upper()} {first}",
        1: f"{first} {last}".translate(_BARE).lower(),
        2: f" {first}  {last}",
        3: mail.upper(),
        4: f"{local}+ateliers@{host}",
        5: f"{mail} ",
    }.get(way, mail)


def reconcile_attendance(rng: np.random.Generator) -> dict[str, Any]:
    """How many of those registered did not come, and how many who came were not registered."""
    while True:
        people = full_names(rng, 190)
        hosts = [pick(rng, ("courriel.example", "poste.example")) for _person in people]
        mails = {person: f"{_plain(person[0])}.{_plain(person[1])}@{host}" for person, host in zip(people, hosts, strict=True)}  # fmt: skip
        registered, strangers = people[:160], people[160:]
        changed = sample(rng, registered, 34)
        old = {person: f"{_plain(person[0])[0]}{_plain(person[1])}{integer(rng, 10, 99)}@ancien.example" for person in changed}  # fmt: skip
        if len(set(old.values())) < len(old):
            continue
        came = sample(rng, registered, integer(rng, 95, 125))
        others = sample(rng, strangers, integer(rng, 9, 20))
        typed = [(person, _typed(rng, person, mails[person], old.get(person, ""))) for person in (*came, *others)]  # fmt: skip
        typed += [(person, _typed(rng, person, mails[person], "")) for person in sample(rng, (*came, *others), 14)]  # fmt: skip
        missing = len(registered) - len(came)
        clean = {" ".join(text.split()).lower() for _person, text in typed}
        naive = {
            sum(mails[person] not in clean for person in registered),
            len(registered) - len(clean),
            len(registered) - len(typed),
        }
        if missing not in naive:
            break
    order = shuffled(rng, registered)
    members = {
        "lisezmoi.txt": _NOTE.encode(),
        "inscrits.csv": spreadsheet_csv(("Nom", "Prénom", "Adresse"), [(last, first, mails[first, last]) for first, last in order]),
        "changements.csv": spreadsheet_csv(("Ancienne adresse", "Nouvelle adresse"), [(old[person], mails[person]) for person in shuffled(rng, changed)]),
        "presents.csv": spreadsheet_csv(("Saisi à l'entrée",), [(text,) for _person, text in shuffled(rng, typed)]),
    }  # fmt: skip
    return {
        "files": {"atelier.zip": Archive(members)},
        "nombre": missing, "faux": sorted(str(count) for count in naive if count >= 0),
        "intrus": len(others), "faux_intrus": sorted({str(len(clean) - len(came)), str(len(typed) - len(came))} - {str(len(others))}),
        "inscrits": len(registered), "venus": len(came),
    }  # fmt: skip
