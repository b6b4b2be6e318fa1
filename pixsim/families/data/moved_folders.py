"""Competence 1.2, level 6: a folder of a site moved, its links left as they were."""

from __future__ import annotations

import posixpath
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive

_SUBJECTS = ("atelier", "sortie", "budget", "concert", "jardin", "chorale", "marche", "debat", "fete", "expo", "visite", "stage")  # fmt: skip
_MOVED = ("archives", "bilans", "anciens", "souvenirs")


def links_after_a_move(rng: np.random.Generator) -> dict[str, Any]:
    """How many links of a site lead nowhere since a folder was moved, and what one of them should say."""
    moved, home = sample(rng, _MOVED, 2)
    home = f"ressources/{home}"
    tops = ["infos", "infos/2025", "photos", moved, f"{moved}/2023", f"{moved}/2024"]
    names = iter(sample(rng, [f"{one}-{number}.html" for one in _SUBJECTS for number in range(1, 5)], 24))  # fmt: skip
    before = ["index.html", *(f"{top}/{next(names)}" for top in tops for _page in range(4))]

    def now(path: str) -> str:
        return f"{home}/{path}" if path.startswith(f"{moved}/") else path

    links: dict[str, list[str]] = {page: sample(rng, [one for one in before if one != page], integer(rng, 3, 5)) for page in before}  # fmt: skip
    broken: list[tuple[str, str]] = []
    across = own = 0
    members: dict[str, bytes] = {}
    for page in before:
        lines = []
        for place, aim in enumerate(links[page], 1):
            href = posixpath.relpath(aim, posixpath.dirname(page) or ".")
            lines.append(f'<p><a href="{href}">Lien {place}</a></p>')
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(now(page)), href))
            inside = page.startswith(f"{moved}/"), aim.startswith(f"{moved}/")
            own += any(inside)
            across += inside == (False, True)
            if whole != now(aim):
                broken.append((page, aim))
        if integer(rng, 0, 2) == 0:
            lines.append(f'<!-- <p><a href="{moved}/ancien.html">Ancien</a></p> -->')
        if integer(rng, 0, 3) == 0:
            lines.append('<p><a href="https://ville.example/">La ville</a></p>')
        text = "\n".join((f"<h1>{posixpath.basename(page)}</h1>", *lines))
        members[now(page)] = f"<html><body>\n{text}\n</body></html>\n".encode()
    asked = [(page, aim) for page, aim in broken if page.startswith(f"{moved}/20") and not aim.startswith(moved)]  # fmt: skip
    count = len(broken)
    if not asked or across == count:
        return links_after_a_move(rng)
    page, aim = pick(rng, asked)
    right = posixpath.relpath(now(aim), posixpath.dirname(now(page)))
    old = posixpath.relpath(aim, posixpath.dirname(page))
    archive = f"site-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive, "moved": moved, "home": home,
        "count": str(count), "not_count": sorted({str(across), str(own), str(count + 2)} - {str(count)}),
        "page": now(page), "label": f"Lien {links[page].index(aim) + 1}",
        "fixed": right, "right": [right, f"./{right}"], "not_right": [old, right.removeprefix("../"), aim],
        "files": {archive: Archive({path: members[path] for path in shuffled(rng, sorted(members))})},
    }  # fmt: skip
