"""Families of competence 4.2 on tables: identification, anonymity, retention."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, matching, pick, shuffled
from pixsim.families.draws.people import full_names
from pixsim.families.draws.text import indented

_PROCESSES = {
    "anonymisation": (
        "Publier seulement le nombre de prêts de tout un département",
        "Ne garder que l'âge moyen des 4 000 votants d'un sondage",
        "Remplacer les fiches par le total des entrées de chaque mois",
        "Publier la part de satisfaits parmi 2 500 réponses, puis tout effacer",
    ),
    "pseudonymisation": (
        "Remplacer chaque nom par un numéro, la liste restant dans un coffre",
        "Remplacer chaque courriel par son empreinte SHA-256",
        "Remplacer le nom par les initiales et garder l'adresse",
        "Donner un surnom fixe à chaque patient dans le fichier de suivi",
        "Supprimer le nom et garder le numéro de sécurité sociale",
    ),
}
_FORMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "s'abonner à la lettre d'information par courriel": (
        ("adresse électronique", "langue souhaitée", "fréquence d'envoi", "thèmes choisis"),
        ("numéro de téléphone", "profession", "date de naissance", "adresse postale"),
    ),
    "réserver une place à un atelier gratuit de cuisine": (
        ("nom", "date choisie", "allergies alimentaires", "numéro pour prévenir d'une annulation"),
        ("nom de l'employeur", "revenus", "numéro de sécurité sociale", "marque du téléphone"),
    ),
    "faire livrer un colis à domicile": (
        ("nom", "adresse postale", "téléphone pour prévenir du passage", "code d'entrée"),
        ("situation de famille", "profession", "lieu de naissance", "niveau d'études"),
    ),
    "emprunter un vélo pour adulte": (
        ("nom", "taille", "date de retour", "numéro de téléphone"),
        ("nombre d'enfants", "diplôme", "opinions politiques", "nom du médecin"),
    ),
    "s'inscrire à un cours d'informatique": (
        ("nom", "niveau en informatique", "jour souhaité", "adresse électronique"),
        ("poids", "religion", "plaque d'immatriculation", "montant du loyer"),
    ),
}


def identifying_column(rng: np.random.Generator) -> dict[str, Any]:
    """The column of a survey, under a vague name, that names each person by itself."""
    people = full_names(rng, 4)
    plain = str.maketrans("éèëïÉ", "eeeiE")
    makers = (
        [f"{f[0]}. {n}" for f, n in people],
        [f"{f}.{n.replace(' ', '')}@post.example".translate(plain).lower() for f, n in people],
        [f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}" for _ in people],
    )
    columns = {
        pick(rng, ("repere", "info", "suite", "detail")): pick(rng, makers),
        "age": [str(integer(rng, 3, 7) * 10) for _ in people],
        pick(rng, ("ville", "commune")): [pick(rng, ("Lille", "Lens", "Douai")) for _ in people],
        pick(rng, ("avis", "note")): [str(integer(rng, 1, 5)) for _ in people],
    }
    hidden = next(iter(columns))
    order = shuffled(rng, list(columns))
    widths = {name: max(map(len, [name, *columns[name]])) + 2 for name in order}
    lines = ["".join(f"{name:<{widths[name]}}" for name in order)]
    lines += [
        "".join(f"{columns[name][row]:<{widths[name]}}" for name in order) for row in range(4)
    ]
    wrong = [name for name in order if name != hidden]
    return {
        "table": "\n".join("    " + line for line in lines),
        "column": hidden,
        "key": [hidden],
        "wrong": wrong,
    }


def two_processes(rng: np.random.Generator) -> dict[str, Any]:
    """Treatments that make data anonymous, or only pseudonymous."""
    return matching(rng, _PROCESSES)


def useless_field(rng: np.random.Generator) -> dict[str, Any]:
    """The only field of a form that its purpose does not need."""
    purpose = pick(rng, sorted(_FORMS))
    useful, useless = _FORMS[purpose]
    extra = pick(rng, useless)
    fields = shuffled(rng, [extra, *useful])
    rows = indented(f"{n}. {field}" for n, field in enumerate(fields, 1))
    place = fields.index(extra) + 1
    wrong = [str(n) for n in range(1, 6) if n != place]
    return {
        "purpose": purpose,
        "form": rows,
        "key": [str(place), f"numéro {place}", extra, f"{place}. {extra}"],
        "wrong": wrong,
    }
