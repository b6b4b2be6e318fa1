"""Reads small files that people hand over: whole, of a bearable size, without ambiguities."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pixsim.problems import DataError, Problem

MOST_BYTES = 20_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors of Windows begin UTF-8 with it


def read_whole(path: Path) -> bytes:
    """All of a file.

    Raises
    ------
    DataError
        It cannot be read, or is far too large (a device without end).
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        said = getattr(error, "strerror", None) or str(error)
        message = f"cannot be read: {said}"
        raise DataError(
            [Problem(str(path), "", "", "unreadable", message, {"error": said})]
        ) from error
    if len(raw) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        message = f"is larger than {most} MB"
        raise DataError([Problem(str(path), "", "", "too_large", message, {"most": most})])
    return raw


def repeated_keys(raw: bytes) -> list[str]:
    """Places of keys that a JSON object has more than once, e.g. ``"knowledge.3.skill"``.

    A reader would keep one of the values and say nothing of the other. `raw` must be JSON.
    """
    document = json.loads(
        raw.decode(),
        object_pairs_hook=_Pairs,
        strict=False,
        parse_int=str,  # numbers do not matter here: any length will do
        parse_float=str,
    )
    return list(_repeated(document, ""))


class _Pairs(list[tuple[str, object]]):
    """An object as it is written."""


def _repeated(value: object, place: str) -> Iterator[str]:
    if isinstance(value, _Pairs):
        counts = Counter(key for key, _value in value)
        yield from (place + key for key, n in counts.items() if n > 1)
        for key, inner in value:
            yield from _repeated(inner, f"{place}{key}.")
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from _repeated(inner, f"{place}{number}.")
