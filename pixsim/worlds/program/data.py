"""What a program is made of, and what it gives."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import field_validator, model_validator

from pixsim.worlds.core import Frozen, World
from pixsim.worlds.program.blocks import opens
from pixsim.worlds.program.board import read_board
from pixsim.worlds.program.limits import Fault
from pixsim.worlds.program.parsing import MOST_LINES
from pixsim.worlds.program.program_run import Code, Result, run
from pixsim.worlds.program.queries import Table, ask, read_tables

HOLE = "□"
LONGEST_LINE = 90
MOST_UNDONE = 20
TO_THE_END = -1

Language = Literal["blocks", "python", "sql"]


class Block(Frozen):
    """What can be put into a program.

    Attributes
    ----------
    text : str
        With `HOLE` where its value is.
    value : str
    choices : tuple of str
        Values it can be given; any when empty.
    """

    text: str
    value: str = ""
    choices: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """With its value."""
        return self.text.replace(HOLE, self.value)

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the value."""
        before, _hole, behind = self.text.partition(HOLE)
        return before.strip(), behind.strip()

    @property
    def can_change(self) -> bool:
        """Whether it has a value."""
        return HOLE in self.text


class Line(Block):
    """A line of a program.

    Attributes
    ----------
    depth : int
        How far it is set in.
    fixed : bool
        Whether it stays where it is.
    """

    depth: int = 0
    fixed: bool = True


class Trial(Frozen):
    """What a program is tried on: lines that give values to variables, a board."""

    name: str
    given: str = ""
    board: str = ""

    @field_validator("board")
    @classmethod
    def _is_board(cls, board: str) -> str:
        if board:
            read_board(board)
        return board


class Listing(World):
    """The state of a program and of its run.

    Attributes
    ----------
    title : str
    language : str
        ``blocks``, ``python`` or ``sql``: one query.
    lines : tuple of Line
    palette : tuple of Block
        What can be put into it.
    trials : tuple of Trial
    tables : tuple of Table
        What a query is about.
    trial : int
        Place of the one that is shown.
    done : int
        Lines carried out so far; `TO_THE_END` for a whole run.
    caret : int
        Number of the line that the last act put somewhere; 0 for none.
    past : tuple of lines
        What undoing brings back, the newest last.
    """

    machine: Literal["program"] = "program"
    title: str = "Programme"
    language: Language = "blocks"
    lines: tuple[Line, ...] = ()
    palette: tuple[Block, ...] = ()
    trials: tuple[Trial, ...] = (Trial(name="1"),)
    tables: tuple[Table, ...] = ()
    trial: int = 0
    done: int = 0
    caret: int = 0
    past: tuple[tuple[Line, ...], ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Listing:
        names = [trial.name for trial in self.trials]
        labels = [block.written for block in self.palette]
        faults = {
            f"at most {MOST_LINES} lines": len(self.lines) > MOST_LINES,
            "a trial is needed, each of another name": not names or len(set(names)) < len(names),
            "two blocks of the palette read the same": len(set(labels)) < len(labels),
            "no such trial": not 0 <= self.trial < len(self.trials),
        }
        found = [text for text, holds in faults.items() if holds]
        if found:
            raise ValueError("; ".join(found))
        return self

    def cleared(self) -> Listing:
        """The same, its note read and the caret free."""
        return self.changed(note="", caret=0) if self.note or self.caret else self

    @property
    def code(self) -> Code:
        """Depth and text of each line."""
        return tuple((line.depth, line.written) for line in self.lines)

    def opens(self, place: int) -> bool:
        """Whether a line has others below it, set in."""
        return opens(self.lines[place].written, self.language)

    def block_of(self, place: int) -> range:
        """Places of a line and of those it contains."""
        end = place + 1
        while end < len(self.lines) and self.lines[end].depth > self.lines[place].depth:
            end += 1
        return range(place, end)

    def now(self) -> Result:
        """Where the run that is shown stands."""
        if self.language == "sql":
            return asked(self.tables, self.code) if self.done else Result()
        return self._run(self.trials[self.trial], self.done)

    def whole(self, given: str = "", board: str = "") -> Result:
        """A whole run on some data; for a query, on other tables."""
        if self.language == "sql":
            return asked(read_tables(given) if given else self.tables, self.code)
        return run(self.code, self.language, given, board)

    def ahead(self, line: int) -> Result:
        """The run that is shown, on until a line comes next."""
        trial = self.trials[self.trial]
        return run(self.code, self.language, trial.given, trial.board, max(0, self.done) + 1, line)

    def _run(self, trial: Trial, done: int) -> Result:
        return run(self.code, self.language, trial.given, trial.board, done)

    def edited(self, lines: tuple[Line, ...], **fields: Any) -> Self:
        """With other lines, not run yet."""
        past = (*self.past, self.lines)[-MOST_UNDONE:]
        return self.changed(lines=lines, past=past, done=0, **fields)


def asked(tables: tuple[Table, ...], code: Code) -> Result:
    """What a query gives, as a run."""
    found = ask(tables, "\n".join(text for _depth, text in code))
    if isinstance(found, Fault):
        return Result(fault=found)
    return Result(output="\n".join(" | ".join(row) for row in found.rows))
