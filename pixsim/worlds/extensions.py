"""The extension of a file that is renamed."""

from __future__ import annotations

import re

_EXTENSION = re.compile(r"\.(?=\d*[a-z])\w{1,5}$", re.IGNORECASE)
"""« .odt », « .mp4 », « .7z », but neither « .02 » of a date or a version nor the end of a sentence."""


def with_extension(name: str, before: str) -> str:
    """A new name, which keeps the extension of the one before when none is typed.

    Examples
    --------
    >>> with_extension("2025-02_cantine", "Document1.odt")
    '2025-02_cantine.odt'
    >>> with_extension("notice.pdf", "notice.txt")
    'notice.pdf'
    """
    held, stem = _EXTENSION.search(before), name.strip().rstrip(".")
    if held is None or not stem or _EXTENSION.search(stem):
        return name
    return stem + held[0]
