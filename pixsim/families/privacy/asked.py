"""Worlds and an archive of competence 4.2: a form to prune, a right to use, files to tell apart."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import ACTED, BACK, at, button, choice, device, press, put, screen
from pixsim.families.draws.people import full_names, plain
from pixsim.families.draws.webs import browser, page
from pixsim.making.archives import Archive
from pixsim.making.texts import DataTable
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

_FORMS = (("un atelier de couture", ("Prénom", "Téléphone", "Niveau en couture")), ("un cours d'informatique", ("Prénom", "Courriel", "Ordinateur apporté")),
          ("une visite de musée", ("Nom", "Téléphone", "Nombre de places")), ("un tournoi d'échecs", ("Nom", "Courriel", "Classement")))  # fmt: skip
_SENSITIVE = (
    "Religion",
    "Opinions politiques",
    "Origine ethnique",
    "Orientation sexuelle",
    "Appartenance à un syndicat",
    "Maladies",
)


def sensitive_questions_out(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: sensitive questions leave a form, the others stay, then it is published."""
    event, useful = pick(rng, _FORMS)
    banned = sample(rng, _SENSITIVE, 2)
    order = shuffled(rng, [*useful, *banned, "Mode de paiement"])
    pages = [
        screen(
            f"Question : {name}",
            choice(f"{name} : dans le formulaire", "oui"),
            choice(f"{name} : obligatoire", "oui"),
        )
        for name in order
    ]
    world = device(
        "Formulaire d'inscription",
        screen("Formulaire"),
        *pages,
        screen(
            "Publication",
            button("Publier le formulaire", "Formulaire publié."),
            choice("Lien public", "oui"),
        ),
    )

    def prune(names: list[str], setting: str = "dans le formulaire") -> list[Act]:
        acts: list[Act] = []
        for name in names:
            acts += [*at(f"Question : {name}"), put(f"{name} : {setting}", "non"), BACK]
        return [*acts, *at("Publication"), press("Publier le formulaire")]

    out = sorted(banned, key=order.index)
    return {
        "event": event, "out": " et ".join(f"« {name} »" for name in out),
        "world": world,
        "goal": Goal(want=(*(("set", f"{name} : dans le formulaire", "non") for name in banned), ("pressed", "Publier le formulaire")), keep=ACTED, free=tuple(f"{name} : obligatoire" for name in banned)),
        "solution": prune(out),
        "near": [prune(out[:1]), prune(out, "obligatoire"), prune([*out, useful[1]]), prune(out)[:-1]],
    }  # fmt: skip


_WISHES = (
    ("savoir tout ce que le club garde à son sujet", "accès"), ("que son adresse, mal écrite, soit mise à jour", "rectification"), ("qu'on efface son dossier, après son départ", "effacement"),
    ("ne plus recevoir de publicité du club", "opposition"), ("récupérer ses données dans un fichier, pour les donner à un autre club", "portabilité"),
)  # fmt: skip


def right_used(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: in the form of a club, the right that a wish comes under, sent to the right address."""
    wish, right = pick(rng, _WISHES)
    (first, last), *_others = full_names(rng, 2)
    club = pick(rng, ("club-aviron", "club-photo", "club-lecture", "club-marche"))
    root = f"https://{club}.example"
    rights = (
        "accès",
        "rectification",
        "effacement",
        "opposition",
        "portabilité",
        "déréférencement",
    )
    desks = (
        "délégué à la protection des données",
        "service des inscriptions",
        "boutique",
        "presse",
    )
    form = page(f"{root}/vos-donnees", "Vos données", "# Vos données", {"field": "Droit exercé", "choices": tuple(shuffled(rng, rights))}, {"field": "Destinataire", "choices": tuple(shuffled(rng, desks))},
                {"button": "Envoyer la demande", "needs": {"Droit exercé": ".+", "Destinataire": ".+"}})  # fmt: skip
    home = page(
        f"{root}/",
        club,
        f"# {club}",
        f"[Adhérer]({root}/adherer)",
        f"[Vos données]({root}/vos-donnees)",
        f"[Contact]({root}/contact)",
    )
    others = [
        page(f"{root}/adherer", "Adhérer", {"button": "Payer"}),
        page(f"{root}/contact", "Contact", "Téléphone : 01 99 00 12 12"),
    ]
    wrong = next(one for one in rights if one != right)

    def ask(what: str = right, desk: str = desks[0]) -> list[Act]:
        return [
            web.Follow(link="2"),
            web.Fill(field="1", value=what),
            web.Fill(field="2", value=desk),
            web.Press(button="3"),
        ]

    return {
        "person": f"{first} {last}", "club": plain(club), "wish": wish, "right": right,
        "world": browser([home, form, *others], at=f"{root}/"),
        "goal": Goal(want=(("sent", form.url, "Droit exercé", right), ("sent", form.url, "Destinataire", desks[0]), ("pressed", form.url, "Envoyer la demande")), refuse=(("pressed", f"{root}/adherer", "*"),)),
        "solution": ask(),
        "near": [ask(wrong), ask(desk=desks[2]), ask()[:-1]],
    }  # fmt: skip


_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne")


def told_apart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of three versions of a file, one anonymous, one pseudonymous with its key, one with names."""
    people, towns = full_names(rng, integer(rng, 19, 27)), sorted(sample(rng, _TOWNS, 3))
    data = [
        (
            f"{first} {last}",
            f"{integer(rng, 1, 28):02}/{integer(rng, 1, 12):02}/{integer(rng, 1950, 2006)}",
            pick(rng, towns),
            integer(rng, 1, 20),
        )
        for first, last in people
    ]
    codes = [f"P{n}" for n in sample(rng, range(100, 999), len(data))]
    if min(Counter(row[2] for row in data)[town] for town in towns) < 5:
        return told_apart(rng)  # of two people, one would tell the other's
    counts = [
        (
            town,
            sum(row[2] == town for row in data),
            round(
                sum(row[3] for row in data if row[2] == town) / sum(row[2] == town for row in data),
                1,
            ),
        )
        for town in towns
    ]
    kinds = {
        "anonymisation": DataTable(("commune", "personnes", "seances_moyennes"), tuple(counts)),
        "pseudonymisation": DataTable(("code", "commune", "seances"), tuple((code, row[2], row[3]) for code, row in zip(codes, data, strict=True))),
        "ni l'une ni l'autre": DataTable(("ne_le", "initiales", "commune", "seances"), tuple((row[1], "".join(part[0] for part in row[0].split()), row[2], row[3]) for row in data)),
    }  # fmt: skip
    names = shuffled(rng, ("version-1.csv", "version-2.csv", "version-3.csv"))
    found = dict(zip(kinds, names, strict=True))
    key = DataTable(
        ("code", "nom"),
        tuple(sorted((code, row[0]) for code, row in zip(codes, data, strict=True))),
    )
    archive = f"adherents-{integer(rng, 10, 99)}.zip"
    members = {
        name: kinds[kind] for name, kind in sorted((name, kind) for kind, name in found.items())
    }
    by_name = {name: kind for kind, name in found.items()}
    return {
        "name": archive,
        **{f"k{n}": by_name[f"version-{n}.csv"] for n in (1, 2, 3)},
        **{f"w{n}": next(kind for kind in kinds if kind != by_name[f"version-{n}.csv"]) for n in (1, 2, 3)},
        "kinds": sorted(kinds), "anonymous": found["anonymisation"], "pseudonymous": found["pseudonymisation"],
        "files": {archive: Archive({**members, "secret/correspondance.csv": key})},
    }  # fmt: skip
