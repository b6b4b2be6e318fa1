"""What holds for every machine, on worlds of the bank."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.worlds.core import MOST_ACTS, Refused, World, offer_of
from pixsim.worlds.lines import answered, commands, spoken
from pixsim.worlds.random_walks import any_act, walk
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import MACHINES, machine, read_world
from pixsim.worlds.tasks import achieved, act_lines, kept_all, replayed, shortfalls
from tests.tools.tiers import times

UNFILLED = re.compile(r"\{[a-z_]*\}")  # a field of a sentence; a file may hold other braces
SIMULATORS = [item.id for item in load_bank().items.values() if item.kind == "sim"]
SOME = SIMULATORS[:: max(1, len(SIMULATORS) // 40)]


def first(bank: Bank, name: str, number: int = 1) -> Question:
    return bank.question(f"{name}#{number}", np.random.default_rng(0))


@pytest.fixture(scope="module", params=SOME)
def question(request: pytest.FixtureRequest) -> Question:
    return first(load_bank(), request.param)


def start(question: Question) -> World:
    assert question.task is not None
    return question.task.world


@pytest.mark.sampled(22)
@pytest.mark.parametrize("walks", times(1, 3))
def test_acts_at_random_never_fail_and_replay_to_the_same_world(
    question: Question, walks: int
) -> None:
    for seed in range(walks):
        done, there = walk(start(question), 25, np.random.default_rng(seed))
        assert replayed(start(question), kept_all(done)) == there
        assert read_world(json.loads(there.model_dump_json())) == there
        assert there.facts() == there.facts()


def test_every_act_goes_through_a_line_and_back(question: Question) -> None:
    world, rng = start(question), np.random.default_rng(7)
    for _step in range(25):
        act = any_act(world, rng)
        if act is None:
            break
        try:
            following = world.step(act)
        except Refused:
            continue
        assert parse(world, world.line(act)) == act
        assert world.read_act(act.kept()) == act
        assert offer_of(act, world.page()) is not None
        world = following


@pytest.mark.sampled(15)
@pytest.mark.parametrize("lines", times(3, 30))
def test_any_text_is_answered(question: Question, lines: int) -> None:
    world, rng = start(question), np.random.default_rng(3)
    words = [
        *(line for line in commands(world)),
        "",
        " ",
        '"',
        "déplacer",
        "1",
        "\x1b[31m",
        "é" * 400,
    ]
    for _step in range(lines):
        line = " ".join(words[int(rng.integers(len(words)))] for _word in range(3))
        world, _act, said = answered(world, line)
        assert said
        assert all(isinstance(text, str) for text in said)
    assert spoken(world.page())


def test_the_solution_reaches_the_goal_and_what_is_missing_is_told(question: Question) -> None:
    task = question.task
    assert task is not None
    if not question.is_done:
        assert replayed(task.world, task.solution)
        return
    assert achieved(task, task.solution)
    assert not achieved(task, ())
    assert shortfalls(task, task.solution) == []
    missing = shortfalls(task, ())
    assert missing
    assert all(text.strip() and not UNFILLED.search(text) for _kind, text in missing)
    assert len(act_lines(task, task.solution)) == len(task.solution)


def test_what_is_no_act_is_wrong_and_harmless(question: Question) -> None:
    task = question.task
    assert task is not None
    if question.is_done:
        for junk in ("", "{}", "[]", '{"do": "fly"}', '{"do": 3}', "\x00", "é" * 3000, "1" * 9):
            assert not achieved(task, (*task.solution, junk))
            assert act_lines(task, (junk,)) == [junk]
        assert not achieved(task, task.solution * (MOST_ACTS + 1))


def test_an_act_is_possible_only_where_it_is_offered(bank: Bank) -> None:
    question = first(bank, "boite3-regle_de_tri")
    task = question.task
    assert task is not None
    with pytest.raises(Refused):
        task.world.step(task.world.read_act(task.solution[-1]))  # the rules are on another page


def test_a_page_shows_nothing_of_the_goal(bank: Bank) -> None:
    question = first(bank, "adresse_mel4-faux_noms")
    task = question.task
    assert task is not None
    blank = task.model_copy(update={"goal": task.goal.model_copy(update={"want": ()})})
    assert blank.world.page() == task.world.page()
    assert "goal" not in type(task.world).model_fields


def test_machines_are_found_by_name() -> None:
    for name in MACHINES:
        assert machine(name).model_fields["machine"].default == name
    with pytest.raises(LookupError):
        machine("toaster")
    with pytest.raises(ValueError, match="not a world"):
        read_world({"machine": "toaster"})
    with pytest.raises(ValueError, match="not a world"):
        read_world("toaster")


def test_words_of_a_machine_are_all_different() -> None:
    for name in MACHINES:
        words = [act.word for act in machine(name).acts]
        assert len(words) == len(set(words))
        kinds = [act.do for act in machine(name).acts]
        assert len(kinds) == len(set(kinds))


def test_a_line_of_the_page_is_named_by_what_it_says_where_one_alone_says_it(
    question: Question,
) -> None:
    world = start(question)
    page = world.page()
    for offer in page.offers:
        if not offer.row or offer.asks or page.grid is not None:
            continue
        word = world.act_class(offer.act).word
        rows = [row for row in page.rows if row.key and (offer.on is None or row.key in offer.on)]
        for row in rows:
            for cell in filter(str.isalpha, row.cells):
                bearers = [one for one in rows if cell.lower() in map(str.lower, one.cells)]
                keys = {one.key for one in rows}
                if cell in keys or any(key.lower().startswith(cell.lower()) for key in keys):
                    continue
                if len(bearers) == 1:
                    assert parse(world, f"{word} {cell}").arguments()[offer.row] == row.key
                else:
                    with pytest.raises(Refused):
                        parse(world, f"{word} {cell}")
