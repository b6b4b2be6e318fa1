"""Pages of settings: devices, dialogs and services to act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Back, Open, Press, Screen, Set, Setting, Settings

ACTED = ("set", "pressed")
"""Kinds of facts that a task leaves as they are, but for what it is about."""


def info(name: str, value: str = "", when: Mapping[str, str] | None = None) -> Setting:
    """A line that is only read."""
    return Setting(name=name, kind="info", value=value, when=when or {})


def choice(
    name: str, value: str, choices: Sequence[str] = (), when: Mapping[str, str] | None = None
) -> Setting:
    """One of several values; yes or no when none is listed."""
    listed = {"choices": tuple(choices)} if choices else {}
    return Setting.model_validate({"name": name, "value": value, "when": when or {}, **listed})


def field(
    name: str,
    value: str = "",
    pattern: str = "",
    otherwise: str = "",
    when: Mapping[str, str] | None = None,
) -> Setting:
    """A text to fill in."""
    return Setting(
        name=name, kind="text", value=value, pattern=pattern, otherwise=otherwise, when=when or {}
    )


def button(
    name: str,
    says: str = "",
    needs: Mapping[str, str] | None = None,
    otherwise: str = "",
    sets: Mapping[str, str] | None = None,
) -> Setting:
    """A button."""
    return Setting(
        name=name, kind="button", says=says, needs=needs or {}, otherwise=otherwise, sets=sets or {}
    )


def screen(name: str, *settings: Setting, under: str = "", text: str = "") -> Screen:
    """A page; `under` is the name of the page above."""
    return Screen(name=name, parent=under, text=text, settings=settings)


def device(title: str, *screens: Screen) -> Settings:
    """The world; one begins on the first page, under which are those that name no other."""
    first, *others = screens
    placed = [s if s.parent else s.changed(parent=first.name) for s in others]
    return Settings(title=title, pages=(first, *placed))


def device_of_pages(title: str, home: str, pages: Mapping[str, Sequence[Setting]]) -> Settings:
    """The world, with an empty first page.

    Parameters
    ----------
    title : str
    home : str
        Name of the first page.
    pages : mapping
        Settings by name of the page; « Wi-Fi > Réseau invité » is below the page « Wi-Fi ».
    """
    screens = [screen(home)]
    for path, lines in pages.items():
        above, _arrow, name = path.rpartition(" > ")
        screens.append(screen(name, *lines, under=above.rpartition(" > ")[2]))
    return device(title, *screens)


BACK: Act = Back()
"""Go to the page above."""


def at(*path: str) -> list[Act]:
    """Go to a page, through those above it."""
    return [Open(page=name) for name in path]


def put(name: str, value: str) -> Act:
    """Give a setting a value."""
    return Set(setting=name, value=value)


def press(name: str) -> Act:
    """Press a button."""
    return Press(button=name)


Step = tuple[str, str, str]
"""A page, a setting of it and its value; a button where the value is empty."""


def acts_of_steps(steps: Sequence[Step]) -> list[Act]:
    """Steps one after the other, going from page to page where they need it."""
    acts: list[Act] = []
    here = ""
    for where, name, value in steps:
        if where != here:
            acts += [BACK, *at(where)] if here else at(where)
            here = where
        acts.append(put(name, value) if value else press(name))
    return acts


def acts_of_changes(world: Settings, changes: Sequence[tuple[str, str]]) -> list[Act]:
    """Acts that go to the page of each setting in turn and give it its value, from the first page."""
    home = world.pages[0].name
    pages = {line.name: page.name for page in world.pages for line in page.settings}
    acts: list[Act] = []
    here = home
    for name, value in changes:
        if pages[name] != here:
            acts += [BACK] * (here != home)
            here = pages[name]
            acts.append(Open(page=here))
        acts.append(put(name, value))
    return acts


def goal_of_steps(*steps: Step, free: tuple[str, ...] = ()) -> Goal:
    """All these steps done, and nothing else; `free` are the settings that may be anything."""
    want = tuple(
        ("set", name, value) if value else ("pressed", name) for _page, name, value in steps
    )
    return Goal(want=want, keep=ACTED, free=free)


def task_of_steps(
    world: Settings, steps: Sequence[Step], *near: Sequence[Step], free: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What a question says of its world: the steps are its solution, `near` what nearly does it."""
    return {
        "world": world,
        "goal": goal_of_steps(*steps, free=free),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(one) for one in near],
    }


def change_step(steps: Sequence[Step], place: int, value: str) -> list[Step]:
    """Steps of which one, by its place from 0, puts another value."""
    return [(page, name, value if n == place else put) for n, (page, name, put) in enumerate(steps)]


def lines_to_correct(name: str, lines: list[str]) -> Settings:
    """A text whose lines are fields to correct."""
    return device(
        name, screen("Texte", *(field(f"Ligne {n}", text) for n, text in enumerate(lines, 1)))
    )


def correct_lines(lines: dict[int, str]) -> list[Act]:
    """Acts that type lines anew, by their place from 0."""
    return [put(f"Ligne {place + 1}", text) for place, text in sorted(lines.items())]
