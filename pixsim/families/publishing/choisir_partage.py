"""Choosing where to publish: blog, wiki, network, platform, forum."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
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
            *ui.at("Créer", "Diffusion en direct"),
            ui.put("Public de la diffusion", audience),
            ui.put("Jour", day),
            ui.put("Heure", when),
            ui.put("Garder la vidéo ensuite", kept),
        ]

    return {
        "event": event,
        "day": day,
        "hour": hour,
        "world": ui.device("Chaîne vidéo", ui.screen("Ma chaîne"), ui.screen("Créer"), ui.screen("Vidéos", ui.info("Vidéos publiées", str(integer(rng, 3, 40)))),
            ui.screen("Diffusion en direct", ui.choice("Public de la diffusion", "privée", ("privée", "avec le lien", "publique")), ui.field("Jour", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
                   ui.choice("Heure", "12 h", ("12 h", "18 h", "18 h 30", "20 h", "20 h 30")), ui.choice("Garder la vidéo ensuite", "oui"), ui.choice("Discussion des spectateurs", "oui"), under="Créer"),
            ui.screen("Vidéo enregistrée", ui.choice("Public de la vidéo", "privée", ("privée", "publique")), under="Créer")),
        "goal": Goal(want=(("set", "Public de la diffusion", "publique"), ("set", "Jour", day), ("set", "Heure", hour), ("set", "Garder la vidéo ensuite", "non")), keep=ui.ACTED),
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


Change = tuple[str, str, str, str]
"""Part of the site, page, account, state."""


_SECTIONS_TO_OPEN = {
    "wiki": (("Recettes du quartier", "Plantes de nos jardins", "Guide du nouvel arrivant"), "chaque adhérent écrit et corrige la même page, tout de suite ; on doit pouvoir revenir en arrière", ("wiki", "les adhérents", "aussitôt", "oui", "non")),
    "site": (("Actualités", "Agenda de la saison", "La vie du club"), "deux personnes écrivent, une autre relit avant ; le public commente", ("site à articles", "deux rédacteurs", "après relecture", "oui", "oui")),
    "forum": (("Questions et réponses", "Petites annonces", "Covoiturage"), "chacun ouvre un sujet, les autres répondent à la suite, sans relecture ; personne ne change le message d'un autre", ("forum", "les adhérents", "aussitôt", "non", "oui")),
    "lettre": (("Lettre du mois", "Le bulletin"), "un texte fini, envoyé à ceux qui s'y sont inscrits ; la présidence l'écrit seule, sans qu'on y réponde", ("lettre d'information", "la présidence", "aussitôt", "non", "non")),
}  # fmt: skip


def sections_opened(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: two sections of a site opened in the form their use asks, with who writes, when it appears, and what is kept."""
    kinds = sample(rng, tuple(_SECTIONS_TO_OPEN), 2)
    names = {kind: pick(rng, _SECTIONS_TO_OPEN[kind][0]) for kind in kinds}
    labels = ("Forme", "Qui écrit", "Parution", "Versions gardées", "Réponses du public")
    lists = (
        ("site à articles", "wiki", "forum", "lettre d'information"),
        ("la présidence", "deux rédacteurs", "les adhérents", "tout le monde"),
        ("aussitôt", "après relecture"),
        ("oui", "non"),
        ("oui", "non"),
    )
    right = {
        (kind, label): value
        for kind in kinds
        for label, value in zip(labels, _SECTIONS_TO_OPEN[kind][2], strict=True)
    }
    begun = {}
    for (kind, label), value in right.items():
        others = [one for one in lists[labels.index(label)] if one != value]
        begun[kind, label] = (
            pick(rng, others) if label in labels[:3] or rng.random() < 0.5 else value
        )
    world = ui.device(
        "Site de l'association", ui.screen("Site"),
        ui.screen("Demandes", *(ui.info(names[kind], _SECTIONS_TO_OPEN[kind][1]) for kind in kinds)),
        *(ui.screen(f"Rubrique {n}", *(ui.choice(f"{label} (rubrique {n})", begun[kind, label], lists[place]) for place, label in enumerate(labels)), text=f"« {names[kind]} »") for n, kind in enumerate(kinds, 1)),
    )  # fmt: skip

    def chosen(other: dict[tuple[str, str], str]) -> list[ui.Step]:
        return [
            (
                f"Rubrique {kinds.index(kind) + 1}",
                f"{label} (rubrique {kinds.index(kind) + 1})",
                value,
            )
            for (kind, label), value in (right | other).items()
            if value != begun[kind, label]
        ]

    swapped = {(kinds[0], "Forme"): right[kinds[1], "Forme"]}
    task = ui.task_of_steps(
        world,
        chosen({}),
        chosen(swapped),
        chosen({(kinds[0], "Qui écrit"): "tout le monde"}),
        chosen({(kinds[1], "Parution"): begun[kinds[1], "Parution"]}),
    )
    task["solution"] = [*ui.at("Demandes"), ui.BACK, *task["solution"]]
    return {"one": names[kinds[0]], "two": names[kinds[1]], **task}


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
        **fig.pointed_row(rng, "Un tableau qui compare cinq services sur quatre points.", "Comparatif", ("Service", *_COMPARED), shown, (0, 13, 23, 35, 44)),
        "who": pick(rng, FIRST_NAMES), "needs": f"{said[0]}, {said[1]} et {said[2]}", "found": names[0],
    }  # fmt: skip
