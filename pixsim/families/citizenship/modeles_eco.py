"""Who pays: advertising, data, freemium, subscription."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from pixsim.families.draws.figure_parts import (
    MIST,
    SLATE,
    WHITE,
    Box,
    Part,
    pointed_tile,
    rect,
    text,
)
from pixsim.families.draws.invented.people import full_names
from pixsim.families.draws.values.choices import (
    integer,
    labelled,
    pick,
    redraw_misfits,
    sample,
    shuffled,
)
from pixsim.families.draws.values.numbers import decimal, euros, half_up
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv

_PAID_BY = {
    "Publicité": (
        "Un site de recettes gratuit, plein d'annonces de marques",
        "Une radio en ligne gratuite, coupée par des annonces",
        "Un jeu gratuit qui montre une vidéo de marque à chaque partie",
        "Un journal gratuit dont les bannières sont vendues à des annonceurs",
    ),
    "Abonnement": (
        "Des films pour 9 € par mois, sans formule gratuite",
        "Un quotidien en ligne dont tout article est réservé aux abonnés",
        "Un logiciel de comptabilité payé chaque année, sans version gratuite",
        "Une bibliothèque de livres audio à 12 € par mois",
    ),
    "Freemium": (
        "Un stockage gratuit jusqu'à 5 Go, payant au-delà",
        "Une visioconférence gratuite 40 minutes, illimitée en payant",
        "Un cours de langue où l'on commence sans payer, avant d'acheter les niveaux suivants",
        "Un éditeur de photos gratuit ; les filtres avancés sont payants",
    ),
    "Don": (
        "Une encyclopédie sans annonce, qui lance un appel aux lecteurs",
        "Un logiciel libre financé par ce que chacun veut bien verser",
        "Une radio associative qui vit de ce que donnent ses auditeurs",
        "Un média gratuit et sans annonce, soutenu par ses lecteurs",
    ),
}


@redraw_misfits
def services_and_their_payers(rng: np.random.Generator) -> dict[str, Any] | None:
    """Three services and how each is paid for."""
    drawn = labelled(rng, _PAID_BY, 3)
    return drawn if len({drawn[f"rep{n}"] for n in (1, 2, 3)}) == 3 else None


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


def _shop_sheet(box: Box, shown: tuple[str, tuple[str, str]]) -> list[Part]:
    """What a shop says of an app: its name, what it costs."""
    name, lines = shown
    return [rect(box, WHITE, MIST, rounded=0.8), text(box.x + 1, box.y, name, bold=True), *(text(box.x + 1, box.y + 2 * n, one, SLATE) for n, one in enumerate(lines, 1))]  # fmt: skip


def app_by_who_pays(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four apps in a shop, the one that lives on what is asked."""
    way, *others = shuffled(rng, tuple(_SHEETS))
    names = sample(rng, _APPS, 4)
    shown = [(name, pick(rng, _SHEETS[one])) for name, one in zip(names, (way, *others), strict=True)]  # fmt: skip
    drawn = pointed_tile(rng, "Quatre fiches d'une boutique d'applications.", 3, shown, _shop_sheet, per_row=2)  # fmt: skip
    return {**drawn, "way": way, "name": names[0], "said": shown[0][1][0] if way == "d'un abonnement" else shown[0][1][1]}  # fmt: skip
