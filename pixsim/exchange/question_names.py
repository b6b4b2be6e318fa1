"""Names of questions, as Moodle tidies and makes them."""

from __future__ import annotations

import html
import re

LONGEST = 250
MOST_READ = 10_000  # characters of a text that are looked at for a name
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


def tidy_name(name: str) -> str:
    """A name on one line, without markup."""
    return _SPACES.sub(" ", _TAG.sub("", name[:MOST_READ])).strip()[:LONGEST]


def default_name(text: str) -> str:
    """A name for a question that has none: how it begins."""
    plain = html.unescape(tidy_name(text))
    return plain if len(plain) <= 80 else plain[:79] + "…"
