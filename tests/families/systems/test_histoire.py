"""Keys found another way. History of digital technology: people, dates, inventions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.systems import histoire
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


def _read_at_the_end(fields: dict[str, Any]) -> list[str]:
    """What is read on each page that the solution opens."""
    world, read = fields["world"], []
    for act in fields["solution"]:
        world = world.step(act)
        read.append(" ".join(row.spoken for row in world.page().rows))
    return read[1::2]


@each_seed
def test_who_made_something_is_in_an_article(seed: int) -> None:
    fields = draw_values(histoire.author_looked_up, seed)
    (read,) = _read_at_the_end(fields)
    assert fields["name"] in read
    assert fields["false"] not in read
    pages = [page for page in fields["world"].pages if page.url.split("/")[2].endswith(".test")]
    assert [fields["false"] in " ".join(block.text for block in page.body) for page in pages] == [True]  # fmt: skip
    assert not set(fields["key"]) & set(fields["wrong"])


@each_seed
def test_milestones(seed: int) -> None:
    fields = draw_values(histoire.order_milestones, seed)
    letters = re.findall(r"- (\w) :", fields["jalons"])
    told = dict(re.findall(r"(\w[^()]*?) \((\d+)\)", fields["dates"]))
    names = dict(re.findall(r"- (\w) : (.*)", fields["jalons"]))
    years = {letter: told[next(name for name in told if names[letter].endswith(name) or name.endswith(names[letter]))] for letter in letters}  # fmt: skip
    for letter, read in zip(letters, _read_at_the_end(fields), strict=True):
        assert years[letter] in read
        assert len(re.findall(r"\b\d{4}\b", read)) >= 2
    assert "".join(sorted(years, key=lambda letter: int(years[letter]))) == fields["ordre"]


# from the oldest to the latest, by a word that no other one has
_IN_ORDER = (
    "Altair", "Apple est fondée", "IBM", "ARPANET", "Macintosh", ".com", "Morris", "Torvalds", "SMS", "CERN", "W3C",
    "Windows 95", "Deep Blue", "Google est fondée", "Wikipédia", "iPod", "WordPress", "Facebook", "Firefox", "YouTube",
    "Twitter", "iPhone", "Chrome", "Bitcoin", "iPad", "Watson",
)  # fmt: skip


@each_seed
def test_near_milestones(seed: int) -> None:
    fields = draw_values(histoire.near_milestones, seed)
    names = dict(re.findall(r"- (\w) : (.*)", fields["jalons"]))
    ranked = [letter for word in _IN_ORDER for letter in names if word in names[letter]]
    assert "".join(ranked) == fields["ordre"]
    assert fields["ordre"] not in fields["faux"]
    assert re.findall(r"(\w), ", fields["dates"]) == ranked
    years = [int(year) for year in re.findall(r"\d{4}", fields["dates"])]
    assert sorted(years) == years
    assert years[-1] - years[0] <= 8


def test_near_milestones_are_four_months_apart_at_least() -> None:
    assert len(_IN_ORDER) == len(histoire.MILESTONES)
    for seed in range(200):
        names = re.findall(r" : (.*)", draw_values(histoire.near_milestones, seed)["jalons"])
        days = sorted(histoire.MILESTONES[name] for name in names)
        assert all((later - earlier).days > 110 for earlier, later in pairwise(days))


@each_seed
def test_articles(seed: int) -> None:
    values = histoire.three_articles(np.random.default_rng(seed))
    for n in "123":
        said, (year, doi) = next(
            (said, held)
            for said, held in histoire.ARTICLES.items()
            if values[f"said{n}"].endswith(said)
        )
        assert said
        assert str(year) in values[f"said{n}"]
        assert values[f"key{n}"][0] == doi
        assert doi.startswith("10.")
    assert len({values[f"key{n}"][0] for n in "123"}) == 3
