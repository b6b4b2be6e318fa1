"""Computed item families: functions that draw the values of one variant.

A family is named ``competence.tube.function`` in the bank, e.g. ``search.operateurs.exact_phrase``: a
folder is a competence, a module a tube of the framework with all that its items compute, from level 1 to
7, and every public function of it a family. What several tubes share is in `draws`. A family takes a
`numpy.random.Generator` and returns
the values that fill the texts of the item; ``options``, ``key``, ``wrong``, ``statement`` and
``explanation`` replace the item's own, ``files`` maps file names to their bytes, or to descriptions
that `pixsim.making` turns into bytes when the question is drawn, ``to_look_at`` is a `pixsim.figures.figure.Figure` to look at. Families are part of the package: a bank file names them and never holds code.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

Family = Callable[[np.random.Generator], Mapping[str, Any]]

NAME = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"

_NAME = re.compile(NAME)
_DEFINED = re.compile(r"^def ([a-z][a-z0-9_]*)\(", re.MULTILINE)
_HERE = Path(__file__).parent


@cache
def find_family(name: str) -> Family:
    """The function a bank names ``competence.tube.function``.

    Raises
    ------
    LookupError
        pixsim has no such family.
    """
    module, _, function = name.rpartition(".")
    if not _NAME.fullmatch(name):
        raise LookupError(f"{name!r} is not the name of a family")
    try:
        found = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    except (ModuleNotFoundError, AttributeError):
        raise LookupError(f"there is no family {name!r}") from None
    if getattr(found, "__module__", None) != f"{__name__}.{module}":
        raise LookupError(f"there is no family {name!r}")
    return found  # type: ignore[no-any-return]


def has_family(name: str) -> bool:
    """Whether a bank may name this function: its module is read, not run, to load banks quickly."""
    if not _NAME.fullmatch(name):
        return False
    module, _, function = name.rpartition(".")
    return function in _functions(module)


@cache
def _functions(module: str) -> frozenset[str]:
    file = _HERE.joinpath(*module.split(".")).with_suffix(".py")
    return frozenset(_DEFINED.findall(file.read_text("utf-8"))) if file.is_file() else frozenset()


@cache
def code_digest() -> bytes:
    """Digest of the code of families, makers and figures: installations that agree draw the same variants.

    Read once a process, as the code itself is.
    """
    return digest_of_code(_HERE, _HERE.parent / "making", _HERE.parent / "figures")


def digest_of_code(*folders: Path) -> bytes:
    """SHA-256 of the names and texts of the modules of some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            content, name = file.read_bytes(), file.relative_to(folder).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.digest()


def family_fields(name: str, rng: np.random.Generator) -> Mapping[str, Any]:
    """Draw the values of one variant of a family."""
    return find_family(name)(rng)
