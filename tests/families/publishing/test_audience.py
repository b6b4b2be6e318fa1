"""Keys found another way. Measuring an audience: views, engagement, tracking parameters."""

from __future__ import annotations

import csv
import io
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from pixsim.families.publishing import audience
from tests.families.attachments import content, drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.frames import frame
from tests.families.networks import post_of_photo, solve_on_network
from tests.families.reading import number
from tests.families.seeds import each_seed


@each_seed
def test_a_figure_is_that_of_its_publication(seed: int) -> None:
    values, start, _world = solve_on_network(audience.figure_of_a_publication, seed)
    words = {"touchées": "Personnes atteintes", "partagée": "Partages", "commentaires": "Commentaires"}  # fmt: skip
    name = next(name for word, name in words.items() if word in values["question"])
    assert str(post_of_photo(start, values["post"]).counts[name]) == values["key"]


@each_seed
def test_the_best_rate_is_not_the_most_liked(seed: int) -> None:
    values = drawn(audience.most_engaging, seed)
    rows = rows_of(values)
    best = max(rows, key=lambda row: (row[2] + row[3] + row[4]) / row[1])[0]
    assert best == values["key"][1]
    assert max(rows, key=lambda row: row[2])[0] in values["wrong"]


@each_seed
def test_the_main_source_of_the_campaign(seed: int) -> None:
    values = drawn(audience.main_source, seed)
    text = content(values, "csv").decode("utf-8-sig")
    count: Counter[str] = Counter()
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        asked = parse_qs(urlsplit(row["adresse"]).query)
        if asked.get("utm_campaign") == [values["campaign"]]:
            count[asked["utm_source"][0].lower()] += 1
    assert count.most_common(1)[0][0] == values["key"]


@each_seed
def test_visits_of_readers(seed: int) -> None:
    values = drawn(audience.visits_of_readers, seed)
    rows = frame(content(values, "csv"))
    rows["at"] = pd.to_datetime(rows["heure"], format="%d/%m/%Y %H:%M:%S")
    kept = rows[~rows["navigateur"].str.contains("bot|crawler|spider", case=False)]
    kept = kept.sort_values(["adresse", "navigateur", "at"], kind="stable")
    gaps = kept.groupby(["adresse", "navigateur"])["at"].diff()
    begins = gaps.isna() | (gaps > pd.Timedelta(minutes=30))
    pages = begins.cumsum().value_counts()
    assert number(values["bounce"]) == pytest.approx(
        100 * (pages == 1).sum() / len(pages), abs=0.0051
    )
    assert number(values["pages"]) == pytest.approx(len(kept) / len(pages), abs=0.0051)
    assert values["bounce"] not in values["bounce_wrong"]
    assert values["pages"] not in values["pages_wrong"]
    assert len(rows) <= 700


@each_seed
def test_best_title_has_the_best_rate_but_not_the_most_clicks(seed: int) -> None:
    values = draw_values(audience.best_title, seed)
    clicks, shown = Counter[str](), Counter[str]()
    opened = [
        [line.split(sign) for line in values["files"][name].decode(code).splitlines()]
        for name, sign, code in (("essais-site.csv", ";", "cp1252"), ("essais-appli.csv", ",", "utf-8-sig"), ("origines.csv", ";", "utf-8-sig"))
    ]  # fmt: skip
    robots = {source for source, kind in opened[2] if "robot" in kind.casefold()}
    assert len(robots) == 4
    trials = {
        n: (title, seen, hits, source) for n, _day, title, seen, hits, source in opened[0][1:]
    }
    both = 0
    for _date, seen, hits, trial, title, source in opened[1][1:]:
        both += trial in trials
        assert trials.setdefault(trial, (title, seen, hits, source)) == (title, seen, hits, source)
    assert (len(trials), both > 20) == (300, True)
    for title, seen, hits, source in trials.values():
        if source not in robots:
            clicks[title] += int(hits)
            shown[title] += int(seen)
    best = max(clicks, key=lambda code: clicks[code] / shown[code])
    assert best == values["answer"]
    assert best not in (values["trap"], values["doubled"])
    assert float(values["rate"].replace(",", ".")) == pytest.approx(
        100 * clicks[best] / shown[best], abs=0.051
    )
    assert values["rate"] not in values["not_rate"]
    assert clicks.most_common(1)[0][0] == values["most"] != values["answer"]
