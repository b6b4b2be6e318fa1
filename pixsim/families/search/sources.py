"""Families of competence 1.1: judging and citing sources."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file, zip_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_TITLES = (
    "Réparer son vélo", "Le jardin partagé", "Paris en 1900", "Cuisiner les restes",
    "Petite histoire du sel", "L'été 1976", "Lire une carte", "Les oiseaux du port",
    "Vivre au phare", "La laine et le lin",
)  # fmt: skip
_SUBJECTS = ("la halle couverte", "le jardin partagé", "la piste cyclable", "le bibliobus")


def article(rng: np.random.Generator) -> dict[str, Any]:
    """The author of an article handed as a text file, who is not its photographer."""
    firsts, lasts = sample(rng, FIRST_NAMES, 3), sample(rng, LAST_NAMES, 3)
    author, photographer, guest = (f"{f} {n}" for f, n in zip(firsts, lasts, strict=True))
    published, updated = _published_and_updated(rng)
    return {
        "author": author,
        "wrong": [photographer, guest],
        "files": _article(rng, published, updated, author, photographer, guest),
    }


def article_date(rng: np.random.Generator) -> dict[str, Any]:
    """The date of publication of an article handed as a text file, changed since."""
    names = zip(sample(rng, FIRST_NAMES, 3), sample(rng, LAST_NAMES, 3), strict=True)
    published, updated = _published_and_updated(rng)
    return {
        "published": published,
        "wrong": [updated],
        "files": _article(rng, published, updated, *(f"{f} {n}" for f, n in names)),
    }


def _published_and_updated(rng: np.random.Generator) -> tuple[str, str]:
    day, month, year = integer(rng, 1, 20), integer(rng, 1, 12), integer(rng, 2023, 2025)
    return f"{day:02}/{month:02}/{year}", f"{day + integer(rng, 1, 8):02}/{month:02}/{year}"


def _article(
    rng: np.random.Generator,
    published: str,
    updated: str,
    author: str,
    photographer: str,
    guest: str,
) -> dict[str, bytes]:
    subject = pick(rng, _SUBJECTS)
    text = (
        f"LE COURRIER DU CANTON\n\nBientôt du nouveau pour {subject}\n\n"
        f"Mis à jour le {updated} - Publié le {published}\nPar {author}\n"
        f"Photo : {photographer}\n\n« Nous attendions cette décision », se réjouit {guest},\n"
        f"qui préside l'association des riverains. Le vote a porté sur {subject}.\n"
    )
    return {"article.txt": text.encode()}


def isbn_key(digits: str) -> int:
    """Check digit of the first 12 digits of an ISBN-13."""
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return -total % 10


_PAPERS = (
    "La Gazette du port", "Le Petit Relais", "Radio Littoral", "Infos Sud", "Bourg Hebdo", "Le Courrier des halles",
    "Canal Plateau", "La Lettre verte", "Maisons d'ici", "Le Journal du lac", "Ville et Vie", "L'Écho des toits",
)  # fmt: skip
_HABITS = (
    "jettent du pain",
    "n'ont pas de vélo",
    "font un compost",
    "lisent sur écran",
    "partagent un jardin",
)


def quoted_origin(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: among twelve pages that quote each other, the one that measured a figure, which it gives in full."""
    p = shuffled(rng, _PAPERS)
    subject, other = sample(rng, _HABITS, 2)
    asked, share = 100 * integer(rng, 8, 18), integer(rng, 21, 49)
    figure = f"{share} % des foyers {subject}"
    claims = [
        f"Nous avons interrogé {asked} foyers au printemps : {asked * share // 100} d'entre eux {subject}. Les réponses sont en annexe.",
        f"{figure} : c'est ce que montre {p[0]}, qui a posé la question.",
        f"Notre rédaction le révèle : {figure}, d'après {p[1]}.",
        f"EXCLUSIF. {figure}, comme l'écrivait {p[1]}.",
        f"{figure}, selon {p[2]}. Notre enquête continue.",
        f"Un chiffre étonne : {figure}, rapporte {p[4]}.",
        f"{figure}. Publié par {p[5]}, ce résultat a fait le tour du pays.",
        f"Nous avons interrogé {asked + 200} foyers : {share} % d'entre eux {other}. La méthode est en annexe.",
        f"Nous avons interrogé 600 foyers : {share + pick(rng, (4, 6, 8))} % d'entre eux {subject}. La méthode est en annexe.",
        f"Plus de {share} % des foyers {subject}, lit-on dans {p[6]}.",
        f"Cinq conseils aux foyers qui {subject}.",
        f"{share} % ? {p[8]} trouve davantage que {p[0]}.",
    ]  # fmt: skip
    days = [20, 24, 27, 29, 33, 36, 41, 9, 3, 44, 1, 30]
    start = date(2025, integer(rng, 1, 9), integer(rng, 1, 28))
    names = [f"page-{n:02}.html" for n in sample(rng, range(1, 13), 12)]
    pages = {}
    for name, paper, claim, after in zip(names, p, claims, days, strict=True):
        day = start + timedelta(days=after)
        told = f"Publié le {day:%d/%m/%Y}"
        if after == days[0]:
            told += f", mis à jour le {day + timedelta(days=60):%d/%m/%Y}"
        pages[name] = (
            f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{paper}</title></head>\n'
            f"<body><h1>{paper}</h1>\n<p>{told}</p>\n<p>{claim}</p></body></html>\n"
        )
    return {
        "figure": figure,
        "answer": [names[0], names[0].removesuffix(".html")],
        "wrong": names[1:],
        "counted": asked * share // 100,
        "asked": asked,
        "files": {"articles.zip": zip_file(dict(sorted(pages.items())), (2025, 12, 1, 9, 0, 0))},
    }


def isbn_check(rng: np.random.Generator) -> dict[str, Any]:
    """In a long list of books, the one whose ISBN has a digit mistyped, and what its check digit would be."""
    rows: list[list[Any]] = []
    for number in range(1, 61):
        stem = [9, 7, pick(rng, (8, 9)), *(integer(rng, 0, 9) for _digit in range(9))]
        rows.append([f"L{number:02}", pick(rng, _TITLES), stem, _check_digit(stem)])
    wrong = integer(rng, 8, 55)
    place = integer(rng, 5, 10)
    stem = list(rows[wrong][2])
    stem[place] = (stem[place] + pick(rng, (1, 2, 3, 4, 6, 7, 8))) % 10
    rows[wrong][2] = stem
    if _check_digit(stem) == rows[wrong][3]:
        return isbn_check(rng)
    listed = ["numéro;titre;isbn"]
    for name, title, digits, last in rows:
        whole = "".join(map(str, [*digits, last]))
        shown = (
            f"{whole[:3]}-{whole[3]}-{whole[4:8]}-{whole[8:12]}-{whole[12]}"
            if rng.integers(3)
            else whole
        )
        listed.append(f"{name};{title};{shown}")
    return {
        "name": rows[wrong][0],
        "key": _check_digit(stem),
        "written": rows[wrong][3],
        "wrong": [rows[wrong - 1][0], rows[wrong + 1][0]],
        "files": {"livres.csv": windows_file(listed)},
    }


def _check_digit(digits: list[int]) -> int:
    """The last digit of an ISBN, from the twelve before it."""
    return -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
