"""Reads the vectors of the real engine, from the repository or from the folder PIX_VECTORS."""

from __future__ import annotations

import gzip
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent.parent / "vectors"


@cache
def load(version: str, name: str) -> dict[str, Any]:
    """One vector file, e.g. ``load("v2", "v2_scoring")``; .json or .json.gz, in ``v2/`` or flat."""
    root = Path(os.environ.get("PIX_VECTORS") or OWN)
    for folder in (root / version, root):
        for suffix, opener in ((".json", open), (".json.gz", gzip.open)):
            path = folder / f"{name}{suffix}"
            if path.is_file():
                with opener(path, "rt", encoding="utf-8") as stream:
                    document: dict[str, Any] = json.load(stream)
                return document
    raise FileNotFoundError(f"{root}: no {version}/{name}.json")


def cases(version: str, name: str) -> list[dict[str, Any]]:
    """The cases of one vector file; there is at least one."""
    found: list[dict[str, Any]] = load(version, name)["cases"]
    assert found, f"{name} has no case"
    return found


def rows(document: dict[str, Any], fields: str, values: list[list[Any]]) -> list[dict[str, Any]]:
    """Rows stored as arrays, as mappings named by the file's own list of columns."""
    names = document[fields]
    return [dict(zip(names, row, strict=True)) for row in values]
