"""Questions with an assistant: what the solution does is what the statement asks, told otherwise."""

from __future__ import annotations

import re

import numpy as np
import pytest

from pixsim.families.citizenship import asked
from pixsim.families.privacy import assisted as private
from pixsim.families.search import assisted, verified
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import ANYONE, TEAM, Helper
from pixsim.worlds.goals import folded, reached
from tests.families.acted import done
from tests.families.draws import each_seed


def told(world: Helper) -> str:
    """All that the maker of the assistant received."""
    return "\n".join(text for talk in world.talks for turn in talk.turns for text in turn.told)


@each_seed
def test_nothing_of_an_event_is_made_up(seed: int) -> None:
    values, world = done(asked.request_for_an_event, seed)
    ((turn,),) = [talk.turns for talk in world.talks]
    said = [world.words_of(claim) for claim in turn.claims]
    assert turn.asked["Pour qui"] == values["readers"] in " ".join(said)
    assert turn.asked["Longueur"] == values["length"]
    assert turn.asked["Texte"].lower() == values["kind"]
    assert turn.asked["Sujet"] in values["what"] or values["what"].endswith(turn.asked["Sujet"])
    assert len(turn.told) == 1
    assert turn.told[0].startswith(values["day"].capitalize())
    assert any(values["fact"][1:] in sentence for sentence in said)
    assert not any("salle des fêtes" in sentence for sentence in said)
    assert len(said) == (2 if values["length"] == "50 mots" else 3)


@each_seed
@pytest.mark.parametrize("dropped", ["", "day", "hour", "place"])
def test_the_facts_may_be_written_in_ones_own_words(seed: int, dropped: str) -> None:
    values = asked.request_for_an_event(np.random.default_rng(seed))
    found = re.fullmatch(r"\w+ (\d+ mai), à (\d+) h, (.+)", values["fact"])
    assert found is not None
    day, hour, place = found.groups()
    told = {"day": f"le {day}", "hour": f"à {hour}h", "place": f"au lieu dit : {place.upper()}"}
    written = " ".join(text for name, text in told.items() if name != dropped)
    world = values["world"]
    for act in values["solution"]:
        world = world.step(acts.Write(text=written) if isinstance(act, acts.Include) else act)
    assert reached(values["goal"], values["world"], world) == (not dropped)
    ((turn,),) = [talk.turns for talk in world.talks]
    said = " ".join(world.words_of(claim) for claim in turn.claims)
    assert ("salle des fêtes" in said) == bool(dropped)
    assert (place in said) == (not dropped)


@each_seed
def test_a_letter_arrives_without_its_author(seed: int) -> None:
    values, world = done(asked.letter_without_its_author, seed)
    (file,) = values["world"].files
    name, street = file.lines[0].split(", ")
    sent = told(world)
    assert not [word for word in (*name.split(), street) if re.search(rf"\b{word}\b", sent)]
    assert not re.search(r"\d\d \d\d", sent)
    untouched = [line for line in file.lines if name not in line and not re.search(r"\d\d \d\d", line)]  # fmt: skip
    assert len(untouched) == 3
    assert all(line in sent for line in untouched)
    assert values["file"] == file.name


def _proved(world: Helper, sentence: str, publisher: str) -> bool:
    """Whether the newest page that speaks of the same thing says what a sentence says."""
    (subject,) = (things for by, things in assisted._SUBJECTS.values() if by == publisher)
    thing = next(one for one in subject if re.fullmatch(re.escape(one.sentence).replace(r"\{\}", "(.*)"), sentence))  # fmt: skip
    pages = [one for one in world.sources if one.name == thing.page and not one.gone]
    newest = max(pages, key=lambda page: page.day[-4:])
    value = re.fullmatch(re.escape(thing.sentence).replace(r"\{\}", "(.*)"), sentence)
    assert value is not None
    return newest.lines == (thing.line.format(value[1]),)


@each_seed
def test_each_sentence_is_judged_by_the_newest_page(seed: int) -> None:
    values, world = done(assisted.sentences_checked, seed)
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


_MISTRUST = ("commission", "2012", "un voisin", "fabricants du secteur, qui", "pas mon métier", "du vendeur")  # fmt: skip


@each_seed
def test_only_sentences_of_pages_that_nobody_pays_for_are_kept(seed: int) -> None:
    _values, world = done(assisted.sources_worth_it, seed)
    kept = {line.claim for line in world.lines}
    for claim in world.claims:
        page = world.source(claim.cites)
        text = f"{page.day} {' '.join(page.lines)}"
        assert (claim.id in kept) is not any(word in text for word in _MISTRUST)
        assert claim.text in page.lines[0]
    assert len(kept) == 2


@each_seed
def test_nobody_is_named_to_the_assistant(seed: int) -> None:
    values, world = done(private.only_what_serves, seed)
    sent = told(world).splitlines()
    rest = [one.text for one in world.details if one.text not in sent]
    assert len(sent) == len(rest) == 3
    assert all(":" in text or re.match(r"(Un|Une|Deux|Trois|Les|Retour) ", text) for text in sent)
    assert not any(":" in text for text in rest)
    keys = sorted(one.id for one in values["world"].details if one.text in sent)
    assert ", ".join(keys) == values["numbers"]


@each_seed
def test_what_was_told_is_still_remembered_and_nothing_else(seed: int) -> None:
    values, world = done(private.forgotten_traces, seed)
    before = [one.text for one in values["world"].memory]
    assert [one.text for one in world.memory] == [text for text in before if "dit par vous" in text]
    assert len(before) - len(world.memory) == 2


@each_seed
def test_a_conversation_is_taken_back(seed: int) -> None:
    values, world = done(private.talk_taken_back, seed)
    start = values["world"]
    (mine,) = (talk.id for talk in world.talks if talk.title == values["title"])
    assert [link.who for link in world.links if link.talk == mine] == [TEAM]
    assert [one for one in start.links if one not in world.links] == [one for one in start.links if one.talk == mine and one.who == ANYONE]  # fmt: skip
    name = values["of_who"].removeprefix("de ").removeprefix("d'")
    assert [one for one in start.memory if one not in world.memory] == [one for one in start.memory if name in one.text]  # fmt: skip
    assert {one.name: (old.value, one.value) for old, one in zip(start.settings, world.settings, strict=True) if one != old} == {"Entraînement": ("oui", "non")}  # fmt: skip
    assert world.talks == start.talks


def _figures(text: str) -> list[int]:
    """The numbers of a text, thousands parted or not."""
    return [int(one.replace(" ", "")) for one in re.findall(r"\d{1,3}(?: \d{3})+|\d+", text)]


@each_seed
def test_each_figure_is_that_of_the_study_it_comes_from(seed: int) -> None:
    values, world = done(verified.figures_traced, seed)
    wrong = {}
    for number, (line, claim) in enumerate(zip(world.lines, world.claims, strict=True), 1):
        page = world.source(claim.cites)
        name = re.search(r"lit-on dans « ([\w ]+) »", page.lines[0])
        assert name is not None
        page = next(one for one in world.sources if name[1] == one.by and one.name.endswith(": dossier"))  # fmt: skip
        study = re.search(r"D'après la dernière édition de « ([\w ]+) »", page.lines[0])
        assert study is not None
        old, last = sorted((one for one in world.sources if one.name[:-5] == study[1]), key=lambda one: one.name)  # fmt: skip
        assert line.source == last.id
        right, local = (_figures(text)[0] for text in last.lines)
        assert _figures(line.text)[0] == right
        assert re.sub(r"\d+ %", "", line.text) == re.sub(r"\d+ %", "", claim.text)
        said = _figures(claim.text)[0]
        if said != right:
            wrong[number] = {local: "local", _figures(old.lines[0])[0]: "before"}[said]
    assert wrong == {values["local"]: "local", values["before"]: "before"}


@each_seed
def test_what_is_printed_follows_the_last_pages(seed: int) -> None:
    _values, world = done(verified.report_put_right, seed)
    pages = {one.name.split(" ")[0] + one.name[-4:]: one for one in world.sources}
    report, fixed, final = (next(one for key, one in pages.items() if key.startswith(head) and one.name != other)
                            for head, other in (("Bilan", "Bilan 2024, chiffres définitifs"), ("Rectificatif", ""), ("Bilan", "Bilan 2025")))  # fmt: skip
    sites = {line.split(" : ")[0]: _figures(line)[0] for line in report.lines[:3]}
    (site,) = (name for name in sites if f"site {name} a compté" in fixed.lines[0])
    sites[site] -= _figures(fixed.lines[1])[0]
    total, before = sum(sites.values()), _figures(final.lines[0])[1]
    first, second, third, fourth = (line.text for line in world.lines)
    assert _figures(first) == [2025, total]
    change = 100 * (total - before) / before
    assert _figures(second)[0] == abs(round(change))
    assert ("moins" in second) is (change < 0)
    assert third.endswith(f"{max(sites, key=lambda name: sites[name])}.")
    crowd = {line.split(" : ")[0].removeprefix("Atelier "): _figures(line)[0] for line in report.lines[4:]}  # fmt: skip
    top = max(crowd, key=lambda name: crowd[name])
    assert f"« {top} »" in fourth
    assert _figures(fourth)[0] == crowd[top]
    early = _figures(report.lines[3])[1]
    assert len({abs(round(change)), *(round(100 * (now - then) / then) for now, then in ((total, early), (total + _figures(fixed.lines[1])[0], before)))}) >= 2  # fmt: skip
    assert world.declared == "une partie du texte"
