"""Families of competence 2.4 that hand an assistant's answer, advertisers and a register to look into."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.making.documents import document, heading
from pixsim.making.make import in_two_formats
from pixsim.making.texts import lines
from pixsim.making.workbooks import Workbook, sheet


def answer_against_its_source(rng: np.random.Generator) -> dict[str, Any]:
    """The one sentence of an assistant's summary that the rules it sums up contradict."""
    club = pick(
        rng,
        (
            "l'atelier vélo",
            "la ludothèque",
            "le jardin partagé",
            "la salle de musique",
            "le café associatif",
        ),
    )
    low, high, price = integer(rng, 3, 6), integer(rng, 7, 9), integer(rng, 12, 30)
    days, hours, guests = integer(rng, 2, 5), integer(rng, 2, 4), integer(rng, 2, 4)
    facts = [
        ("Prêt", f"Chaque membre emprunte {low} objets au plus, pour {high} jours ouvrés.", f"On peut emprunter jusqu'à {low} objets à la fois.", f"On peut emprunter jusqu'à {high} objets à la fois.", f"{low} objets au plus"),
        ("Cotisation", f"La cotisation est de {price} euros par an, et de {price // 2} euros pour les moins de 18 ans.", f"Un adulte paie {price} euros par an.", f"Un adulte paie {price // 2} euros par an.", f"{price} euros pour un adulte"),
        ("Absence", f"On prévient {days} jours avant, ou {hours} heures avant en cas de maladie.", f"Sauf maladie, il faut prévenir {days} jours avant.", f"Sauf maladie, il faut prévenir {hours} heures avant.", f"{days} jours avant"),
        ("Invités", f"Un membre amène {guests} invités au plus ; le dimanche, un seul.", f"En semaine, {guests} invités sont admis.", "En semaine, un seul invité est admis.", f"{guests} invités en semaine"),
        ("Animaux", "Les chiens sont admis dans la cour, jamais à l'intérieur.", "Les chiens restent dans la cour.", "Les chiens sont admis partout.", "dans la cour seulement"),
        ("Enfants", "Dès 14 ans, on vient seul ; plus jeune, avec un adulte.", "À 15 ans, on peut venir seul.", "À 15 ans, il faut un adulte.", "seul dès 14 ans"),
    ]  # fmt: skip
    chosen = shuffled(rng, facts)
    false = integer(rng, 1, 6)
    said = [fact[3] if n == false else fact[2] for n, fact in enumerate(chosen, 1)]
    rules: list[Any] = [heading(f"Règlement : {club}")]
    for title, rule, *_rest in facts:
        rules += [heading(title, 2), rule]
    return {
        "club": club,
        "who": pick(rng, FIRST_NAMES),
        "key": str(false),
        "wrong": [str(false % 6 + 1)],
        "sentence": said[false - 1],
        "truth": chosen[false - 1][4],
        "files": {"reponse.txt": lines([f"{n}. {text}" for n, text in enumerate(said, 1)]), **in_two_formats("reglement", document(*rules))},
    }  # fmt: skip


_TOWNS = ("Lille", "Brest", "Metz", "Lyon", "Pau")


def auction_by_profile(rng: np.random.Generator) -> dict[str, Any]:
    """Among thirty advertisers, the best bid of those whose target fits a visitor, and who can still pay."""
    age, town, device = (
        integer(rng, 25, 60),
        pick(rng, _TOWNS),
        pick(rng, ("téléphone", "ordinateur")),
    )
    other = "ordinateur" if device == "téléphone" else "téléphone"
    names = [f"Annonceur {n:02}" for n in sample(rng, range(1, 60), 30)]
    bids = sorted(sample(rng, range(12, 98), 30), reverse=True)
    rows = []
    traps = shuffled(rng, ("age", "town", "device", "budget"))
    winner = len(traps)
    for rank, (name, bid) in enumerate(zip(names, bids, strict=True)):
        fault = (
            traps[rank]
            if rank < winner
            else ""
            if rank == winner
            else pick(rng, ("age", "town", "device", "budget", ""))
        )
        low, high = age - integer(rng, 1, 9), age + integer(rng, 1, 9)
        if fault == "age":
            low, high = (age + 1, age + 20) if integer(rng, 0, 1) else (age - 20, age - 1)
        place = (
            pick(rng, [t for t in _TOWNS if t != town])
            if fault == "town"
            else pick(rng, (town, "toutes"))
        )
        screen = other if fault == "device" else pick(rng, (device, "tous"))
        left = integer(rng, 1, bid - 1) if fault == "budget" else bid + integer(rng, 5, 4000)
        rows.append((name, low, high, place, screen, bid, left))
    return {
        "age": age, "town": town, "device": device,
        "key": names[winner],
        "also": [f"Annonceur {int(names[winner].split()[1])}"],
        "wrong": [names[0], names[winner + 1], names[winner - 1]],
        "bid": bids[winner],
        "files": in_two_formats("annonceurs", Workbook((sheet("Campagnes", ("Annonceur", "Âge minimal", "Âge maximal", "Ville", "Appareil", "Offre (centimes)", "Budget restant (centimes)"), shuffled(rng, rows)),))),
    }  # fmt: skip


_SUBJECTS = ("élection municipale", "référendum local", "budget de la région")
_REGIONS = ("Bretagne", "Normandie", "Occitanie")


def who_paid_for_it(rng: np.random.Generator) -> dict[str, Any]:
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
        return who_paid_for_it(rng)
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
