"""Family of competence 2.2, level 7: what each robot may read of a site, by wildcards, the longest rule and joined groups."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled

_ROBOTS = ("Curieux", "Fouineur", "Glaneur", "Arpenteur", "Moissonneur")
_FOLDERS = ("prive", "tmp", "admin", "equipe", "brouillons", "archives", "photos", "lettres")


def who_may_read(rng: np.random.Generator) -> dict[str, Any]:
    """A robots.txt of two groups for one robot, one for all, with « * », « $ » and an exception; six addresses."""
    bot, other = sample(rng, _ROBOTS, 2)
    a, b, c, d, e, f = sample(rng, _FOLDERS, 6)
    if len(f"/{c}/") == len("/*?tri="):
        return who_may_read(rng)  # no rule would be the longer
    end, page = pick(rng, ("pdf", "xls", "zip")), integer(rng, 2, 99)
    groups = [
        [f"User-agent: {bot}", f"Disallow: /{a}/", f"Allow: /{a}/*/public/"],
        ["User-agent: *", "# le serveur est lent", f"Disallow: /{b}", f"Disallow: /*.{end}$", f"Allow: /{c}/", "Disallow: /*?tri="],
        [f"User-agent: {other}", "Disallow:"],
        [f"User-agent: {bot}", f"Disallow: /{d}/{page}", f"Disallow: /*/{e}/"],
    ]  # fmt: skip
    if integer(rng, 0, 1):
        groups = [groups[3], groups[1], groups[0], groups[2]]
    lines = [line for group in groups for line in (*group, "")]
    anyone = "Un autre robot"
    cases = (
        (f"{bot}, /{a}/{page}/public/carte.html", "Oui"),  # the longer rule allows
        (f"{bot}, /{a}/public.html", "Non"),
        (f"{bot}, /{d}/{page}0.html", "Non"),  # begins so, in the second group of the same robot
        (f"{bot}, /{b}/{page}.html", "Oui"),  # the group of all is not his
        (f"{bot}, /{f}/{e}/{page}.html", "Non"),
        (f"{bot}, /{e}/{page}.html", "Oui"),  # nothing before that folder
        (f"{bot}, /{f}/plan.{end}", "Oui"),
        (f"{anyone}, /{b}-{page}.html", "Non"),  # a prefix, not a folder
        (f"{anyone}, /{f}/{b}/{page}.html", "Oui"),  # not at the beginning
        (f"{anyone}, /{f}/plan.{end}", "Non"),
        (f"{anyone}, /{f}/plan.{end}?v={page}", "Oui"),  # does not end so
        (f"{anyone}, /{c}/liste.html?tri=nom", "Non" if len("/*?tri=") > len(f"/{c}/") else "Oui"),
        (f"{anyone}, /{a}/{page}.html", "Oui"),
        (f"{other}, /{b}/plan.{end}", "Oui"),  # « Disallow: » forbids nothing
    )
    asked = shuffled(rng, cases)[:6]
    if not 2 <= sum(answer == "Oui" for _case, answer in asked) <= 4:
        return who_may_read(rng)
    drawn: dict[str, Any] = {"bot": bot, "other": other}
    for rank, (case, answer) in enumerate(asked, 1):
        drawn[f"case{rank}"], drawn[f"answer{rank}"] = case, answer
    return {**drawn, "files": {"robots.txt": "\n".join(lines).encode()}}
