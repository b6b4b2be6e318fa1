"""What a setting is, exactly and in short: for keys of stored results, and for columns."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

import numpy as np
from pydantic import BaseModel

from pixsim.bank.reading.load import Bank

SHORT = 12  # digits of a digest that a person is shown


def digest(description: object) -> str:
    """SHA-256 of a description, hexadecimal."""
    text = json.dumps(description, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def describe_value(value: Any) -> Any:
    """Everything that makes a setting, as JSON can hold it; equal if the settings are.

    Arrays and banks are there by their digest.

    Raises
    ------
    TypeError
        A value of an unknown kind: it could not be told from another.
    """
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else repr(value)
    if isinstance(value, Bank):  # its items may be others than its files' (dataclasses.replace)
        items = [item.model_dump(mode="json") for item in value.items.values()]
        content = digest([items, describe_value(value.parameters)])
        return {"bank": value.digest, "content": content}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        content = hashlib.sha256(np.ascontiguousarray(value).tobytes()).hexdigest()
        return {"array": value.dtype.str, "shape": list(value.shape), "content": content}
    if is_dataclass(value):
        parts = {field.name: describe_value(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **parts}
    if isinstance(value, Mapping):
        return {str(key): describe_value(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [describe_value(entry) for entry in value]
    raise TypeError(f"a {type(value).__name__} has no description")


def label(value: Any) -> Any:
    """A setting as a table shows it: numbers and texts as they are, others in short.

    Of a dataclass, only what differs from its defaults: ``Sincerity(help=1.0)``.
    """
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Bank):
        return f"{value.path.name} {_short_digest(value)}"
    if isinstance(value, np.ndarray):
        shape = "×".join(str(length) for length in value.shape)
        return f"{value.dtype} {shape} {_short_digest(value)}"
    if is_dataclass(value) and not isinstance(value, type):
        changed = (
            f"{field.name}={label(getattr(value, field.name))}"
            for field in fields(value)
            if not _is_default(field, getattr(value, field.name))
        )
        return f"{type(value).__name__}({', '.join(changed)})"
    if isinstance(value, tuple) and len(value) <= 3:
        return "(" + ", ".join(str(label(entry)) for entry in value) + ")"
    if isinstance(value, tuple | list | Mapping):
        return f"{len(value)} entries {_short_digest(value)}"
    return type(value).__name__


def _short_digest(value: object) -> str:
    """Tells one value from another; the kind alone where a value has no description."""
    try:
        return digest(describe_value(value))[:SHORT]
    except TypeError:
        return type(value).__name__


def _is_default(field: Field[Any], value: Any) -> bool:
    if field.default is not MISSING:
        default = field.default
    elif field.default_factory is not MISSING:
        default = field.default_factory()
    else:
        return False
    return bool(describe_value(value) == describe_value(default))
