"""What machines say in another language: nothing that they say is left out, and lines are understood."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pixsim.worlds
from pixsim.worlds.core import World
from pixsim.worlds.goals import folded
from pixsim.worlds.lines import answered
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import MACHINES, machine, read_world
from pixsim.worlds.speech import said_by_all, understood

ROOT = Path(pixsim.worlds.__file__).parent
ENGLISH = [name for name in MACHINES if "en" in machine(name).words]
PAGES = {
    "machine": "settings",
    "tongue": "en",
    "title": "House",
    "pages": [
        {"name": "Home"},
        {
            "name": "Lounge",
            "parent": "Home",
            "settings": [
                {"name": "Main lamp", "value": "no", "choices": ["yes", "no"]},
                {"name": "Label", "kind": "text", "value": "big lamp", "pattern": ".{3,}"},
                {"name": "Sleep after", "value": "2 hours", "choices": ["2 hours", "never"]},
                {"name": "Call the lift", "kind": "button"},
            ],
        },
        {"name": "Attic", "parent": "Home"},
    ],
}


def said(file: Path) -> set[str]:
    """Texts that a module says: arguments of `say` and `_`, verbs of acts, and what a map holds."""
    found = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            texts = [a for a in node.args if isinstance(a, ast.Constant)]
            texts += (
                [
                    e
                    for a in node.args
                    if isinstance(a, ast.Tuple)
                    for e in a.elts
                    if isinstance(e, ast.Constant)
                ]
                if name == "map"
                else []
            )
            if name in ("say", "_say", "_", "map"):
                found |= {text.value for text in texts if isinstance(text.value, str)}
        if isinstance(node, ast.ClassDef):
            words = [one.value for one in node.keywords if one.arg == "word"]
            found |= {str(word.value) for word in words if isinstance(word, ast.Constant)}
    return found


def test_what_all_machines_say_is_said_in_english() -> None:
    everything = set[str]().union(
        *map(said, (*ROOT.glob("*.py"), *(ROOT / "reading").glob("*.py")))
    )
    assert len(everything) > 15
    assert everything <= set(said_by_all("en"))
    assert all(text != english for text, english in said_by_all("en").items())


@pytest.mark.parametrize("name", ENGLISH)
def test_what_a_machine_says_is_said_in_english(name: str) -> None:
    kind = machine(name)
    own = set[str]().union(*map(said, (ROOT / name).glob("*.py")))
    known = {**said_by_all("en"), **kind.words["en"]}
    assert own <= set(known), own - set(known)
    assert set(kind.words["en"]) <= own, "said by nothing"
    assert {act.do for act in kind.acts} <= set(understood("en").verbs)


def test_settings_speak_english() -> None:
    assert "settings" in ENGLISH


def test_a_machine_that_has_no_english_is_no_world_in_it() -> None:
    without = next(name for name in MACHINES if name not in ENGLISH)
    with pytest.raises(ValueError, match="does not speak 'en'"):
        read_world({"machine": without, "tongue": "en"})


def house(*lines: str) -> World:
    world = read_world(PAGES)
    for line in lines:
        world = world.step(parse(world, line))
    return world


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("set main lamp to yes", ("set", "Main lamp", "yes")),
        ("turn on the main lamp", ("set", "Main lamp", "yes")),
        ("Main lamp: on", ("set", "Main lamp", "yes")),
        ("enable lamp", ("set", "Main lamp", "yes")),
        ("set the label to small", ("set", "Label", "small")),
        ("write label: small", ("set", "Label", "small")),
        ('set Label "to be kept"', ("set", "Label", "to be kept")),
        ('set Label to "small lamp"', ("set", "Label", "small lamp")),
        ("set the label to “small lamp”", ("set", "Label", "small lamp")),
        ('set Label to "to be kept"', ("set", "Label", "to be kept")),
        ('set Label to 7" lamp', ("set", "Label", '7" lamp')),
        ('set Label to "7"" lamp"', ("set", "Label", '7" lamp')),
        ('set "Main lamp" to "yes"', ("set", "Main lamp", "yes")),
        ('set Sleep after to "never"', ("set", "Sleep after", "never")),
        ("replace big with small", ("set", "Label", "small lamp")),
        ("sleep after never", ("set", "Sleep after", "never")),
        ("call the lift", ("pressed", "Call the lift")),
        ("click on call", ("pressed", "Call the lift")),
        ("go back", ("at", "Home")),
    ],
)
def test_english_lines_are_understood(line: str, fact: tuple[str, ...]) -> None:
    assert fact in house("open Lounge", line).facts()


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("set Label to x", "This value is not accepted."),
        ("set Sleep after to 3 hours", "set: unknown value. Possible values: 2 hours, never."),
        ("set", "Missing: number or name."),
        (
            "paint it",
            "“paint” is not possible here. You can type: set, press, back, search. Type “help”.",
        ),
        ("serch lamp", "“serch” is not understood. Did you mean “search”?"),
        ("open Cellar", "“open” is done elsewhere: type “back” first."),
        ("search", "What are you looking for?"),
    ],
)
def test_what_cannot_be_done_is_told_in_english(line: str, reply: str) -> None:
    _world, act, lines = answered(house("open Lounge"), line)
    assert not act
    assert lines == [reply]


def test_texts_that_begin_with_a_link_go_through_a_line_and_back() -> None:
    world = house("open Lounge")
    for text in ("to be kept", ": so", '"quoted"', 'to "be" kept', 'to "be kept"', "plain"):
        act = world.make_act("set", setting="Label", value=text)
        assert parse(world, world.line(act)) == act


def test_words_that_are_read_are_written_as_they_are_compared() -> None:
    known = understood("en")
    words = [*known.fillers, *known.helps, *known.reads, *known.switched]
    words += [verb for verbs in known.verbs.values() for verb in verbs]
    words += [one for family in known.families for one in family]
    assert [word for word in words if folded(word) != word] == []
    assert not known.families[0] & known.families[1]
