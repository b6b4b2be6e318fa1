"""How a text stands out, the same on every front."""

from __future__ import annotations

from typing import Literal

Role = Literal["", "mark", "strong", "muted", "link", "on", "off", "choice", "ok", "bad", "code"]
"""How a text stands out: ``on`` and ``off`` are a switch, ``choice`` a value with others."""


class Span(str):
    """A text with a role; anywhere else it is the text alone.

    Attributes
    ----------
    role : str
    """

    __slots__ = ("role",)
    role: Role

    def __new__(cls, text: str, role: Role = "") -> Span:
        """A text that stands out."""
        made = super().__new__(cls, text)
        made.role = role
        return made


def role_of(text: str) -> Role:
    """How a text stands out; empty for one without a role."""
    return text.role if isinstance(text, Span) else ""
