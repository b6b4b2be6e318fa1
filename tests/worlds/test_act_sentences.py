"""What was done is told in sentences with names, for every act of every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import numpy as np
import pytest

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.worlds.act_sentences import HIDDEN, LONGEST_NAME, MASK, sentences, shortened
from pixsim.worlds.core import Act, World
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import MACHINES, machine
from pixsim.worlds.tasks import kept_all, shortfalls
from tests.tools.tiers import steps, times

GOLDEN = Path(__file__).with_name("reviews.txt")
SIMULATORS = [item.id for item in load_bank().items.values() if item.kind == "sim"]
UNNAMED = {
    ("sheet", "clear", "cell"), ("sheet", "sort", "cell"), ("sheet", "filter", "cell"),  # the column is named
    ("sheet", "format", "cell"), ("sheet", "convert", "cell"),  # the block is, which begins there
    ("program", "change", "value"),  # the whole line is
    ("assistant", "black_out", "words"),  # nobody repeats them
}  # fmt: skip
ALSO = {"here", "column", "was", "line", "number"}


def kinds() -> Iterator[tuple[str, type[Act]]]:
    for name in MACHINES:
        yield from ((name, kind) for kind in machine(name).acts)


@pytest.mark.parametrize(
    ("name", "kind"), list(kinds()), ids=lambda one: getattr(one, "__name__", one)
)
def test_every_act_has_a_sentence_that_names_what_it_is_about(name: str, kind: type[Act]) -> None:
    assert kind.past
    named = {
        field
        for text in kind.past
        for _lit, field, _spec, _conv in Formatter().parse(text)
        if field
    }
    assert named <= {*kind.names(), *ALSO}
    for text in kind.past:
        assert text[0].isupper() or text[0] in "«{", text
        assert not text.endswith("."), text
    left_out = {
        field
        for field in kind.names()
        if field not in named and not (field == "row" and "number" in named)
    }
    assert {(name, kind.do, field) for field in left_out} <= UNNAMED


def _question(bank: Bank, name: str) -> Question:
    return bank.question(name, np.random.default_rng(0))


def _golden() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            lines = found[line[2:]] = []
        elif line:
            lines.append(line)
    return found


@pytest.mark.parametrize("name", _golden())
def test_reviews_read_as_they_did(bank: Bank, name: str) -> None:
    task = _question(bank, name).task
    assert task is not None
    assert sentences(task.world, task.solution) == _golden()[name]


def test_reviews_of_all_machines_are_read(bank: Bank) -> None:
    machines = {_question(bank, name).task.world.machine for name in _golden()}  # type: ignore[union-attr]
    assert machines == {*MACHINES}


@pytest.mark.parametrize("step", steps(25))
def test_the_shortest_way_is_told_without_a_command(bank: Bank, step: int) -> None:
    for item in SIMULATORS[::step]:
        task = _question(bank, f"{item}#1").task
        assert task is not None
        commands = {task.world.line(task.world.read_act(kept)) for kept in task.solution}
        told = sentences(task.world, task.solution)
        assert bool(told) == bool(task.solution)
        for line in told:
            assert line not in commands
            assert "{" not in re.sub(r"«[^»]*»|[:=].*", "", line)
            assert line[0].isupper() or not line[0].isalpha() or re.match(r"[A-Z]+\d", line), line


@pytest.mark.parametrize("walks", times(1, 4))
def test_whatever_was_done_can_be_told(bank: Bank, walks: int) -> None:
    for place, item in enumerate(SIMULATORS[:: max(1, len(SIMULATORS) // 40)]):
        task = _question(bank, f"{item}#1").task
        assert task is not None
        for seed in range(walks):
            done, _there = walk(task.world, 12, np.random.default_rng((place, seed)))
            told = sentences(task.world, kept_all(done))
            assert len(told) <= len(done)
            assert all(line.strip() for line in told)


def test_what_is_no_act_is_left_as_it_is(bank: Bank) -> None:
    task = _question(bank, "navigateur1-ouvrir#1").task
    assert task is not None
    assert sentences(task.world, ("{}",)) == ["{}"]
    assert sentences(task.world, ()) == []


def test_what_happens_twice_in_a_row_is_said_once(bank: Bank) -> None:
    world = _question(bank, "arborescence3-suivre#1").task.world  # type: ignore[union-attr]
    back = world.make_act("back")
    assert sentences(world, kept_all([back, back])) == ["Retour au dossier précédent (2 fois)"]


def _masked_first(bank: Bank) -> tuple[World, tuple[str, ...], list[str]]:
    task = _question(bank, "ia_societe4-sans_les_noms#1").task
    assert task is not None
    acts = [task.world.read_act(kept) for kept in task.solution]
    return task.world, task.solution, [a.arguments()["words"] for a in acts if a.do == "black_out"]


def test_no_review_repeats_what_was_masked(bank: Bank) -> None:
    world, solution, masked = _masked_first(bank)
    assert masked
    asked = world.make_act("new_talk")
    world_asked = world.step(asked)
    typed = world_asked.make_act("add_words", text=f"Bonjour, ici {masked[0]}.")
    told = sentences(
        world, (asked.kept(), typed.kept(), world_asked.make_act("back").kept(), *solution)
    )
    assert any(HIDDEN in line for line in told)
    assert not [words for words in masked if any(words.lower() in line.lower() for line in told)]


def test_no_review_repeats_a_password(bank: Bank) -> None:
    secrets = 0
    for item in SIMULATORS:
        if not item.startswith(
            ("reseau_sur", "mots_de_passe", "droits", "protections", "chiffrement")
        ):
            continue
        task = _question(bank, f"{item}#1").task
        assert task is not None
        for kept in task.solution:
            given = task.world.read_act(kept).arguments()
            if any(
                "mot de passe" in given.get(name, "").lower()
                for name in ("setting", "field", "name")
            ):
                secrets += 1
                value = given.get("value") or given["text"]
                told = sentences(task.world, task.solution)
                assert any(MASK in line for line in told)
                assert not any(value in line for line in told)
    assert secrets


def test_a_long_name_is_cut_between_two_words() -> None:
    assert shortened("un  nom\ncourt") == "un nom court"
    cut = shortened("mot " * 40)
    assert cut.endswith("mot…")
    assert len(cut) <= LONGEST_NAME


@pytest.mark.parametrize("step", steps(12))
def test_what_is_missing_is_told_without_the_signs_of_patterns(bank: Bank, step: int) -> None:
    for item in SIMULATORS[::step]:
        question = _question(bank, f"{item}#1")
        assert question.task is not None
        for _kind, text in shortfalls(question.task, ()) if question.is_done else ():
            assert "||" not in text
            ours = re.sub(r"«[^»]*»", "", text)  # a formula of a text that is quoted is its own
            assert not re.search(r"(?<!\w)[~^§‡↗](?=\w)|(?<![\w(*/+;=])\$[a-z]\w*(?!\$)", ours), (
                item,
                text,
            )
