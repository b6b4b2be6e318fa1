"""Keys found another way. Search operators: quotes, exclusion, site, type of file, Booleans."""

from __future__ import annotations

import re
from typing import Any

from pixsim.families.search import operateurs
from pixsim.text.search import without_accents
from tests.families.attachments import content, drawn
from tests.families.frames import frame
from tests.families.reading import records_of
from tests.families.seeds import each_seed


@each_seed
def test_nested_query(seed: int) -> None:
    values = drawn(operateurs.nested_query, seed)
    plain = str.maketrans("éèêâîô", "eeeaio")
    code = re.sub(
        r"[a-zéèêâîô]+", lambda word: f"('{word[0].translate(plain)}' in words)", values["query"]
    )
    code = code.replace("SAUF", "and not").replace("ET", "and").replace("OU", "or")
    found = 0
    for text in frame(content(values, "csv"))["mots_cles"]:
        words = [word.strip() for word in text.lower().translate(plain).split(",")]
        found += bool(eval(code, {"words": words}))
    assert found == values["count"] > 0
    assert str(found) not in values["wrong"]
    assert values["wrong"]


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
