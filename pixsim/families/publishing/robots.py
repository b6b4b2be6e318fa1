"""Family of competence 2.2, level 7: what each robot may read of a site, by wildcards, the longest rule and joined groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_ROBOTS = ("Curieux", "Fouineur", "Glaneur", "Arpenteur", "Moissonneur", "Flaneur", "Veilleur")
_FOLDERS = (
    "prive",
    "tmp",
    "admin",
    "equipe",
    "brouillons",
    "archives",
    "photos",
    "lettres",
    "stages",
    "panier",
)
Rule = tuple[bool, str]
"""Whether it allows, and what it says."""


def _fits(rule: str, address: str) -> bool:
    stem, end = rule.removesuffix("$"), rule.endswith("$")
    pattern = ".*".join(map(re.escape, stem.split("*")))
    return re.match(f"{pattern}$" if end else pattern, address) is not None


def _allowed(rules: Iterable[Rule], address: str) -> bool:
    """By the longest rule that fits; where two are as long, the one that allows."""
    found = [(len(rule), yes) for yes, rule in rules if _fits(rule, address)]
    return max(found)[1] if found else True


def _count(rules: Sequence[Rule], addresses: Sequence[str]) -> int:
    return sum(_allowed(rules, one) for one in addresses)


def _first_one(rules: Sequence[Rule], addresses: Sequence[str]) -> int:
    """As if the first rule that fits decided."""
    return sum(next((yes for yes, rule in rules if _fits(rule, one)), True) for one in addresses)


def _addresses(rng: np.random.Generator, folders: Sequence[str], end: str, page: int) -> list[str]:
    """Some two hundred addresses of the site, each once."""
    found: set[str] = {"/", "/plan.html", f"/plan.{end}", f"/{end}/liste.html"}
    while len(found) < 200:
        one, other = sample(rng, folders, 2)
        number = pick(rng, (page, page, int(f"{page}0"), integer(rng, 100, 400)))
        found.add(pick(rng, (
            f"/{one}/{number}.html", f"/{one}/{number}/public/carte.html", f"/{one}/{number}/public.html", f"/{one}-{number}.html",
            f"/{other}/{one}/{number}.html", f"/{one.capitalize()}/{number}.html", f"/{one}/plan-{number}.{end}", f"/{one}/plan-{number}.{end}?v=2",
            f"/{one}/liste-{number}.html?tri=nom", f"/{one}/{number}.html?page=2&tri=nom", f"/{one}",
        )))  # fmt: skip
    return shuffled(rng, sorted(found))


def who_may_read(rng: np.random.Generator) -> dict[str, Any]:
    """A long robots.txt, in which one robot has two groups, and the addresses of the site: how many it may read, and how many another."""
    bot, second, third, fourth = sample(rng, _ROBOTS, 4)
    a, b, c, d, e, f, g = sample(rng, _FOLDERS, 7)
    end, page = pick(rng, ("pdf", "xls", "zip")), integer(rng, 12, 99)
    own = [(False, f"/{a}/"), (True, f"/{a}/*/public/"), (False, f"/*.{end}$")]
    more = [(False, f"/{d}/{page}"), (False, f"/*/{e}/"), (True, f"/{f}/{e}/")]
    rest = [(False, f"/{b}"), (False, f"/*.{end}$"), (True, f"/{c}/"), (False, "/*?tri="), (False, f"/{g}/"), (True, f"/{g}/{page}")]  # fmt: skip
    others = [
        ([second], [(False, "")]), ([third], [(False, "/")]),
        ([fourth], [(False, f"/{c}/"), (False, f"/{f}/"), (True, f"/{f}/{page}0.html")]),
    ]  # fmt: skip
    groups = [([bot, second.upper() if integer(rng, 0, 1) else fourth], own), (["*"], rest), *others, ([bot.lower()], more)]  # fmt: skip
    written = []
    for agents, rules in shuffled(rng, groups):
        written += [f"User-agent: {agent}" for agent in agents]
        written += [f"{'Allow' if yes else 'Disallow'}: {rule}".rstrip() for yes, rule in shuffled(rng, rules)]  # fmt: skip
        written += [pick(rng, ("# voir avec Omar", "# le serveur est lent", "Crawl-delay: 10")), ""]
    addresses = _addresses(rng, (a, b, c, d, e, f, g), end, page)
    answer, anyone = _count([*own, *more], addresses), _count(rest, addresses)
    lower = [one.lower() for one in addresses]
    wrong = {_count(own, addresses), _count(more, addresses), _count([*own, *more, *rest], addresses), _first_one([*own, *more], addresses), _count([*own, *more], lower)}  # fmt: skip
    wrong_anyone = {_first_one(rest, addresses), _count(rest, lower), answer}
    if answer in wrong or anyone in wrong_anyone:
        return who_may_read(rng)
    return {
        "bot": bot, "answer": answer, "anyone": anyone, "wrong": sorted(wrong), "not_anyone": sorted(wrong_anyone), "total": len(addresses),
        "files": {"robots.txt": text_file(written), "adresses.txt": text_file(addresses)},
    }  # fmt: skip
