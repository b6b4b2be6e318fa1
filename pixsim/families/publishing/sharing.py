"""Worlds of competence 2.2: a live video, addresses and links that are shared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    at,
    button,
    choice,
    device,
    field,
    info,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web
from pixsim.worlds.web.data import WebPage

# ---------------------------------------------------------------- @choisir_partage


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


# ---------------------------------------------------------------- @liens


_TOWN_SITE = {
    "Démarches": ("Inscriptions", "Tarifs", "Passeport", "Élections"),
    "Loisirs": ("Piscine", "Bibliothèque", "Marché", "Associations"),
    "Enfance": ("Cantine", "Écoles", "Crèche", "Centre aéré"),
    "Cadre de vie": ("Travaux", "Voirie", "Déchets", "Parcs"),
}


def address_to_send(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the address of one page of a site, copied."""
    town = pick(rng, ("aubrac", "montclair", "rivelac", "valsonne", "portgenet"))
    root = f"https://www.mairie-{town}.example"
    sections = shuffled(rng, list(_TOWN_SITE))

    def url(name: str) -> str:
        return f"{root}/{without_accents(name).lower().replace(' ', '-')}"

    def listing(title: str, where: str, names: Sequence[str]) -> WebPage:
        return page(where, title, f"# {title}", *(f"[{name}]({url(name)})" for name in names))

    pages = [listing("Mairie", f"{root}/", sections)]
    pages += [listing(name, url(name), _TOWN_SITE[name]) for name in sections]
    pages += [
        page(url(name), name, f"# {name}", "Renseignements à l'accueil.", f"[Accueil]({root}/)")
        for names in _TOWN_SITE.values()
        for name in names
    ]
    section = pick(rng, sections)
    wanted = pick(rng, _TOWN_SITE[section])
    inside = web.Follow(link=str(sections.index(section) + 1))
    last = web.Follow(link=str(_TOWN_SITE[section].index(wanted) + 1))
    return {
        "who": pick(rng, FIRST_NAMES),
        "page": wanted,
        "section": section,
        "world": browser(pages, at=f"{root}/"),
        "goal": Goal(want=(("copied", url(wanted)),)),
        "solution": [inside, last, web.CopyAddress()],
        "near": [[web.CopyAddress()], [inside, web.CopyAddress()]],
    }


def reading_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a link that lets anyone read a document, and nobody change it."""
    names = sample(
        rng, ("Programme", "Budget", "Menus", "Planning", "Règlement", "Liste des lots"), 4
    )
    wanted = names[0]
    rights = ("aucun lien", "consultation", "commentaire", "modification")
    pages = [
        screen(
            name,
            choice(f"Lien vers « {name} »", "aucun lien", rights),
            choice(f"« {name} » : téléchargement", "oui"),
            choice(f"« {name} » : fin du lien", "jamais", ("jamais", "7 jours")),
            button(f"Mettre « {name} » à la corbeille", "À la corbeille."),
        )
        for name in shuffled(rng, names)
    ]

    def link(right: str, name: str = wanted) -> list[Act]:
        return [*at(name), put(f"Lien vers « {name} »", right)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "document": wanted,
        "world": device("Espace de documents", screen("Mes documents"), *pages),
        "goal": Goal(want=(("set", f"Lien vers « {wanted} »", "consultation"),), keep=ACTED),
        "solution": link("consultation"),
        "near": [link("modification"), link("commentaire"), link("consultation", names[1])],
    }  # fmt: skip
