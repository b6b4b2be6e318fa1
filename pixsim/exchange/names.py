"""Names of questions, as Moodle tidies and makes them."""

from __future__ import annotations

import html
import re

LONGEST = 250
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


def tidy_name(name: str) -> str:
    """A name on one line, without markup."""
    return _SPACES.sub(" ", _TAG.sub("", name)).strip()[:LONGEST]


def default_name(text: str) -> str:
    """A name for a question that has none: how it begins."""
    plain = html.unescape(tidy_name(text))
    return plain if len(plain) <= 80 else plain[:79] + "…"
