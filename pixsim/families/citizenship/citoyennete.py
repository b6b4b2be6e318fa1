"""Acting as a citizen online: petitions, reports, information."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.invented.towns import TOWNS
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import (
    integer,
    labelled,
    pick,
    redraw_misfits,
    sample,
    shuffled,
)
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def answer_consultation(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a public consultation found on the site of a town, and answered."""
    town = pick(rng, TOWNS)
    subject, other = sample(
        rng, ("piste cyclable", "aire de jeux", "marché couvert", "jardin public"), 2
    )
    view = pick(rng, ("pour", "contre"))
    root = f"https://www.mairie-{plain(town)}.example"

    def form(what: str) -> Any:
        return page(
            f"{root}/consultation-{plain(what)}", f"Consultation : {what}",
            {"field": "Avis", "choices": ("pour", "contre", "sans avis")},
            {"button": "Donner mon avis", "needs": {"Avis": ".+"}},
        )  # fmt: skip

    ours, theirs = form(subject), form(other)
    lines = shuffled(rng, (ours, theirs))
    home = page(
        f"{root}/participer",
        f"{town} : donner son avis",
        *(f"[{line.title}]({line.url})" for line in lines),
    )

    def answer(form_page: Any, said: str) -> list[Act]:
        return [
            acts.Follow(link=str(lines.index(form_page) + 1)),
            acts.Fill(field="1", value=said),
            acts.Press(button="2"),
        ]

    return {
        "town": town,
        "subject": subject,
        "view": view,
        "world": browser([home, ours, theirs], at=home.url),
        "goal": Goal(
            want=(("sent", ours.url, "Avis", view), ("pressed", ours.url, "Donner mon avis")),
            refuse=(("pressed", theirs.url, "*"),),
        ),
        "solution": answer(ours, view),
        "near": [answer(theirs, view), answer(ours, view)[:-1]],
    }


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


_NAMING = {
    "Anonymat": (
        "Un tract déposé en ligne sans compte, ni signature, ni adresse gardée",
        "Un sondage qui ne garde ni nom, ni adresse, ni identifiant",
        "Une urne en ligne où nul ne peut relier un vote à une personne",
        "Des statistiques par commune, sans ligne par personne",
    ),
    "Pseudonymat": (
        "« Merle35 » publie toujours sous ce nom ; l'hébergeur connaît son courriel",
        "Un joueur choisit le nom « Orage » ; le site garde son adresse IP",
        "Un fichier remplace les noms par des numéros ; la table existe ailleurs",
        "Une blogueuse signe « Lison » ; la justice peut demander qui elle est",
    ),
}


def anonymity_or_pseudonymity(rng: np.random.Generator) -> dict[str, Any]:
    """Anonymity or pseudonymity."""
    return labelled(rng, _NAMING, 3)


_SUBJECTS = ("élection municipale", "référendum local", "budget de la région")
_REGIONS = ("Bretagne", "Normandie", "Occitanie")


@redraw_misfits
def payer_of_adverts(rng: np.random.Generator) -> dict[str, Any] | None:
    """In a register of political advertisements, who paid most about a subject in a region, from several accounts and under several names."""
    subject, region = pick(rng, _SUBJECTS), pick(rng, _REGIONS)
    payers = sample(
        rng,
        (
            "Agence Lumen",
            "Cercle du Port",
            "Fonds Aubier",
            "Ligue des Rives",
            "Union Cobalt",
            "Société Verse",
        ),
        5,
    )
    codes = iter(sample(rng, range(1000, 9999), 15))
    accounts = {f"P-{next(codes)}": payer for payer in payers for _account in range(3)}
    pages = (
        "Vivre ici",
        "Demain la ville",
        "Parlons vrai",
        "Nos quartiers",
        "Cap sur l'avenir",
        "La voix d'en bas",
        "Info locale",
    )
    start = date(2026, 1, 5)
    rows, totals, by_account, anywhere = [], Counter[str](), Counter[str](), Counter[str]()
    for _advert in range(260):
        account = pick(rng, list(accounts))
        about, place, spent = pick(rng, _SUBJECTS), pick(rng, _REGIONS), 10 * integer(rng, 5, 120)
        anywhere[accounts[account]] += spent
        if (about, place) == (subject, region):
            totals[accounts[account]] += spent
            by_account[account] += spent
        shown = pick(rng, (about, about, about.capitalize(), f"{about} "))
        rows.append(
            (
                start + timedelta(days=integer(rng, 0, 70)),
                pick(rng, pages),
                account,
                shown,
                place,
                spent,
            )
        )
    ranked, top = totals.most_common(), by_account.most_common(1)[0][0]
    if (
        len(ranked) < 3
        or ranked[0][1] - ranked[1][1] < 100
        or ranked[0][0] in (accounts[top], anywhere.most_common(1)[0][0])
    ):
        return None
    listed = [
        (code, pick(rng, (payer, payer, payer.upper(), f"{payer} ")))
        for code, payer in shuffled(rng, list(accounts.items()))
    ]
    others = {accounts[top], anywhere.most_common(1)[0][0], ranked[1][0]}
    book = Workbook((
        sheet("Publicités", ("Début", "Page qui l'affiche", "Compte payeur", "Sujet", "Région", "Dépense (€)"), sorted(rows)), sheet("Comptes", ("Compte", "Payeur"), listed),
    ))  # fmt: skip
    return {
        "subject": subject, "region": region,
        "payer": ranked[0][0], "total": str(ranked[0][1]),
        "not_payer": sorted(others), "not_total": sorted({str(ranked[1][1]), str(by_account[top])} - {str(ranked[0][1])}),
        "files": in_two_formats("registre", book),
    }  # fmt: skip
