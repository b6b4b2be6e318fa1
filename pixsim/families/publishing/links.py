"""Families of competence 2.2 on addresses: tracking, HTML links."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.text.search import without_accents

_DOCUMENTS = ("Plan", "Horaires", "Programme", "Tarifs", "Inscription", "Photos", "Compte rendu")
_OF = ("du marché", "de la fête", "du club", "de la sortie", "des ateliers")
_BEFORE = ("Voir", "À lire :", "On peut ouvrir", "Pour en savoir plus :", "Tout est dans")
_AFTER = (
    "avant de venir.",
    "ou demander à l'accueil.",
    "(mis à jour chaque mois).",
    "puis revenir ici.",
)
_LETTERS = "abcdefghkmnpqrstuvwxyzACDEFGHKLMNPRSTUVWXY23456789"


def token(rng: np.random.Generator, length: int) -> str:
    """A short identifier without look-alike characters."""
    return "".join(pick(rng, _LETTERS) for _ in range(length))


_TRACKERS = ("utm_source", "utm_medium", "utm_campaign", "fbclid", "gclid")
_USEFUL = ("id", "page", "n", "lot", "an")
_WORDS = ("mail", "mai", "sms", "site", "juin", "info")
_SHORT = ("velo.example", "mairie.test", "jardin.test", "club.example", "amap.example", "cine.test")


def tracking(rng: np.random.Generator) -> dict[str, Any]:
    """An address to rewrite without its tracking parameters."""
    kept = [(name, str(integer(rng, 2, 99))) for name in sample(rng, _USEFUL, integer(rng, 0, 2))]
    tracked = [
        (name, token(rng, 5) if name.endswith("clid") else pick(rng, _WORDS))
        for name in sample(rng, _TRACKERS, 2 if kept else 3)
    ]
    mixed = sample(rng, kept + tracked, len(kept) + len(tracked))
    kept = [pair for pair in mixed if pair in kept]
    page = f"https://{pick(rng, _SHORT)}/{pick(rng, ('a', 'b', 'info', 'bal', 'cv'))}"
    first, second = (
        "&".join(f"{name}={value}" for name, value in pairs) for pairs in (mixed, kept)
    )
    clean = f"{page}?{second}" if kept else page
    wrong = {page, f"{clean}&" if kept else f"{page}?", f"{page}?{first}"}
    return {
        "url": f"{page}?{first}",
        "answer": clean,
        "left": f"on garde « {second} »" if kept else "il ne reste aucun paramètre, ni « ? »",
        "wrong": sorted(wrong - {clean}),
    }


def links_of_a_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: of the links of a page, the one that leads elsewhere than wished, and the one that swallows what follows."""
    every = [f"{what} {of_what}" for what in _DOCUMENTS for of_what in _OF]
    wished = {
        label: f"https://{pick(rng, _SHORT)}/{pick(rng, ('infos', 'lire', 'n', '2026'))}/{slugify(label)}"
        for label in sample(rng, every, 26)
    }
    labels = list(wished)
    strays, swallowing = sample(rng, range(3, 23), 2)
    body = []
    for place, label in enumerate(labels):
        url, more = wished[label], pick(rng, ("", "", ' class="lien"', ' lang="fr"'))
        shown = label
        if place == strays:
            url = url.replace("https://", "https://www.") if integer(rng, 0, 1) else f"{url}s"
        opening = pick(
            rng,
            (
                f'<a href="{url}"{more}>',
                f"<a href='{url}'{more}>",
                f'<A HREF="{url}">',
                f'<a{more} href="{url}">',
            ),
        )
        closing = pick(rng, ("</a>", "</A>")) if opening.startswith("<A") else "</a>"
        if place == swallowing:
            opening, closing = f'<a href="{url}">', "<a>"
        body.append(f"<p>{pick(rng, _BEFORE)} {opening}{shown}{closing} {pick(rng, _AFTER)}</p>")
    page = [
        "<!DOCTYPE html>",
        '<html lang="fr">',
        '<head><meta charset="utf-8"><title>Liens utiles</title></head>',
        "<body>",
        "<h1>Liens utiles</h1>",
        *body,
        "</body>",
        "</html>",
    ]
    fixed = labels[swallowing]
    url = wished[fixed]
    rows = [f"{label};{address}" for label, address in sorted(wished.items())]
    return {
        "stray": labels[strays], "not_stray": [fixed, labels[0]],
        "fixed": fixed,
        "answer": [
            f"{start}{fixed}{end}" for tag, name in (("a", "href"), ("A", "HREF"), ("a", "HREF"), ("A", "href"))
            for start in (f'<{tag} {name}="{url}">', f"<{tag} {name}='{url}'>", f"<{tag} {name}={url}>", f'<{tag} {name}="{url}" >')
            for end in ("</a>", "</A>")
        ],
        "wrong": [f'<a href="{url}">{fixed}<a>', f'<a href="{url}">{fixed}', f"[{fixed}]({url})", f'<a src="{url}">{fixed}</a>'],
        "files": {"liens.html": text_file(page), "voulu.csv": text_file(["texte du lien;adresse voulue", *rows])},
    }  # fmt: skip


def slugify(text: str) -> str:
    """Lower case, no accent, words joined by dashes."""
    return "-".join(re.findall(r"[a-z0-9]+", without_accents(text).lower()))
