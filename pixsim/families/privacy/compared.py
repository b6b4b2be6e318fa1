"""Family of competence 4.2: the policies of several services, their amendments and their subcontractors."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.privacy.policies import SERVICES
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import long_date

_INSIDE = ("Dublin", "Francfort", "Varsovie", "Porto", "Malmö", "Gand", "Lyon", "Turin", "Vienne")
_OUTSIDE = ("Zurich", "Londres", "Montréal", "Tunis", "Oslo", "Genève", "Casablanca", "Belgrade")
_TASKS = ("hébergement", "sauvegarde", "envoi des courriels", "assistance", "paiement", "statistiques")  # fmt: skip
_FIRMS = (
    "Albatel", "Boréa", "Cumul", "Datalys", "Épi Services", "Fondeka", "Gallium", "Hélio Net", "Isatis", "Jonc Hébergement", "Kiwi Mail",
    "Lumo", "Mistral Data", "Nacre", "Orbe", "Pixelune", "Quartz", "Roselin", "Sarment", "Tilleul", "Umbra", "Vannerie", "Xylo", "Yole", "Zéphyr Net",
)  # fmt: skip
_SHORT = ("six mois", "dix mois", "un trimestre", "douze mois", "neuf mois", "un an")
_LONG = ("un an et demi", "deux ans", "trois ans", "quinze mois", "treize mois")
_KEPT = (
    "Les données d'un compte fermé sont effacées au plus tard {length} après la fermeture.",
    "Une fois le compte fermé, ses données restent chez nous {length}, puis disparaissent.",
    "Nous supprimons un compte fermé au terme d'une période de {length}.",
)
_TOLD = (
    "Vos coordonnées sont transmises à nos partenaires commerciaux, qui peuvent vous écrire.",
    "Nos partenaires commerciaux reçoivent votre adresse, sauf opposition de votre part.",
)
_NOT_TOLD = (
    "Vos coordonnées ne sont transmises à aucun partenaire commercial.",
    "Aucune adresse n'est remise à nos partenaires commerciaux.",
)
_MORE = ("Chœur-Agenda", "Prêt-de-Main", "Balades-Val", "Club-Photo")
_ARTICLES = {3: "Usages", 4: "Durées", 5: "Partenaires"}
_KINDS = ("right", "longer", "back again", "outside", "come since", "not yet", "told since")


def service_that_fits(rng: np.random.Generator) -> dict[str, Any]:
    """The one service of seven that meets three conditions on a day, amendments and subcontractors read.

    Its first policy alone would rule it out, and those of four others would let them in.
    """
    day = date(2026, 9, integer(rng, 5, 25))
    services = dict(zip(_KINDS, sample(rng, (*SERVICES, *_MORE), len(_KINDS)), strict=True))
    members: dict[str, Any] = {}
    for kind in shuffled(rng, _KINDS):
        folder = services[kind]
        kept = _retention(rng, _LONG if kind in ("right", "back again") else _SHORT)
        told = pick(rng, _TOLD if kind == "not yet" else _NOT_TOLD)
        members[f"{folder}/politique.txt"] = _policy(rng, folder, kept, told).encode()
        for number, text in enumerate(_amendments(rng, kind), 1):
            heading = f"{folder} - AVENANT N° {number} À LA POLITIQUE DE CONFIDENTIALITÉ"
            filled = textwrap.fill(text, 84, break_on_hyphens=False)
            members[f"{folder}/avenant-{number}.txt"] = f"{heading}\n\n{filled}\n".encode()
        members[f"{folder}/sous-traitants.csv"] = spreadsheet_csv(
            ("société", "tâche", "ville des serveurs", "depuis le", "jusqu'au"),
            _subcontractors(rng, kind, day),
        )
    archive = f"politiques-{integer(rng, 100, 999)}.zip"
    return {
        "name": archive,
        "day": long_date(day),
        "key": services["right"],
        "wrong": [services[kind] for kind in _KINDS[1:]],
        "longer": services["longer"],
        "back": services["back again"],
        "not_yet": services["not yet"],
        "since": services["come since"],
        "files": {archive: Archive(members)},
    }  # fmt: skip


def _amendments(rng: np.random.Generator, kind: str) -> Iterator[str]:
    """Those of a service, in order; the last of one takes away the first."""
    early, late = date(2026, integer(rng, 2, 4), 1), date(2026, integer(rng, 5, 8), 1)
    after = date(2026, pick(rng, (10, 11)), 1)
    short, long = _retention(rng, _SHORT), _retention(rng, _LONG)
    harmless = "Votre adresse sert à vous prévenir des messages reçus."
    if kind == "right":
        yield _changed(early, 4, long)
        yield _changed(late, 4, short)
        yield _changed(after, 5, pick(rng, _TOLD))
    elif kind == "longer":
        yield _changed(early, 4, _retention(rng, _SHORT))
        yield _changed(late, 4, long)
        yield _changed(after, 4, short)
    elif kind == "back again":
        yield _changed(early, 4, short)
        yield _changed(early, 3, harmless)
        yield f"L'avenant n° 1 cesse de s'appliquer le {long_date(late)} : l'article 4 retrouve alors sa rédaction d'origine."
    elif kind == "not yet":
        yield _changed(late, 3, harmless)
        yield _changed(after, 5, pick(rng, _NOT_TOLD))
    elif kind == "told since":
        yield _changed(early, 4, short)
        yield _changed(late, 5, pick(rng, _TOLD))
    elif kind == "outside":
        yield _changed(late, 4, short)
    else:
        yield _changed(early, 3, harmless)


def _changed(since: date, article: int, text: str) -> str:
    return f"À compter du {long_date(since)}, la première phrase de l'article {article} ({_ARTICLES[article]}) devient : « {text} »"


def _subcontractors(rng: np.random.Generator, kind: str, day: date) -> list[tuple[str, ...]]:
    """Five firms; one outside the Union on the day, or that left it before, or comes after."""
    rows = []
    firms = sample(rng, _FIRMS, 5)
    for place, task in enumerate(sample(rng, _TASKS, 5)):
        since = date(integer(rng, 2021, 2025), integer(rng, 1, 12), integer(rng, 1, 28))
        where, until = pick(rng, _INSIDE), ""
        if place == 0 and kind == "outside":
            where = pick(rng, _OUTSIDE)
        elif place == 0 and kind == "come since":
            where, since = pick(rng, _OUTSIDE), day - timedelta(days=integer(rng, 5, 90))
        elif place == 0 or (place == 1 and kind == "right"):
            where = pick(rng, _OUTSIDE)
            if kind == "right" and place == 1:
                since = day + timedelta(days=integer(rng, 4, 60))
            else:
                until = f"{day - timedelta(days=integer(rng, 3, 150)):%d/%m/%Y}"
        rows.append((firms[place], task, where, f"{since:%d/%m/%Y}", until))
    return shuffled(rng, rows)


def _retention(rng: np.random.Generator, lengths: tuple[str, ...]) -> str:
    return pick(rng, _KEPT).format(length=pick(rng, lengths))


def _policy(rng: np.random.Generator, service: str, kept: str, told: str) -> str:
    articles = (
        f"Objet. La présente politique s'applique au site et à l'application {service}.",
        "Données. Nous recueillons votre nom, votre adresse électronique et votre commune ; la photo est facultative.",
        "Usages. Votre adresse sert à vous envoyer les messages du service et, si vous l'acceptez, notre lettre.",
        f"Durées. {kept} Les échanges avec l'assistance sont gardés "
        f"{pick(rng, ('deux ans', 'six mois', 'un an'))}, les journaux de connexion un an.",
        f"Partenaires. {told} La liste de nos sous-traitants, tenue à jour, est jointe.",
        "Publicité. Les annonces affichées sont les mêmes pour tous, quel que soit le profil.",
        "Sécurité. Les mots de passe sont gardés sous une forme qui ne permet pas de les relire.",
        "Droits. Vous pouvez demander l'accès, la rectification ou l'effacement de vos données.",
        "Révision. Un avenant remplace le texte de l'article qu'il nomme, à la date qu'il indique ; le plus récent l'emporte.",
    )  # fmt: skip
    body = "\n\n".join(
        textwrap.fill(f"Article {number}. {text}", 84, break_on_hyphens=False)
        for number, text in enumerate(articles, 1)
    )
    return f"POLITIQUE DE CONFIDENTIALITÉ - {service}\nVersion du {integer(rng, 2, 28)} novembre 2025\n\n{body}\n"
