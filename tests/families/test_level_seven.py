"""Work of level 7: keys found again in the files handed, by another way than the families."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from typing import Any

from pixsim.families.search import weighed
from pixsim.families.spreadsheets import trends
from pixsim.text.search import without_accents
from tests.families.draws import each_seed
from tests.families.opened import drawn


def rows(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    text = values["files"][name].decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def near(text: str, value: float, slack: float) -> bool:
    return abs(float(text.replace(",", ".").replace("\u2212", "-")) - value) <= slack


def documents(values: dict[str, Any], query: str) -> set[str]:
    """Documents that a query finds, each word told by whether it is among the key words."""
    found = set()
    for row in rows(values, "catalogue.csv"):
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
    values = drawn(weighed.two_queries_apart, seed)
    first, second = (documents(values, values[name]) for name in ("first", "second"))
    assert len(first - second) == values["count"]
    assert values["count"] not in values["not_count"]
    help_ = values["files"]["aide.txt"].decode()
    assert (
        "SAUF se fait d'abord, puis ET, puis OU" in help_
    )  # as Python reads « not », « and », « or »
    assert second - first == {values["only"]}


@each_seed
def test_weights(seed: int) -> None:
    values = drawn(trends.answers_put_right, seed)
    kept: dict[str, tuple[datetime, dict[str, str]]] = {}
    for row in rows(values, "reponses.csv"):
        when = datetime.strptime(row["date"], "%d/%m/%Y")
        if row["équipé"] and when >= kept.get(row["compte"], (when, row))[0]:
            kept[row["compte"]] = (when, row)
    said: dict[tuple[str, int], list[bool]] = {}
    for _when, row in kept.values():
        age = 2025 - int(row["naissance"][-4:]) + (row["naissance"][:5] == "01/01")
        if age >= 15:
            said.setdefault((row["quartier"], (age >= 40) + (age >= 65)), []).append(
                row["équipé"] == "oui"
            )
    people = {
        (row["quartier"], n): int(count)
        for row in rows(values, "habitants.csv")
        for n, count in enumerate(list(row.values())[1:])
    }
    assert len(said) == len(people) == 6
    share = sum(people[cell] * sum(yes) / len(yes) for cell, yes in said.items()) / sum(
        people.values()
    )
    assert near(values["weighed"], 100 * share, 0.0501)
    assert values["weighed"] not in values["not_weighed"]
