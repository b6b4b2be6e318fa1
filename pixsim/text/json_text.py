"""JSON read strictly and written so that a terminal can show it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from pixsim.text.messages import ENGLISH
from pixsim.text.terminal_text import UNSAFE

MOST_DIGITS = 400  # of a whole number; beyond, no float holds it and text of it takes long
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class JsonError(ValueError):
    """What makes a text unusable as JSON.

    Attributes
    ----------
    kind : str
        Stable code, a key of `pixsim.text.messages.ENGLISH`.
    context : Mapping[str, Any]
        Values the message uses.
    """

    def __init__(self, kind: str, **context: Any) -> None:
        self.kind = kind
        self.context: Mapping[str, Any] = context
        super().__init__(ENGLISH[kind].format(**context))


def read_json(content: bytes | str) -> Any:
    """Read one JSON document.

    Parameters
    ----------
    content : bytes or str
        Bytes are UTF-8, with or without a mark.

    Raises
    ------
    JsonError
        Not JSON; a key met twice in one object, whose meaning readers disagree on; a number that
        is not finite or has more than 400 digits; a lone surrogate; nested too deeply.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    except UnicodeDecodeError as error:
        raise JsonError("json_encoding") from error
    if not text.strip():
        raise JsonError("no_value")
    try:
        document = json.loads(
            text,
            object_pairs_hook=_unique_object,
            parse_int=_bounded_int,
            parse_float=_finite_float,
            parse_constant=_refuse_number,
        )
    except json.JSONDecodeError as error:
        kind = "json_line" if "\n" in text.strip() else "json_column"
        place = {"line": error.lineno, "column": error.colno}
        raise JsonError(kind, error=error.msg, **place) from error
    except RecursionError as error:
        raise JsonError("json_deep") from error
    if _SURROGATE.search(text):
        _refuse_surrogates(document)
    return document


def write_json(document: Any, indent: int | None = None) -> str:
    """A document as JSON; all characters but those that would act on a terminal stand as such."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _unique_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        raise JsonError("json_twice", name=next(name for name in names if names.count(name) > 1))
    return found


def _bounded_int(digits: str) -> int:
    return int(digits) if len(digits) <= MOST_DIGITS else _refuse_number(digits)


def _finite_float(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _refuse_number(text)


def _refuse_number(text: str) -> NoReturn:
    raise JsonError("json_number", value=text if len(text) <= 20 else f"{text[:20]}…")


def _refuse_surrogates(document: Any) -> None:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise JsonError("json_text") from error
