"""Competence 1.1: the version of an article that one cites, among those that resemble it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.web import acts

_TITLES = ("Le sommeil et les écrans", "Apprendre à tout âge", "La ville à pied", "Lire sur papier", "Les jardins partagés", "Le bruit au travail")  # fmt: skip
_REVIEWS = (("Revue des usages", "revue-usages"), ("Cahiers du numérique", "cahiers-numerique"), ("Annales de la ville", "annales-ville"))  # fmt: skip


def doi_of_the_version(rng: np.random.Generator) -> dict[str, Any]:
    """The lasting identifier of the version that a review printed: not the draft's, the corrected list's, nor the sequel's."""
    title, sequel = sample(rng, _TITLES, 2)
    (first, last), (_first, other) = full_names(rng, 2)
    if last == other:
        return doi_of_the_version(rng)
    (review, host), year = pick(rng, _REVIEWS), integer(rng, 2012, 2023)
    prefix = integer(rng, 5000, 5999)
    number = integer(rng, 2, 4)
    dois = [
        f"10.{prefix + (place == 1)}/{stem}.{when}.{integer(rng, 100, 999)}"
        for place, (stem, when) in enumerate(
            (("rev", year), ("prep", year - 1), ("rev", year), ("rev", year + 1))
        )
    ]
    if len(set(dois)) < 4:
        return doi_of_the_version(rng)
    at = f"https://{host}.example/{year}/{number}"
    notices = {
        "printed": page(
            f"https://catalogue.example/art/{integer(rng, 100, 499)}",
            f"{title} – article, {last}",
            f"# {title}",
            f"{first} {last}. {review}, {year}, n° {number}.",
            f"[Sommaire du n° {number}, chez l'éditeur]({at})",
        ),
        "draft": page(
            f"https://archive-ouverte.example/{integer(rng, 500, 999)}",
            f"{title} – version d'auteur, {last}",
            f"# {title}",
            f"{first} {last}. Prépublication déposée en {year - 1}, avant relecture.",
            f"DOI : {dois[1]}",
        ),
        "sequel": page(
            f"https://catalogue.example/art/{integer(rng, 500, 999)}",
            f"{title} : dix ans après – article, {last}",
            f"# {title} : dix ans après",
            f"{first} {last}. {review}, {year + 1}.",
            f"DOI : {dois[3]}",
        ),
        "blog": page(
            "https://blog-lecture.example/note",
            f"J'ai lu « {title} »",
            f"Un bel article de {first} {last}, à lire ici : https://doi.org/{dois[1]}",
        ),
    }
    hidden = [
        page(
            at,
            f"{review}, {year}, n° {number}",
            f"# {review}, {year}, n° {number}",
            *shuffled(
                rng,
                [
                    f"[{title}]({at}/a)",
                    f"[{sequel}, par {other}]({at}/b)",
                    f"[Rectificatif à « {title} »]({at}/c)",
                ],
            ),
            listed=False,
        ),
        page(
            f"{at}/a",
            f"{title} – {review}",
            f"# {title}",
            f"{first} {last}, pages {integer(rng, 10, 40)} à {integer(rng, 41, 90)}.",
            f"DOI : {dois[0]}",
            "ISSN de la revue : 2999-1234",
            listed=False,
        ),
        page(f"{at}/b", f"{sequel} – {review}", f"# {sequel}", f"DOI : {dois[0]}7", listed=False),
        page(
            f"{at}/c",
            f"Rectificatif – {review}",
            "# Rectificatif",
            f"Dans le tableau 2 de « {title} », lire 34 et non 43.",
            f"DOI : {dois[2]}",
            listed=False,
        ),
    ]
    world = browser(shuffled(rng, [*notices.values(), *hidden]))
    words = f"{title} {last}"

    way: list[Any] = [acts.Search(query=words)]
    for said in (notices["printed"].title, "Sommaire", title):
        way.append(_to(world, way, said))
    return {
        "title": title,
        "author": f"{first} {last}",
        "review": review,
        "year": year,
        "key": dois[0],
        "also": [
            f"{head}doi.org/{dois[0]}"
            for head in ("https://", "http://", "", "https://dx.", "http://dx.")
        ]
        + [f"doi:{dois[0]}"],
        "wrong": [*dois[1:], f"{dois[0]}7"],
        "world": world,
        "solution": way,
    }


def _to(world: Any, before: list[Any], said: str) -> Any:
    """The link whose words hold some, but for that of the corrections."""
    for act in before:
        world = world.step(act)
    return acts.Follow(
        link=next(
            row.key
            for row in world.page().rows
            if any(said in cell and "Rectificatif" not in cell for cell in row.cells) and row.key
        )
    )
