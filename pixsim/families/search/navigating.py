"""Worlds of @navigateur: tabs, pages searched, private windows, what a site keeps."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.families.search.towns import some_town, town_web
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def open_a_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a site whose address is known, to be opened."""
    town, host = some_town(rng)
    pages, _opens = town_web(rng, town, host)
    fake = page(
        f"https://{host.replace('www.', '').replace('.example', '-infos.test')}/",
        f"{town} infos",
        "Annonces et bons plans.",
    )
    return {
        "town": town,
        "host": host,
        "world": browser([*pages, fake]),
        "goal": Goal(want=(("at", f"https://{host}/"),)),
        "solution": [acts.Visit(address=host)],
        "near": [[acts.Visit(address=fake.url)]],
    }


def beside_and_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a second page opened in a new tab, the first left as it is."""
    town, host = some_town(rng)
    pages, _opens = town_web(rng, town, host)
    here = f"https://{host}/piscine"
    other = f"https://{host}/mediatheque"
    aside = [acts.NewTab(), acts.Visit(address=other)]
    return {
        "town": town,
        "other": other.removeprefix("https://"),
        "world": browser(pages, at=here),
        "goal": Goal(want=(("tab", "1", here), ("tab", "$n", other), ("tabs", "2"), ("at", here))),
        "solution": [*aside, acts.Switch(tab=f"1 {host}")],
        "near": [aside, [acts.Visit(address=other)], [acts.Visit(address=other), acts.Back()]],
    }


def without_trace(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a page read without leaving a line in the history, which keeps what was there."""
    town, host = some_town(rng)
    pages, _opens = town_web(rng, town, host)
    gift = page("https://cadeaux.example/montres", "Montres anciennes", "La montre coûte 48 €.")
    before = (f"https://{host}/", f"https://{host}/patinoire")
    private = [acts.PrivateTab(), acts.Visit(address=gift.url), acts.CloseTab()]
    return {
        "url": gift.url.removeprefix("https://"),
        "who": pick(rng, FIRST_NAMES),
        "world": browser([*pages, gift], at=before[0], history=before),
        "goal": Goal(
            want=(("read", gift.url), ("visited", before[0]), ("visited", before[1]), ("tabs", "1")),
            refuse=(("visited", gift.url),), keep=("visited",),
        ),
        "solution": private,
        "near": [
            [acts.Visit(address=gift.url), acts.Show(panel="historique"), acts.ForgetAll()],
            [acts.NewTab(), acts.Visit(address=gift.url), acts.CloseTab()],
        ],
    }  # fmt: skip


def cookies_of_one_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the cookies of the one site that no longer works and those that serve advertising, and no others."""
    hosts = sample(
        rng,
        (
            "boutique-nord.example",
            "meteo-locale.example",
            "cours-en-ligne.example",
            "ma-banque-test.example",
            "gazette.example",
            "billets-de-train.example",
        ),
        5,
    )
    broken = hosts[0]
    twins = (f"aide.{broken}", f"{broken.removesuffix('.example')}-infos.example")
    adverts = sample(
        rng, ("regie-plus.test", "annonces-vues.test", "profil-achats.test", "pub-suivie.test"), 2
    )
    counter = pick(rng, ("compte-visites.test", "pages-lues.test"))
    kinds = ("session", "nécessaire"), ("mesure", "mesure d'audience")
    rows = [(host, name, purpose) for host in (*hosts, *twins) for name, purpose in kinds]
    rows += [
        (host, name, purpose)
        for host in adverts
        for name, purpose in (("id", "publicité"), ("vu", "publicité"))
    ]
    rows.append((counter, "compte", "mesure d'audience"))
    pages = [page(f"https://{host}/", host, "Bienvenue.") for host in hosts]
    sick = page(
        f"https://{broken}/compte",
        "Mon compte",
        "Erreur : votre session est illisible. Les cookies de ce site sont endommagés.",
    )
    show = acts.Show(panel="cookies")

    def drop(*domains: str) -> list[Act]:
        return [show, *(acts.DropCookies(domain=domain) for domain in domains)]

    return {
        "host": broken,
        "world": browser(
            [*pages, sick],
            at=sick.url,
            cookies=tuple(rows[int(p)] for p in rng.permutation(len(rows))),
        ),
        "goal": Goal(
            refuse=tuple(("cookie", host, "*", "*") for host in (broken, *adverts)),
            keep=("cookie",),  # one may go and see whether the site works
            free=(broken, *adverts),
        ),
        "solution": drop(broken, *adverts),
        "near": [
            [show, acts.DropAllCookies()],
            drop(twins[0], *adverts),
            drop(broken),
            drop(broken, adverts[0]),
            drop(broken, *adverts, counter),
        ],
    }
