"""Work of level 7: keys found again in the files handed, by another way than the families."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import Any

from pixsim.families.search import weighed
from pixsim.families.spreadsheets import trends
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
        words = row["mots-clés"].split(", ")
        code = re.sub(r"[a-zéèêç]+", lambda word: str(word[0] in words), query)  # noqa: B023
        code = code.replace("SAUF", "and not").replace("ET", "and").replace("OU", "or")
        if eval(code):
            found.add(row["document"])
    return found


@each_seed
def test_queries(seed: int) -> None:
    values = drawn(weighed.two_queries_apart, seed)
    first, second = (documents(values, values[name]) for name in ("first", "second"))
    assert len(first - second) == values["count"] != values["not_count"]
    assert second - first == {values["only"]}


@each_seed
def test_weights(seed: int) -> None:
    values = drawn(trends.answers_put_right, seed)
    answers = Counter((row["âge"], row["équipé"]) for row in rows(values, "reponses.csv"))
    people = {row["âge"]: int(row["habitants"]) for row in rows(values, "habitants.csv")}
    yes = sum(count for (_age, said), count in answers.items() if said == "oui")
    share = {
        age: answers[age, "oui"] / (answers[age, "oui"] + answers[age, "non"]) for age in people
    }
    weighed_share = sum(share[age] * people[age] for age in people) / sum(people.values())
    assert near(values["raw"], 100 * yes / sum(answers.values()), 0.0501)
    assert near(values["weighed"], 100 * weighed_share, 0.0501)
    assert len({values["raw"], values["weighed"], values["mean"]}) == 3
