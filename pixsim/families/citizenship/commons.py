"""Worlds of @communs: the history of an article, programs that anybody may change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_ARTICLES = (
    "Pont de Rivelac",
    "Phare de Port-Genêt",
    "Moulin de Valsonne",
    "Tour de Montclair",
    "Halle de Cambrelle",
)
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def _shown(day: date) -> str:
    return f"{day.day if day.day > 1 else '1er'} {_MONTHS[day.month - 1]} {day.year}"


def _article(
    rng: np.random.Generator, versions: list[tuple[date, str, str]]
) -> tuple[str, list[Any]]:
    title = pick(rng, _ARTICLES)
    root = f"https://encyclopedie-libre.example/{plain(title.split()[-1])}"
    tabs = (
        f"[Article]({root})",
        f"[Discussion]({root}/discussion)",
        f"[Historique]({root}/historique)",
    )
    rows = [f"{_shown(day)} · {author} · {what}" for day, author, what in reversed(versions)]
    talk = [f"{author} : faut-il citer une autre source ?" for _d, author, _w in versions[:2]]
    return title, [
        page(
            root,
            title,
            *tabs,
            f"# {title}",
            "Cet article est une ébauche.",
            f"Dernière visite : {_shown(date(2026, 3, 4))}.",
        ),
        page(f"{root}/discussion", f"Discussion : {title}", *tabs, *talk),
        page(f"{root}/historique", f"Historique : {title}", *tabs, *rows),
    ]


def _versions(rng: np.random.Generator, count: int) -> list[tuple[date, str, str]]:
    day = date(integer(rng, 2006, 2012), integer(rng, 1, 12), integer(rng, 1, 28))
    authors = sample(
        rng,
        (
            "Ardoise",
            "Belette12",
            "Cigogne",
            "Dentelle",
            "Escargot7",
            "Fougère",
            "Girelle",
            "Hirondelle",
        ),
        count,
    )
    changes = [
        "création de l'article",
        *sample(
            rng,
            (
                "orthographe",
                "ajout de la hauteur",
                "ajout d'une source",
                "photo remplacée",
                "lien corrigé",
                "ajout de la date de construction",
                "annulation d'un vandalisme",
            ),
            count - 1,
        ),
    ]
    found = []
    for author, what in zip(authors, changes, strict=True):
        found.append((day, author, what))
        day += timedelta(days=integer(rng, 60, 700))
    return found


def first_version(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the day on which an article was first written, at the end of its history."""
    versions = _versions(rng, 5)
    title, pages = _article(rng, versions)
    return {
        "title": title,
        "key": versions[0][0].strftime("%d/%m/%Y"),
        "wrong": [versions[-1][0].strftime("%d/%m/%Y"), "04/03/2026"],
        "world": browser(pages, at=pages[0].url),
        "solution": [acts.Follow(link="3")],
    }


def author_of_an_addition(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a long history, who added one thing, and not who merely changed or removed it."""
    versions = _versions(rng, 7)
    added = [version for version in versions if version[2].startswith("ajout")]
    if not added:
        return author_of_an_addition(rng)
    _day, author, what = pick(rng, added)
    subject = {
        "ajout de la hauteur": "sa hauteur",
        "ajout d'une source": "une source",
        "ajout de la date de construction": "sa date de construction",
    }[what]
    last = versions[-1][0] + timedelta(days=40)
    versions.append(
        (
            last,
            "Ibis3",
            what.replace("ajout de la", "correction de la").replace("ajout d'une", "retrait d'une"),
        )
    )
    title, pages = _article(rng, versions)
    return {
        "title": title,
        "subject": subject,
        "what": what,
        "key": author,
        "wrong": ["Ibis3", versions[0][1]] if versions[0][1] != author else ["Ibis3"],
        "world": browser(pages, at=pages[0].url),
        "solution": [acts.Follow(link="3")],
    }


def free_software_fetched(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of programs that cost nothing, the one whose licence lets everyone study and share it."""
    need = pick(
        rng,
        (
            "retoucher des photos",
            "tenir des comptes",
            "monter un film",
            "écrire de la musique",
            "dessiner des plans",
        ),
    )
    free = pick(rng, ("GNU GPL version 3", "MIT", "Apache 2.0", "Mozilla Public License 2.0"))
    terms = shuffled(rng, [
        f"Licence {free} : code source public, copie et modification permises",
        "Gratuit pour un usage personnel ; copie et modification interdites",
        "Gratuit, financé par la publicité ; code source fermé",
        "Essai gratuit de 30 jours, puis 4 € par mois",
    ])  # fmt: skip
    names = sample(rng, ("Aquila", "Bergamote", "Corail", "Dune", "Fennec", "Galet"), 4)
    root = "https://logiciels.example"
    pages = [page(f"{root}/{plain(name)}", name, f"# {name}", f"Pour {need}. Prix : 0 €", term, {"button": "Télécharger", "file": f"{plain(name)}.zip"}, f"[Retour]({root}/)")
             for name, term in zip(names, terms, strict=True)]  # fmt: skip
    home = page(
        f"{root}/",
        "Logiciels",
        f"# Pour {need}",
        *(f"[{name} : gratuit]({root}/{plain(name)})" for name in names),
    )
    place = next(n for n, term in enumerate(terms) if "copie et modification permises" in term)

    def fetch(n: int) -> list[Act]:
        return [acts.Follow(link=str(n + 1)), acts.Press(button="1")]

    return {
        "need": need, "who": pick(rng, FIRST_NAMES), "name": names[place], "free": free,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("downloaded", f"{plain(names[place])}.zip"),), keep=("downloaded",)),
        "solution": fetch(place),
        "near": [fetch((place + 1) % 4), fetch((place + 2) % 4)],
    }  # fmt: skip
