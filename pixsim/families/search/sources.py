"""Families of competence 1.1: judging and citing sources."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file, zip_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, plain

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


_PAPERS = tuple(
    f"{first} {last}"
    for first in ("Gazette", "Courrier", "Journal", "Lettre", "Écho", "Radio")
    for last in ("du port", "des halles", "du lac", "verte", "des toits")
)
_HABITS = (
    "jettent du pain",
    "n'ont pas de vélo",
    "font un compost",
    "lisent sur écran",
    "partagent un jardin",
)
_FILLING = (
    "Le sujet revient chaque année dans nos colonnes.", "Plusieurs lecteurs nous ont écrit à ce propos.", "La commune n'a pas souhaité répondre.",
    "Les associations y voient un encouragement.", "Reste à savoir si le mouvement durera.", "Un débat aura lieu à la rentrée, salle des fêtes.",
    "Nos voisins n'en sont pas là.", "Le conseil en parlera au printemps.", "Chacun jugera.", "Les écoles s'y intéressent aussi.",
)  # fmt: skip


def quoted_origin(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: among thirty pages that send one another on by addresses, the one that measured a figure: that year, there, and counted it."""
    papers = shuffled(rng, _PAPERS)
    subject, other = sample(rng, _HABITS, 2)
    year, share = pick(rng, (2023, 2024, 2025)), integer(rng, 21, 49)
    asked = [100 * n for n in sample(rng, range(5, 19), 6)]
    told = f"{share} % des foyers de la vallée {subject}"
    sites = [f"https://{plain(paper)}.example/{integer(rng, 1000, 9999)}" for paper in papers]

    def link(place: int, words: str) -> str:
        return f'<a href="{sites[place]}">{words}</a>'

    def survey(people: int, percent: int, habit: str, when: int, where: str) -> str:
        return f"En mars {when}, nos enquêteurs ont interrogé {people} foyers {where} : {people * percent // 100} d'entre eux {habit}. Le questionnaire est en annexe."

    here = "de la vallée"
    claims = {
        0: survey(asked[0], share, subject, year, here), 1: f"{told} : c'est ce que montre {link(0, 'cette enquête')}.",
        2: f"Notre rédaction le révèle : {told} ({link(1, 'lire ici')}).", 3: f"EXCLUSIF. {told}. Notre {link(2, 'méthode')}.",
        4: f"{told}, rapporte {link(3, 'un confrère')}.", 5: f"Un chiffre étonne : {told} ({link(4, 'source')}).",
        6: f"{told}. {link(5, 'Ce résultat')} a fait le tour du pays.", 7: f"Notre grande enquête de {year} le dit : {told}. Voir {link(4, 'les réponses')}.",
        8: survey(asked[1], share, subject, year - 2, here), 9: survey(asked[2], share, subject, year, "de la ville"),
        10: survey(asked[3], share, other, year, here), 11: survey(asked[4], share + pick(rng, (3, 5, 7)), subject, year, here),
        12: f"{told}, comme le dit {link(13, 'notre partenaire')}.", 13: f"{told}, comme l'écrit {link(12, 'notre partenaire')}.",
        14: f"{told} : {link(8, 'une enquête')} l'avait annoncé.", 15: f"{told}, et non {share + 10} %, comme on le lit {link(9, 'ailleurs')}.",
    }  # fmt: skip
    for place in range(16, 30):
        to = integer(rng, 1, 7)
        claims[place] = pick(
            rng,
            (
                f"{told} ({link(to, 'en savoir plus')}).",
                f"Cinq conseils aux foyers qui {subject}. {link(to, 'À lire aussi')}.",
            ),
        )
    start = date(year, 4, integer(rng, 1, 28))
    pages = {}
    names = [f"page-{n:02}.html" for n in sample(rng, range(1, 31), 30)]
    for place, (name, paper, site) in enumerate(zip(names, papers, sites, strict=True)):
        day = start + timedelta(days=integer(rng, 5, 200)) if place else start + timedelta(days=90)
        day = date(year - 2, 5, integer(rng, 1, 28)) if place == 8 else day
        filling = sample(rng, _FILLING, 5)
        body = "\n".join(f"<p>{text}</p>" for text in (*filling[:2], claims[place], *filling[2:]))
        updated = (
            f", mis à jour le {day + timedelta(days=60):%d/%m/%Y}" if rng.integers(3) == 0 else ""
        )
        pages[name] = (
            f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{paper}</title>\n<link rel="canonical" href="{site}"></head>\n'
            f"<body><h1>{paper}</h1>\n<p>Publié le {day:%d/%m/%Y}{updated}</p>\n{body}</body></html>\n"
        )
    return {
        "figure": f"{told} ({year})", "answer": [names[0], names[0].removesuffix(".html"), f"{names[0]} ({papers[0]})"], "wrong": names[1:16],
        "counted": asked[0] * share // 100, "asked": asked[0], "year": year,
        "files": {"articles.zip": zip_file(dict(sorted(pages.items())), (2026, 1, 1, 9, 0, 0))},
    }  # fmt: skip


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
