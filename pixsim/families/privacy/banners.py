"""Worlds of competence 4.2 in a browser: cookies refused, and one visit forgotten."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.webs import Cookie, browser, page
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def refuse_cookies(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 2: what is not necessary is refused, and the page read."""
    host = pick(rng, ("recettes.example", "gazette.example", "bricolage.example"))
    minutes, other = sample(rng, range(12, 95), 2)
    cookies = (
        Cookie(name="session"),
        Cookie(name="pub", purpose="publicité", domain="regie.test"),
        Cookie(name="stat", purpose="mesure d'audience"),
        Cookie(name="reseau", purpose="réseaux sociaux", domain="partage.test"),
    )
    more = ("Contact", "Boutique", "Concours", "Archives")
    others = [page(f"https://{host}/{name.lower()}", name, "Bientôt.") for name in more]
    home = page(
        f"https://{host}/",
        "Accueil",
        f"[Lire l'article](https://{host}/article)",
        *(f"[{name}](https://{host}/{name.lower()})" for name in more),
        banner="clair",
        cookies=cookies,
    )
    article = page(
        f"https://{host}/article",
        "L'article",
        f"Comptez {minutes} minutes ; l'ancienne version disait {other}.",
        banner="clair",
        cookies=cookies,
    )
    purposes = ("publicité", "mesure d'audience", "réseaux sociaux")
    return {
        "host": host,
        "world": browser([home, article, *others], at=home.url),
        "goal": Goal(
            want=(
                ("at", article.url),
                *(("consent", host, purpose, "non") for purpose in purposes),
            ),
            refuse=(("cookie", "*", "pub", "*"),),
        ),
        "solution": [acts.RefuseAll(), acts.Follow(link="1")],
        "near": [[acts.AcceptAll(), acts.Follow(link="1")], [acts.Follow(link="1")]],
    }


def misleading_banner(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 3: a banner that offers no refusal: everything is unticked."""
    host = pick(rng, ("promo-voyages.example", "jeux-gratuits.example", "horoscope.example"))
    purposes = sample(
        rng,
        ("publicité", "mesure d'audience", "réseaux sociaux", "partenaires", "géolocalisation"),
        4,
    )
    cookies = (
        Cookie(name="session"),
        *(
            Cookie(name=f"c{n}", purpose=p, domain=f"tiers{n}.test")
            for n, p in enumerate(purposes, 1)
        ),
    )
    home = page(f"https://{host}/", "Accueil", "Bienvenue.", banner="trompeur", cookies=cookies)
    begin = acts.Show(panel="choix des cookies")
    ticks = [acts.Tick(purpose=purpose) for purpose in purposes]
    return {
        "host": host,
        "world": browser([home], at=home.url),
        "goal": Goal(want=tuple(("consent", host, purpose, "non") for purpose in purposes)),
        "solution": [begin, *ticks, acts.SaveChoices()],
        "near": [
            [acts.AcceptAll()],
            [begin, acts.SaveChoices()],
            [begin, *ticks[:-1], acts.SaveChoices()],
        ],
    }


def forget_one_visit(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 1: one visit out of the history, and no other."""
    hosts = sample(
        rng,
        (
            "gazette.example",
            "meteo.example",
            "recettes.example",
            "velo.example",
            "cinema.example",
            "jardin.example",
        ),
        5,
    )
    gift = f"https://{pick(rng, ('cadeaux', 'bijoux', 'fleurs'))}.example/anniversaire"
    history = [f"https://{host}/" for host in hosts]
    history.insert(integer(rng, 1, 4), gift)
    place = len(history) - history.index(gift)
    pages = [page(url, url.removeprefix("https://"), "Bienvenue.") for url in history]
    show = acts.Show(panel="historique")
    return {
        "url": gift.removeprefix("https://"),
        "world": browser(pages, history=tuple(history)),
        "goal": Goal(refuse=(("visited", gift),), keep=("visited", "bookmark"), free=(gift,)),
        "solution": [show, acts.Forget(visit=str(place))],
        "near": [[show, acts.ForgetAll()], [show, acts.Forget(visit=str(place % 5 + 1))]],
    }
