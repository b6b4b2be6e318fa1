"""Competence 1.2, level 7: a contract that two amendments changed, one of them partly undone."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.documents import Table, document, heading
from pixsim.making.papers import Paper

_COUNTRIES = (
    "Irlande",
    "Finlande",
    "Portugal",
    "Canada",
    "Pologne",
    "Islande",
    "Norvège",
    "Suisse",
)
_FIRMS = (
    "Arcadis Stockage",
    "Coffre du Nord",
    "Novalune",
    "Boréal Données",
    "Fil de Soie",
    "Granit Réseaux",
    "Trois Ponts",
)
_HOSTS = ("Nuage des Associations", "Hébergerie Verte", "Sept Nuages")
_FILLER = (
    "Le client garde la propriété de ses fichiers.", "Le prestataire les lui rend, sur demande, dans un format courant.",
    "Chaque partie informe l'autre par écrit de tout changement de coordonnées.", "Les heures ouvrées vont du lundi au vendredi, de 9 h à 18 h.",
    "Une interruption prévue est annoncée quinze jours avant.", "Le silence d'une partie ne vaut pas renonciation à ses droits.",
    "Les échanges entre les parties se font par courrier électronique.", "Le client choisit seul qui, chez lui, a un compte.",
    "Le prestataire tient un journal des accès pendant un an.", "Toute somme due est payée à trente jours.",
)  # fmt: skip
_OTHERS = (
    "Objet", "Durée", "Comptes des utilisateurs", "Disponibilité", "Assistance", "Prix", "Paiement", "Sécurité", "Journal des accès",
    "Propriété des contenus", "Responsabilité", "Fin du contrat", "Restitution des fichiers",
)  # fmt: skip


def amended_contract(rng: np.random.Generator) -> dict[str, Any]:
    """What holds on a day: country, who keeps the copies, law, by the contract, its annex and two amendments."""
    place, new_place, law, new_law, court = sample(rng, _COUNTRIES, 5)
    early, late, helper, invoices = sample(rng, _FIRMS, 4)
    turn = date(2025, integer(rng, 3, 11), 1)
    first, second = date(2025, 1, 1), date(2026, 1, 1)
    undone = pick(rng, ("place", "law"))
    day = pick(rng, (date(2025, integer(rng, 2, 12), 15), date(2026, integer(rng, 2, 6), 15)))
    before = day < second
    titles = shuffled(rng, _OTHERS)
    places = sorted(sample(rng, range(2, 16), 4))
    special = {
        places[0]: ("Lieu de conservation", f"Les serveurs qui gardent les fichiers du client sont tous situés dans le pays suivant : {place}."),
        places[1]: ("Sauvegarde", "Les copies de secours sont confiées à la société que l'annexe A charge des « copies de secours » à la date considérée. Les autres sociétés de l'annexe n'ont pas accès aux fichiers."),
        places[2]: ("Droit applicable", f"Le présent contrat est régi par le droit du pays suivant : {law}."),
        places[3]: ("Litiges", f"À défaut d'accord, les litiges sont portés devant les tribunaux du pays suivant : {court}."),
    }  # fmt: skip
    body: list[Any] = [heading(f"Contrat d'hébergement – {pick(rng, _HOSTS)}"), "Conclu le 3 mars 2022, avec une annexe et deux avenants."]  # fmt: skip
    for number in range(1, 18):
        title, text = special.get(number) or (titles[(number - 1) % len(titles)], "")
        body += [
            heading(f"Article {number}. {title}", 2),
            " ".join([text, *sample(rng, _FILLER, 4)]).strip(),
            " ".join(sample(rng, _FILLER, 3)),
        ]
    rows = [
        (early, "copies de secours", "03/03/2022", f"{turn:%d/%m/%Y} exclu"), (helper, "assistance par téléphone", "03/03/2022", "–"),
        (late, "copies de secours", f"{turn:%d/%m/%Y}", "–"), (invoices, "factures", "01/06/2023", "–"),
    ]  # fmt: skip
    body += [
        heading("Annexe A. Sous-traitants"),
        Table((("Société", "Chargée de", "Depuis le", "Jusqu'au"), *shuffled(rng, rows))),
        heading("Avenant n° 1, en vigueur le 1er janvier 2025"),
        f"Point 1. À l'article {places[0]}, le pays est remplacé par : {new_place}.",
        f"Point 2. À l'article {places[2]}, le pays est remplacé par : {new_law}.",
        "Point 3. Les autres articles et l'annexe ne changent pas.",
        heading("Avenant n° 2, en vigueur le 1er janvier 2026"),
        f"Point 1. Le point {1 if undone == 'place' else 2} de l'avenant n° 1 est annulé à compter de ce jour : l'article qu'il modifiait retrouve sa rédaction d'origine.",
        "Point 2. Le reste de l'avenant n° 1 continue de s'appliquer.",
    ]  # fmt: skip
    country = place if undone == "place" and not before else new_place
    rule = law if undone == "law" and not before else new_law
    copier = early if day < turn else late
    assert first < day
    return {
        "day": f"{day:%d/%m/%Y}",
        "country": country, "not_country": [one for one in (place, new_place, court) if one != country],
        "copier": copier, "not_copier": [one for one in (early, late, helper) if one != copier],
        "law": rule, "not_law": [one for one in (law, new_law, court) if one != rule],
        "files": {"contrat.pdf": Paper(document(*body))},
    }  # fmt: skip
