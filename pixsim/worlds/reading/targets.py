"""Which line of a page, or which choice, a text names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pixsim.worlds.core import Ambiguous, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.speech import Understood

MOST_FILLERS = 5  # before a name
_UNITS = {
    "h": "heures?|hours?|h",
    "min": "minutes?|min|mn",
    "s": "secondes?|seconds?|s",
    "j": "jours?|j",
}
_ELIDED = ("l'", "d'")
_SMALL = frozenset(("de", "du", "des", "d", "l", "le", "la", "les", "of", "the"))

Names = Mapping[str, tuple[str, ...]]
"""Keys by what bears them, folded."""


def key_of(
    text: str,
    keys: tuple[str, ...],
    names: Names,
    world: World,
    *,
    freely: bool,
    strictly: bool = False,
    ranked: bool = True,
) -> str | None:
    """The one key that a text names; None when there is none.

    Parameters
    ----------
    text : str
    keys : tuple of str
    names : Mapping
        Keys by other names of theirs.
    world : World
        Whose language it is.
    freely : bool
        Whether articles, parts of a name and words of the same family are understood.
    ranked : bool
        Whether « le premier » is understood: of lines, which are seen in an order, and not of values.
    strictly : bool
        Whether it is named by its number or whole name only.

    Raises
    ------
    Ambiguous
        Several bear the name.
    """
    known = world.understood
    found = _exactly(text, keys, names, world) or _find_key_by_prefix(text, keys)
    if found is not None or not freely:
        return found
    for plain in barer(text, known):
        if strictly and " " not in plain:  # what follows is any text: no part of a name is guessed
            number = plain_number(plain)
            found = number if number in keys else None
        else:
            found = _exactly(plain, keys, names, world)
        if (
            found is None and not strictly and folded(plain) not in known.articles
        ):  # « le » is no « Le local »
            found = _find_key_by_prefix(plain, keys) or _loosely(plain, keys, names, known)
        if found is not None:
            return found
    return _ranked(text, keys, known) if ranked else None


def _ranked(text: str, keys: tuple[str, ...], known: Understood) -> str | None:
    """« le deuxième message »: a line of the page by its rank."""
    words = folded(without_fillers(text, known)).split()
    rank = known.ordinals.get(words[0], 0) if words else 0
    if not rank or rank > len(keys) or any(_singular(word) not in known.fillers for word in words[1:]):  # fmt: skip
        return None
    return keys[rank - 1 if rank > 0 else rank] if keys else None


def named(page: Page, offer: Offer) -> dict[str, tuple[str, ...]]:
    """Keys of the lines that an act may be about, by what their cells say but for what they hold."""
    found: dict[str, tuple[str, ...]] = {}
    for row in page.rows:
        if row.key and (offer.on is None or row.key in offer.on):
            held = next((ask.present(row.key) for ask in offer.asks if ask.value), "")
            others = [c for c in row.cells if c != held and said(c) and not row.key.isdecimal()]
            cells = [c.replace(held, "") if held and c != held else c for c in others or row.cells]
            if not any(map(said, cells[1:])):  # « ligne vide », which no cell shows
                cells += row.spoken.split(", ")
            for name in dict.fromkeys(said(cell) for cell in cells):
                if name:
                    found[name] = (*found.get(name, ()), row.key)
    return found


def without_fillers(text: str, known: Understood) -> str:
    """A text without the articles and the like that begin it."""
    return list(barer(text, known))[-1]


def emptied(text: str, world: World) -> str:
    """A text typed into a field; nothing for « (vide) », as a field that holds nothing is shown, and for « rien »."""
    plain = folded(text).strip()
    bare = plain.removeprefix("(").removesuffix(")").strip()
    if bare in world.understood.empties:
        return ""
    return text


def plain_number(text: str) -> str:
    """« 5 » for « n°5 », « #5 », « 5. » and « (5) »."""
    return text.strip().removeprefix("n°").strip(" .:;,()#")


def barer(text: str, known: Understood) -> list[str]:
    """A text, then without its first filler, and so on."""
    found = [text.strip()]
    while len(found) <= MOST_FILLERS:
        now = found[-1]
        elided = next((e for e in _ELIDED if folded(now[:2]) == e), "")
        word, _space, rest = now.partition(" ")
        if elided:
            found.append(now[len(elided) :].strip())
        elif rest.strip() and {folded(word), _singular(folded(word))} & known.fillers:
            found.append(rest.strip())
        else:
            break
    return found


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def said(cell: str) -> str:
    """What a cell says, without the sign before it; empty when it is but a sign."""
    start = next((place for place, sign in enumerate(cell) if sign.isalnum()), len(cell))
    return folded(cell[start:].strip().removesuffix("[…]").rstrip(" :…"))


def _exactly(text: str, keys: tuple[str, ...], names: Names, world: World) -> str | None:
    plain = folded(text)
    same = next((key for key in keys if folded(key) == plain), None)
    if same is not None:
        return same
    return _alone(names.get(plain, ()), world)


def _alone(bearers: tuple[str, ...], world: World) -> str | None:
    if len(bearers) > 1:
        raise Ambiguous(
            world.say("Plusieurs lignes conviennent. Dites laquelle : {numbers}.").format(
                numbers=", ".join(bearers)
            )
        )
    return bearers[0] if bearers else None


def _find_key_by_prefix(prefix: str, keys: tuple[str, ...]) -> str | None:
    """The one key that begins with a prefix: « 2 » for « 2. Nos horaires »."""
    plain = folded(prefix)
    fit = [key for key in keys if plain and _begins(folded(key), plain)]
    return fit[0] if len(fit) == 1 else None


def _begins(name: str, plain: str) -> bool:
    return name.startswith(plain) and not name[len(plain) : len(plain) + 1].isalnum()


def _loosely(text: str, keys: tuple[str, ...], names: Names, understood: Understood) -> str | None:
    """The one key of that number, end of path, family, beginning, or words."""
    number = plain_number(text)
    if number in keys:
        return number
    plain = folded(text).strip(" .:;,[]")
    alike = [key for key in keys if any(folded(text) in f and folded(key) in f for f in understood.families)]  # fmt: skip
    if len(alike) == 1:
        return alike[0]
    if not any(map(str.isalpha, plain)):  # a number is that of a line, a folder, or nothing
        ends = [key for key in keys if plain and folded(key).endswith((f"/{plain}", f" {plain}"))]
        return ends[0] if len(ends) == 1 else None
    known: dict[str, tuple[str, ...]] = {folded(key): (key,) for key in keys} | dict(names)
    words = [word for word in _worded(plain).split() if word not in _SMALL] or [plain]
    stems = [_singular(word) for word in words]
    tests = (
        lambda name: name == plain or name.endswith(f"/{plain}"),
        lambda name: _squeezed(name) == _squeezed(plain),
        lambda name: any(plain in family and name in family for family in understood.families),
        lambda name: any(plain in f and name.split(",")[0] in f for f in understood.families),
        lambda name: _begins(name, plain),
        lambda name: all(f" {word} " in f" {_worded(name)} " for word in words),
        lambda name: all(f" {stem} " in f" {_worded(name)} " for stem in stems),
        lambda name: all(len(w) > 3 and f" {w}" in f" {_worded(name)}" for w in words),
    )
    for test in tests:
        fit = {key for name, bearers in known.items() if test(name) for key in bearers}
        if len(fit) == 1:
            return fit.pop()
    return None


@lru_cache(4096)
def _squeezed(name: str) -> str:
    """« wifi » for « Wi-Fi », « 2h » for « 2 heures »."""
    for unit, words in _UNITS.items():
        name = re.sub(rf"(?<=\d)\s*(?:{words})\b", unit, name)
    return "".join(filter(str.isalnum, name))


@lru_cache(4096)
def _worded(name: str) -> str:
    """A name as words, its signs being spaces."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in name).split())
