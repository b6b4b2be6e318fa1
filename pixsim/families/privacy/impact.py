"""Family of competence 4.2, level 7: which processings call for an impact assessment, by criteria and exceptions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet

_ACTIVITIES = (
    ("Fabricant de vélos", "suivre les garanties"), ("Bibliothèque", "gérer les prêts"), ("Théâtre", "vendre les places"), ("Régie d'eau", "établir les factures"),
    ("Loueur de vélos", "gérer les abonnements"), ("Ferme", "livrer des paniers"), ("Ville", "délivrer les cartes de stationnement"), ("Musée", "envoyer la lettre d'information"),
    ("Garage", "prendre les rendez-vous"), ("Magasin de jeux", "tenir la carte de fidélité"), ("Office du tourisme", "réserver les visites"), ("Piscine", "gérer les entrées"),
)  # fmt: skip
_PEOPLE = ("clients adultes", "abonnés majeurs", "usagers majeurs")
_FRAIL = (
    "élèves de 6 à 11 ans",
    "salariés de l'organisme",
    "résidents d'une maison de retraite",
    "patients",
)
_PLAIN = (
    "nom, adresse, achats",
    "nom, téléphone, dates de passage",
    "nom, courriel, plaque du véhicule",
    "nom, photo du badge, horaires",
)
_SENSITIVE = (
    "nom, allergies et traitements",
    "nom, handicap reconnu",
    "nom, appartenance à un syndicat",
    "nom, condamnations",
    "nom, religion, pour les menus",
)
_USES = (
    "un agent répond à chaque demande",
    "un envoi par mois, avec désinscription",
    "relance des retards par courrier",
    "comptage anonyme des visites",
)
_HEAVY = (
    "chacun reçoit une note, calculée d'après ses retards passés", "le logiciel fixe seul le montant remboursé, personne ne relit",
    "les déplacements sont suivis par GPS tout le jour", "les fiches sont rapprochées chaque nuit du fichier d'une autre société, tenu pour un autre but",
    "un assistant vocal d'un genre nouveau écoute et répond", "d'après la fiche, un agent décide qui est exclu du service",
)  # fmt: skip
_EXEMPT = (
    (("Médecin exerçant seul", "soigner", "patients", "nom, maladies, ordonnances", 900), ("Clinique de six médecins", "soigner", "patients", "nom, maladies, ordonnances", 7_400)),
    (("Ville", "inscrire à la cantine et à la garderie", "élèves de 3 à 11 ans", "nom, allergies, jours de présence", 620), ("Société de colonies de vacances", "inscrire aux séjours", "élèves de 6 à 17 ans", "nom, allergies, jours de présence", 2_300)),
    (("Menuiserie de 180 salariés", "établir la paie et les congés", "salariés de l'organisme", "nom, salaire, handicap reconnu", 180), ("Transporteur de 340 salariés", "établir la paie et les congés", "salariés de l'organisme", "nom, salaire, handicap reconnu", 340)),
)  # fmt: skip
_CRITERIA = (
    ("1", "Évaluation ou notation des personnes"), ("2", "Décision automatique qui a un effet juridique ou aussi sérieux"), ("3", "Surveillance systématique"),
    ("4", "Données sensibles ou très personnelles (santé, handicap, religion, syndicat, condamnations…)"), ("5", "Grande échelle (ici : plus de 100 000 personnes)"),
    ("6", "Croisement de fichiers tenus pour des buts différents"), ("7", "Personnes vulnérables : mineurs, patients, personnes âgées, salariés face à leur employeur"),
    ("8", "Usage innovant d'une technique"), ("9", "Exclusion d'un service, d'un contrat ou d'un droit"),
    ("Règle", "Deux critères ou plus : analyse d'impact, sauf dispense"),
    ("Dispense", "Données de santé nécessaires aux soins, chez un professionnel de santé exerçant à titre individuel"),
    ("Dispense", "Affaires scolaires, périscolaires et petite enfance d'une collectivité"),
    ("Dispense", "Gestion du seul personnel d'un employeur de moins de 250 personnes, sans profilage"),
)  # fmt: skip
LETTERS = "ABCDEFGHIJKL"


def impact_needed(rng: np.random.Generator) -> dict[str, Any]:
    """Of twelve processings of a register: those with two criteria or more, but for those that are exempted."""
    rows: list[tuple[tuple[str, str, str, str, int, str], bool, int]] = []
    kinds = sample(rng, _EXEMPT, 3)
    for exempt, near in kinds[:2]:
        rows.append(((*exempt, pick(rng, _USES)), False, 2))
        rows.append(((*near, pick(rng, _USES)), True, 2))
    for (who, what), count in zip(
        sample(rng, _ACTIVITIES, 8),
        shuffled(rng, (0, 1, 1, 1, 1, 2, 2, pick(rng, (1, 3)))),
        strict=True,
    ):
        met = sample(rng, range(4), count)
        frail, sensitive, large, heavy = (n in met for n in range(4))
        people = (
            integer(rng, 130_000, 900_000)
            if large
            else pick(rng, (integer(rng, 40, 900), integer(rng, 2_000, 60_000)))
        )
        rows.append(
            (
                (who, what, pick(rng, _FRAIL if frail else _PEOPLE), pick(rng, _SENSITIVE if sensitive else _PLAIN), people, pick(rng, _HEAVY if heavy else _USES)),
                count >= 2,
                count,
            )
        )  # fmt: skip
    rows = shuffled(rng, rows)
    named = list(zip(LETTERS, rows, strict=True))
    key = [letter for letter, (_row, needed, _count) in named if needed]
    many = [letter for letter, (_row, _needed, count) in named if count >= 2]
    some = [letter for letter, (_row, _needed, count) in named if count >= 1]
    book = Workbook(
        (
            sheet("Traitements", ("Repère", "Organisme", "But", "Personnes", "Données", "Nombre", "Particularité"), [(letter, *row) for letter, (row, _n, _c) in named]),
            sheet("Critères", ("N°", "Texte"), list(_CRITERIA)),
        )
    )  # fmt: skip
    return {
        "key": ", ".join(key),
        "wrong": [", ".join(many), ", ".join(some), ", ".join(key[:-1])],
        "spared": " et ".join(letter for letter in many if letter not in key),
        "files": in_two_formats("registre", book),
    }
