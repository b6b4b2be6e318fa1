"""Worlds of competence 4.1: false sites, padlocks and programs to download."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import of
from pixsim.families.draws.webs import Advert, browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Tab

_BODIES = (
    ("Mutuelle Azur", "mutuelle-azur"), ("Banque des Halles", "banque-des-halles"),
    ("Énergie du Lac", "energie-lac"), ("Assur'Village", "assur-village"),
    ("Transports Aubrac", "transports-aubrac"), ("Eau du Plateau", "eau-plateau"),
)  # fmt: skip
_TRAPS = ("verif-dossier", "aide-compte", "connexion-sure", "portail-clients", "mon-acces", "suivi-clients")  # fmt: skip
_OTHERS = (("Recettes du marché", "recettes-marche"), ("Météo du lac", "meteo-lac"), ("Ciné-club", "cine-club"))  # fmt: skip
_ISSUERS = ("Autorité Cèdre", "Autorité Granit", "Autorité Lagune", "Autorité Beffroi")


def _login(url: str, name: str, **fields: Any) -> Any:
    return page(
        url, f"{name} – espace personnel", f"# {name}", "Bienvenue dans votre espace personnel.",
        {"field": "Identifiant"}, {"field": "Mot de passe"},
        {"button": "Se connecter", "needs": {"Identifiant": ".+", "Mot de passe": ".+"}}, **fields,
    )  # fmt: skip


def close_false_tabs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four tabs, those that pass for a service, to be closed."""
    (name, host), trap, (other, other_host) = (
        pick(rng, _BODIES),
        pick(rng, _TRAPS),
        pick(rng, _OTHERS),
    )
    word = pick(rng, ("espace", "clients", "mon-compte"))
    real = f"https://{word}.{host}.example/connexion"
    false = sample(rng, (
        f"https://{host}.example.{trap}.test/connexion",
        f"https://{word}-{host}.test/connexion",
        f"https://{trap}.test/{host}.example/connexion",
    ), 2)  # fmt: skip
    neutral = f"https://{other_host}.example/"
    urls = shuffled(rng, [real, *false, neutral])
    pages = [_login(url, name) for url in (real, *false)]
    pages.append(page(neutral, other, f"# {other}", "Rien à signaler cette semaine."))
    world = browser(pages, tabs=tuple(Tab(url=url) for url in urls), history=tuple(urls))

    def closed(wrong: list[str]) -> list[Act]:
        left, here = list(urls), 0
        path: list[Act] = []
        for url in wrong:
            place = left.index(url)
            if place != here:
                path.append(acts.Switch(tab=_tab_name(left, place)))
            path.append(acts.CloseTab())
            left.pop(place)
            here = min(place, len(left) - 1)
        place = left.index(real) if real in left else 0
        if place != here:
            path.append(acts.Switch(tab=_tab_name(left, place)))
        return [*path, acts.Bookmark()]

    return {
        "site": f"Le site {of(name)}",
        "host": f"{host}.example",
        "world": world,
        "goal": Goal(
            want=(
                ("tabs", "2"),
                ("tab", "*", real),
                ("tab", "*", neutral),
                ("bookmark", real),
            ),
            keep=("bookmark", "pressed", "sent"),
        ),
        "solution": closed(false),
        "near": [closed([false[0], real]), closed([*false, neutral]), closed([false[1]])],
    }  # fmt: skip


def _tab_name(urls: list[str], place: int) -> str:
    return f"{place + 1} {urls[place].removeprefix('https://').partition('/')[0]}"


def certificate_of_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what a padlock says: until when the certificate holds."""
    bodies = sample(rng, _BODIES, 3)
    (name, host) = bodies[0]
    pages = []
    ends = [f"{integer(rng, 10, 28)}/{integer(rng, 10, 12)}/{2027 + place}" for place in range(3)]
    for (body, where), end in zip(bodies, shuffled(rng, ends), strict=True):
        pages.append(
            page(
                f"https://{where}.example/", body, f"# {body}", f"Site mis à jour le 3 mars 2026 par {body}.",
                issuer=pick(rng, _ISSUERS), until=end,
            )
        )  # fmt: skip
    key = pages[0].until
    return {
        "name": name,
        "host": f"{host}.example",
        "key": [key],
        "wrong": [p.until for p in pages[1:]],
        "world": browser(pages),
        "solution": [acts.Visit(address=f"{host}.example"), acts.Show(panel="cadenas")],
    }


_PROGRAMS = (
    ("Carnet Libre", "carnet-libre", "un traitement de texte"), ("Ritournelle", "ritournelle", "un lecteur de musique"),
    ("Pixelou", "pixelou", "un logiciel de dessin"), ("Tablor", "tablor", "un tableur"),
    ("Montador", "montador", "un logiciel de montage"), ("Planif", "planif", "un agenda"),
)  # fmt: skip
_SYSTEMS = (("Windows", "exe"), ("macOS", "dmg"), ("Linux", "deb"))


def from_the_publisher(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the steady release of a program, from who makes it now, for the right system."""
    name, short, what = pick(rng, _PROGRAMS)
    places = sample(rng, ("beffroi", "granit", "lagune", "mistral"), 2)
    maker, former = (f"association-{place}" for place in places)
    system, end = pick(rng, _SYSTEMS)
    official, left = f"https://{maker}.example", f"https://{former}.example"
    portals = sample(rng, (f"{short}-gratuit", f"telecharger-{short}", f"{short}-france", "logitheque-rapide"), 3)  # fmt: skip
    year, steady = integer(rng, 2006, 2016), f"{integer(rng, 3, 6)}.{integer(rng, 1, 8)}"
    coming, past = f"{int(steady[0]) + 1}.0-essai", f"{int(steady[0]) - 1}.9"
    releases = shuffled(
        rng, ((steady, "version stable"), (coming, "version d'essai"), (past, "ancienne version"))
    )
    kinds = [(number, told, s, e) for number, told in releases for s, e in _SYSTEMS]
    pages = [
        page(f"{official}/", f"{name} – {maker}", f"# {name}", f"{maker.capitalize().replace('-', ' ')} développe {name}, {what} libre et gratuit, depuis {year + 8}.",
             f"[Télécharger]({official}/{short}/telecharger)", f"[Faire un don]({official}/don)"),
        page(f"{official}/{short}/telecharger", f"Télécharger {name}", f"# Télécharger {name}",
             *(f"[{number}, {told}, pour {s}]({official}/f/{short}-{number}-{e})" for number, told, s, e in kinds)),
        *(page(f"{official}/f/{short}-{number}-{e}", f"{short}.{e}", file=f"{short}-{number}.{e}", listed=False) for number, _told, _s, e in kinds),
        page(f"{official}/don", "Faire un don", "# Merci", "Un don aide nos bénévoles."),
        page(f"{left}/", f"{name} – {former}", f"# {name}", f"{former.capitalize().replace('-', ' ')} a créé {name} en {year}. Nous ne le développons plus.",
             f"[Télécharger pour {system}]({left}/f)"),
        page(f"{left}/f", "fichier", file=f"{short}-{past}-old.{end}", listed=False),
        page(f"https://encyclopedie.example/{short}", f"{name} – Encyclopédie", f"# {name}",
             f"{name} est {what}, créé en {year} par {former} et repris en {year + 8} par {maker}.",
             f"[Site d'origine]({left}/)", f"[Site officiel]({official}/)"),
    ]  # fmt: skip
    for portal in portals:
        url = f"https://{portal}.test"
        pages += [
            page(f"{url}/", f"{name} gratuit – site officiel du téléchargement", f"# {name} : téléchargement rapide",
                 f"Le meilleur moyen d'avoir {name} pour Windows, macOS et Linux.",
                 f"[Télécharger {name} pour {system}]({url}/f)"),
            page(f"{url}/f", "fichier", file=f"installer-{portal}.{end}", listed=False),
        ]  # fmt: skip
    advert = Advert(
        words=(name.split()[0].lower(), short),
        title=f"{name} : téléchargement gratuit",
        text="Version complète, sans inscription.",
        url=f"https://{portals[0]}.test/",
    )
    world = browser(pages, adverts=[advert])
    found = acts.Visit(address=f"{maker}.example")
    at = {(told, s): str(place) for place, (_n, told, s, _e) in enumerate(kinds, 1)}
    wrong_system = next(s for s, _e in _SYSTEMS if s != system)
    there = at["version stable", system]
    return {
        "name": name,
        "what": what,
        "system": system,
        "world": world,
        "goal": Goal(want=(("downloaded", f"{short}-{steady}.{end}"),), keep=("downloaded",)),
        "solution": [
            acts.Visit(address=f"encyclopedie.example/{short}"),
            acts.Follow(link="2"), acts.Follow(link="1"), acts.Follow(link=there),
        ],
        "near": [
            [found, acts.Follow(link="1"), acts.Follow(link=at["version stable", wrong_system])],
            [found, acts.Follow(link="1"), acts.Follow(link=at["version d'essai", system])],
            [acts.Visit(address=f"{former}.example"), acts.Follow(link="1")],
            [acts.Visit(address=f"{portals[1]}.test"), acts.Follow(link="1")],
        ],
    }  # fmt: skip
