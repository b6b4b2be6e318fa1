"""What a file says of itself, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

WRITTEN = datetime(2026, 3, 2, 9, 0)
"""When files are written, unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties as office programs show them; times are local, without zone."""

    title: str = ""
    subject: str = ""
    author: str = ""
    changed_by: str = ""
    keywords: str = ""
    comments: str = ""
    company: str = ""
    program: str = ""
    created: datetime = WRITTEN
    changed: datetime = WRITTEN
    revision: int = 1


NO_PROPERTIES = Properties()
