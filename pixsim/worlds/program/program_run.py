"""A program carried out, whole or up to a step, and what it shows then."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pixsim.worlds.program.board import Board, read_board
from pixsim.worlds.program.limits import Fault
from pixsim.worlds.program.machine import Halted, Machine
from pixsim.worlds.program.parsing import read_program

Code = tuple[tuple[int, str], ...]
"""Depth and text of each line."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run led to.

    Attributes
    ----------
    ticks : int
        Lines carried out, turns of loops included.
    line : int
        The line that comes next where the run was halted; 0 when it ended.
    output : str
        What was displayed.
    variables : tuple of (str, str)
        Names and what they hold, in the order in which they came to be.
    board : Board or None
    fault : Fault or None
        What stopped it.
    """

    ticks: int = 0
    line: int = 0
    output: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    board: Board | None = None
    fault: Fault | None = None

    @property
    def ended(self) -> bool:
        """Whether the program came to its end."""
        return self.fault is None and self.line == 0


@lru_cache(maxsize=512)
def run(
    code: Code, language: str, given: str = "", board: str = "", halt: int = -1, until: int = 0
) -> Result:
    """Carry out a program.

    Parameters
    ----------
    code : sequence of (int, str)
        Depth and text of each line.
    language : str
        ``blocks`` or ``python``.
    given : str
        Lines that come first, separated by « ; »: the data of a trial.
    board : str
        Where the robot is, see `pixsim.worlds.program.board.read_board`.
    halt : int
        Lines after which it is halted; -1 for none.
    until : int
        A line before which it is halted, after `halt` others.
    """
    machine = Machine(language, read_board(board) if board else None)
    fault, line = None, 0
    try:
        if given:
            first = tuple((0, text.strip()) for text in given.split(";"))
            machine.carry_out(read_program(first, language))
        machine.begin(halt, until)
        machine.carry_out(read_program(code, language))
    except Halted as halted:
        line = halted.line
    except Fault as found:  # kept without its frames, which hold the run
        fault = Fault(found.text, found.line, found.kind)
    return Result(
        machine.ticks,
        line,
        "".join(machine.output),
        tuple(machine.variables()),
        machine.board,
        fault,
    )
