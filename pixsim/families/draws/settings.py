"""Pages of settings, for the simulator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pixsim.worlds.core import Act
from pixsim.worlds.settings.world import Back, Open, Screen, Set, Setting, Settings


def choice(name: str, value: str, *choices: str, **fields: Any) -> Setting:
    """What is chosen among some values; yes or no when there are none."""
    offered = {"choices": choices} if choices else {}
    return Setting.model_validate({"name": name, "value": value, **offered, **fields})


def text(name: str, value: str = "", **fields: Any) -> Setting:
    """What is typed."""
    return Setting(name=name, kind="text", value=value, **fields)


def info(name: str, value: str) -> Setting:
    """What is only read."""
    return Setting(name=name, kind="info", value=value)


def button(name: str, says: str = "", **fields: Any) -> Setting:
    """What is pressed."""
    return Setting(name=name, kind="button", says=says, **fields)


def settings(title: str, home: str, pages: Mapping[str, Sequence[Setting]]) -> Settings:
    """A home page with a link to each of the other pages.

    Parameters
    ----------
    title : str
    home : str
        Name of the home page.
    pages : mapping
        Settings by name of the page; « Wi-Fi > Réseau invité » is below the page « Wi-Fi ».
    """
    screens = [Screen(name=home)]
    for path, lines in pages.items():
        above, _arrow, name = path.rpartition(" > ")
        parent = above.rpartition(" > ")[2] or home
        screens.append(Screen(name=name, parent=parent, settings=tuple(lines)))
    return Settings(title=title, pages=tuple(screens))


def set_in_turn(world: Settings, changes: list[tuple[str, str]]) -> list[Act]:
    """Acts that go to the page of each setting in turn and give it its value, from the home page."""
    home = world.pages[0].name
    where = {line.name: page for page in world.pages for line in page.settings}
    path: list[Act] = []
    here = home
    for name, value in changes:
        page = where[name]
        if page.name != here:
            path += [Back()] * (here != home)
            path.append(Open(page=page.name))
            here = page.name
        path.append(Set(setting=name, value=value))
    return path
