"""What may be the name of a person: said here once, for profiles and for the boxes one types in."""

from __future__ import annotations

from typing import Final

NAME_LENGTH: Final = 80


def as_name(text: str) -> str | None:
    """A name as it is kept, or None where there is none or a control character."""
    name = text.strip()
    return name if name and name.isprintable() and len(name) <= NAME_LENGTH else None
