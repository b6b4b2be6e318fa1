"""What programs are to display, as the goals of families say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any


def wanted_outputs(values: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The data of each case, by name, and the lines that a right program displays for it."""
    for _kind, given, output in values["goal"].want:
        names: dict[str, Any] = {}
        exec(given, {}, names)  # data of our own families
        yield names, output.split(" / ")


def wanted_answers(values: Mapping[str, Any], query: str) -> Iterator[tuple[list[str], list[str]]]:
    """Rows that a query of ours gives, and those that are wanted, on each of the bases of a goal."""
    for _kind, given, output in values["goal"].want:
        if not given:
            continue
        base = sqlite3.connect(":memory:")
        for name, columns, rows in json.loads(given):
            base.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
            base.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)
        yield [" | ".join(map(str, row)) for row in base.execute(query)], output.split(" / ")
