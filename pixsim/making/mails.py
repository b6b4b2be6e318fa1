"""Messages as they are saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Mail:
    """A message, for .eml.

    Attributes
    ----------
    headers : tuple of (str, str)
        In their order, « Received » as often as needed; those of MIME are added.
    html : str
        The same message as a page; empty for a plain one.
    attached : Mapping
        Name to a description or bytes.
    shown : Mapping
        Name to a picture shown in the page, as ``cid:name``.
    types : Mapping
        Types that lie: name of an attached file to the type announced.
    """

    headers: tuple[tuple[str, str], ...]
    text: str
    html: str = ""
    attached: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MailFolder:
    """Messages one after the other, for .mbox."""

    mails: tuple[Mail, ...]
