"""Families of competence 2.4 that hand workbooks, a saved profile, program files and a report."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.numbers import decimal, half_up
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText
from pixsim.making.workbooks import Workbook, sheet


def cheapest_over_two_years(rng: np.random.Generator) -> dict[str, Any]:
    """The offer that costs least over 24 months, entry fees counted: not that of the lowest price a month."""
    names = sample(
        rng, ("Azur", "Boréale", "Clarté", "Delta", "Essor", "Faro", "Galet", "Horizon"), 6
    )
    rows = [(name, pick(rng, (0, 0, 15, 39, 49, 69)), integer(rng, 17, 30)) for name in names]
    totals = {name: fee + 24 * price for name, fee, price in rows}
    first, second = sorted(totals.values())[:2]
    best = min(totals, key=lambda name: totals[name])
    shown_low = min(rows, key=lambda row: (row[2], row[0]))[0]
    if second - first < 3 or shown_low == best:
        return cheapest_over_two_years(rng)
    header = ("Offre", "Frais de départ (€)", "Prix (€ par mois)")
    return {
        "offer": best,
        "total": str(totals[best]),
        "wrong_offer": shown_low,
        "wrong_total": str(second),
        "files": in_two_formats("offres", Workbook((sheet("Offres", header, rows),))),
    }


def cheapest_click(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the campaign whose click costs least, from a row a day, with refunds and numbers typed as texts."""
    names = sample(
        rng,
        ("Affiches", "Bannière", "Cinéma local", "Journal", "Lettre", "Radio", "Réseau", "Vidéo"),
        6,
    )
    base = {name: integer(rng, 45, 80) for name in names}  # cents a click
    rows: list[tuple[Any, ...]] = []
    spent, clicks, seen = (dict.fromkeys(names, 0) for _sum in range(3))
    text_clicks, refunds = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    for day in range(1, 31):
        for name in names:
            count, views = integer(rng, 8, 60), integer(rng, 300, 3000)
            cents = count * (base[name] + integer(rng, -6, 6))
            as_text = integer(rng, 0, 11) == 0
            text_clicks[name] += count if as_text else 0
            spent[name], clicks[name], seen[name] = (
                spent[name] + cents,
                clicks[name] + count,
                seen[name] + views,
            )
            rows.append(
                (date(2026, 4, day), name, views, str(count) if as_text else count, cents / 100)
            )
    for name in sample(rng, names, 3):
        refunds[name] = spent[name] * integer(rng, 10, 30) // 100
        rows.append((date(2026, 4, 30), name, 0, 0, -refunds[name] / 100))
    costs = {name: (spent[name] - refunds[name]) / clicks[name] for name in names}
    careless = {name: spent[name] / clicks[name] for name in names}
    numbers = {
        name: (spent[name] - refunds[name]) / (clicks[name] - text_clicks[name]) for name in names
    }
    best = min(costs, key=lambda name: costs[name])
    traps = [min(some, key=lambda name: some[name]) for some in (careless, numbers)]
    ordered = sorted(costs.values())
    if traps[0] == best or ordered[1] - ordered[0] < 1 or abs(costs[best] % 1 - 0.5) < 0.05:
        return cheapest_click(rng)
    cost = half_up(costs[best] / 100, 2)
    slips = {
        decimal(half_up(value / 100, 2)) for value in (ordered[1], careless[best], numbers[best])
    }
    least = min(names, key=lambda name: spent[name])
    return {
        "campaign": best,
        "cost": decimal(cost),
        "wrong_campaign": sorted({*traps, least} - {best}),
        "wrong_cost": sorted(slips - {decimal(cost)}),
        "files": in_two_formats("campagnes", Workbook((sheet("Avril", ("Jour", "Campagne", "Affichages", "Clics", "Dépense (€)"), rows),))),
    }  # fmt: skip


_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")


def told_by_a_profile(rng: np.random.Generator) -> dict[str, Any]:
    """The street and the empty evening that a public profile tells, one message with another."""
    shop, other = sample(
        rng,
        (
            "boulangerie Aux Blés",
            "épicerie du Coin",
            "librairie Le Signet",
            "pharmacie du Port",
            "crêperie Ty Coz",
        ),
        2,
    )
    street, wrong_street = sample(
        rng,
        (
            "rue des Lilas",
            "rue du Lavoir",
            "rue Haute",
            "place du Puits",
            "rue des Cordiers",
            "quai Neuf",
        ),
        2,
    )
    day, alone, third = sample(rng, _DAYS, 3)
    hobby, hobby2 = sample(
        rng, ("le judo", "la chorale", "le théâtre", "la natation", "le potager"), 2
    )
    pseudo = pick(rng, ("renard-bleu", "caillou-12", "plume-de-lune", "tasse-ronde"))
    posts = shuffled(rng, [
        f"Photo prise de ma fenêtre, avec ceci juste en face : {shop}.",
        f"Belle vitrine ce matin : {shop}, 8 {street}.",
        f"Détour par {other}, 3 {wrong_street}, en rentrant du travail.",
        f"Tous les {day}s soir, {hobby} pour toute la famille : maison vide, le chat est roi.",
        f"Le {alone} soir, {hobby2} pour les enfants, lecture pour moi à la maison.",
        f"Le {third} soir, c'est crêpes chez nous.",
        "Quelqu'un a une bonne recette de soupe ?",
        "Fin de la série hier : quelle fin !",
    ])  # fmt: skip
    body = "\n".join(f"<article><p>{post}</p></article>" for post in posts)
    page = f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{pseudo}</title></head>\n<body><h1>{pseudo}</h1>\n{body}\n</body></html>\n'
    return {
        "pseudo": pseudo,
        "street": street,
        "wrong_street": wrong_street,
        "streets": [street, f"8 {street}", f"8, {street}"],
        "wrong_streets": [wrong_street, f"3 {wrong_street}"],
        "day": day,
        "days": list(_DAYS),
        "files": {"profil.html": PlainText(page)},
    }  # fmt: skip


_PERMISSIVE = ("MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Zlib")
_OPEN = (
    "Chacun peut modifier ce fichier et le redistribuer, sous les conditions de son choix, en gardant le nom de l'auteur.",
    "Vous pouvez intégrer ce fichier à un logiciel, même fermé, pourvu que cet avis y reste.",
    "Usage libre, y compris commercial. L'auteur ne répond pas des dommages.",
    "Modifications permises ; elles doivent être signalées, mais leur code peut rester secret.",
)
_KEPT = (
    "Qui diffuse une version modifiée de ce fichier, ou un programme qui l'intègre, la diffuse sous la présente licence, avec son code.",
    "Toute œuvre qui dérive de ce fichier et que l'on communique à d'autres reste soumise aux mêmes conditions que lui.",
    "Vous êtes libre de changer ce fichier ; vous ne pouvez pas refuser à d'autres, sur ce que vous publiez, cette même liberté.",
)  # fmt: skip


def sharing_alike(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the one file of a program whose licence, told in another file, asks that changed versions keep it."""
    folders = ("src", "src/outils", "src/carte", "tests")
    stems = (
        "lecture",
        "ecriture",
        "tri",
        "filtre",
        "adresse",
        "calcul",
        "image",
        "langue",
        "menu",
        "date",
    )
    paths = [f"{pick(rng, folders)}/{stem}{n}.py" for stem in stems for n in (1, 2, 3)]
    bad = integer(rng, 3, len(paths) - 1)
    own = sample(rng, ("Tilleul", "Galet", "Bruyère", "Marée", "Falaise", "Sentier"), 5)
    strict, *mild = own
    members: dict[str, Any] = {
        "LISEZMOI.txt": f"Licence du projet : {_PERMISSIVE[0]}, sauf mention contraire en tête de fichier. Les textes sont dans le dossier licences.\n".encode(),
        f"licences/{strict}.txt": f"Licence {strict}\n\n{pick(rng, _KEPT)}\nLe nom de l'auteur reste en tête.\n".encode(),
    }
    for name, text in zip(mild, sample(rng, _OPEN, 4), strict=True):
        members[f"licences/{name}.txt"] = (
            f"Licence {name}\n\n{text}\nLe nom de l'auteur reste en tête.\n".encode()
        )
    for place, path in enumerate(paths):
        licence = (
            f"licence {strict}"
            if place == bad
            else pick(rng, (*_PERMISSIVE, *(f"licence {name}" for name in mild)))
        )
        note = (
            pick(
                rng,
                (
                    "# Compatible avec la GPL.\n",
                    f"# Ne dépend plus du fichier sous licence {strict}.\n",
                ),
            )
            if place % 7 == 3 and place != bad
            else ""
        )
        members[path] = (
            f"# {pick(rng, ('Sous', 'Diffusé sous', 'Voir :'))} {licence}\n{note}\n\ndef essai():\n    return {place}\n".encode()
        )
    archive = f"programme-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "licence": strict,
        "key": paths[bad].rpartition("/")[2],
        "also": [
            *("/".join(paths[bad].split("/")[n:]) for n in range(paths[bad].count("/"))),
            f"{archive.removesuffix('.zip')}/{paths[bad]}",
            paths[bad].rpartition("/")[2].removesuffix(".py"),  # no other file has this name
        ],
        "wrong": [paths[bad - 1].rpartition("/")[2]],
        "files": {archive: Archive(members)},
    }  # fmt: skip
