"""Files handed out in competence 2.2: keys found again from their bytes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from pixsim.families.publishing import handed, histories, reported
from tests.families.opened import content, drawn, rows_of

each_seed = pytest.mark.parametrize("seed", range(8))


@each_seed
def test_one_service_meets_the_three_needs(seed: int) -> None:
    values = drawn(handed.fitting_service, seed)
    members, budget = int(values["members"]), int(values["budget"])
    fits = [
        name
        for name, most, private, place, price, paid in rows_of(values)
        if most >= members
        and private == "oui"
        and price / (12 if paid == "par an" else 1) <= budget
        and place in ("France", "Allemagne", "Irlande", "Suède")
    ]
    assert fits == [values["key"]]


@each_seed
def test_the_best_rate_is_not_the_most_liked(seed: int) -> None:
    values = drawn(handed.most_engaging, seed)
    rows = rows_of(values)
    best = max(rows, key=lambda row: (row[2] + row[3] + row[4]) / row[1])[0]
    assert best == values["key"][1]
    assert max(rows, key=lambda row: row[2])[0] in values["wrong"]


@each_seed
def test_the_main_source_of_the_campaign(seed: int) -> None:
    values = drawn(handed.main_source, seed)
    text = content(values, "csv").decode("utf-8-sig")
    count: Counter[str] = Counter()
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        asked = parse_qs(urlsplit(row["adresse"]).query)
        if asked.get("utm_campaign") == [values["campaign"]]:
            count[asked["utm_source"][0].lower()] += 1
    assert count.most_common(1)[0][0] == values["key"]


@each_seed
def test_each_trouble_is_for_the_service_that_deals_with_it(seed: int) -> None:
    values = reported.right_desk(np.random.default_rng(seed))
    told = {"dans l'heure": "17", "force sa porte": "17", "SMS": "33700", "sonne une fois": "33700", "haine": "PHAROS",
            "terrorisme": "PHAROS", "pédocriminelles": "PHAROS", "collégienne": "3018", "lycéen": "3018",
            "effacement": "CNIL", "dossier qu'il garde": "CNIL", "filme": "CNIL", "livré": "SignalConso",
            "prix barrés": "SignalConso", "résilié": "SignalConso"}  # fmt: skip
    keys = [values[f"key{n}"] for n in "1234"]
    for n in "1234":
        found = {service for sign, service in told.items() if sign in values[f"trouble{n}"]}
        assert found == {values[f"key{n}"]}
    assert len(set(keys)) == 4
    assert set(keys) < set(values["services"])


@each_seed
def test_the_part_that_many_people_correct(seed: int) -> None:
    values = drawn(histories.part_for_a_wiki, seed)
    owner = {account: name for account, name, kind in rows_of(values, 1) if kind == "membre"}
    kept = {
        (part, page, owner[account])
        for _day, part, page, account, state in rows_of(values)
        if state == "gardée" and account in owner
    }
    people = Counter((part, page) for part, page, _name in kept)
    pages = Counter(part for (part, _page), count in people.items() if count >= 3)
    (first, most), (_second, next_most) = pages.most_common(2)
    assert most > next_most
    assert first == values["key"] not in values["wrong"]
    changes = Counter(part for _day, part, *_rest in rows_of(values))
    assert changes.most_common(1)[0][0] in values["wrong"], "counting changes must mislead"
