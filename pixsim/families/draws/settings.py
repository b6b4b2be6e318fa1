"""Pages of settings, for the simulator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pixsim.worlds.settings.world import Screen, Setting, Settings


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


def settings(
    title: str, home: str, pages: Mapping[str, Sequence[Setting]], **texts: str
) -> Settings:
    """A home page with a link to each of the other pages.

    Parameters
    ----------
    title : str
    home : str
        Name of the home page.
    pages : mapping
        Settings by name of the page; those of the name `home` stand on the home page. A name
        « Wi-Fi > Réseau invité » stands below the page « Wi-Fi ».
    **texts : str
        ``home_text``: what is written on the home page.
    """
    screens = [
        Screen(name=home, settings=tuple(pages.get(home, ())), text=texts.get("home_text", ""))
    ]
    for path, lines in pages.items():
        if path != home:
            above, _arrow, name = path.rpartition(" > ")
            parent = above.rpartition(" > ")[2] or home
            screens.append(Screen(name=name, parent=parent, settings=tuple(lines)))
    return Settings(title=title, pages=tuple(screens))


__all__ = ["button", "choice", "info", "settings", "text"]
