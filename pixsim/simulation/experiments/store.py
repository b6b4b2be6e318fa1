"""Finished results of an experiment on disk: one file each, written whole or not at all.

A file is named after everything that its figures depend on (`identity`), so a folder may serve
several experiments, or one that grows: what is there is used, what is not is run.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pixsim.foundation.files import replace_file
from pixsim.foundation.problems import DataError, Problem
from pixsim.simulation.experiments.description import digest
from pixsim.simulation.run import SimulationResult
from pixsim.text.json_text import read_json

SCHEMA = "pixsim/experiment/1"
MARKER = "experiment.json"
"""What makes a folder a store."""
RESULTS = "[0-9a-f]" * 64 + ".json"

Summary = dict[str, Any]
"""``Summary.as_dict()``, as read back from JSON."""


@dataclass(frozen=True)
class Run:
    """One arm in one replication.

    Attributes
    ----------
    arm : str
    replication : int
        From 0.
    candidates, seed : int
    settings : Mapping[str, Any]
        Descriptions of all other arguments of `simulate`, the bank among them.
    """

    arm: str
    replication: int
    candidates: int
    seed: int
    settings: Mapping[str, Any]

    @property
    def identity(self) -> dict[str, Any]:
        """All that its figures depend on; not the name of the arm."""
        own = {"candidates": self.candidates, "seed": self.seed, "settings": self.settings}
        return {"pixsim": version("pixsim"), **own}

    @cached_property
    def key(self) -> str:
        """Digest of `identity`."""
        return digest(self.identity)


class StoreWarning(UserWarning):
    """Stored results that are not used.

    Parameters
    ----------
    remark : Problem
    """

    def __init__(self, remark: Problem) -> None:
        self.remark = remark
        super().__init__(str(remark))


class ExperimentStore:
    """A folder of finished results.

    Parameters
    ----------
    folder : Path
        New, empty, or made by an earlier experiment.

    Attributes
    ----------
    remarks : list of Problem
        Files that were found and not used, and why.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remarks: list[Problem] = []

    def faults(self) -> Iterator[Problem]:
        """Why the folder cannot be used; nothing is written yet."""
        told = self._fault()
        if told is not None:
            kind, context = told
            yield self._problem(kind, **context)

    def read(self, runs: list[Run]) -> dict[str, Summary]:
        """Summaries of those runs that are finished, by key."""
        found = {}
        for run in runs:
            path = self._path(run.key)
            if path.exists():
                document = _read_stored(path)
                if document is None or document["key"] != run.key:
                    self.remarks.append(self._problem("store_damaged", name=path.name))
                else:
                    found[run.key] = document["summary"]
        self._remark_on_others([run for run in runs if run.key not in found], runs)
        return found

    def write(self, run: Run, summary: Summary) -> None:
        """Keep a finished run, at once.

        Raises
        ------
        DataError
            It could not be written; what was there still is.
        """
        document = {
            "schema": SCHEMA,
            "key": run.key,
            "arm": run.arm,
            "replication": run.replication,
            "identity": run.identity,
            "summary": summary,
        }
        try:
            if not (self.folder / MARKER).exists():
                replace_file(self.folder / MARKER, _to_json({"schema": SCHEMA}))
            replace_file(self._path(run.key), _to_json(document))
        except OSError as error:
            told = self._problem("store_write", name=repr(run.arm), error=error.strerror)
            raise DataError([told]) from error

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _problem(self, kind: str, /, **context: object) -> Problem:
        return Problem.of(str(self.folder), "", "", kind, **context)

    def _fault(self) -> tuple[str, dict[str, object]] | None:
        """Kind of the fault, and what its words hold."""
        folder = next(path for path in (self.folder, *self.folder.parents) if path.exists())
        if not folder.is_dir():
            return "store_no_folder", {}
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return "store_closed", {}
        if folder != self.folder or all(path.name.startswith(".") for path in folder.iterdir()):
            return None  # new; hidden files are what a write that was killed leaves behind
        try:
            schema = read_json((folder / MARKER).read_bytes())["schema"]
        except FileNotFoundError:
            return "experiment_store", {}
        except (OSError, ValueError, TypeError, KeyError):
            return "store_marker", {"name": MARKER}
        if schema != SCHEMA:
            return "store_version", {"value": schema, "expected": SCHEMA}
        return None

    def _remark_on_others(self, missing: list[Run], runs: list[Run]) -> None:
        """Say why results stored under the name of a missing run are not used."""
        by_name = {(run.arm, run.replication): run for run in missing}
        used = {run.key for run in runs}
        others, differences = 0, ""
        for path in sorted(self.folder.glob(RESULTS)) if by_name else ():
            document = _read_stored(path) if path.stem not in used else None
            run = document and by_name.get((document["arm"], document["replication"]))
            if document and run:
                others += 1
                differences = differences or _run_differences(document["identity"], run.identity)
        if others:
            told = self._problem("store_others", n=others, differences=differences)
            self.remarks.append(told)


def _read_stored(path: Path) -> dict[str, Any] | None:
    """A stored result; None where it is not whole."""
    try:
        document = read_json(path.read_bytes())
        whole = document["schema"] == SCHEMA and digest(document["identity"]) == document["key"]
        whole = whole and isinstance(document["summary"], dict)
        whole = whole and isinstance(document["arm"], str)
        return document if whole and isinstance(document["replication"], int) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _run_differences(stored: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What differs between two runs, in words."""
    before, after = dict(_flatten_leaves(stored)), dict(_flatten_leaves(now))
    told = [
        f"{name} {before.get(name, 'absent')!s:.20}, now {after.get(name, 'absent')!s:.20}"
        for name in before | after
        if before.get(name) != after.get(name)
    ]
    return "; ".join(told[:4]) + ("; …" if len(told) > 4 else "")


def _flatten_leaves(tree: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flatten_leaves(value, f"{place}{name}.")
        else:
            yield f"{place}{name}", value


def _to_json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n").encode()


def summary_of(result: SimulationResult) -> Summary:
    """The summary of a simulation as the store gives it back."""
    summary: Summary = json.loads(_to_json(result.summary().as_dict()))
    return summary
