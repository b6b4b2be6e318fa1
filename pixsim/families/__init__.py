"""Computed item families: functions that draw the values of one variant.

A family is named ``module.function`` in the bank. It takes a `numpy.random.Generator` and returns
the values that fill the texts of the item; ``options``, ``key``, ``wrong``, ``statement`` and
``explanation`` replace the item's own, ``files`` maps file names to their bytes. Families are part
of the package: a bank file names them and never holds code.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np

Family = Callable[[np.random.Generator], Mapping[str, Any]]

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@cache
def find_family(name: str) -> Family:
    """The function a bank names ``module.function``.

    Raises
    ------
    LookupError
        pixsim has no such family.
    """
    module, _, function = name.partition(".")
    if not (_NAME.fullmatch(module) and _NAME.fullmatch(function)):
        raise LookupError(f"{name!r} is not the name of a family")
    try:
        found = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    except (ModuleNotFoundError, AttributeError):
        raise LookupError(f"there is no family {name!r}") from None
    if getattr(found, "__module__", None) != f"{__name__}.{module}":
        raise LookupError(f"there is no family {name!r}")
    return found  # type: ignore[no-any-return]


def family_fields(name: str, rng: np.random.Generator) -> Mapping[str, Any]:
    """Draw the values of one variant of a family."""
    return find_family(name)(rng)
