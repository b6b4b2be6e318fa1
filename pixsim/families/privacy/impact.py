"""Family of competence 4.2, level 7: processings that call for an impact assessment and have none that holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date

_CARE, _SCHOOL, _STAFF = "soins", "affaires scolaires et périscolaires", "gestion du personnel"
_ALONE, _COMMUNE = "professionnel de santé exerçant seul", "commune"
_BODIES = (
    ("Cabinet Roux", _ALONE, 1), ("Cabinet Morel", _ALONE, 1), ("Clinique du Lac", "établissement de santé", 320), ("Ville d'Aubrac", _COMMUNE, 210),
    ("Ville de Granit", _COMMUNE, 390), ("Colonies du Sud", "société", 60), ("Menuiserie Lenoir", "société", 180), ("Transports Ouest", "société", 340),
    ("Mutuelle Azur", "mutuelle", 240), ("Vélos du Nord", "société", 95), ("Théâtre des Halles", "association", 40), ("Régie des eaux", "régie", 130),
)  # fmt: skip
_AIMS = ("relation avec la clientèle", "facturation", "réservations", "lettre d'information", "prêts", "garanties")  # fmt: skip
_FRAIL = ("élèves de 6 à 11 ans", "salariés de l'organisme", "patients", "résidents d'une maison de retraite")  # fmt: skip
_PLAIN = ("clients majeurs", "abonnés majeurs", "usagers majeurs", "adhérents majeurs")
_DATA = {
    "D1": "nom, adresse", "D2": "achats", "D3": "dates de passage", "D4": "plaque du véhicule", "D5": "allergies et traitements", "D6": "appartenance à un syndicat",
    "D7": "condamnations", "D8": "religion, pour les menus",
}  # fmt: skip
_SENSITIVE = ("D5", "D6", "D7", "D8")
_USES = {
    "P1": "un agent répond à chaque demande", "P2": "un envoi par mois, avec désinscription", "P3": "chacun reçoit une note, calculée d'après ses retards passés",
    "P4": "le logiciel fixe seul le montant remboursé, personne ne relit", "P5": "les déplacements sont suivis par GPS tout le jour",
    "P6": "les fiches sont rapprochées chaque nuit de celles d'une autre société, tenues pour un autre but", "P7": "un assistant vocal d'un genre nouveau écoute et répond",
    "P8": "d'après la fiche, un agent décide qui est exclu du service",
}  # fmt: skip
_RULES = (
    ("Critère 1", "Évaluation ou notation des personnes"), ("Critère 2", "Décision automatique qui a un effet juridique ou aussi sérieux"), ("Critère 3", "Surveillance systématique"),
    ("Critère 4", "Données sensibles ou très personnelles (santé, religion, syndicat, condamnations…)"), ("Critère 5", "Grande échelle (ici : plus de 100 000 personnes)"),
    ("Critère 6", "Croisement de fichiers tenus pour des buts différents"), ("Critère 7", "Personnes vulnérables : mineurs, patients, personnes âgées, salariés face à leur employeur"),
    ("Critère 8", "Usage innovant d'une technique"), ("Critère 9", "Exclusion d'un service, d'un contrat ou d'un droit"),
    ("Seuil", "Deux critères ou plus : analyse d'impact, sauf dispense"),
    ("Dispense", "Soins donnés par un professionnel de santé exerçant seul"), ("Dispense", "Affaires scolaires et périscolaires d'une commune"),
    ("Dispense", "Gestion du seul personnel, dans un organisme de moins de 250 personnes, sans notation ni profilage"),
    ("Validité", "Une analyse vaut trois ans ; elle ne vaut plus si le traitement a été modifié depuis"),
)  # fmt: skip

Row = tuple[str, str, str, int, str, str]


def criteria(row: Row) -> int:
    """How many criteria a processing meets."""
    _body, _aim, public, people, data, use = row
    return (
        (public in _FRAIL) + (people > 100_000) + any(code in _SENSITIVE for code in data.split()) + (use not in ("P1", "P2"))
    )  # fmt: skip


def exempted(row: Row) -> bool:
    """Whether the lists of exemptions spare a processing."""
    nature, size = next((n, s) for name, n, s in _BODIES if name == row[0])
    return (
        (row[1] == _CARE and nature == _ALONE)
        or (row[1] == _SCHOOL and nature == _COMMUNE)
        or (row[1] == _STAFF and size < 250 and row[5] != "P3")
    )


def impact_missing(rng: np.random.Generator) -> dict[str, Any]:
    """Of sixty processings: the three that need an assessment and have none, or one too old, or from before a change."""
    today = date(2026, integer(rng, 3, 11), integer(rng, 1, 28))
    named = [(f"T-{n:02}", row) for n, row in enumerate(shuffled(rng, _register(rng)), 1)]
    due = [name for name, row in named if criteria(row) >= 2 and not exempted(row)]
    late = sample(rng, due, 3)
    spared = [name for name, row in named if criteria(row) >= 2 and exempted(row)]
    done: list[tuple[str, date, str]] = []
    changed = {name: today - timedelta(days=integer(rng, 900, 1500)) for name, _row in named}
    for name, _row in named:
        recent = today - timedelta(days=integer(rng, 60, 800))
        old = today - timedelta(days=integer(rng, 1200, 1900))
        if name == late[0] or (name not in due and (name in spared or rng.random() < 0.8)):
            continue
        if name == late[1]:
            done.append((name, old, "favorable"))
            changed[name] = old - timedelta(days=integer(rng, 30, 300))
        elif name == late[2]:
            done.append((name, recent, "favorable"))
            changed[name] = recent + timedelta(days=integer(rng, 10, 50))
        else:
            if rng.random() < 0.3:
                done.append((name, old, "favorable"))
            done.append((name, recent, pick(rng, ("favorable", "favorable, avec mesures"))))
    book = Workbook(
        (
            sheet("Traitements", ("Repère", "Organisme", "But", "Public", "Personnes", "Données", "Particularité", "Modifié le"), [(name, *row, changed[name]) for name, row in named]),
            sheet("Organismes", ("Organisme", "Nature", "Effectif"), list(_BODIES)),
            sheet("Codes", ("Code", "Sens"), [*_DATA.items(), *_USES.items()]),
            sheet("Règles", ("Règle", "Texte"), list(_RULES)),
        )
    )  # fmt: skip
    table = DataTable(("repere", "analyse_du", "conclusion"), tuple(shuffled(rng, done)))
    return {
        "day": long_date(today),
        "none": late[0],
        "old": late[1],
        "before": late[2],
        "spared": ", ".join(spared),
        "wrong": [*spared[:2], next(name for name in due if name not in late)],
        "files": {**in_two_formats("registre", book), "analyses.csv": table},
    }


def _register(rng: np.random.Generator) -> list[Row]:
    """Sixty processings, with those that are exempted and those that only look like them."""
    small = [name for name, _nature, size in _BODIES if 1 < size < 250]
    rows: list[Row] = [
        ("Cabinet Roux", _CARE, "patients", 900, "D1 D5", "P1"),
        ("Cabinet Morel", _CARE, "patients", 1_300, "D1 D5", "P1"),
        ("Clinique du Lac", _CARE, "patients", 7_400, "D1 D5", "P1"),
        ("Ville d'Aubrac", _SCHOOL, "élèves de 6 à 11 ans", 620, "D1 D5 D3", "P1"),
        ("Colonies du Sud", _SCHOOL, "élèves de 6 à 11 ans", 2_300, "D1 D5", "P1"),
        ("Menuiserie Lenoir", _STAFF, "salariés de l'organisme", 180, "D1 D6", "P1"),
        ("Transports Ouest", _STAFF, "salariés de l'organisme", 340, "D1 D6", "P1"),
        (pick(rng, small), _STAFF, "salariés de l'organisme", integer(rng, 40, 200), "D1 D3", "P3"),
    ]
    while len(rows) < 60:
        public = pick(rng, (*_PLAIN, *_PLAIN, *_FRAIL))
        body, _nature, _size = pick(rng, _BODIES[2:])
        people = pick(rng, (integer(rng, 300, 9_000), integer(rng, 20_000, 99_000), integer(rng, 101_000, 900_000)))  # fmt: skip
        codes = sample(rng, ("D2", "D3", "D4"), integer(rng, 1, 2))
        if rng.random() < 0.25:
            codes.append(pick(rng, _SENSITIVE))
        use = pick(rng, ("P1", "P1", "P2", "P2", *_USES))
        rows.append((body, pick(rng, _AIMS), public, people, " ".join(["D1", *codes]), use))
    return rows
