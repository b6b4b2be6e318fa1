"""Level 7 of competences 1.1 to 1.3: several sources, keys found again in the files by another way."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from pixsim.families.data import three_supports
from pixsim.families.draws.people import plain
from pixsim.families.search import bibliographies
from tests.families.opened import drawn

each_seed = pytest.mark.parametrize("seed", range(12))


def lines(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    """A table of the files, by the names of its columns."""
    text = values["files"][name].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def number(text: str) -> float:
    return float(
        text.replace("\u00a0", "").replace(" ", "").replace(",", ".").replace("\u2212", "-")
    )


@each_seed
def test_cited_and_incomplete(seed: int) -> None:
    values = drawn(bibliographies.cited_and_incomplete, seed)
    text = re.sub(r"%.*", "", values["files"]["memoire.tex"].decode())
    cited = {key for keys in re.findall(r"\\cite(?:\[.*?\])?\{(.*?)\}", text) for key in keys.split(", ")}  # fmt: skip
    needed = {"article": {"author", "title", "journal", "year"}, "book": {"author", "title", "publisher", "year"},
              "mastersthesis": {"author", "title", "school", "year"}, "misc": {"title"}}  # fmt: skip
    kinds, held, mother = {}, {}, {}
    bib = values["files"]["references.bib"].decode()
    for kind, key, body in re.findall(r"@(\w+)\{(\w+),\n(.*?)\n\}\n", bib, re.DOTALL):
        assert key not in kinds
        kinds[key] = kind.lower()
        fields = {n.lower(): v.strip() for n, v in re.findall(r"  (\w+) = \{(.*)\}", body)}
        mother[key] = fields.pop("crossref", None)
        held[key] = {n for n, v in fields.items() if v}
        held[key] |= {"year"} if "date" in held[key] else set()
        held[key] |= {"author"} if "editor" in held[key] and kinds[key] == "book" else set()
    gaps = {}
    for key, kind in kinds.items():
        of = held[key] | (held[str(mother[key])] if mother[key] else set())
        if needed[kind] - of:
            gaps[key] = needed[kind] - of
    assert len(gaps) == 14
    assert len(kinds) > 150
    assert cited - set(kinds) == {values["lost"]}
    assert {key: gaps[key] for key in cited & set(gaps)} == {values["entry"]: {values["missing"]}}
    assert len(cited) > 50
    assert not {values["lost"], values["entry"]} & {*values["not_lost"][:1], *values["not_entry"]}


@each_seed
def test_photos_on_three_supports(seed: int) -> None:
    values = drawn(three_supports.photos_on_three_supports, seed)
    start, end = (date(*map(int, values[x].split("/")[::-1])) for x in ("start", "end"))
    first, _space, last = values["author"].partition(" ")
    held = [(r["nom"], r["auteur"] == values["author"], r["date"], int(r["taille_ko"]), r["empreinte"]) for r in lines(values, "disque-interne.csv")]  # fmt: skip
    for row in lines(values, "disque-externe.csv"):
        size, unit = row["taille"].split()
        day = "-".join(row["modifie_le"].split("/")[::-1])
        held.append((row["fichier"], row["auteur"] == f"{last.upper()} {first}", day, round(number(size) * {"ko": 1, "Mo": 1000}[unit]), row["empreinte"].lower()))  # fmt: skip
    owners = {row["proprietaire"].split("@")[0] for row in lines(values, "nuage.csv")}
    (mine,) = (o for o in owners if o == f"{plain(first)}.{plain(last)}")
    held += [(row["chemin"].split("/")[1], row["proprietaire"].startswith(f"{mine}@"), row["cree_le"][:10], int(row["octets"]) // 1000, row["empreinte"])
             for row in lines(values, "nuage.csv")]  # fmt: skip
    found = [(mark, size, name) for name, own, day, size, mark in held
             if own and re.search(r"\.jpe?g$", name, re.IGNORECASE) and start <= date.fromisoformat(day) <= end]  # fmt: skip
    sizes = {mark: size for mark, size, _name in found}
    assert len(sizes) == values["count"]
    assert {n for m, s, n in found if s == max(sizes.values())} == {values["name"]}
    assert number(values["freed"]) * 1000 == pytest.approx(sum(s for _m, s, _n in found) - sum(sizes.values()))  # fmt: skip
    assert len({name for _m, _s, name in found}) != len(sizes), "copies bear other names"
    assert max(Counter(name for name, *_rest in held).values()) > 1
    assert len(held) > 220
