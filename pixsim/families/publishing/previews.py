"""Competence 2.2, level 7: what networks will show of the pages of a site, checked before they are shared."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.making.archives import Archive
from pixsim.making.pictures import Picture

_SITES = ("fete-du-fleuve.example", "forum-emploi.example", "ludotheque-lac.example", "radio-littoral.example")  # fmt: skip
_SUBJECTS = (
    "Programme", "Bénévoles", "Accès", "Tarifs", "Scolaires", "Buvette", "Concert", "Exposants", "Partenaires", "Presse",
    "Plan", "Enfants", "Soirée", "Archives", "Boutique", "Contact", "Ateliers", "Hébergement",
)  # fmt: skip
_FOLDERS = ("", "infos/", "infos/pratiques/", "public/")


def _relative(rng: np.random.Generator, folder: str, image: str, site: str) -> str:
    """An image as a page of a folder may point to it."""
    up = "../" * folder.count("/")
    return pick(rng, (f"https://{site}/img/{image}", f"{up}img/{image}", f"/img/{image}"))


def pages_to_share(rng: np.random.Generator) -> dict[str, Any]:
    """How many pages of a site will be shown without a picture, and which one under the title of another."""
    site = pick(rng, _SITES)
    subjects = sample(rng, _SUBJECTS, 16)
    large = [f"photo-{number}.png" for number in sample(rng, range(10, 60), 5)]
    small = [f"photo-{number}.png" for number in sample(rng, range(60, 99), 3)]
    gone = [f"photo-{number}.png" for number in sample(rng, range(100, 140), 3)]
    sizes = {name: (pick(rng, (600, 640, 800, 1200)), pick(rng, (315, 400, 630))) for name in large}
    sizes |= {name: (pick(rng, (320, 480, 590)), pick(rng, (600, 630, 700))) for name in small}
    faults = ("missing", "small", "comment", "second", "wrong folder")
    odd = shuffled(rng, [*faults, *(pick(rng, faults) for _more in range(integer(rng, 0, 3))), *["fine"] * 16][:16])  # fmt: skip
    stolen, owner = sample(rng, range(16), 2)
    members: dict[str, Any] = {}
    counted = set()
    by_text = 0
    for place, (subject, fault) in enumerate(zip(subjects, odd, strict=True)):
        folder = _FOLDERS[1 + place % 3] if fault == "wrong folder" else pick(rng, _FOLDERS)
        path = f"{folder}{subject.lower().replace('é', 'e').replace('è', 'e')}.html"
        right = _relative(rng, folder, pick(rng, large), site)
        tag = '<meta property="og:image" content="{}">'
        told = {
            "fine": [tag.format(right), *([tag.format(f"/img/{pick(rng, gone)}")] if integer(rng, 0, 2) == 0 else [])],
            "missing": [tag.format(_relative(rng, folder, pick(rng, gone), site))],
            "small": [tag.format(_relative(rng, folder, pick(rng, small), site))],
            "comment": [f"<!-- {tag.format(right)} -->"],
            "second": [tag.format(f"/img/{pick(rng, gone)}"), tag.format(right)],
            "wrong folder": [tag.format(f"img/{pick(rng, large)}")],
        }[fault]  # fmt: skip
        shown = f"{subjects[owner] if place == stolen else subject} : le guide"
        titles = [f'<meta property="og:title" content="{shown}">']
        if place == owner or integer(rng, 0, 3) == 0:
            titles.append('<meta property="og:title" content="Bienvenue">')
        if place not in (stolen, owner) and integer(rng, 0, 4) == 0:
            titles = [f'<!-- <meta property="og:title" content="{pick(rng, subjects)} : le guide"> -->', titles[0]]  # fmt: skip
        head = ['<meta charset="utf-8">', f"<title>{subject} | {site}</title>", *(line for block in shuffled(rng, [told, titles]) for line in block)]  # fmt: skip
        page = ["<!DOCTYPE html>", '<html lang="fr">', "<head>", *head, "</head>", f"<body><h1>{subject}</h1>", f'<img src="/img/{pick(rng, large)}" alt="">', "</body></html>"]  # fmt: skip
        members[path] = text_file(page)
        if fault != "fine":
            counted.add(path)
        by_text += not any(name in line for line in told for name in (*large, *small))
        if place == stolen:
            key = path
        elif place == owner:
            owned = path
    members = {path: members[path] for path in sorted(members)}
    members |= {f"img/{name}": Picture(*size, (), ground=pick(rng, ("#2E86AB", "#A23B72", "#F18F01"))) for name, size in sorted(sizes.items())}  # fmt: skip
    count = len(counted)
    near = {by_text, odd.count("missing"), odd.count("missing") + odd.count("small"), count - odd.count("second"), count - odd.count("wrong folder"), count + 2} - {count}  # fmt: skip
    return {
        "site": site, "count": str(count), "not_count": sorted(str(one) for one in near),
        "page": [key, f"https://{site}/{key}", key.rpartition("/")[2]], "not_page": [owned],
        "other": subjects[owner],
        "files": {"site.zip": Archive(members)},
    }  # fmt: skip
