"""Families of competence 2.2, sharing and publishing: tools, visibility, networks, audience."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of, plain
from pixsim.families.draws.qr import qr_png

SITES = (
    "velo-nord.example", "mairie-aubrac.example", "jardins-partages.example", "cine-club.test",
    "atelier-bois.example", "repair-cafe.test", "bibliotheque-sud.example", "chorale-pins.example",
)  # fmt: skip


_NETWORK = {
    "ami": "dans les amis {owner}",
    "ami d'ami": "pas dans les amis {owner}, mais dans ceux {friend}",
    "inscrit": "sur le réseau, hors des amis {owner} et de leurs amis",
    "sans compte": "sans compte sur ce réseau",
}
_REACH = {
    "Amis": ("ami",),
    "Amis et leurs amis": ("ami", "ami d'ami"),
    "Toutes les personnes inscrites": ("ami", "ami d'ami", "inscrit"),
}


def visible_to(rng: np.random.Generator) -> dict[str, Any]:
    """Who sees a publication, from its setting and the links between people."""
    owner, friend, *others = sample(rng, FIRST_NAMES, 6)
    setting = pick(rng, tuple(_REACH))
    if setting == "Amis":
        ties = ["ami", "ami", *sample(rng, ["ami d'ami", "ami d'ami", "inscrit", "sans compte"], 2)]
    elif setting == "Amis et leurs amis":
        ties = ["ami", "ami d'ami", *sample(rng, ["ami", "ami d'ami", "inscrit", "sans compte"], 2)]
    else:
        ties = ["sans compte", "inscrit", *sample(rng, ["ami", "ami d'ami", "ami", "inscrit"], 2)]
    if all(tie in _REACH[setting] for tie in ties):
        ties[3] = "sans compte"
    people = list(zip(others, shuffled(rng, ties), strict=True))
    people = [(friend, "ami"), *people]
    named = {"owner": of(owner), "friend": of(friend)}
    rows = [f"{who} : {_NETWORK[tie].format(**named)}" for who, tie in people]
    return {
        "owner": owner,
        "setting": setting,
        "rows": "\n    ".join(rows),
        "options": [who for who, _ in people],
        "key": [place for place, (_, tie) in enumerate(people, 1) if tie in _REACH[setting]],
    }


_GOOD_TAGS = ("#climat", "#2026ensemble", "#Fête", "#velo", "#École", "#tri3", "#JourDuLivre")
_BAD_TAGS = ("# paix", "#2026", "club#sport", "#24", "# Nature", "info#tri", "#100")
_FILLERS = ("merci", "bravo", "demain", "rendez-vous", "au parc", "vive", "à midi", "venez")


def valid_hashtags(rng: np.random.Generator) -> dict[str, Any]:
    """How many hashtags of a message are valid under the rule given."""
    good, bad = sample(rng, _GOOD_TAGS, integer(rng, 1, 4)), sample(rng, _BAD_TAGS, 3)
    pieces = [*good, *bad, *sample(rng, _FILLERS, 3)]
    order = sample(rng, pieces, len(pieces))
    half = len(order) // 2
    lines = [" ".join(order[:half]), " ".join(order[half:])]
    found = [re.findall(r"(?:^|(?<=\s))#(?=\d*[^\W\d])\w+", line) for line in lines]
    count = sum(map(len, found))
    every = sum(line.count("#") for line in lines)
    return {
        "message": "\n    ".join(lines),
        "answer": count,
        "valid": ", ".join(tag for tags in found for tag in tags),
        "wrong": [str(every), str(count + 1)],
    }


_NEWS = (
    "La piste cyclable ouvre lundi", "Le marché change de place", "Concert gratuit samedi",
    "Le bus 12 est dévié jusqu'à jeudi", "La piscine ferme pour travaux", "Collecte de jouets",
    "Un jardin partagé cherche des bras", "Portes ouvertes à la caserne",
)  # fmt: skip


def original_author(rng: np.random.Generator) -> dict[str, Any]:
    """A post shared twice and naming a fourth account: who wrote the sentence."""
    names = [f"{pick(rng, FIRST_NAMES)} {name}" for name in sample(rng, LAST_NAMES, 4)]
    handles = [f"@{plain(name)[:12]}{integer(rng, 10, 99)}" for name in names]
    news, day = pick(rng, _NEWS), integer(rng, 4, 20)
    lines = [
        f"{names[0]} {handles[0]} a republié · {day + 3} mars",
        f"{names[1]} {handles[1]} · {day + 1} mars",
        f"« À savoir ! Merci à {handles[3]} »",
        f"  | Citation {of(names[2])} {handles[2]} · {day} mars",
        f"  | « {news}. »",
    ]
    return {
        "post": "\n    ".join(lines),
        "news": news,
        "answer": [handles[2], handles[2][1:]],
        "author": handles[2],
        "wrong": [handles[0], handles[1], handles[3]],
    }


_PATHS = ("inscription", "programme", "enquete", "adhesion", "plan", "menu", "horaires")


def qr_code(rng: np.random.Generator) -> dict[str, Any]:
    """The picture of a QR code that holds an address."""
    site, path = pick(rng, SITES), pick(rng, _PATHS)
    code = integer(rng, 1000, 9999)
    url = f"https://{site}/{path}?code={code}"
    return {
        "files": {"affiche.png": qr_png(url)},
        "answer": [str(code)],
        "site": site,
        "wrong": [path, site, str(code + 1)],
    }


_LABELS = (
    "Voir les horaires", "S'inscrire à l'atelier", "Lire le compte rendu", "Plan d'accès",
    "Consulter le programme", "Télécharger le bulletin", "Tarifs de la saison",
)  # fmt: skip


def link_parts(rng: np.random.Generator) -> tuple[str, str]:
    """A label and an address without special characters."""
    return pick(rng, _LABELS), f"https://{pick(rng, SITES)}/{pick(rng, _PATHS)}"


def markdown_link(rng: np.random.Generator) -> dict[str, Any]:
    """A link to write in Markdown."""
    label, url = link_parts(rng)
    return {
        "label": label,
        "url": url,
        "answer": [f"[{label}]({target})" for target in (url, f"<{url}>")],
        "wrong": [
            f"({label})[{url}]",
            f"[{url}]({label})",
            f"[{label}] ({url})",
            f"[{label}]",
            f"[{label}]({url.removeprefix('https://')})",
        ],
    }
