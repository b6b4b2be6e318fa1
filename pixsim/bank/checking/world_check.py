"""Proves that a simulator can be done, by its solution and by nothing less."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from pixsim.bank.checking.wording import Fault
from pixsim.bank.drawing.draw import variant_fields
from pixsim.bank.drawing.filling import Filler
from pixsim.bank.drawing.task import near_misses
from pixsim.bank.marking import is_right
from pixsim.bank.question import Question
from pixsim.bank.schema import Item
from pixsim.foundation.streams import Stream, stream_generator
from pixsim.text.terminal_text import UNSAFE
from pixsim.worlds.chrome.kinds import words
from pixsim.worlds.chrome.panels import Stage
from pixsim.worlds.core import Act, Refused, World, lines_of
from pixsim.worlds.goals import folded, reached
from pixsim.worlds.lines import spoken
from pixsim.worlds.pages import WIDTH, Page
from pixsim.worlds.random_walks import wandering
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import Task, replayed

PROVED, PROVED_QUICKLY = 25, 5  # variants of an item for which everything is proved
WALKS, WALKS_QUICKLY = 100, 40  # at random, over the variants that are proved
SURER = 10  # times as many walks, where the first ones succeed too often
LUCKY = 0.02  # share of all walks of an item that may succeed
MOST_PAGES = 60  # looked at when the acts of a world are counted
WALK = 3  # acts at random, times those of the solution
LONGEST_CELL = 200  # characters; what is cut in a list is shown whole below it
FEW_ACTS = 12  # different single acts at most: success told at once would tell the answer
WORK = {1: (1, 4), 2: (1, 5), 3: (1, 7), 4: (1, 12), 5: (2, 14), 6: (3, 24), 7: (4, 40), 8: (4, 60)}
"""Fewest and most acts of a solution that change something, by level; see `_count_work`."""

LEAST_NEAR = {1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 2, 8: 2}
"""Near misses that an item needs, by level, where the goal tells right from wrong."""


def world_faults(question: Question) -> Iterator[Fault]:
    """What is wrong with the task of any drawn question: it is done already, or cannot be done."""
    task = question.task
    if task is None:
        return
    if UNSAFE.search(task.world.model_dump_json()):
        yield "unsafe_text", {}
    if question.is_done:
        if is_right(question, ()):
            yield "done_already", {}
        if not is_right(question, task.solution):
            yield "solution_fails", {}
    else:
        yield from _found_faults(question, task)


def _found_faults(question: Question, task: Task) -> Iterator[Fault]:
    """What is to be found is where the solution leads, and not on the first page."""
    try:
        last = replayed(task.world, task.solution)
    except Refused:
        yield "solution_fails", {}
        return
    keys = [folded(key) for key in question.key]
    if task.goal.want and not reached(task.goal, task.world, last):
        yield "solution_fails", {}
    first = folded(" ".join(_page_texts(task.world.page())))
    if task.solution and any(_occurs_in(key, first) for key in keys if len(key) > 2):
        yield "found_at_once", {"answer": question.key[0]}


def _page_texts(page: Page) -> list[str]:
    cells = [cell for row in page.rows for cell in row.cells]
    grid = list(page.grid.shown.values()) if page.grid else []
    beside = [line for stage in page.every(Stage) for line in (*stage.lines, *stage.told)]
    around = [line for one in page.chrome for line in words(one)]
    return [page.title, *page.text, *around, *cells, *grid, *beside]


def _occurs_in(word: str, text: str) -> bool:
    return f" {word} " in f" {text} "


def proof_faults(
    item: Item, question: Question, number: int, worlds: Mapping[str, Any]
) -> Iterator[Fault]:
    """What a proof of one variant finds: a needless act, a near miss that passes, a page too wide."""
    task = question.task
    if task is None:
        return
    filler = Filler(question.id, variant_fields(item, number))
    if question.is_done:
        for place, kept in enumerate(task.solution):
            if not task.world.read_act(kept).moves and _succeeds_without(task, place):
                yield "needless_act", {"act": task.world.line(task.world.read_act(kept))}
        try:
            near = near_misses(item, filler, worlds)
        except LookupError as error:
            yield "near_impossible", {"error": str(error)}
            near = []
        for acts in near:
            if is_right(question, acts):
                lines = " ; ".join(task.world.line(task.world.read_act(kept)) for kept in acts)
                yield "near_passes", {"acts": lines}
    if read_world(task.world.model_dump(mode="json")) != task.world:
        yield "world_changes", {}
    yield from _page_faults(task)


def _succeeds_without(task: Task, left_out: int) -> bool:
    """Whether the goal is reached without one act of the solution, and those it makes impossible."""
    world = task.world
    for place, kept in enumerate(task.solution):
        if place == left_out:
            continue
        try:
            world = world.step(world.read_act(kept))
        except Refused:
            continue
    return reached(task.goal, task.world, world)


def _page_faults(task: Task) -> Iterator[Fault]:
    """Pages that do not fit, and acts that the text front would not say the same way."""
    world = task.world
    for kept in task.solution:
        page, act = world.page(), world.read_act(kept)
        yield from _width_faults(page)
        try:
            same = parse(world, world.line(act)) == act
        except Refused:
            same = False
        if not same:
            yield "line_differs", {"act": world.line(act)}
        world = world.step(act)
    yield from _width_faults(world.page())


def _width_faults(page: Page) -> Iterator[Fault]:
    fixed = sum(page.widths) + 2 * (len(page.widths) - 1)
    drawn = (line for stage in page.every(Stage) for line in stage.lines)
    beside = max(map(len, drawn), default=0)
    if fixed + beside > WIDTH - 6:
        yield "wide_page", {"page": page.title, "n": fixed + beside}
    for row in page.rows:
        if any(len(cell) > LONGEST_CELL for cell in row.cells[1:]):
            yield "long_cell", {"page": page.title, "most": LONGEST_CELL}
        if not row.spoken.strip() and any(cell.strip() for cell in row.cells):
            yield "unspoken", {"page": page.title}
    if any(not line.strip() for line in spoken(page)):
        yield "unspoken", {"page": page.title}


def item_world_faults(
    item: Item,
    level: int,
    questions: Sequence[Question],
    worlds: Mapping[str, Any],
    *,
    quick: bool = False,
) -> Iterator[Fault]:
    """What is wrong with a simulator over several of its variants.

    Parameters
    ----------
    item : Item
    level : int
    questions : sequence of Question
        The variants that are proved.
    worlds : Mapping
    quick : bool
        Fewer acts at random.
    """
    done = [question for question in questions if question.is_done]
    least, most = WORK[level]
    for question in questions:
        work = _count_work(question)
        if not least <= work <= most:
            yield "work_off_level", {"n": work, "least": least, "most": most, "level": level}
            break
    if done:
        yield from _near_miss_faults(item, level, done, worlds)
        yield from _luck_faults(done, WALKS_QUICKLY if quick else WALKS)


def _count_work(question: Question) -> int:
    """Acts that change something, and half of those that move about."""
    task = question.task
    assert task is not None
    acts = [task.world.read_act(kept) for kept in task.solution]
    moving = sum(act.moves for act in acts)
    return max(1, len(acts) - moving + (moving + 1) // 2)


def _near_miss_faults(
    item: Item, level: int, done: Sequence[Question], worlds: Mapping[str, Any]
) -> Iterator[Fault]:
    question = done[0]
    number = int(question.id.rpartition("#")[2])
    try:
        near = near_misses(item, Filler(question.id, variant_fields(item, number)), worlds)
    except LookupError:
        return
    if len(near) < LEAST_NEAR[level]:
        yield "few_near", {"n": len(near), "least": LEAST_NEAR[level]}


def _luck_faults(done: Sequence[Question], walks: int) -> Iterator[Fault]:
    """Whether acts at random succeed too often, or success told at once would tell the answer."""
    each = -(-walks // len(done))
    hits, count = _count_lucky_walks(done, range(each)), each * len(done)
    if hits > LUCKY * count:  # so few walks are no proof: more of them decide
        hits += _count_lucky_walks(done, range(each, SURER * each))
        count *= SURER
    live = done[0].task is not None and done[0].task.marking == "live"
    if hits > LUCKY * count:
        yield "lucky_walks", {"share": hits / count, "most": LUCKY}
    task = done[0].task
    if task is None or not live or not _changes_something(task):
        return
    if _single_acts(task.world) <= FEW_ACTS:
        yield "few_acts", {"most": FEW_ACTS}


def _count_lucky_walks(done: Sequence[Question], places: range) -> int:
    """How many walks reach the goal, so many from each question."""
    hits = 0
    for question in done:
        task = question.task
        assert task is not None
        seed = zlib.crc32(question.id.encode())
        for place in places:
            rng = stream_generator(Stream.CHECKED_WALK, seed, place)
            hits += _succeeds_at_random(task, rng)
    return hits


def _changes_something(task: Task) -> bool:
    return not all(task.world.read_act(kept).moves for kept in task.solution)


def _succeeds_at_random(task: Task, rng: np.random.Generator) -> bool:
    """Whether acts at random reach the goal: at the end only where nothing tells it earlier."""
    world: World = task.world
    for act, world in wandering(task.world, WALK * max(1, len(task.solution)), rng):
        if task.marking == "live" and not act.moves and reached(task.goal, task.world, world):
            return True
    return reached(task.goal, task.world, world)


def _single_acts(world: World) -> int:
    """How many different acts would change something, on all pages one can go to; a text is many."""
    todo, seen, found = [world], {_world_key(world)}, set[str]()
    for _page in range(MOST_PAGES):
        if not todo:
            break
        here = todo.pop(0)
        for act in _acts_of(here):
            if act is None:
                return FEW_ACTS + 1
            if not act.moves:
                found.add(act.kept())
            elif (there := _world_after(here, act)) is not None and _world_key(there) not in seen:
                seen.add(_world_key(there))
                todo.append(there)
        if len(found) > FEW_ACTS:
            break
    return len(found)


def _world_key(world: World) -> str:
    return world.model_dump_json()


def _world_after(world: World, act: Act) -> World | None:
    try:
        return world.step(act)
    except Refused:
        return None


def _acts_of(world: World) -> Iterator[Act | None]:
    """Acts that a page offers; None for any number of them, where a text changes something."""
    page = world.page()
    for offer in page.offers:
        moves = world.act_class(offer.act).moves
        rows: Sequence[str | None] = list(lines_of(offer, page)) if offer.row else [None]
        for row in rows:
            options = [ask.options(row) for ask in offer.asks]
            if not all(options):
                if not moves:
                    yield None
                continue
            for values in product(*options):
                given = {ask.name: v for ask, v in zip(offer.asks, values, strict=True)}
                yield world.make_act(offer.act, **({offer.row: row} if row else {}), **given)
