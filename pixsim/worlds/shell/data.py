"""What a terminal acts on: files with owners and rights, packages, processes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from pixsim.worlds.core import Frozen, World

MOST_ENTRIES, MOST_LINES, LONGEST_LINE, MOST_SHOWN = 200, 200, 300, 60
READ, WRITE, RUN = 4, 2, 1
ROOT = "root"


class Entry(Frozen):
    """A file or a folder.

    Attributes
    ----------
    path : str
        From the root: « /home/lea/photos ».
    mode : int
        Rights, as ``0o640``.
    origin : str
        The path where what it holds was at first.
    """

    path: str
    folder: bool = False
    owner: str = ROOT
    group: str = ROOT
    mode: int = 0o644
    size: int = 0
    date: str = "12 mars 10:20"
    lines: tuple[str, ...] = ()
    origin: str = ""

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if (
            not self.path.startswith("/")
            or "//" in self.path
            or (self.path != "/" and self.path.endswith("/"))
        ):
            raise ValueError(f"not a whole path: {self.path!r}")
        if not 0 <= self.mode <= 0o777 or len(self.lines) > MOST_LINES:
            raise ValueError(f"{self.path}: rights or length out of bounds")
        return self

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


class Process(Frozen):
    """A program that runs."""

    pid: str
    user: str
    name: str
    cpu: int = 0


class Manager(Frozen):
    """The program that installs others: its name, and its words for installing and removing."""

    name: str = "apt"
    install: str = "install"
    remove: str = "remove"


class Terminal(World):
    """The state of a terminal.

    Attributes
    ----------
    user, host : str
    groups : Mapping
        Groups of each user.
    entries : tuple of Entry
        Folders too; the root is always there.
    cwd : str
        The present folder.
    installed, available : tuple of str
        Packages.
    admins : tuple of str
        Who may put « sudo » before a command.
    screen : tuple of str
        The last line typed, and what it showed: a page is read from end to end after each act.
    count : int
        Lines typed so far.
    printed : str
        What the last command showed, lines separated by « / ».
    history : tuple of str
        Lines typed and shown so far, the last ones of them.
    typed : tuple of str
        Commands, the last one last.
    """

    machine: Literal["shell"] = "shell"
    user: str = "lea"
    host: str = "atelier"
    groups: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    entries: tuple[Entry, ...]
    cwd: str = "/"
    processes: tuple[Process, ...] = ()
    manager: Manager = Manager()
    installed: tuple[str, ...] = ()
    available: tuple[str, ...] = ()
    admins: tuple[str, ...] = ()
    screen: tuple[str, ...] = ()
    count: int = 0
    printed: str = ""
    history: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _with_root(cls, data: Any) -> Any:
        if isinstance(data, dict) and "entries" in data:
            entries = tuple(data["entries"])
            paths = {
                entry.path if isinstance(entry, Entry) else entry.get("path") for entry in entries
            }
            if "/" not in paths:
                data = {**data, "entries": (Entry(path="/", folder=True, mode=0o755), *entries)}
        return data

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        folders = {entry.path for entry in self.entries if entry.folder}
        paths = [entry.path for entry in self.entries]
        faults = {
            f"at most {MOST_ENTRIES} files": len(paths) > MOST_ENTRIES,
            "two files have the same path": len(set(paths)) < len(paths),
            "a file is in no folder": any(parent_of(path) not in folders for path in paths),
            "the present folder is none": self.cwd not in folders,
        }
        found = [text for text, holds in faults.items() if holds]
        if found:
            raise ValueError("; ".join(found))
        return self

    @property
    def home(self) -> str:
        """The folder of the user."""
        return f"/home/{self.user}"

    def entry(self, path: str) -> Entry | None:
        """A file by its whole path."""
        return next((entry for entry in self.entries if entry.path == path), None)

    def inside(self, folder: str) -> tuple[Entry, ...]:
        """What a folder holds, by name."""
        found = [e for e in self.entries if e.path != "/" and parent_of(e.path) == folder]
        return tuple(sorted(found, key=lambda entry: entry.name))

    def below(self, folder: str) -> tuple[Entry, ...]:
        """What a folder holds, at any depth."""
        start = folder.rstrip("/") + "/"
        return tuple(e for e in self.entries if e.path.startswith(start) and e.path != "/")

    def whole(self, path: str) -> str:
        """A path from the root, « . » and « .. » followed."""
        if path == "~" or path.startswith("~/"):
            path = self.home + path[1:]
        parts: list[str] = [] if path.startswith("/") else self.cwd.strip("/").split("/")
        for part in path.split("/"):
            if part == "..":
                parts = parts[:-1]
            elif part not in ("", "."):
                parts.append(part)
        return "/" + "/".join(part for part in parts if part)

    def groups_of(self, user: str) -> tuple[str, ...]:
        """The groups of somebody, the one of that very name first."""
        return (user, *self.groups.get(user, ()))

    def knows(self, user: str) -> bool:
        """Whether there is a user of that name."""
        return user in {ROOT, self.user, *self.groups, *(one.owner for one in self.entries)}

    def may(self, entry: Entry, right: int, user: str) -> bool:
        """Whether somebody has a right on a file."""
        if user == ROOT:
            return True
        if user == entry.owner:
            bits = entry.mode >> 6
        elif entry.group in self.groups_of(user):
            bits = entry.mode >> 3
        else:
            bits = entry.mode
        return bool(bits & right)


def parent_of(path: str) -> str:
    """The folder of a path."""
    return path.rpartition("/")[0] or "/"


def letters_of(entry: Entry) -> str:
    """« drwxr-x--- »."""
    bits = "".join(
        letter if entry.mode >> shift & bit else "-"
        for shift in (6, 3, 0) for letter, bit in (("r", READ), ("w", WRITE), ("x", RUN))
    )  # fmt: skip
    return ("d" if entry.folder else "-") + bits
