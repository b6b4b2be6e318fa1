"""Worlds of @licences: a picture that may be used, the licence that somebody wants."""

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
    press,
    put,
    screen,
)
from pixsim.families.draws.people import FIRST_NAMES, person
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

_SUBJECTS = ("moulin", "phare", "marché", "rivière", "vieux pont", "verger")
_A_PHOTO = {one: f"photo d'un{'e' if one == 'rivière' else ''} {one}" for one in _SUBJECTS}
_PROJECTS = (
    ("la recadrer sur une affiche vendue deux euros", "CC BY", ("CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "tous droits réservés")),
    ("la montrer telle quelle dans un livre vendu en librairie", "CC BY-ND", ("CC BY-NC", "CC BY-NC-SA", "tous droits réservés")),
    ("en faire un dessin simplifié, donné aux élèves", "CC BY-NC", ("CC BY-ND", "tous droits réservés", "usage privé seulement")),
    ("la coller dans un montage vendu au profit du club", "CC BY", ("CC BY-NC", "CC BY-ND", "usage privé seulement", "CC BY-NC-SA")),
)  # fmt: skip


def picture_that_may_be_used(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in a bank of pictures, the one whose licence allows a use."""
    use, right, wrong = pick(rng, _PROJECTS)
    subject = pick(rng, _SUBJECTS)
    root = "https://photos-libres.example"
    licences = shuffled(rng, [right, *sample(rng, wrong, 3)])
    authors = [person(rng) for _photo in licences]
    pages = []
    for n, (licence, author) in enumerate(zip(licences, authors, strict=True), 1):
        pages.append(page(f"{root}/{n}", f"Photo {n} : {subject}", f"# {subject.capitalize()}, photo {n}", f"Auteur : {author}", f"Licence : {licence}",
                          {"button": "Télécharger", "file": f"{subject.replace(' ', '-')}-{n}.jpg".replace("é", "e").replace("è", "e"), "says": "Photo téléchargée."}, f"[Retour aux résultats]({root}/)"))  # fmt: skip
    home = page(
        f"{root}/",
        f"Photos : {subject}",
        f"# {subject.capitalize()} : quatre photos",
        *(f"[Photo {n}]({root}/{n})" for n in range(1, 5)),
    )
    place = licences.index(right)

    def take(n: int) -> list[Act]:
        return [web.Follow(link=str(n + 1)), web.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES),
        "subject": _A_PHOTO[subject],
        "use": use,
        "licence": right,
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", "Télécharger"),), refuse=tuple(("pressed", f"{root}/{n + 1}", "Télécharger") for n in range(4) if n != place)),
        "solution": take(place),
        "near": [take((place + 1) % 4), [*take(place), web.Back(), web.Follow(link=str((place + 1) % 4 + 1)), web.Press(button="1")]],
    }  # fmt: skip


_WISHES = (
    ("acceptez qu'on la vende et qu'on la modifie, à condition que les versions modifiées restent libres de la même façon", "oui", "oui, aux mêmes conditions", "CC BY-SA"),
    ("acceptez qu'on la modifie, mais pas qu'on en fasse commerce", "non", "oui", "CC BY-NC"),
    ("acceptez qu'on la vende, mais refusez toute version modifiée", "oui", "non", "CC BY-ND"),
    ("refusez qu'on la vende et qu'on la modifie", "non", "non", "CC BY-NC-ND"),
    ("acceptez tous les usages, du moment qu'on vous cite", "oui", "oui", "CC BY"),
    ("acceptez qu'on la modifie sans la vendre, à condition que les versions modifiées gardent les mêmes règles", "non", "oui, aux mêmes conditions", "CC BY-NC-SA"),
)  # fmt: skip


def licence_of_a_publication(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two answers of a form give the licence that somebody wants, and it is published."""
    said, sell, change, licence = pick(rng, _WISHES)
    work = pick(rng, ("photo", "recette", "chanson", "carte", "fiche de cours", "vidéo", "affiche"))
    title = f"{work.capitalize()} n° {integer(rng, 2, 60)}"
    world = device(
        "Publier", screen(title),
        screen("Description", choice("Langue", "français", ("français", "anglais")), choice("Afficher mon nom", "oui")),
        screen("Licence", choice("Usage commercial permis", "demander à chaque fois", ("oui", "non", "demander à chaque fois")),
               choice("Modifications permises", "demander à chaque fois", ("oui", "oui, aux mêmes conditions", "non", "demander à chaque fois")),
               choice("Renoncer à être cité", "non")),
        screen("Publication", choice("Commentaires", "oui"), button("Publier maintenant", "C'est publié.")),
    )  # fmt: skip

    def publish(sale: str = sell, changes: str = change, last: bool = True) -> list[Act]:
        acts = [
            *at("Licence"),
            put("Usage commercial permis", sale),
            put("Modifications permises", changes),
        ]
        return [*acts, BACK, *at("Publication"), press("Publier maintenant")] if last else acts

    other = "oui" if change != "oui" else "oui, aux mêmes conditions"
    return {
        "work": work,
        "said": said,
        "licence": licence,
        "world": world,
        "goal": Goal(want=(("set", "Usage commercial permis", sell), ("set", "Modifications permises", change), ("pressed", "Publier maintenant")), keep=ACTED),
        "solution": publish(),
        "near": [publish(sale="non" if sell == "oui" else "oui"), publish(changes=other), publish(last=False)],
    }  # fmt: skip
