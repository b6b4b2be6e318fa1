"""Choosing where to publish: blog, wiki, network, platform, forum."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.figures import pointed_row
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.settings import (
    ACTED,
    at,
    choice,
    device,
    field,
    info,
    put,
    screen,
)
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_TOPICS = (
    "un vélo qui grince",
    "un pain qui ne lève pas",
    "une guitare qui frise",
    "un pommier malade",
    "un tricot à reprendre",
)

_SITES = {
    "forum": ("Forum des passionnés", "des questions, et les réponses des membres", "Poser une question"),
    "blog": ("Le blog de Paul", "les articles que Paul écrit chaque semaine", "Écrire à Paul sous l'article"),
    "encyclopédie": ("Encyclopédie ouverte", "des pages que chacun peut compléter", "Compléter la page"),
    "vidéo": ("Chaîne Atelier clair", "des vidéos à regarder, auxquelles on s'abonne", "S'abonner aux vidéos"),
}  # fmt: skip

_WISHES = {
    "forum": "poser une question aux membres d'un forum",
    "blog": "écrire à l'auteur d'un blog, sous son article",
    "encyclopédie": "compléter une page d'encyclopédie",
    "vidéo": "s'abonner à une chaîne de vidéos",
}


def where_to_post(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four kinds of sites, the one where a wish is fulfilled, and the button for it."""
    kind = pick(rng, tuple(_WISHES))
    order = shuffled(rng, tuple(_SITES))
    topic = pick(rng, _TOPICS)
    root = "https://passions.example"
    pages = [
        page(
            f"{root}/{n}",
            _SITES[one][0],
            f"# {_SITES[one][0]}",
            f"Ici : {_SITES[one][1]}.",
            {"button": _SITES[one][2], "says": "C'est fait."},
            f"[Retour]({root}/)",
        )
        for n, one in enumerate(order, 1)
    ]
    home = page(
        f"{root}/",
        "Favoris",
        "# Mes favoris",
        *(f"[{_SITES[one][0]} : {_SITES[one][1]}]({root}/{n})" for n, one in enumerate(order, 1)),
    )
    place = order.index(kind)

    def act(n: int) -> list[Act]:
        return [acts.Follow(link=str(n + 1)), acts.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES), "topic": topic, "wish": _WISHES[kind], "name": _SITES[kind][0], "kind": kind,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", _SITES[kind][2]),), refuse=tuple(("pressed", f"{root}/{n}", "*") for n in range(1, 5) if n != place + 1)),
        "solution": act(place),
        "near": [act((place + 1) % 4)],
    }  # fmt: skip


def public_live(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a live video to be announced: for whom, when, kept or not."""
    event = pick(
        rng,
        (
            "le conseil municipal",
            "le concert de la chorale",
            "la conférence sur le jardin",
            "le tournoi",
        ),
    )
    day, hour = f"{integer(rng, 10, 28)}/04/2026", pick(rng, ("18 h", "18 h 30", "20 h", "20 h 30"))

    def plan(audience: str, kept: str, when: str) -> list[Act]:
        return [
            *at("Créer", "Diffusion en direct"),
            put("Public de la diffusion", audience),
            put("Jour", day),
            put("Heure", when),
            put("Garder la vidéo ensuite", kept),
        ]

    return {
        "event": event,
        "day": day,
        "hour": hour,
        "world": device("Chaîne vidéo", screen("Ma chaîne"), screen("Créer"), screen("Vidéos", info("Vidéos publiées", str(integer(rng, 3, 40)))),
            screen("Diffusion en direct", choice("Public de la diffusion", "privée", ("privée", "avec le lien", "publique")), field("Jour", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
                   choice("Heure", "12 h", ("12 h", "18 h", "18 h 30", "20 h", "20 h 30")), choice("Garder la vidéo ensuite", "oui"), choice("Discussion des spectateurs", "oui"), under="Créer"),
            screen("Vidéo enregistrée", choice("Public de la vidéo", "privée", ("privée", "publique")), under="Créer")),
        "goal": Goal(want=(("set", "Public de la diffusion", "publique"), ("set", "Jour", day), ("set", "Heure", hour), ("set", "Garder la vidéo ensuite", "non")), keep=ACTED),
        "solution": plan("publique", "non", hour),
        "near": [plan("avec le lien", "non", hour), plan("publique", "oui", hour)],
    }  # fmt: skip


_FIRST = ("Agor", "Caban", "Cercl", "Forum", "Grap", "Halt", "Lien", "Place")
_LAST = ("ia", "o", "ette", "ys", "éa", "ine")


def fitting_service(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of forty services, the one that meets four needs; some are paid by the year."""
    members, budget = pick(rng, (60, 120, 200)), pick(rng, (8, 12, 15))
    names = shuffled(rng, [f"{first}{last}" for first in _FIRST for last in _LAST])
    flaws = shuffled(rng, ("members", "private", "price", "year", "place") * 8)
    rows: list[tuple[Any, ...]] = []
    for number, name in enumerate(names[:40]):
        flaw = "" if number == 0 else flaws[number]
        yearly = flaw == "year" or (number == 0) or integer(rng, 0, 3) == 0
        month = (
            budget + integer(rng, 1, 9)
            if flaw in ("price", "year")
            else budget - integer(rng, 1, 6)
        )
        rows.append((
            name,
            members - integer(rng, 5, 30) if flaw == "members" else members + integer(rng, 0, 200),
            "non" if flaw == "private" else "oui",
            pick(rng, ("États-Unis", "Inde", "Canada")) if flaw == "place" else pick(rng, ("France", "Allemagne", "Irlande", "Suède")),
            12 * month if yearly else month,
            "par an" if yearly else "par mois",
        ))  # fmt: skip
    header = (
        "Service",
        "Membres au plus",
        "Groupes privés",
        "Données gardées en",
        "Prix (€)",
        "Payé",
    )
    book = Workbook((sheet("Services", header, shuffled(rng, rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "members": str(members),
        "budget": str(budget),
        "key": names[0],
        "wrong": names[1:4],
        "files": in_two_formats("services", book),
    }


def followed_elsewhere(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: an account of another server, found from one's own by its whole name."""
    name = pick(rng, ("atelier-bois", "observatoire", "archives", "cuisine-lente", "grainotheque"))
    home, theirs = sample(
        rng, ("rive.example", "colline.example", "prairie.example", "forge.example"), 2
    )
    their_page = f"https://{theirs}/@{name}"
    mine = f"https://{home}"
    whole = f"@{name}@{theirs}"
    profile = page(
        f"{mine}/{whole}",
        f"{whole} vu depuis {home}",
        f"# {name}",
        f"Compte du serveur {theirs}",
        {"button": "Suivre", "says": "Vous suivez ce compte."},
        listed=False,
    )
    twin = page(
        f"{mine}/@{name}",
        f"@{name}",
        f"# {name}",
        f"Compte du serveur {home}, sans lien avec {theirs}",
        {"button": "Suivre", "says": "Vous suivez ce compte."},
        listed=False,
    )
    search = page(f"{mine}/", f"{home} : chercher un compte", f"# {home}", "Vous êtes connecté.", {"field": "Compte"},
                  {"button": "Chercher", "needs": {"Compte": rf"(?i)\s*(@?{name}@{re.escape(theirs)}|(https?://)?{re.escape(theirs)}/@{name}/?)\s*"}, "otherwise": f"Aucun compte de ce nom sur un autre serveur. Sur {home}, il y a @{name}.", "goes": profile.url},
                  f"[@{name} sur {home}]({twin.url})")  # fmt: skip
    theirs_page = page(
        their_page,
        f"{name} sur {theirs}",
        f"# {name}",
        f"@{name}",
        f"Serveur : {theirs}",
        {
            "button": "Se connecter pour suivre",
            "says": "Aucun compte sur ce serveur : inscription demandée.",
        },
        f"[Créer un compte sur {theirs}](https://{theirs}/inscription)",
    )
    sign_up = page(
        f"https://{theirs}/inscription",
        "Inscription",
        {"field": "Nom"},
        {"button": "Créer mon compte"},
        listed=False,
    )

    def follow(typed: str) -> list[Act]:
        return [
            acts.Visit(address=search.url),
            acts.Fill(field="1", value=typed),
            acts.Press(button="2"),
            acts.Press(button="1"),
        ]

    return {
        "name": name, "home": home, "theirs": theirs, "whole": whole,
        "world": browser([theirs_page, search, profile, twin, sign_up], at=their_page),
        "goal": Goal(want=(("pressed", profile.url, "Suivre"),), refuse=(("pressed", twin.url, "*"), ("pressed", sign_up.url, "*"))),
        "solution": follow(whole),
        "near": [follow(whole)[:3], [acts.Visit(address=search.url), acts.Follow(link="3"), acts.Press(button="1")], [acts.Press(button="1")]],
    }  # fmt: skip


_PARTS = (
    "Actualités", "Agenda", "Entretien du vélo", "Fiches plantes", "Bonnes adresses", "Comptes rendus",
    "Recettes", "Trucs et astuces", "Histoire du quartier", "Matériel", "Questions des membres",
)  # fmt: skip

_PAGES = 7

Change = tuple[str, str, str, str]
"""Part of the site, page, account, state."""

_ENOUGH = 3


def _counted(
    rows: list[Change], person: dict[str, str], *, all_states: bool = False
) -> dict[str, int]:
    """For each part, its pages that enough different people changed; those not in `person` are left out."""
    by_page: dict[tuple[str, str], set[str]] = {}
    for part, title, account, state in rows:
        if account in person and (all_states or state == "gardée"):
            by_page.setdefault((part, title), set()).add(person[account])
    counted: dict[str, int] = {}
    for (part, _page), people in by_page.items():
        counted[part] = counted.get(part, 0) + (len(people) >= _ENOUGH)
    return counted


def _only_best(counts: dict[str, int]) -> str:
    """The part with the highest count, or nothing where two have it."""
    ranked = sorted(counts, key=lambda part: counts[part])
    return ranked[-1] if counts[ranked[-1]] > counts[ranked[-2]] else ""


@redraw_misfits
def part_for_a_wiki(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: the part of a site that many people correct together, page by page; counting changes misleads."""
    parts = sample(rng, _PARTS, 6)
    right, busy, twins, robots, undone, wide = parts
    people = sample(rng, FIRST_NAMES, 14)
    first, second = people[:2]  # they have two accounts each, one of work and one of home
    accounts = {without_accents(name).lower(): name for name in people}
    for name in (first, second):
        accounts[f"{without_accents(name).lower()}-maison"] = name
    bots = ("robot-liens", "robot-orthographe")
    plain = [account for account in accounts if accounts[account] not in (first, second)]
    pair = [account for account in accounts if accounts[account] in (first, second)]
    rows: list[Change] = []

    def change(part: str, page: int, who: list[str], state: str = "gardée") -> None:
        rows.extend((part, f"{part} {page}", account, state) for account in who)

    for rank in range(1, _PAGES + 1):
        change(right, rank, sample(rng, plain, integer(rng, 3, 4) if rank < _PAGES - 1 else 2))
        change(busy, rank, [pick(rng, plain)] * integer(rng, 9, 14))
        change(twins, rank, [*pair, pick(rng, pair)])
        change(robots, rank, [*sample(rng, plain, 2), *bots])
        change(undone, rank, sample(rng, plain, 2))
        undone_by = sample(rng, plain, 3)
        change(undone, rank, undone_by, "annulée")
        change(wide, rank, sample(rng, plain, 2) * 2)
    for part, count in ((twins, 1), (robots, 2), (undone, 2), (wide, 3), (busy, 1)):
        for rank in sample(rng, range(1, _PAGES + 1), count):
            change(part, rank, sample(rng, plain, 3))
    kinds = dict.fromkeys(accounts, "membre") | dict.fromkeys(bots, "robot")
    person = dict(accounts)
    each = {account: account for account in accounts}
    key = _only_best(_counted(rows, person))
    misled = {
        _only_best(_counted(rows, each)),
        _only_best(_counted(rows, person | dict.fromkeys(bots, "robots"))),
        _only_best(_counted(rows, person, all_states=True)),
        busy,
    }
    if key != right or key in misled or len(misled - {""}) < 3:
        return None
    start = date(2025, 1, 6)
    dated = sorted(
        ((start + timedelta(days=integer(rng, 0, 350)), *row) for row in shuffled(rng, rows)),
        key=lambda row: row[0],
    )
    book = Workbook(
        (
            sheet("Historique", ("Jour", "Rubrique", "Page", "Compte", "Modification"), dated),
            sheet(
                "Comptes",
                ("Compte", "Personne", "Sorte"),
                [
                    (account, person.get(account, "—"), kinds[account])
                    for account in shuffled(rng, sorted(kinds))
                ],
            ),
        )
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": key,
        "wrong": sorted(misled - {""}),
        "busy": busy,
        "files": in_two_formats("historique", book),
    }


_COMPARED = ("Gratuit", "En Europe", "Export", "Sans pub")
_NEEDED = {
    "Gratuit": "gratuit",
    "En Europe": "hébergé en Europe",
    "Export": "dont on peut tout exporter",
    "Sans pub": "sans publicité",
}


def service_of_a_comparison(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a table of services, the only one that meets three needs of four."""
    needs = sorted(sample(rng, range(4), 3))
    spare = next(n for n in range(4) if n not in needs)
    rows = [[True] * 4 for _n in range(5)]
    rows[0][spare] = rng.random() < 0.3
    for place, row in enumerate(rows[1:]):
        row[needs[place % 3]] = False
        row[spare] = rng.random() < 0.8
        if rng.random() < 0.3:
            row[needs[(place + 1) % 3]] = False
    names = sample(rng, [one + two for one in _FIRST for two in _LAST], 5)
    shown = [
        (name, *("oui" if has else "non" for has in row))
        for name, row in zip(names, rows, strict=True)
    ]
    said = [_NEEDED[_COMPARED[n]] for n in needs]
    return {
        **pointed_row(rng, "Un tableau qui compare cinq services sur quatre points.", "Comparatif", ("Service", *_COMPARED), shown, (0, 13, 23, 35, 44)),
        "who": pick(rng, FIRST_NAMES), "needs": f"{said[0]}, {said[1]} et {said[2]}", "found": names[0],
    }  # fmt: skip
