"""Worlds of @citoyennete: a report to the right service, an open data set."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.citizenship.acting import TOWNS
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, plain
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts

_REPORTS = (
    ("un message public qui appelle à la violence", "Contenu illicite", "contenus publics contraires à la loi : haine, terrorisme, mise en danger"),
    ("un SMS qui imite la banque", "SMS et appels indésirables", "SMS et appels frauduleux ou publicitaires"),
    ("un achat en ligne jamais livré", "Litige de consommation", "achat non livré, garantie refusée, publicité trompeuse"),
    ("des insultes répétées contre un élève, dans un groupe", "Harcèlement entre jeunes", "victimes ou témoins de harcèlement, écoute gratuite"),
    ("le blocage d'un ordinateur par une demande de rançon", "Assistance aux victimes de piratage", "virus, rançon, compte piraté : diagnostic et aide"),
)  # fmt: skip


def right_report(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a portal, the service that deals with a case, and the report sent."""
    (case, right, _does), *others = sample(rng, _REPORTS, 5)
    root = "https://signaler.example"
    names = shuffled(rng, [right, *(name for _c, name, _d in others)])
    about = {name: does for _case, name, does in _REPORTS}
    forms = [page(f"{root}/{n}", name, f"# {name}", f"Pour : {about[name]}.", {"field": "Qui signale", "choices": ("victime", "témoin")},
                  {"button": "Envoyer le signalement", "needs": {"Qui signale": ".+"}}, f"[Retour]({root}/)") for n, name in enumerate(names, 1)]  # fmt: skip
    home = page(
        f"{root}/",
        "Signaler",
        "# Que voulez-vous signaler ?",
        *(f"[{name}]({root}/{n})" for n, name in enumerate(names, 1)),
    )
    role = pick(rng, ("victime", "témoin"))
    place = names.index(right)

    def send(where: int = place, who: str = role) -> list[Act]:
        return [
            acts.Follow(link=str(where + 1)),
            acts.Fill(field="1", value=who),
            acts.Press(button="2"),
        ]

    url = f"{root}/{place + 1}"
    return {
        "who": pick(rng, FIRST_NAMES), "case": case, "role": role, "right": right,
        "world": browser([home, *forms], at=f"{root}/"),
        "goal": Goal(want=(("sent", url, "Qui signale", role), ("pressed", url, "Envoyer le signalement")),
                     refuse=tuple(("pressed", f"{root}/{n}", "*") for n in range(1, 6) if n != place + 1)),
        "solution": send(),
        "near": [send((place + 1) % 5), send(who="témoin" if role == "victime" else "victime"), send()[:2]],
    }  # fmt: skip


def open_data_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: in a portal of open data, the set of a town and a year, in the format asked for."""
    topic, other = sample(
        rng, ("arbres", "pistes cyclables", "fontaines", "aires de jeux", "marchés"), 2
    )
    town, neighbour = sample(rng, TOWNS, 2)
    year = integer(rng, 2023, 2025)
    form, said = pick(
        rng,
        (
            ("csv", "ouvrir dans un tableur"),
            ("geojson", "montrer sur une carte"),
            ("pdf", "lire, sans rien en faire d'autre,"),
        ),
    )
    root = "https://donnees-ouvertes.example"
    sets = [
        (topic, town, year),
        (topic, town, year - 1),
        (topic, neighbour, year),
        (other, town, year),
    ]
    pages = []
    for n, (what, place, when) in enumerate(shuffled(rng, sets), 1):
        names = [
            f"{plain(what).replace(' ', '-')}-{plain(place)}-{when}.{end}"
            for end in ("csv", "geojson", "pdf")
        ]
        buttons = [
            {"button": f"Télécharger en {end}", "file": name}
            for end, name in zip(("csv", "geojson", "pdf"), names, strict=True)
        ]
        pages.append(page(f"{root}/jeu-{n}", f"{what.capitalize()} : {place}, {when}", f"# {what.capitalize()}", f"Producteur : commune de {place}", f"Mis à jour en décembre {when}",
                          "Licence Ouverte 2.0", *buttons, words="données ouvertes open data jeu de données fichier mairie ville"))  # fmt: skip
        if (what, place, when) == sets[0]:
            target, file = pages[-1].url, names[("csv", "geojson", "pdf").index(form)]
            rank = ("csv", "geojson", "pdf").index(form) + 1
    wrong = next(one.url for one in pages if f"{town}, {year - 1}" in one.title)

    def fetch(url: str, button_rank: int) -> list[Act]:
        return [acts.Visit(address=url), acts.Press(button=str(button_rank))]

    return {
        "who": pick(rng, FIRST_NAMES), "topic": topic, "town": town, "year": year, "said": said, "form": form,
        "world": browser(pages),
        "goal": Goal(want=(("downloaded", file),), keep=("downloaded",)),
        "solution": [acts.Search(query=f"{topic} {town} {year}"), *fetch(target, rank)],
        "near": [fetch(wrong, rank), fetch(target, rank % 3 + 1)],
    }  # fmt: skip
