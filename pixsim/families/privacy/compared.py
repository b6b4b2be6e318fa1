"""Family of competence 4.2: the policies of several services, their amendments and their subcontractors."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.privacy.policies import SERVICES
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date

_INSIDE = ("Irlande", "Allemagne", "Pays-Bas", "Pologne", "Portugal", "Suède", "Belgique", "France")
_OUTSIDE = ("Suisse", "Royaume-Uni", "Canada", "Inde", "Maroc", "Norvège")
_OTHER_NAMES = {"Royaume-Uni": ("UK", "RU", "Grande-Bretagne", "United Kingdom")}
_TASKS = (
    "hébergement",
    "sauvegarde",
    "envoi des courriels",
    "assistance",
    "paiement",
    "statistiques",
)
_FIRMS = (
    "Albatel", "Boréa", "Cumul", "Datalys", "Épi Services", "Fondeka", "Gallium", "Hélio Net", "Isatis",
    "Jonc Hébergement", "Kiwi Mail", "Lumo", "Mistral Data", "Nacre", "Orbe", "Pixelune",
)  # fmt: skip
_SHORT = (
    (6, "six mois"),
    (10, "dix mois"),
    (3, "un trimestre"),
    (12, "douze mois"),
    (9, "neuf mois"),
)
_LONG = ((18, "un an et demi"), (24, "deux ans"), (36, "trois ans"), (15, "quinze mois"))
_TOLD = "Vos coordonnées sont transmises à nos partenaires commerciaux, qui peuvent vous écrire."
_KEPT_IN = "Vos coordonnées ne sont transmises à aucun partenaire commercial."


def service_that_fits(rng: np.random.Generator) -> dict[str, Any]:
    """The one service of four that meets three conditions on a day, amendments and subcontractors read.

    Its policy alone would rule it out; those of two others alone would let them in.
    """
    day = date(2026, 9, integer(rng, 5, 25))
    before, after = date(2026, integer(rng, 3, 8), 1), date(2026, 10, 1)
    kinds = ("right", "longer", "outside", "not yet")
    services = dict(zip(kinds, sample(rng, SERVICES, 4), strict=True))
    short, long = pick(rng, _SHORT), pick(rng, _LONG)
    country = pick(rng, _OUTSIDE)
    firms = iter(sample(rng, _FIRMS, len(_FIRMS)))
    members: dict[str, Any] = {}
    barred = ""
    for kind in shuffled(rng, kinds):
        kept = {"right": long[1], "longer": pick(rng, _SHORT)[1]}.get(kind, pick(rng, _SHORT)[1])
        told = _TOLD if kind == "not yet" else _KEPT_IN
        changes = {
            "right": [(before, 4, _retention(short[1]))],
            "longer": [(before, 4, _retention(long[1])), (after, 4, _retention(short[1]))],
            "outside": [(before, 3, "Votre adresse sert à vous prévenir des messages reçus.")],
            "not yet": [(after, 5, _KEPT_IN)],
        }[kind]
        rows = _subcontractors(
            rng, firms, day, country if kind == "outside" else "", kind == "right"
        )
        if kind == "outside":
            barred = next(firm for firm, _task, where, *_since in rows if where == country)
        folder = services[kind]
        members[f"{folder}/politique.txt"] = _policy(rng, folder, kept, told).encode()
        for number, (since, article, text) in enumerate(changes, 1):
            members[f"{folder}/avenant-{number}.txt"] = _amendment(
                folder, since, article, text
            ).encode()
        members[f"{folder}/sous-traitants.csv"] = spreadsheet_csv(
            ("société", "tâche", "pays", "depuis le", "jusqu'au"), rows
        )
    archive = f"politiques-{integer(rng, 100, 999)}.zip"
    return {
        "name": archive,
        "day": long_date(day),
        "service": services["right"],
        "wrong_service": [services[kind] for kind in kinds[1:]],
        "longer": services["longer"],
        "months": str(long[0]),
        "not_months": [str(short[0]), "1"],
        "outside": services["outside"],
        "country": [
            country,
            f"{'au' if country in ('Royaume-Uni', 'Canada', 'Maroc') else 'en'} {country}",
            f"{country} ({barred})",
            *_OTHER_NAMES.get(country, ()),
        ],
        "not_country": list(_INSIDE[:3]),
        "not_yet": services["not yet"],
        "files": {archive: Archive(members)},
    }  # fmt: skip


def _subcontractors(
    rng: np.random.Generator, firms: Any, day: date, outside: str, ended: bool
) -> list[tuple[str, ...]]:
    """Four firms; one outside on the day, or one that had left before it."""
    rows = []
    for place, task in enumerate(sample(rng, _TASKS, 4)):
        since = date(integer(rng, 2021, 2025), integer(rng, 1, 12), integer(rng, 1, 28))
        where, until = pick(rng, _INSIDE), ""
        if place == 0 and outside:
            where = outside
        if place == 0 and ended:
            where = pick(rng, _OUTSIDE)
            until = (
                f"{date(day.year, day.month - integer(rng, 1, 4), integer(rng, 1, 28)):%d/%m/%Y}"
            )
        rows.append((next(firms), task, where, f"{since:%d/%m/%Y}", until))
    return shuffled(rng, rows)


def _retention(length: str) -> str:
    return f"Les données d'un compte fermé sont effacées au plus tard {length} après la fermeture."


def _policy(rng: np.random.Generator, service: str, kept: str, told: str) -> str:
    articles = (
        f"Objet. La présente politique s'applique au site et à l'application {service}.",
        "Données. Nous recueillons votre nom, votre adresse électronique et votre commune ; la photo est facultative.",
        "Usages. Votre adresse sert à vous envoyer les messages du service et, si vous l'acceptez, notre lettre.",
        f"Durées. {_retention(kept)} Les échanges avec l'assistance sont gardés "
        f"{pick(rng, ('deux ans', 'six mois', 'un an'))}, les journaux de connexion un an.",
        f"Partenaires. {told} La liste de nos sous-traitants, tenue à jour, est jointe.",
        "Publicité. Les annonces affichées sont les mêmes pour tous, quel que soit le profil.",
        "Sécurité. Les mots de passe sont gardés sous une forme qui ne permet pas de les relire.",
        "Droits. Vous pouvez demander l'accès, la rectification ou l'effacement de vos données.",
        "Révision. Un avenant remplace le texte de l'article qu'il nomme, à la date qu'il indique.",
    )  # fmt: skip
    body = "\n\n".join(
        textwrap.fill(f"Article {number}. {text}", 84, break_on_hyphens=False)
        for number, text in enumerate(articles, 1)
    )
    return f"POLITIQUE DE CONFIDENTIALITÉ - {service}\nVersion du {integer(rng, 2, 28)} novembre 2025\n\n{body}\n"


def _amendment(service: str, since: date, article: int, text: str) -> str:
    lines = textwrap.fill(f"« {text} »", 84, break_on_hyphens=False)
    what = {3: "Usages", 4: "Durées", 5: "Partenaires"}[article]
    return (
        f"{service} - AVENANT À LA POLITIQUE DE CONFIDENTIALITÉ\n\n"
        f"À compter du {long_date(since)}, la première phrase de l'article {article} ({what}) devient :\n{lines}\n"
    )
