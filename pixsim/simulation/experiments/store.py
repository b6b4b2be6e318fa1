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

from pixsim.files import replace_file
from pixsim.problems import DataError, Problem
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


class ExperimentStore:
    """A folder of finished results.

    Parameters
    ----------
    folder : Path
        New, empty, or made by an earlier experiment.

    Attributes
    ----------
    remarks : list of str
        Files that were found and not used, and why.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remarks: list[str] = []

    def faults(self) -> Iterator[Problem]:
        """Why the folder cannot be used; nothing is written yet."""
        message = self._fault()
        if message:
            yield self._problem(message)

    def read(self, runs: list[Run]) -> dict[str, Summary]:
        """Summaries of those runs that are finished, by key."""
        found = {}
        for run in runs:
            path = self._path(run.key)
            if path.exists():
                document = _document(path)
                if document is None or document["key"] != run.key:
                    self.remarks.append(f"{path.name} is damaged: its arm is run again")
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
                replace_file(self.folder / MARKER, _json({"schema": SCHEMA}))
            replace_file(self._path(run.key), _json(document))
        except OSError as error:
            message = f"arm {run.arm!r} could not be written: {error.strerror}"
            raise DataError([self._problem(message)]) from error

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _problem(self, message: str) -> Problem:
        return Problem(str(self.folder), "", "", "experiment_store", message)

    def _fault(self) -> str:
        folder = next(path for path in (self.folder, *self.folder.parents) if path.exists())
        if not folder.is_dir():
            return "is no folder: an experiment is stored in a folder of its own"
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            return "cannot be written"
        if folder != self.folder or all(path.name.startswith(".") for path in folder.iterdir()):
            return ""  # new; hidden files are what a write that was killed leaves behind
        try:
            schema = read_json((folder / MARKER).read_bytes())["schema"]
        except FileNotFoundError:
            return "holds other files: give a new folder, or one of an experiment"
        except (OSError, ValueError, TypeError, KeyError):
            return f"its {MARKER} cannot be read"
        if schema != SCHEMA:
            return f"was made by another version of pixsim ({schema}; this one reads {SCHEMA})"
        return ""

    def _remark_on_others(self, missing: list[Run], runs: list[Run]) -> None:
        """Say why results stored under the name of a missing run are not used."""
        by_name = {(run.arm, run.replication): run for run in missing}
        used = {run.key for run in runs}
        others, differences = 0, ""
        for path in sorted(self.folder.glob(RESULTS)) if by_name else ():
            document = _document(path) if path.stem not in used else None
            run = document and by_name.get((document["arm"], document["replication"]))
            if document and run:
                others += 1
                differences = differences or _differences(document["identity"], run.identity)
        if others:
            self.remarks.append(
                f"{others} stored result(s) of these arms were made otherwise, are left alone and"
                f" are not used: {differences}"
            )


def _document(path: Path) -> dict[str, Any] | None:
    """A stored result; None where it is not whole."""
    try:
        document = read_json(path.read_bytes())
        whole = document["schema"] == SCHEMA and digest(document["identity"]) == document["key"]
        whole = whole and isinstance(document["summary"], dict)
        whole = whole and isinstance(document["arm"], str)
        return document if whole and isinstance(document["replication"], int) else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _differences(stored: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What differs between two runs, in words."""
    before, after = dict(_leaves(stored)), dict(_leaves(now))
    told = [
        f"{name} {before.get(name, 'absent')!s:.20}, now {after.get(name, 'absent')!s:.20}"
        for name in before | after
        if before.get(name) != after.get(name)
    ]
    return "; ".join(told[:4]) + ("; …" if len(told) > 4 else "")


def _leaves(tree: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{place}{name}.")
        else:
            yield f"{place}{name}", value


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n").encode()


def summary_of(result: SimulationResult) -> Summary:
    """The summary of a simulation as the store gives it back."""
    summary: Summary = json.loads(_json(result.summary().as_dict()))
    return summary
