"""Worlds of competence 5.1: pages of a site that answer an error, and who can do something about it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_SITES = (
    ("de la médiathèque", "mediatheque", (("Agenda", "agenda"), ("Prêts en cours", "prets"), ("Réserver un livre", "reserver"), ("Ateliers", "ateliers"), ("Horaires", "horaires"))),
    ("du club de voile", "club-voile", (("Météo du port", "meteo"), ("Inscription", "inscription"), ("Planning des bateaux", "planning"), ("Photos", "photos"), ("Tarifs", "tarifs"))),
    ("du collège", "college", (("Menus", "menus"), ("Notes", "notes"), ("Cahier de textes", "cahier"), ("Sorties", "sorties"), ("Plan", "plan"))),
    ("de la régie de quartier", "regie", (("Offres d'emploi", "offres"), ("Candidater", "candidater"), ("Chantiers", "chantiers"), ("Équipe", "equipe"), ("Contact", "contact"))),
)  # fmt: skip
_ERRORS = {
    "404": ("404 : page introuvable", "Erreur 404 – Cette adresse ne mène à aucune page"),
    "403": ("403 : accès interdit", "Erreur 403 – Vous n'avez pas le droit de lire cette page"),
    "500": ("500 : erreur interne du serveur", "Erreur 500 – Le serveur n'a pas pu répondre"),
}
_TASKS = {
    "404": (
        "corrige les liens du menu qui ne mènent nulle part",
        "un lien ne mène plus nulle part",
    ),
    "403": ("donne le droit de lire les pages", "un droit manque"),
    "500": ("répare le serveur", "le serveur est en panne"),
}
_NEEDS = {
    "404": "L'une d'elles n'existe plus à l'adresse du lien",
    "403": "L'une d'elles existe, mais n'est pas ouverte à {who}",
    "500": "L'une d'elles existe et lui est ouverte, mais le site n'arrive pas à la préparer",
}
_WHY = {
    "404": "404 : l'adresse ne mène à rien, le lien est à corriger",
    "403": "403 : la page existe, mais le droit de la lire manque",
    "500": "500 : la demande est bonne, c'est le serveur qui échoue",
}
SEND = "Envoyer le message"


def page_reported(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of three pages that answer an error, the one that is meant, told to who can mend it."""
    of_site, slug, menu = pick(rng, _SITES)
    who, *staff = sample(rng, FIRST_NAMES, 4)
    root = f"https://www.{slug}.example"
    codes = shuffled(rng, ("404", "403", "500", "", ""))
    by_code = {code: place for place, code in enumerate(codes) if code}
    carer = dict(zip(_TASKS, staff, strict=True))
    links = [f"[{name}]({root}/{path})" for name, path in menu]
    pages = [
        page(
            f"{root}/{path}", pick(rng, _ERRORS[code]), "Cette réponse vient du site.", listed=False
        )
        if code
        else page(f"{root}/{path}", f"{name} – site {of_site}", f"# {name}", "Mis à jour ce matin.")
        for (name, path), code in zip(menu, codes, strict=True)
    ]
    order = shuffled(rng, list(_TASKS))
    form = page(
        f"{root}/ecrire", f"Écrire à l'équipe – site {of_site}", *(f"{carer[code]} {_TASKS[code][0]}." for code in order),
        {"field": "Adresse de la page"}, {"field": "Pour", "choices": ("à choisir", *sorted(staff)), "value": "à choisir"},
        {"button": SEND, "needs": {"Adresse de la page": ".+", "Pour": "(?!à choisir).+"}, "otherwise": "Remplissez les deux champs."},
    )  # fmt: skip
    home = page(f"{root}/", f"Site {of_site}", *links, f"[Écrire à l'équipe]({form.url})")
    code = pick(rng, list(_TASKS))

    def report(of: str, to: str) -> list[Act]:
        _name, path = menu[by_code[of]]
        return [
            acts.Follow(link=str(by_code[of] + 1)), acts.Back(), acts.Follow(link=str(len(menu) + 1)),
            acts.Fill(field="1", value=f"{root}/{path}"), acts.Fill(field="2", value=carer[to]), acts.Press(button="3"),
        ]  # fmt: skip

    name, path = menu[by_code[code]]
    other = next(one for one in order if one != code)
    return {
        "who": who, "site": of_site, "need": _NEEDS[code].format(who=who), "page": name, "to": carer[code], "why": _WHY[code],
        "world": browser([home, *pages, form], at=home.url),
        "goal": Goal(
            want=(("sent", form.url, "Adresse de la page", f"~/{path}||^{name}"), ("sent", form.url, "Pour", carer[code]), ("pressed", form.url, SEND)),
            keep=("pressed",),
        ),
        "solution": report(code, code),
        "near": [report(other, other), report(code, other), report(code, code)[:-1]],
    }  # fmt: skip
