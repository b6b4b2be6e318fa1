"""Competence 1.3, level 7: who came, by what was typed at the door, an old address included."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv

_BARE = str.maketrans("éèëïôÉ", "eeeioE")
_NOTE = """À l'entrée, chacun a tapé ou son adresse, ou son nom (NOM Prénom ou Prénom Nom),
parfois deux fois, parfois sans accents ni majuscules, avec des espaces de trop.
Hors les anciennes, les adresses ont toutes la forme prenom.nom@… : elles nomment
donc aussi ceux qui ne sont pas inscrits.

Une adresse ne dépend ni des majuscules, ni de ce qui suit un « + » avant l'arobase :
lea.roux+ateliers@courriel.example est lea.roux@courriel.example.

changements.csv donne les adresses que des inscrits ont abandonnées depuis, et les
nouvelles. inscrits.csv a toujours la dernière.
"""


def who_came(rng: np.random.Generator) -> dict[str, Any]:
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
