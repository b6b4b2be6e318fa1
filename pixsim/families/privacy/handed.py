"""Families of competence 4.2 that hand over a workbook, an archive or the headers of a page."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import full_names, plain
from pixsim.making.archives import Archive
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv

_TRADES = (
    "boulanger", "infirmière", "facteur", "institutrice", "maçon", "libraire", "plombière", "vétérinaire",
    "apicultrice", "menuisier",
)  # fmt: skip
_TOWNS = ("Sauvigny", "Marcillac", "Tournan", "Belleray", "Aubrac", "Les Pins")
_ANSWERS = ("tout à fait", "plutôt", "plutôt pas", "pas du tout", "sans avis")


def press_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the one answer of a survey without names that an article lets one recognise."""
    while True:
        rows = [
            (f"R{n}", integer(rng, 2, 7) * 10, pick(rng, _TOWNS), pick(rng, _TRADES), integer(rng, 0, 4), pick(rng, _ANSWERS))
            for n in sample(rng, range(100, 999), 240)
        ]  # fmt: skip
        counts = Counter(row[1:5] for row in rows)
        alone = [row for row in rows if counts[row[1:5]] == 1]
        target = pick(rng, alone)
        alike = [row for row in rows if row[1:4] == target[1:4]]
        if len(alike) > 1:
            break
    age, children = target[1] + integer(rng, 1, 9), target[4]
    family = "sans enfant" if children == 0 else f"{children} enfant{'s' if children > 1 else ''}"
    header = ("réponse", "tranche d'âge", "commune", "métier", "enfants", "content de la cantine")
    article = [
        "Le journal du canton, portrait de la semaine", "",
        f"Métier : {target[3]}, depuis plus de cinq ans au même endroit.",
        f"À {age} ans ({family}), la personne que nous rencontrons habite {target[2]}.",
        "Elle préfère que son nom ne paraisse pas.",
    ]  # fmt: skip
    return {
        "key": [target[0], target[0].removeprefix("R")],
        "wrong": [row[0] for row in alike if row != target][:2],
        "files": {
            **in_two_formats("enquete", Workbook((sheet("Réponses", header, rows),))),
            "article.txt": text_file(article),
        },
    }


def still_named(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many people of a pseudonymised file the rest of an archive still names."""
    people = full_names(rng, 60)
    codes = [f"U{n:04}" for n in sample(rng, range(1, 9999), 60)]
    visitors = sorted(sample(rng, range(60), 40))
    table = sample(rng, range(60), integer(rng, 14, 22))
    letter = sample(rng, range(60), integer(rng, 10, 18))
    visits = [
        (codes[pick(rng, visitors)], f"2026-0{integer(rng, 1, 6)}-{integer(rng, 1, 28):02}", pick(rng, ("emploi", "logement", "santé")))
        for _ in range(150)
    ] + [(codes[who], "2026-06-30", "emploi") for who in visitors]  # fmt: skip
    kept = [(codes[who], " ".join(people[who])) for who in table]
    mails = [
        (f"{plain(people[who][0])}.{plain(people[who][1])}@poste.example", codes[who].lower())
        for who in letter
    ]
    named = set(visitors) & (set(table) | set(letter))
    wrong = {
        len(set(visitors) & set(table)), len(set(table) | set(letter)), len(visitors),
        len(set(visitors) & set(table)) + len(set(visitors) & set(letter)),
    } - {len(named)}  # fmt: skip
    return {
        "key": str(len(named)),
        "wrong": [str(n) for n in sorted(wrong)],
        "files": {
            "accueil.zip": Archive(
                {
                    "visites.csv": spreadsheet_csv(
                        ("usager", "date", "objet"), shuffled(rng, visits)
                    ),
                    "ancien/correspondance.csv": spreadsheet_csv(
                        ("code", "nom"), shuffled(rng, kept)
                    ),
                    "ancien/lettre.csv": spreadsheet_csv(
                        ("courriel", "code"), shuffled(rng, mails)
                    ),
                }
            )
        },
    }


def naming_column(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of several columns of codes, the one in which no two people have the same."""
    count = 180
    shapes = ("{:06}", "B{:05}", "{:04}-K", "M{:06}", "{:05}")
    titles = sample(
        rng, ("repère", "info", "suite", "détail", "carte", "dossier", "passage", "groupe"), 4
    )
    columns: dict[str, list[Any]] = {}
    for place, (title, shape) in enumerate(zip(titles, sample(rng, shapes, 4), strict=True)):
        numbers = sample(rng, range(1000, 9999), count)
        again = (0, integer(rng, 2, 4), integer(rng, 8, 15), 70)[
            place
        ]  # how many bear the code of another
        for n in range(again):
            numbers[count - 1 - n] = numbers[n]
        columns[title] = shuffled(rng, [shape.format(number) for number in numbers])
    columns |= {
        "âge": [integer(rng, 11, 92) for _ in range(count)],
        pick(rng, ("ville", "commune")): [pick(rng, _TOWNS) for _ in range(count)],
        "numéro de question": [integer(rng, 1, 12) for _ in range(count)],
        "avis": [pick(rng, _ANSWERS) for _ in range(count)],
    }
    order = shuffled(rng, list(columns))
    rows = [tuple(columns[name][n] for name in order) for n in range(count)]
    return {
        "column": titles[0],
        "close": titles[1],
        "key": [titles[0]],
        "wrong": [*titles[1:], "âge"],
        "files": in_two_formats("enquete", Workbook((sheet("Réponses", tuple(order), rows),))),
    }


_COOKIES = ("id", "panier", "langue", "session", "visite", "jeton", "preference", "profil", "essai", "media", "pub", "choix")  # fmt: skip
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _http_date(moment: datetime) -> str:
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year} {moment:%H:%M:%S} GMT"


def _answer(rng: np.random.Generator, moment: datetime, cookies: list[str]) -> bytes:
    lines = [
        "HTTP/1.1 200 OK", f"Date: {_http_date(moment)}", "Content-Type: text/html; charset=utf-8",
        *(f"Set-Cookie: {cookie}" for cookie in cookies),
        f"Content-Length: {integer(rng, 2_000, 90_000)}", "Cache-Control: max-age=600",
    ]  # fmt: skip
    return text_file(lines)


def end_of_cookie(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the day a cookie dies, from the headers of an answer; Max-Age before Expires."""
    moment = datetime(
        2026, integer(rng, 1, 9), integer(rng, 1, 28), integer(rng, 8, 18), integer(rng, 0, 59)
    )
    names = sample(rng, _COOKIES, 6)
    cookies, days = [], 0
    for place, name in enumerate(names):
        life, other = sample(rng, range(5, 400), 2)
        parts = [f"{name}={integer(rng, 1000, 9999)}"]
        attributes = ["Path=/", "Secure"]
        expires = f"Expires={_http_date(moment + timedelta(days=other))}"
        if place == 0:
            days, wrong = life, other
            attributes += [expires, f"Max-Age={life * 86400}"]
        else:
            attributes += pick(
                rng,
                ([expires], [f"Max-Age={life * 86400}"], [], [expires, f"Max-Age={life * 86400}"]),
            )
        cookies.append("; ".join(parts + shuffled(rng, attributes)))
    end = moment + timedelta(days=days)
    return {
        "name": names[0],
        "days": days,
        "key": f"{end:%d/%m/%Y}",
        "wrong": [f"{moment + timedelta(days=wrong):%d/%m/%Y}", f"{moment:%d/%m/%Y}"],
        "files": {"reponse.txt": _answer(rng, moment, shuffled(rng, cookies))},
    }  # fmt: skip


_FROM_ELSEWHERE = {
    "None": "est envoyé même quand un autre site affiche une image de celui-ci",
    "Lax": "est envoyé quand on arrive d'un autre site par un lien, mais pas quand cet autre site affiche une image",
    "Strict": "n'est jamais envoyé quand la demande vient d'un autre site",
}


def cookie_with(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the only cookie of an answer whose attributes have three effects together."""
    kinds = [
        (site, secure, hidden)
        for site in _FROM_ELSEWHERE
        for secure in (True, False)
        for hidden in (True, False)
        if secure or site != "None"
    ]
    wanted = pick(rng, kinds)
    site, secure, hidden = wanted
    near = [
        kind
        for kind in kinds
        if kind != wanted and sum(a == b for a, b in zip(kind, wanted, strict=True)) == 2
    ]
    others = [*near, *sample(rng, [k for k in kinds if k != wanted and k not in near], 3)]
    names = sample(rng, _COOKIES, len(others) + 1)
    cookies = []
    for name, (where, safe, unseen) in zip(names, [wanted, *others], strict=True):
        parts = [f"SameSite={where}", "Path=/", f"Max-Age={integer(rng, 600, 900_000)}"]
        parts += ["Secure"] * safe + ["HttpOnly"] * unseen
        cookies.append("; ".join([f"{name}={integer(rng, 1000, 9999)}", *shuffled(rng, parts)]))
    moment = datetime(2026, integer(rng, 1, 9), integer(rng, 1, 28), integer(rng, 8, 18), 0)
    return {
        "first": "les scripts de la page ne peuvent pas le lire" if hidden else "les scripts de la page peuvent le lire",
        "second": "il n'est envoyé que par une connexion chiffrée" if secure else "il est envoyé même sans chiffrement",
        "third": f"il {_FROM_ELSEWHERE[site]}",
        "attributes": ", ".join(
            ["HttpOnly" if hidden else "pas de HttpOnly", "Secure" if secure else "pas de Secure", f"SameSite={site}"]
        ),
        "key": [names[0], cookies[0].split(";")[0]],
        "wrong": names[1:3],
        "files": {"reponse.txt": _answer(rng, moment, shuffled(rng, cookies))},
    }  # fmt: skip
