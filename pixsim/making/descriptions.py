"""Descriptions of files as JSON data, and back: a sitting keeps what a file is made from."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

import numpy as np

from pixsim.making import (
    archives,
    documents,
    mails,
    papers,
    pictures,
    properties,
    slides,
    sounds,
    texts,
    workbooks,
)

KIND = "="
"""Names what JSON has no word for; a description is under the name of its class."""

_MODULES = (archives, documents, mails, papers, pictures, properties, slides, sounds, texts, workbooks)  # fmt: skip
_DATES: Mapping[str, Any] = {"date": date, "datetime": datetime, "time": time}
_PLAIN = frozenset({str, int, float, bool, type(None)})


def to_data(value: Any) -> Any:
    """A description as JSON data.

    Parameters
    ----------
    value : Described
        Or any part of one.

    Raises
    ------
    TypeError
        It holds something that no description may hold.
    """
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is list or kind is tuple:
        return [to_data(part) for part in value]
    if kind in _described_kinds():
        given = ((name, getattr(value, name), default) for name, default in _field_defaults(kind))
        return {KIND: kind.__name__} | {
            name: to_data(part)
            for name, part, default in given
            if type(part) is not type(default) or part != default
        }
    return _tagged_value(value)


def _tagged_value(value: Any) -> Any:
    """Bytes, dates, mappings and sets, each under its name; numbers of numpy as numbers."""
    if isinstance(value, bytes):
        return {KIND: "bytes", "of": base64.b64encode(value).decode("ascii")}
    if isinstance(value, date | time):
        return {KIND: type(value).__name__, "of": value.isoformat()}
    if isinstance(value, Mapping):
        return {KIND: "mapping", "of": [[to_data(k), to_data(v)] for k, v in value.items()]}
    if isinstance(value, set | frozenset):
        return {KIND: "set", "of": sorted(to_data(part) for part in value)}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"a description of a file holds a {type(value).__name__}")


def from_data(data: Any) -> Any:
    """What `to_data` wrote; sequences are tuples.

    Raises
    ------
    ValueError
        It is not what `to_data` writes.
    """
    if isinstance(data, list):
        return tuple(from_data(part) for part in data)
    if not isinstance(data, dict):
        return data
    kind, given = str(data.get(KIND)), {n: part for n, part in data.items() if n != KIND}
    if kind in _description_classes():
        try:
            return _description_classes()[kind](
                **{name: from_data(part) for name, part in given.items()}
            )
        except TypeError as error:
            raise ValueError(f"a {kind} is not described so: {error}") from error
    if kind in ("bytes", "mapping", "set", *_DATES) and set(given) == {"of"}:
        return _read_tagged(kind, given["of"])
    raise ValueError(f"no file is described by a {kind!r}")


def _read_tagged(kind: str, written: Any) -> Any:
    if kind == "bytes":
        return base64.b64decode(written)
    if kind == "mapping":
        return {from_data(name): from_data(part) for name, part in written}
    if kind == "set":
        return frozenset(from_data(part) for part in written)
    return _DATES[kind].fromisoformat(written)


@cache
def _description_classes() -> dict[str, type]:
    """All that descriptions are made of, by name."""
    return {
        name: kind
        for module in _MODULES
        for name, kind in vars(module).items()
        if dataclasses.is_dataclass(kind) and isinstance(kind, type)
    }


@cache
def _described_kinds() -> frozenset[type]:
    return frozenset(_description_classes().values())


@cache
def _field_defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Fields of a description with their defaults; missing where there is none, or one made anew."""
    return tuple((field.name, field.default) for field in dataclasses.fields(kind))
