"""Texts of pages and of talks of simulators."""

from __future__ import annotations

from pixsim.worlds.assistant.data import Helper
from pixsim.worlds.web.world import Web


def received_text(world: Helper) -> str:
    """All that the maker of the assistant received."""
    return "\n".join(text for talk in world.talks for turn in talk.turns for text in turn.told)


def page_text(world: Web, url: str) -> str:
    page = world.web_page(url)
    assert page is not None
    return " ".join((page.title, *(block.text for block in page.body)))
