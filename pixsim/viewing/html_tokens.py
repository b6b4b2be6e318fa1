"""HTML cut into tags and texts in one pass.

The parser of the standard library takes minutes on a page of unfinished tags: here, whatever is
not finished ends the page, as in a browser, so that time grows with length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_SKIPPED = re.compile(r"[\s/]*")
_NAME = re.compile(r"=?[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"[^\s>]*")
_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_RAW = frozenset(["script", "style", "textarea", "title"])  # what is in them holds no tag


@dataclass(frozen=True)
class Text:
    """A text, its entities replaced."""

    text: str


@dataclass(frozen=True)
class Opening:
    """A start tag."""

    tag: str
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Closing:
    """An end tag."""

    tag: str


Token = Text | Opening | Closing


def html_tokens(page: str) -> Iterator[Token]:
    """Tags and texts of a page, in their order; comments and declarations are left out."""
    place = 0
    while place < len(page):
        start = page.find("<", place)
        if start != place:
            yield Text(unescape(page[place : start if start >= 0 else len(page)]))
        if start < 0:
            return
        tag = _TAG.match(page, start)
        if tag is None:
            place = _after_other(page, start)
            if place == start + 1:
                yield Text("<")
            continue
        name = tag[1].lower()
        given, place = _read_attributes(page, tag.end())
        if page[start + 1] == "/":
            yield Closing(name)
            continue
        yield Opening(name, given)
        if name in _RAW:
            end = _raw_end(page, name, place)
            yield Text(page[place:end])
            place = end


def _after_other(page: str, start: int) -> int:
    """Where a comment or a declaration ends; just after its sign where it is none."""
    if page.startswith("<!--", start):
        end, length = page.find("-->", start + 4), 3
    elif page.startswith(("<!", "<?", "</"), start):
        end, length = page.find(">", start), 1
    else:
        return start + 1
    return len(page) if end < 0 else end + length


def _read_attributes(page: str, place: int) -> tuple[dict[str, str], int]:
    """Attributes of a tag, the first of a name, and where the tag ends."""
    given: dict[str, str] = {}
    while True:
        place = _match_end(_SKIPPED, page, place)
        if place >= len(page) or page[place] == ">":
            return given, place + 1
        name, place = (
            page[place : _match_end(_NAME, page, place)].lower(),
            _match_end(_NAME, page, place),
        )
        value = ""
        if equals := _EQUALS.match(page, place):
            value, place = _read_value(page, equals.end())
        given.setdefault(name, unescape(value))


def _read_value(page: str, place: int) -> tuple[str, int]:
    quote = page[place : place + 1]
    if quote not in ("'", '"'):
        end = _match_end(_BARE, page, place)
        return page[place:end], end
    end = page.find(quote, place + 1)
    end = len(page) if end < 0 else end
    return page[place + 1 : end], end + 1


def _match_end(pattern: re.Pattern[str], page: str, place: int) -> int:
    found = pattern.match(page, place)
    return place if found is None else found.end()


def _raw_end(page: str, name: str, place: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(page, place)
    return len(page) if found is None else found.start()
