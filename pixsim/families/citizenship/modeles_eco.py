"""Who pays: advertising, data, freemium, subscription."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import full_names
from pixsim.families.draws.values.choices import (
    integer,
    pick,
    redraw_misfits,
    sample,
    shuffled,
)
from pixsim.families.draws.values.numbers import decimal, euros, half_up
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv

_PAYS = {
    "Publicité": (
        "L'accès est gratuit : les marques dont vous voyez les encarts paient nos salaires.",
        "Vous ne payez rien ; nos annonceurs nous versent une somme à chaque bannière affichée.",
        "Tout est offert : une courte vidéo de marque, de temps en temps, suffit à nous faire vivre.",
        "Nous louons des emplacements de la page à des magasins, et c'est là tout notre revenu.",
    ),
    "Abonnement": (
        "Après sept jours d'essai, comptez 9 € par mois ; sans cela, plus rien ne s'ouvre.",
        "Tout est compris pour 48 € par an, et il n'existe pas d'autre formule.",
        "Chaque foyer règle 12 € par mois ; nos pages sont fermées à qui ne l'a pas fait.",
        "Il faut une carte annuelle à 36 €, que chaque lecteur prend à la rentrée.",
    ),
    "Freemium": (
        "Les cinq premiers projets ne coûtent rien ; la formule « Plus », sans limite, est à 5 € par mois.",
        "L'usage courant est gratuit ; l'export et les couleurs sont dans la formule payante.",
        "Jusqu'à 2 Go, rien à régler ; au-delà, chaque palier se paie.",
        "La version de base ne coûte rien et le restera ; les outils avancés s'achètent.",
    ),
    "Don": (
        "Ni annonce ni formule payante : ceux qui le veulent versent ce qu'ils veulent, et cela suffit.",
        "Tout est ouvert à tous ; chaque hiver, un appel aux lecteurs paie l'année suivante.",
        "Nos serveurs sont payés par des versements libres, de 12 € en moyenne, que rien n'oblige à faire.",
        "Une association nous porte ; ses sympathisants donnent, les autres se servent tout autant.",
    ),
}
"""What a service says of what it lives on."""

_BESIDE = (
    "Plus de 40 000 personnes s'en servent déjà.",
    "Le service est né en 2014, dans une cuisine.",
    "Une application existe pour le téléphone et pour l'ordinateur.",
    "Notre lettre d'information est gratuite, une fois par mois.",
    "Aucune publicité mensongère : nous tenons ce que nous annonçons.",
    "Un prix de l'innovation nous a été donné en 2019.",
    "Abonnez-vous à notre fil pour suivre les nouveautés.",
    "Faites don de votre ancien appareil à l'atelier du quartier.",
    "Vos fichiers restent en Europe.",
)
"""What it also says, where the words of the other ways lie in wait."""

_SERVICES = (
    "Carnet vert",
    "Atlas sonore",
    "Potager du soir",
    "Mille pages",
    "Trait de crayon",
    "Cap balade",
    "Petit orchestre",
)


def services_and_their_payers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the pages « À propos » of three services; one line of each says who pays."""
    ways = sample(rng, tuple(_PAYS), 3)
    names = sample(rng, _SERVICES, 3)
    drawn: dict[str, Any] = {"files": {}}
    for place, (way, name) in enumerate(zip(ways, names, strict=True), start=1):
        file = f"{name.lower().replace(' ', '-')}.html"
        lines = shuffled(rng, [pick(rng, _PAYS[way]), *sample(rng, _BESIDE, 5)])
        body = "\n".join(f"<p>{line}</p>" for line in lines)
        drawn["files"][file] = PlainText(
            f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{name}</title></head>\n'
            f"<body><h1>{name} : à propos</h1>\n{body}\n</body></html>\n"
        )
        drawn |= {f"cas{place}": name, f"fichier{place}": file, f"rep{place}": way}
    return drawn


@redraw_misfits
def cheapest_over_two_years(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
    header = ("Offre", "Frais de départ (€)", "Prix (€ par mois)")
    return {
        "offer": best,
        "total": str(totals[best]),
        "wrong_offer": shown_low,
        "wrong_total": str(second),
        "files": in_two_formats("offres", Workbook((sheet("Offres", header, rows),))),
    }


_TOWNS = ("Lille", "Brest", "Metz", "Lyon", "Pau")


def auction_by_profile(rng: np.random.Generator) -> dict[str, Any]:
    """Among thirty advertisers, the best bid of those whose target fits a visitor, and who can still pay."""
    age, town, device = (
        integer(rng, 25, 60),
        pick(rng, _TOWNS),
        pick(rng, ("téléphone", "ordinateur")),
    )
    other = "ordinateur" if device == "téléphone" else "téléphone"
    names = [f"Annonceur {n:02}" for n in sample(rng, range(1, 60), 30)]
    bids = sorted(sample(rng, range(12, 98), 30), reverse=True)
    rows = []
    traps = shuffled(rng, ("age", "town", "device", "budget"))
    winner = len(traps)
    for rank, (name, bid) in enumerate(zip(names, bids, strict=True)):
        fault = (
            traps[rank]
            if rank < winner
            else ""
            if rank == winner
            else pick(rng, ("age", "town", "device", "budget", ""))
        )
        low, high = age - integer(rng, 1, 9), age + integer(rng, 1, 9)
        if fault == "age":
            low, high = (age + 1, age + 20) if integer(rng, 0, 1) else (age - 20, age - 1)
        place = (
            pick(rng, [t for t in _TOWNS if t != town])
            if fault == "town"
            else pick(rng, (town, "toutes"))
        )
        screen = other if fault == "device" else pick(rng, (device, "tous"))
        left = integer(rng, 1, bid - 1) if fault == "budget" else bid + integer(rng, 5, 4000)
        rows.append((name, low, high, place, screen, bid, left))
    return {
        "age": age, "town": town, "device": device,
        "key": names[winner],
        "also": [f"Annonceur {int(names[winner].split()[1])}"],
        "wrong": [names[0], names[winner + 1], names[winner - 1]],
        "bid": bids[winner],
        "files": in_two_formats("annonceurs", Workbook((sheet("Campagnes", ("Annonceur", "Âge minimal", "Âge maximal", "Ville", "Appareil", "Offre (centimes)", "Budget restant (centimes)"), shuffled(rng, rows)),))),
    }  # fmt: skip


@redraw_misfits
def cheapest_click(rng: np.random.Generator) -> dict[str, Any] | None:
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
        return None
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


_MESSENGERS = (
    "Papotis",
    "Courrela",
    "Brasero",
    "Nuntio",
    "Liane",
    "Estafette",
)


@redraw_misfits
def service_that_reaches_most(rng: np.random.Generator) -> dict[str, Any] | None:
    """Which service reaches most members, bridges counted, and how many are lost when leaving the most used one.

    A bridge goes one way, and one of them has shut: the service with most users is not the one that reaches most.
    """
    services = sample(rng, _MESSENGERS, 5)
    big, hub = services[0], services[1]
    weights = np.array([0.42, 0.2, 0.24, 0.2, 0.2])
    members = [f"{last} {first}" for first, last in full_names(rng, integer(rng, 95, 125))]
    used: dict[str, set[str]] = {}
    for member in members:
        own = {s for s, weight in zip(services, weights, strict=True) if rng.random() < weight}
        used[member] = own or {pick(rng, services)}
    bridges = [(hub, services[2], "ouverte"), (hub, services[3], "ouverte"), (services[4], hub, "ouverte"),
               (services[2], big, "fermée en 2025"), (services[3], services[4], "ouverte")]  # fmt: skip
    reach = {
        service: {service}
        | {to for start, to, state in bridges if start == service and state == "ouverte"}
        for service in services
    }
    reached = {s: sum(bool(own & reach[s]) for own in used.values()) for s in services}
    direct = {s: sum(s in own for own in used.values()) for s in services}
    ordered = sorted(reached.values())
    best = max(reached, key=lambda s: reached[s])
    lost = sum(big in own and not own & reach[best] for own in used.values())
    if (
        best == big
        or ordered[-1] - ordered[-2] < 4
        or max(direct, key=lambda s: direct[s]) != big
        or not lost
    ):
        return None
    rows = [
        (
            member,
            *(
                pick(rng, ("oui", "oui", "Oui", "x")) if s in used[member] else ""
                for s in sorted(services)
            ),
        )
        for member in sorted(members)
    ]
    archive = f"messageries-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "best": best,
        "big": big,
        "services": sorted(services),
        "count": reached[best],
        "not_count": [str(n) for n in sorted({direct[best], sum(direct[s] for s in reach[best])} - {reached[best]})],
        "lost": lost,
        "not_lost": [str(n) for n in sorted({direct[big], lost + 1} - {lost})],
        "files": {archive: Archive({
            "membres.csv": spreadsheet_csv(("membre", *sorted(services)), rows),
            "passerelles.csv": spreadsheet_csv(("depuis", "vers", "état"), shuffled(rng, bridges)),
        })},
    }  # fmt: skip


_SEARCHED = (
    "vélo d'occasion", "serrurier", "cours de piano", "assurance habitation", "traiteur", "location de salle",
    "plombier", "déménagement", "chaudière", "voyage scolaire", "fleuriste", "imprimeur",
)  # fmt: skip

_Bid = tuple[str, int, int]
"""Who bids, cents a click, quality."""


def _sold(bids: Sequence[_Bid], floor: int) -> tuple[str, Fraction]:
    """Who wins, and the price of a click in cents: the score of the second over the winner's own quality."""
    ranked = sorted((row for row in bids if row[2] >= floor), key=lambda row: row[1] * row[2])
    (_, bid, mark), (winner, _, own) = ranked[-2:]
    return winner, Fraction(bid * mark, own)


@redraw_misfits
def _auction(rng: np.random.Generator, names: Sequence[str], floor: int) -> list[_Bid] | None:
    """Four bids, of which a high one is barred, and whose price is a whole number of cents."""
    marks = [*(integer(rng, floor, 10) for _ in range(3)), integer(rng, 1, floor - 1)]
    cents = [*(5 * integer(rng, 6, 40) for _ in range(3)), 5 * integer(rng, 40, 60)]
    bids = list(zip(sample(rng, names, 4), cents, marks, strict=True))
    scores = sorted(bid * mark for _, bid, mark in bids[:3])
    return bids if scores[2] > scores[1] and _sold(bids, floor)[1].denominator == 1 else None


ADVERTISERS = ("Alizé", "Bosquet", "Corail", "Dunes", "Étoile", "Falaise")


@redraw_misfits
def quality_auction(rng: np.random.Generator) -> dict[str, Any] | None:
    """Second-price auctions weighted by quality, in a workbook: who pays most, and what all pay."""
    floor, names = integer(rng, 3, 5), sample(rng, ADVERTISERS, 6)
    words = sample(rng, _SEARCHED, 10)
    sales = {word: _auction(rng, names, floor) for word in words}
    clicks = {word: integer(rng, 4, 60) for word in words}
    paid: Counter[str] = Counter()
    for word, bids in sales.items():
        winner, price = _sold(bids, floor)
        paid[winner] += int(price) * clicks[word]
    whole = paid.total()
    (first, most), (_, next_most) = paid.most_common(2)
    unbarred = sum(_sold(bids, 0)[1] * clicks[word] for word, bids in sales.items())
    highest = sum(
        clicks[word] * max(bid for _, bid, mark in bids if mark >= floor)
        for word, bids in sales.items()
    )
    near = {
        round(unbarred),
        highest,
        most,
        sum(int(_sold(bids, floor)[1]) for bids in sales.values()),
    }
    if most < next_most + 100 or whole in near:
        return None
    rows = [
        (word, name, bid / 100, mark) for word, bids in sales.items() for name, bid, mark in bids
    ]
    book = Workbook(
        (
            sheet(
                "Enchères",
                ("Recherche", "Annonceur", "Enchère par clic (€)", "Qualité"),
                shuffled(rng, rows),
            ),
            sheet("Clics", ("Recherche", "Clics"), shuffled(rng, list(clicks.items()))),
        )
    )
    return {
        "seuil": floor,
        "gagnant": first,
        "perdants": [n for n in names if n != first],
        "prix": euros(whole),
        "faux": [euros(cents) for cents in sorted(near)],
        "files": in_two_formats("encheres", book),
    }  # fmt: skip


_SHEETS = {
    "de la publicité": (("Gratuit", "Des annonces s'affichent"), ("Gratuit", "Une annonce avant l'écoute")),
    "d'un abonnement": (("2,99 € par mois", "Un mois d'essai"), ("34 € par an", "Tout est compris")),
    "de dons": (("Gratuit", "Aidez-nous : donnez"), ("Gratuit, sans annonce", "Soutenez l'association")),
    "de la vente de fonctions en plus": (("Gratuit", "Plus de choix : 4,99 €"), ("Gratuit, 5 documents", "Sans limite : 24 €")),
}  # fmt: skip
_APPS = ("Carnet", "Radio", "Plans", "Notes", "Cuisine", "Dessin", "Langues", "Jardin", "Étoiles", "Météo")  # fmt: skip


def _shop_sheet(box: fig.Box, shown: tuple[str, tuple[str, str]]) -> list[fig.Part]:
    """What a shop says of an app: its name, what it costs."""
    name, lines = shown
    return [fig.rect(box, fig.MIST), fig.text(box.x + 2, box.y, name, bold=True), *(fig.text(box.x + 2, box.y + 2 * n, one, fig.SLATE) for n, one in enumerate(lines, 1))]  # fmt: skip


def app_by_who_pays(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four apps in a shop, the one that lives on what is asked."""
    way, *others = shuffled(rng, tuple(_SHEETS))
    names = sample(rng, _APPS, 4)
    shown = [(name, pick(rng, _SHEETS[one])) for name, one in zip(names, (way, *others), strict=True)]  # fmt: skip
    drawn = fig.pointed_tile(rng, "Quatre fiches d'une boutique d'applications.", 3, shown, _shop_sheet, per_row=2)  # fmt: skip
    return {**drawn, "way": way, "name": names[0], "said": shown[0][1][0] if way == "d'un abonnement" else shown[0][1][1]}  # fmt: skip
