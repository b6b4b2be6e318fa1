"""Competence 1.2, level 7: a contract that five amendments changed, a federation's contract above it, and a letter that changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.making.documents import Table, document, heading
from pixsim.making.papers import Paper
from pixsim.text.french_dates import long_date

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
_LAW_OF = {
    one: (adjective, f"droit {adjective}", f"le droit {adjective}")
    for one, adjective in zip(
        _COUNTRIES,
        ("irlandais", "finlandais", "portugais", "canadien", "polonais", "islandais", "norvégien", "suisse"),
        strict=True,
    )
}  # fmt: skip
"""How one says the law of a country."""
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
_CLUBS = (
    "Les Voisins",
    "Radio Falaise",
    "Vélo pour tous",
    "Jardins du Lac",
    "Théâtre Bleu",
    "Clé de sol",
    "Atelier 12",
)
_REST = ("Les autres articles ne changent pas.", "Le reste du contrat continue de s'appliquer.")
_OTHERS = (
    "Objet", "Durée", "Comptes des utilisateurs", "Disponibilité", "Assistance", "Prix", "Paiement", "Sécurité", "Journal des accès",
    "Propriété des contenus", "Responsabilité", "Définitions", "Commande", "Mise en service", "Formation", "Confidentialité", "Assurance",
    "Force majeure", "Cession", "Communication", "Élection de domicile", "Fin du contrat", "Restitution des fichiers",
)  # fmt: skip


def amended_contract(rng: np.random.Generator) -> dict[str, Any]:
    """What holds on a day: country, who keeps the copies, law, by a contract, its annex, five amendments, a federation's contract and a letter."""
    place, second_place, third_place, law, second_law, third_law, court = sample(rng, _COUNTRIES, 7)
    early, late, helper, invoices, said, shared = sample(rng, _FIRMS, 6)
    turn = date(2025, integer(rng, 6, 9), 1)
    force = (date(2025, 1, 1), date(2025, integer(rng, 9, 11), 1), date(2025, 5, 1), date(2026, 2, 1), date(2026, 1, 1))  # fmt: skip
    signed = [
        date(start.year - (start.month == 1), (start.month - 2) % 12 + 1, integer(rng, 4, 27))
        for start in force
    ]
    signed[1] = date(2025, 2, integer(rng, 12, 27))  # it gives its own date
    first_signed = [last - timedelta(days=integer(rng, 32, 58)) for last in signed]
    joined, left = (
        date(2025, pick(rng, (4, 10)), integer(rng, 4, 27)),
        date(2025, 12, 31) if rng.integers(2) else None,
    )
    day = pick(rng, (date(2025, integer(rng, 2, 8), 15), date(2025, 12, 15), date(2026, 1, integer(rng, 10, 28)), date(2026, integer(rng, 2, 6), 15)))  # fmt: skip
    titles = shuffled(rng, _OTHERS)
    places = sorted(sample(rng, range(2, 22), 5))
    special = {
        places[0]: ("Lieu de conservation", f"Les serveurs qui gardent les fichiers du client sont tous situés dans le pays suivant : {place}."),
        places[1]: ("Sauvegarde", "Les copies de secours sont confiées à la société que l'annexe A charge des « copies de secours » à la date considérée. Les autres sociétés de l'annexe n'ont pas accès aux fichiers."),
        places[2]: ("Droit applicable", f"Le présent contrat est régi par le droit du pays suivant : {law}."),
        places[3]: ("Litiges", f"À défaut d'accord, les litiges sont portés devant les tribunaux du pays suivant : {court}."),
        places[4]: ("Modifications", "Seul un avenant signé des deux parties modifie le contrat ou son annexe ; sauf autre date qu'il indique, il prend effet le premier jour du mois qui suit la seconde signature. Un courrier ne les modifie pas."),
    }  # fmt: skip
    body: list[Any] = [heading(f"Contrat d'hébergement – {pick(rng, _HOSTS)}"), "Conclu le 3 mars 2022, avec une annexe."]  # fmt: skip
    for number in range(1, 24):
        title, text = special.get(number) or (titles[(number - 1) % len(titles)], "")
        body += [
            heading(f"Article {number}. {title}", 2),
            " ".join([text, *sample(rng, _FILLER, 5)]).strip(),
            " ".join(sample(rng, _FILLER, 4)),
            " ".join(sample(rng, _FILLER, 4)),
        ]
    rows = [(early, "copies de secours", "03/03/2022"), (helper, "assistance par téléphone", "03/03/2022"), (invoices, "factures", "01/06/2023")]  # fmt: skip
    body += [
        heading("Annexe A. Sous-traitants"),
        Table((("Société", "Chargée de", "Depuis le"), *shuffled(rng, rows))),
    ]
    points = (
        (f"À l'article {places[0]}, le pays est remplacé par : {second_place}.", f"À l'article {places[2]}, le pays est remplacé par : {second_law}."),
        (f"À l'article {places[0]}, le pays est remplacé par : {third_place}.",),
        (f"Dans l'annexe A, la société {early} est remplacée par {late} à compter du {long_date(turn)}.",),
        (f"Le point 1 de l'avenant que le client a signé le {long_date(first_signed[1])} est annulé : l'article qu'il modifiait retrouve la rédaction qu'il avait avant lui.", f"À l'article {places[2]}, le pays est remplacé par : {third_law}."),
        (f"Pour les contrats conclus à partir du 1er janvier 2025, et pour eux seuls, l'article {places[2]} désigne le droit du pays suivant : {court}.",),
    )  # fmt: skip
    after: list[Any] = [heading("Avenants au contrat d'hébergement")]
    for number, (when, first, last, changes) in enumerate(
        zip(force, first_signed, signed, points, strict=True), 1
    ):
        own = f" Il prend effet le {long_date(when)}." if number == 2 else ""
        one, other = (first, last) if number in (2, 4) or rng.integers(2) else (last, first)
        after += [
            heading(f"Avenant n° {number}", 2),
            f"Signé par le client le {long_date(one)}, par le prestataire le {long_date(other)}.{own}",
            *(f"Point {place}. {change}" for place, change in enumerate(changes, 1)),
            f"Point {len(changes) + 1}. {pick(rng, _REST)} {pick(rng, _FILLER)}",
        ]  # fmt: skip
    letter = (
        f"Le {long_date(date(2024, 12, integer(rng, 2, 9)))}", "", "Cher client,", "",
        f"Nos copies de secours sont désormais confiées à {said}, et nos serveurs déménagent : {court}.",
        "Vous n'avez rien à faire.", "", "Votre hébergeur",
    )  # fmt: skip
    clubs = sample(rng, _CLUBS, 5)
    members = [
        (clubs[0], joined, left),
        (clubs[1], date(2024, 1, integer(rng, 4, 27)), None),
        (clubs[2], date(2025, 2, integer(rng, 4, 27)), date(2025, 5, 31)),
        (clubs[3], date(2025, 11, integer(rng, 4, 27)), None),
        (clubs[4], date(2026, 1, integer(rng, 4, 27)), None),
    ]
    above: list[Any] = [
        heading("Contrat-cadre de la Fédération des associations"),
        heading("Article 1. Objet", 2),
        "La fédération obtient pour ses membres, chez leurs hébergeurs, des conditions communes.",
        heading("Article 2. Lieu et droit", 2),
        "Le lieu de conservation des fichiers et le droit applicable restent ceux du contrat de chaque membre.",
        heading("Article 3. Copies de secours", 2),
        f"Les copies de secours des membres sont confiées à la société {shared}, dès le premier jour du mois qui suit leur adhésion et jusqu'à leur sortie. Cet article prime sur le contrat du membre ; à sa sortie, celui-ci s'applique de nouveau.",
        heading("Article 4. Prix", 2),
        " ".join(sample(rng, _FILLER, 3)),
        heading("Annexe. Membres", 2),
        Table(
            (
                ("Membre", "Adhésion", "Sortie"),
                *(
                    (club, f"{came:%d/%m/%Y}", f"{went:%d/%m/%Y}" if went else "")
                    for club, came, went in shuffled(rng, members)
                ),
            )
        ),
    ]
    from_group = date(joined.year, joined.month + 1, 1)
    country = place if day < force[0] else third_place if force[1] <= day < force[3] else second_place  # fmt: skip
    rule = law if day < force[0] else second_law if day < force[3] else third_law
    copier = early if day < turn else late
    if from_group <= day and not (left and day > left):
        copier = shared
    return {
        "day": long_date(day), "club": clubs[0],
        "country": country, "not_country": [one for one in (place, second_place, third_place, court) if one != country],
        "copier": [copier, *([copier.split(" ")[0]] if " " in copier else [])], "not_copier": [one for one in (early, late, helper, said, shared) if one != copier],
        "law": rule, "law_said": list(_LAW_OF[rule]), "not_law": [one for one in (law, second_law, third_law, court) if one != rule],
        "files": {"contrat.pdf": Paper(document(*body)), "avenants.pdf": Paper(document(*after)), "contrat-cadre.pdf": Paper(document(*above)), "courrier.txt": text_file(letter)},
    }  # fmt: skip
