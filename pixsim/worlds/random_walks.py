"""Acts of someone who knows nothing: what a page offers, at random."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pixsim.worlds.core import Act, Refused, World, lines_of
from pixsim.worlds.pages import Ask, Offer, Page

MOST_TRIES = 20  # offers looked at for one act


def any_act(world: World, rng: np.random.Generator) -> Act | None:
    """An act that the present page offers; None when it offers none."""
    page = world.page()
    for _try in range(MOST_TRIES if page.offers else 0):
        offer = page.offers[int(rng.integers(len(page.offers)))]
        arguments = _arguments(offer, page, rng)
        if arguments is None:
            continue
        try:
            return world.make_act(offer.act, **arguments)
        except Refused:
            continue
    return None


def wandering(world: World, steps: int, rng: np.random.Generator) -> Iterator[tuple[Act, World]]:
    """So many acts at random, those that are refused left out, each with the world after it."""
    for _step in range(steps):
        act = any_act(world, rng)
        if act is None:
            return
        try:
            world = world.step(act)
        except Refused:
            continue
        yield act, world


def walk(world: World, steps: int, rng: np.random.Generator) -> tuple[list[Act], World]:
    """The acts of `wandering`, and where they lead."""
    steps_made = list(wandering(world, steps, rng))
    return [act for act, _after in steps_made], steps_made[-1][1] if steps_made else world


def _arguments(offer: Offer, page: Page, rng: np.random.Generator) -> dict[str, str] | None:
    found: dict[str, str] = {}
    row = None
    if offer.row:
        lines = list(lines_of(offer, page))
        if not lines:
            return None
        row = found[offer.row] = lines[int(rng.integers(len(lines)))]
    for ask in offer.asks:
        found[ask.name] = _value(ask, row, page, rng)
    return found


def _value(ask: Ask, row: str | None, page: Page, rng: np.random.Generator) -> str:
    options = ask.options(row)
    if not options:
        seen = [cell for line in page.rows for cell in line.cells if cell] or [page.title]
        options = (ask.present(row), *(text[:80] for text in seen))
    return options[int(rng.integers(len(options)))]
