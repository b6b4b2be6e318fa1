"""Keys found another way. Search operators: quotes, exclusion, site, type of file, Booleans."""

from __future__ import annotations

import re
from typing import Any

from pixsim.families.search import operateurs
from pixsim.text.search import without_accents
from tests.families.attachments import drawn
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


def documents(values: dict[str, Any], query: str) -> set[str]:
    """Documents that a query finds, each word told by whether it is among the key words."""
    found = set()
    for row in records_of(values, "catalogue.csv"):
        words = {
            without_accents(word.strip()).lower() for word in re.split("[,;/]", row["mots-clés"])
        }
        code = re.sub(r"[a-zéèêç]+", lambda word: str(without_accents(word[0]) in words), query)  # noqa: B023
        code = code.replace("SAUF", "and not").replace("ET", "and").replace("OU", "or")
        if eval(code):
            found.add(row["document"])
    return found


@each_seed
def test_queries(seed: int) -> None:
    values = drawn(operateurs.two_queries_apart, seed)
    first, second = (documents(values, values[name]) for name in ("first", "second"))
    assert len(first - second) == values["count"]
    assert values["count"] not in values["not_count"]
    help_ = values["files"]["aide.txt"].decode()
    assert (
        "SAUF se fait d'abord, puis ET, puis OU" in help_
    )  # as Python reads « not », « and », « or »
    assert second - first == {values["only"]}


@each_seed
def test_notices_are_those_of_the_words_the_year_and_the_public(seed: int) -> None:
    values, world = done(operateurs.notices_kept, seed)
    held = {
        line
        for name in ("nord", "port", "gare")
        for line in world.entry(f"{world.cwd}/{name}.txt").lines
    }
    kept = []
    for line in held:
        _number, year, public, title = line.split(" | ")
        about = any(values[word] in title.casefold() for word in ("one", "other"))
        if about and year == str(values["year"]) and public != values["public"]:
            kept.append(line)
    assert world.entry(f"{world.cwd}/retenues").lines == tuple(sorted(kept))
    assert len(kept) >= 3
