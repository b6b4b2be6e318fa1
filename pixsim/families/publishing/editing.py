"""Worlds of competence 2.2: the back office of a web site."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import (
    ACTED,
    BACK,
    at,
    button,
    choice,
    device,
    field,
    info,
    put,
    screen,
)
from pixsim.families.draws.people import of, person
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_LASTING = ("Qui sommes-nous", "Nous contacter", "Plan d'accès", "Statuts de l'association")
_NEWS = (
    "Résultats du tournoi de samedi",
    "Le concert de mai est reporté",
    "Merci aux bénévoles de dimanche",
    "La salle rouvre lundi",
)
_TYPE, _TITLE, _STATE = "Type de contenu", "Titre", "État"
_STATES = ("brouillon", "publié", "planifié")


def _office(*more: Any, state: str = "brouillon") -> Any:
    return device(
        "Site de l'association", screen("Tableau de bord"),
        screen("Nouveau contenu", choice(_TYPE, "à choisir", ("à choisir", "article (actualité datée)", "page (contenu durable)")),
               field(_TITLE, "", ".+", "Donnez un titre."), choice(_STATE, state, _STATES)),
        screen("Apparence", choice("Couleur du site", "bleu", ("bleu", "vert")), choice("Menu", "en haut", ("en haut", "à gauche"))),
        screen("Extensions", choice("Galerie", "non"), choice("Boutique", "non")),
        *more,
    )  # fmt: skip


def page_or_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: news or a lasting content, under a given title."""
    lasting = bool(rng.random() < 0.5)
    title = pick(rng, _LASTING if lasting else _NEWS)
    kinds = ("page (contenu durable)", "article (actualité datée)")
    right, wrong = kinds if lasting else kinds[::-1]

    def make(kind: str, state: str) -> list[Act]:
        return [*at("Nouveau contenu"), put(_TYPE, kind), put(_TITLE, title), put(_STATE, state)]

    return {
        "who": person(rng),
        "title": title,
        "world": _office(),
        "goal": Goal(want=(("set", _TYPE, right), ("set", _TITLE, f"^{title}"), ("set", _STATE, "publié")), keep=ACTED),
        "solution": make(right, "publié"),
        "near": [make(wrong, "publié"), make(right, "brouillon")],
    }  # fmt: skip


_SUBJECTS = {
    "Stage de poterie à Pâques": ("Ateliers", ("poterie", "vacances")),
    "Le club de lecture cherche un lieu": ("Vie du club", ("lecture", "local")),
    "Sortie à vélo au canal": ("Sorties", ("vélo", "canal")),
    "Initiation au tricot pour débutants": ("Ateliers", ("tricot", "débutants")),
    "Visite guidée du moulin": ("Sorties", ("moulin", "patrimoine")),
}


def filed_and_tagged(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one category among three, and labels, for an article that is there."""
    title = pick(rng, tuple(_SUBJECTS))
    category, tags = _SUBJECTS[title]
    other = next(name for name in ("Ateliers", "Sorties", "Vie du club") if name != category)
    extra = sample(
        rng, [tag for name, (_c, ts) in _SUBJECTS.items() if name != title for tag in ts], 3
    )
    article = screen(
        f"Article : {title}",
        choice(
            "Catégorie", "sans catégorie", ("sans catégorie", "Ateliers", "Sorties", "Vie du club")
        ),
        *(choice(f"Étiquette « {tag} »", "non") for tag in shuffled(rng, [*tags, *extra])),
        button("Supprimer l'article", "Article supprimé."),
    )

    def file(where: str, *labels: str) -> list[Act]:
        return [
            *at(f"Article : {title}"),
            put("Catégorie", where),
            *(put(f"Étiquette « {tag} »", "oui") for tag in labels),
        ]

    return {
        "title": title,
        "category": category,
        "first": tags[0],
        "second": tags[1],
        "world": _office(article),
        "goal": Goal(want=(("set", "Catégorie", category), *(("set", f"Étiquette « {tag} »", "oui") for tag in tags)), keep=ACTED),
        "solution": file(category, *tags),
        "near": [file(other, *tags), file(category, *tags, extra[0]), file(category, tags[0])],
    }  # fmt: skip


_ROLES = ("abonné", "contributeur", "auteur", "éditeur", "administrateur")
_RIGHTS = (
    "lire seulement",
    "écrire, sans publier",
    "publier ses propres articles",
    "publier et corriger ceux de tous",
    "tout régler, comptes compris",
)
_ASKED = {
    "contributeur": "proposera des articles, qu'un autre relira et publiera",
    "auteur": "publiera lui-même ses articles, sans toucher à ceux des autres",
    "éditeur": "relira, corrigera et publiera les articles de tous",
}  # fmt: skip


def least_role(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two accounts, each with no more rights than it needs."""
    people = list(dict.fromkeys(person(rng) for _n in range(12)))[:4]
    roles = sample(rng, tuple(_ASKED), 2)
    begin = dict(zip(people, ("administrateur", "abonné", "éditeur", "abonné"), strict=True))
    accounts = [
        screen(f"Compte {name}", choice(f"Rôle {of(name)}", begin[name], _ROLES), under="Comptes")
        for name in shuffled(rng, people)
    ]
    rights = screen(
        "Aide sur les rôles",
        *(info(role, said) for role, said in zip(_ROLES, _RIGHTS, strict=True)),
    )

    def give(one: str, other: str) -> list[Act]:
        acts = [*at("Comptes", f"Compte {people[0]}"), put(f"Rôle {of(people[0])}", one), BACK]
        return [*acts, *at(f"Compte {people[1]}"), put(f"Rôle {of(people[1])}", other)]

    wider = _ROLES[_ROLES.index(roles[1]) + 1]
    return {
        "first": people[0],
        "second": people[1],
        "does_first": _ASKED[roles[0]].replace("lui-même ", ""),
        "does_second": _ASKED[roles[1]].replace("lui-même ", ""),
        "world": _office(screen("Comptes"), *accounts, rights),
        "goal": Goal(want=(("set", f"Rôle {of(people[0])}", roles[0]), ("set", f"Rôle {of(people[1])}", roles[1])), keep=ACTED),
        "solution": give(*roles),
        "near": [give(roles[0], wider), give(roles[1], roles[0])],
    }  # fmt: skip


def planned_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: an article to appear later, and to leave the front page afterwards, in another time zone."""
    title = pick(rng, _NEWS)
    day, hour = integer(rng, 6, 24), integer(rng, 8, 18)
    zone, shift = pick(rng, (("Londres", 1), ("Lisbonne", 1), ("Athènes", -1), ("Helsinki", -1)))
    date, wrong = f"{day:02}/06/2026", f"{day + 7:02}/06/2026"
    hours = tuple(f"{n} h" for n in range(6, 22))
    article = screen(
        f"Article : {title}",
        choice("Parution", "brouillon", _STATES), field("Jour de parution", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
        choice("Heure de parution", "6 h", hours), field("Fin de la mise en avant", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
        button("Effacer l'article", "Article effacé."),
    )  # fmt: skip
    general = screen("Réglages généraux", info("Heure du site", f"heure {of(zone)}"), info("À Paris, il est", f"{abs(shift)} h de {'plus' if shift > 0 else 'moins'}"),
                     choice("Premier jour de la semaine", "lundi", ("lundi", "dimanche")))  # fmt: skip

    def plan(state: str, at_hour: int, until: str) -> list[Act]:
        return [
            *at(f"Article : {title}"),
            put("Parution", state),
            put("Jour de parution", date),
            put("Heure de parution", f"{at_hour} h"),
            put("Fin de la mise en avant", until),
        ]

    return {
        "title": title,
        "date": date,
        "hour": f"{hour} h",
        "until": wrong,
        "zone": zone, "of_zone": of(zone),
        "site_hour": f"{hour - shift} h",
        "world": _office(article, general),
        "goal": Goal(
            want=(("set", "Parution", "planifié"), ("set", "Jour de parution", date), ("set", "Heure de parution", f"{hour - shift} h"), ("set", "Fin de la mise en avant", wrong)),
            keep=ACTED,
        ),
        "solution": plan("planifié", hour - shift, wrong),
        "near": [plan("planifié", hour, wrong), plan("publié", hour - shift, wrong), plan("planifié", hour + shift, wrong)],
    }  # fmt: skip
