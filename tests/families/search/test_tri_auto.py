"""Keys found another way. What sorts information: recommendation, ranking, bubbles, generative AI."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict

import pytest

from pixsim.families.search import tri_auto
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.assistant.data import Helper
from pixsim.worlds.goals import folded
from tests.families.attachments import content, drawn, pdf
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_paid_for_nothing(seed: int) -> None:
    values = drawn(tri_auto.paid_for_nothing, seed)
    text = content(values, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    name, year = values["month"].split()
    kept = [r for r in rows if r["jour"].endswith(f"{MONTHS.index(name) + 1:02}/{year}")]
    assert sum(int(r["clics"]) for r in kept if r["résultat"] == "naturel") == values["free"]
    paid = {r["recherche"] for r in kept if r["résultat"] == "annonce"}
    places: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["résultat"] == "naturel":
            places[row["recherche"]].add(row["place"])
    assert [word for word in paid if places[word] == {"1"}] == [values["word"]]
    assert len(paid) == 2
    spent = sum(
        float(r["coût (€)"].replace(",", ".")) for r in kept if r["recherche"] == values["word"]
    )
    assert float(values["spent"].replace(",", ".")) == pytest.approx(spent)
    assert all(
        float(r["coût (€)"].replace(",", ".")) == 0 for r in rows if r["résultat"] == "naturel"
    )
    assert 140 <= len(rows) <= 200


def _proved(world: Helper, sentence: str, publisher: str) -> bool:
    """Whether the newest page that speaks of the same thing says what a sentence says."""
    (subject,) = (things for by, things in tri_auto._SUBJECTS.values() if by == publisher)
    thing = next(one for one in subject if re.fullmatch(re.escape(one.sentence).replace(r"\{\}", "(.*)"), sentence))  # fmt: skip
    pages = [one for one in world.sources if one.name == thing.page and not one.gone]
    newest = max(pages, key=lambda page: page.day[-4:])
    value = re.fullmatch(re.escape(thing.sentence).replace(r"\{\}", "(.*)"), sentence)
    assert value is not None
    return newest.lines == (thing.line.format(value[1]),)


@each_seed
def test_each_sentence_is_judged_by_the_newest_page(seed: int) -> None:
    values, world = done(tri_auto.sentences_checked, seed)
    publisher = world.sources[0].by
    verdicts = {claim.id: "juste" if _proved(world, claim.text, publisher) else "faux" for claim in world.claims}  # fmt: skip
    assert dict(world.marks) == verdicts
    assert 2 <= list(verdicts.values()).count("faux") <= 3
    found = [one for one in world.sources if one.listed and one.bears([folded(values["subject"].split()[1])])]  # fmt: skip
    assert len(found) == 6
    lost = world.claims[values["made_up"] - 1]
    assert world.source(lost.cites).gone
    old = world.claims[values["old"] - 1]
    assert world.source(old.cites).day == "avril 2021"
    assert verdicts[old.id] == "faux"


@each_seed
def test_summary_to_check(seed: int) -> None:
    values = drawn(tri_auto.summary_to_check, seed)
    text = " ".join(" ".join(page.extract_text() for page in pdf(values).pages).split())
    (place,) = (one for one in tri_auto._PLACES if one.name == values["place"])
    rules, addition = text.split("Additif du 9 janvier 2026")
    assert all(rule.said in rules for rule in place.rules)
    assert place.changed[1] in rules
    assert place.changed[2] in addition
    fine = {*(rule.true for rule in place.rules), place.changed[4]}
    marked = {values["options"][n - 1] for n in values["key"]}
    assert marked == set(values["options"]) - fine
    assert 2 <= len(marked) <= 4
    assert len(set(values["options"]) & fine) >= 3
    assert (
        len(set(values["options"]) & set(place.changed[3:])) == 1
    )  # what was changed is told, one way or the other
    assert not any(one.rstrip(".") in text for one in place.made_up)


@each_seed
def test_weighted_ranking(seed: int) -> None:
    values = draw_values(tri_auto.weighted_ranking, seed)
    tables = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in values["files"].items()}  # fmt: skip
    trust = {row["site"]: float(row["confiance"].replace(",", ".")) for row in tables["sites.csv"]}
    by_site: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for row in tables["pages.csv"]:
        site = row["site"].lower().removeprefix("www.")
        raw = values["heavy"] * int(row["pertinence"]) + values["light"] * int(row["récence"])
        by_site[site].append((raw * trust[site], row["page"]))
    best = [one for held in by_site.values() for one in sorted(held)[-2:]]
    assert values["order"].split(", ") == [page for _score, page in sorted(best, reverse=True)[:5]]
    assert values["order"] not in values["wrong"]


@each_seed
def test_nearest_reader(seed: int) -> None:
    values = draw_values(tri_auto.nearest_reader, seed)
    tables = {name: list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";")) for name, held in values["files"].items()}  # fmt: skip
    title = {row["exemplaire"]: row["titre"] for row in tables["exemplaires.csv"]}
    assert len(title) == len(tables["exemplaires.csv"])
    loans: dict[str, set[str]] = defaultdict(set)
    for row in tables["emprunts.csv"]:
        if int(row["jours gardés"]) >= 3:
            loans[row["lecteur"]].add(title[row["exemplaire"]])
    mine = loans.pop(values["reader"])
    shares = sorted((len(taken & mine) / len(taken | mine), who) for who, taken in loans.items())
    assert shares[-1][1] == values["nearest"]
    assert shares[-1][0] > shares[-2][0]
    nearest = loans[values["nearest"]]
    assert len(nearest & mine) == values["common"]
    assert max(len(taken & mine) for taken in loans.values()) > values["common"]
    readers = {one: sum(one in taken for taken in loans.values()) for one in nearest - mine}
    assert [one for one, count in readers.items() if count == max(readers.values())] == [values["suggestion"]]  # fmt: skip
    assert str(values["common"]) not in values["not_common"]
    assert values["suggestion"] not in values["wrong"]
