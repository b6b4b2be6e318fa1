"""Families of competence 1.1: judging and citing sources."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_TITLES = (
    "Réparer son vélo", "Le jardin partagé", "Paris en 1900", "Cuisiner les restes",
    "Petite histoire du sel", "L'été 1976", "Lire une carte", "Les oiseaux du port",
    "Vivre au phare", "La laine et le lin",
)  # fmt: skip
_PUBLISHERS = (
    "Éditions du Pont", "Presses de la Halle", "Éditions Paul Martin", "L'Atelier gris",
    "La Dune", "Éditions Léa Morel",
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


def quoted_origin(rng: np.random.Generator) -> dict[str, Any]:
    """Which of dated texts that quote each other first gave a figure."""
    ids = [f"D{number}" for number in sample(rng, range(11, 99), 5)]
    papers = sample(
        rng,
        ("La Gazette du port", "Le Petit Relais", "Radio Littoral", "Infos Sud", "Bourg Hebdo"),
        5,
    )
    subject, other = sample(
        rng, ("jettent du pain", "n'ont pas de vélo", "font un compost", "lisent sur écran"), 2
    )
    figure, day = integer(rng, 21, 49), integer(rng, 2, 9)
    claims = [
        f"Nous avons interrogé 1 200 foyers : {figure} % {subject}. La méthode est en annexe.",
        f"EXCLUSIF ! {figure} % des foyers {subject}. C'est ce qu'a montré {papers[0]}.",
        f"Un chiffre étonne : {figure} % des foyers {subject}, rapporte {papers[1]}.",
        f"Selon {papers[2]}, {figure} % des foyers {subject}. Notre enquête continue.",
        f"Notre sondage auprès de 900 foyers : {figure} % {other}.",
    ]
    days = [day + 3, day + 5, day + 9, day + 14, day]
    texts = [
        f"[{name}] {paper}, {when:02}/{month:02}/2025\n{claim}\n"
        for name, paper, when, claim, month in zip(
            ids, papers, days, claims, [integer(rng, 1, 12)] * 5, strict=True
        )
    ]
    return {
        "figure": f"{figure} % des foyers {subject}",
        "answer": [ids[0], ids[0][1:]],
        "wrong": ids[1:],
        "files": {"textes.txt": "\n".join(shuffled(rng, texts)).encode()},
    }


def isbn_check(rng: np.random.Generator) -> dict[str, Any]:
    """The last digit of an ISBN-13."""
    digits = f"978{integer(rng, 100000000, 999999999)}"
    key = isbn_key(digits)
    swapped = -sum(int(d) * (3, 1)[place % 2] for place, d in enumerate(digits)) % 10
    return {
        "digits": digits,
        "key_digit": key,
        "wrong": [str(n) for n in sorted({swapped, (10 - key) % 10} - {key})]
        or [str((key + 1) % 10)],
    }


def bibtex_gap(rng: np.random.Generator) -> dict[str, Any]:
    """The article of a bibliography without one of the fields it needs."""
    plain = [name for name in LAST_NAMES if name.isascii() and " " not in name]
    names, titles = sample(rng, plain, 7), sample(rng, _TITLES, 7)
    missing = pick(rng, ("author", "title", "journal", "year"))
    kinds = shuffled(rng, ["article"] * 4 + ["book"] * 2 + ["misc"])
    keys, entries = [], []
    gap = pick(rng, [place for place, kind in enumerate(kinds) if kind == "article"])
    for place, (kind, name, title) in enumerate(zip(kinds, names, titles, strict=True)):
        year = integer(rng, 1990, 2024)
        fields = {"author": f"{name}, {pick(rng, FIRST_NAMES)}", "title": title, "year": year}
        optional = pick(rng, ("volume", "pages", "note"))
        if kind == "article":
            fields |= {"journal": pick(rng, ("Revue des marais", "Cahiers du sel", "Le Fil"))}
        elif kind == "book":
            fields |= {"publisher": pick(rng, _PUBLISHERS)}
        fields[optional] = integer(rng, 2, 60)
        if place == gap:
            del fields[missing]
        keys.append(f"{name.lower()}{year}")
        lines = (f"  {field} = {{{value}}}" for field, value in fields.items())
        entries.append(f"@{kind}{{{keys[-1]},\n" + ",\n".join(lines) + "\n}\n")
    return {
        "entry": keys[gap],
        "missing": missing,
        "others": [key for key in keys if key != keys[gap]],
        "files": {"references.bib": "\n".join(entries).encode()},
    }
