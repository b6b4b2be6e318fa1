"""Worlds of @adresse_web: an address typed, doubted, and changed by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Tab, WebPage


def from_a_poster(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: an address as a poster has it, to be typed; the code that is there."""
    host = pick(
        rng,
        (
            "fete-du-port.example",
            "salon-du-livre.example",
            "foire-aux-plants.example",
            "nuit-des-etoiles.example",
        ),
    )
    path = pick(rng, ("inscription", "programme", "benevoles"))
    code, other = (str(n) for n in sample(rng, range(1000, 9999), 2))
    pages = [
        page(f"https://{host}/{path}", "Bienvenue", f"Votre code d'accès : {code}"),
        page(f"https://{host}/", "Accueil", f"Code de l'an dernier : {other}"),
    ]
    return {
        "address": f"{host}/{path}",
        "answer": code,
        "wrong": [other],
        "world": browser(pages),
        "solution": [acts.Visit(address=f"{host}/{path}")],
    }


def the_true_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of three tabs, the one whose domain is the service's, to be kept alone."""
    name = pick(rng, ("mutuelle-verdier", "banque-du-lac", "caisse-loisirs", "energie-claire"))
    true = f"https://www.{name}.example/connexion"
    false = sample(
        rng,
        (
            f"https://{name}.example.acces-client.test/connexion",
            f"https://www.{name}-connexion.test/",
            f"https://connexion.test/{name}.example",
            f"https://www.{name.replace('-', '')}.test/connexion",
        ),
        2,
    )
    urls = [true, *false]
    order = [int(p) for p in rng.permutation(3)]
    pages = [
        page(
            url,
            "Connexion",
            "Identifiez-vous pour accéder à votre espace.",
            {"field": "Identifiant"},
            {"button": "Entrer"},
        )
        for url in urls
    ]
    tabs = tuple(Tab(url=urls[place]) for place in order)
    close: list[Act] = []
    left = [urls[place] for place in order]
    at = 0
    for url in false:
        place = left.index(url)
        if place != at:
            host = url.removeprefix("https://").partition("/")[0]
            close.append(acts.Switch(tab=f"{place + 1} {host}"))
            at = place
        close.append(acts.CloseTab())
        left.pop(place)
        at = min(at, len(left) - 1)
    return {
        "host": f"{name}.example",
        "world": browser(pages, tabs=tabs),
        "goal": Goal(want=(("at", true), ("tabs", "1")), refuse=(("pressed", "*", "*"),)),
        "solution": close,
        "near": [close[:-1]],
    }


def next_pages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a page whose first result is counted in the address, which no link leads to."""
    host, what = pick(
        rng,
        (
            ("annonces.example", "velo"),
            ("catalogue.example", "jardin"),
            ("emplois.example", "accueil"),
        ),
    )
    last, size = integer(rng, 4, 7), pick(rng, (10, 12, 15, 20, 25))
    wanted = integer(rng, 3, last)
    start = pick(rng, ("debut", "a_partir_de", "decalage"))

    def begun(first: int) -> str:
        return f"https://{host}/recherche?q={what}&{start}={first}&par_page={size}&tri=date"

    def url(number: int) -> str:
        return begun(size * (number - 1))

    codes = sample(rng, range(100, 999), last + 1)

    def shown(address: str, first: int, code: int, *, listed: bool = False) -> WebPage:
        return page(
            address,
            f"{what} · résultats {first + 1} à {first + size}",
            f"Première annonce de cette page : n° {code}",
            "(Le lien « page suivante » est en panne.)",
            listed=listed,
        )

    pages = [shown(url(n), size * (n - 1), codes[n - 1], listed=n == 1) for n in range(1, last + 1)]
    pages.append(shown(begun(wanted), wanted, codes[last]))  # the number of the page itself
    return {
        "wanted": wanted,
        "size": size,
        "first": size * (wanted - 1),
        "start": start,
        "answer": str(codes[wanted - 1]),
        "wrong": [
            str(codes[0]),
            str(codes[wanted - 2]),
            str(codes[last]),
            *map(str, codes[wanted:last][:1]),
        ],
        "world": browser(pages, at=url(1)),
        "solution": [acts.Visit(address=url(wanted))],
    }
