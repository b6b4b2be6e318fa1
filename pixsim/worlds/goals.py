"""How success is recognised: patterns over the facts of a world, at the start and now.

In a pattern, ``*`` stands for anything, ``$m`` for the same thing wherever it stands, ``~x`` for a
text that contains x and ``^x`` for x, whatever the case, accents and spaces, quotes round it or a final
full stop; ``§<a b="c">`` for that element, however it is written, perhaps with other attributes;
``%Photos/*.jpg`` for a path of that shape, where ``*`` is any name and ``**`` also in any folder below;
``‡rules`` for a style sheet that says the same, its lines parted by « ¶ »; ``a||b`` for either; ``↗https://…`` for an address that leads there, its parameters in any order.

What is wanted in the bin may be deleted for good: `pixsim.worlds.core.World.deleted`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from pixsim.text.search import same_words
from pixsim.worlds.core import Fact, Frozen, World
from pixsim.worlds.markup import matches_element

Bound = Mapping[str, str]
"""What each variable of a goal stands for."""


class Goal(Frozen):
    """What must be true at the end.

    Attributes
    ----------
    want : tuple of patterns
        All hold, each variable standing for one thing.
    refuse : tuple of patterns
        None holds.
    keep : tuple of str
        Kinds of facts that are as at the start, but for the things that `want` names (second part
        of a pattern, whatever the kind).
    free : tuple of str
        Other things that may change.
    """

    want: tuple[Fact, ...] = ()
    refuse: tuple[Fact, ...] = ()
    keep: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


def reached(goal: Goal, start: World, now: World) -> bool:
    """Whether a goal is reached."""
    facts, kept = _by_kind(now.facts()), _changed(goal.keep, start, now)
    done = _done(facts, start, now)
    return any(
        not _refused(goal, facts, now, bound) and not _meddled(goal, kept, bound)
        for bound in _assignments(goal.want, done, now, {})
    )


def unmet(goal: Goal, start: World, now: World) -> tuple[tuple[str, Fact], ...]:
    """What keeps a goal from being reached.

    Returns
    -------
    tuple of (str, pattern)
        ``missing`` with a pattern that nothing matches, ``forbidden`` with one that should not
        hold, ``changed`` with a fact that should have been left alone.
    """
    facts, kept = _by_kind(now.facts()), _changed(goal.keep, start, now)
    done = _done(facts, start, now)
    bounds = list(_assignments(goal.want, done, now, {}))
    if not bounds:
        alone = [p for p in goal.want if not any(True for _ in _assignments([p], done, now, {}))]
        return tuple(("missing", pattern) for pattern in alone or goal.want)
    faults = [
        (
            *(("forbidden", pattern) for pattern in _refused(goal, facts, now, bound)),
            *(("changed", fact) for fact in _meddled(goal, kept, bound)),
        )
        for bound in bounds
    ]
    return min(faults, key=len)


@lru_cache(maxsize=1 << 14)  # the same few texts are compared over and over
def folded(text: str) -> str:
    """A text without case, accents and runs of spaces."""
    return same_words(text.replace("’", "'"))


def _unquoted(text: str) -> str:
    """What was typed, without quotes round it nor a final full stop."""
    for _time in range(2):
        text = text.strip(' \u00a0«»"“”').removesuffix(".")
    return text


def _by_kind(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact[0]].append(fact)
    return found


def _done(facts: Mapping[str, list[Fact]], start: World, now: World) -> Mapping[str, list[Fact]]:
    """What may be wanted: what holds, and what was deleted for good where the bin was enough."""
    gone = _by_kind(now.deleted(start))
    return {kind: [*facts.get(kind, ()), *gone.get(kind, ())] for kind in {*facts, *gone}}


def _assignments(
    patterns: Sequence[Fact], facts: Mapping[str, list[Fact]], world: World, bound: Bound
) -> Iterator[Bound]:
    """All ways to make every pattern true."""
    if not patterns:
        yield bound
        return
    first, rest = patterns[0], patterns[1:]
    computed = world.holds(tuple(bound.get(part, part) for part in first))
    if computed is not None:
        if computed:
            yield from _assignments(rest, facts, world, bound)
        return
    seen: set[tuple[tuple[str, str], ...]] = set()
    for fact in facts.get(first[0], ()):
        found = _match(first, fact, bound)
        if found is not None and (key := tuple(sorted(found.items()))) not in seen:
            seen.add(key)
            yield from _assignments(rest, facts, world, found)


def _match(pattern: Fact, fact: Fact, bound: Bound) -> Bound | None:
    if len(pattern) != len(fact):
        return None
    found = dict(bound)
    for part, value in zip(pattern[1:], fact[1:], strict=True):
        if part.startswith("$"):
            if found.setdefault(part, value) != value:
                return None
        elif not any(_fits(one, value) for one in part.split("||")):
            return None
    return found


def _fits(part: str, value: str) -> bool:
    if part == "*":
        return True
    if part.startswith("~"):
        return folded(part[1:]) in folded(value)
    if part.startswith("^"):
        return folded(part[1:]) in (folded(value), folded(_unquoted(value)))
    if part.startswith("§"):
        return matches_element(value, part[1:])
    if part.startswith("‡"):
        return _says_the_same(value, part[1:])
    if part.startswith("↗"):
        return leads_as(value, part[1:])
    if part.startswith("%") and "*" in part:
        return _shape(part[1:]).fullmatch(value) is not None
    return part == value or ("\u2019" in value and part == value.replace("\u2019", "'"))


def _says_the_same(sheet: str, wanted: str) -> bool:
    """Whether a style sheet is another one written in other ways."""
    from pixsim.worlds.stylesheet import same_style  # one item in a thousand has one

    return same_style(*(re.sub(r"\s*¶\s*", "\n", text) for text in (sheet, wanted)))


def leads_as(address: str, wanted: str) -> bool:
    """Whether an address leads where another does: parameters in any order, empty parts left out."""
    return address == wanted or _parts(address) == _parts(wanted)


def _parts(address: str) -> tuple[object, ...]:
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # it is no address
        return (address,)
    asked = sorted(parse_qsl(parts.query, keep_blank_values=True))
    return parts.scheme.lower(), parts.netloc.lower(), parts.path, asked, parts.fragment


@lru_cache(maxsize=1 << 10)
def _shape(path: str) -> re.Pattern[str]:
    """Paths like one that holds ``*`` for any name, ``**`` for any below."""
    parts = (
        {"*": "[^/]*", "**": ".*"}.get(part, re.escape(part))
        for part in re.split(r"(\*{1,2})", path)
    )
    return re.compile("".join(parts), re.DOTALL)


def _refused(goal: Goal, facts: Mapping[str, list[Fact]], now: World, bound: Bound) -> list[Fact]:
    return [
        pattern
        for pattern in goal.refuse
        if any(True for _ in _assignments([pattern], facts, now, bound))
    ]


def _changed(kinds: tuple[str, ...], start: World, now: World) -> list[Fact]:
    """Facts of some kinds that hold at the start or now, but not at both.

    Neither trifles nor the bin's, of things that were not there at the start: one's own copies.
    """
    trifles, before = start.trifles(), start.facts()
    there = {fact[1] for fact in before if len(fact) > 1}
    differ = (before ^ now.facts()) | (now.deleted(start) - before)
    changed = (fact for fact in differ if fact[0] in kinds)
    return sorted(
        fact
        for fact in changed
        if not trifles.intersection(fact[1:2])
        and not (fact[0] == "binned" and fact[1] not in there)
    )


def _meddled(goal: Goal, changed: Iterable[Fact], bound: Bound) -> list[Fact]:
    """Changed facts about things that the goal does not name."""
    named = [bound.get(p[1], p[1]) for p in goal.want if len(p) > 1 and p[1] != "*"]
    things = [one for thing in (*named, *goal.free) for one in thing.split("||")]
    return [fact for fact in changed if not any(_fits(one, fact[1]) for one in things)]
