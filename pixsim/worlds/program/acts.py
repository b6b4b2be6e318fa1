"""What one does with a program. `row` is the number of a line; 0 is the place before the first."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.worlds.core import Act, Text


class Change(Act):
    """Give another value to a line, or write it anew."""

    word: ClassVar[str] = "modifier"
    verbatim: ClassVar[bool] = True
    links: ClassVar[tuple[str, ...]] = ("par", "en", ":")
    spoken_links: ClassVar[tuple[str, ...]] = ("avec", "sur", "à")
    do: Literal["change"] = "change"
    row: Text
    value: Text


class Insert(Act):
    """Put a new line below another; it is the first inside where that one opens a block."""

    word: ClassVar[str] = "insérer"
    do: Literal["insert"] = "insert"
    row: Text
    block: Text


class Move(Act):
    """Put a line, and those it contains, below another."""

    word: ClassVar[str] = "déplacer"
    links: ClassVar[tuple[str, ...]] = ("sous la ligne", "sous", "après", "en", "à")
    do: Literal["move"] = "move"
    row: Text
    below: Text


class Shift(Act):
    """Set a line, and those it contains, further in or out."""

    word: ClassVar[str] = "décaler"
    do: Literal["shift"] = "shift"
    row: Text
    way: Text


class Delete(Act):
    """Take a line away, and those it contains."""

    word: ClassVar[str] = "supprimer"
    do: Literal["delete"] = "delete"
    row: Text


class Undo(Act):
    """Undo the last change."""

    word: ClassVar[str] = "annuler"
    do: Literal["undo"] = "undo"


class Run(Act):
    """Run the program to its end."""

    word: ClassVar[str] = "lancer"
    moves: ClassVar[bool] = True
    do: Literal["run"] = "run"


class Step(Act):
    """Carry out one line more."""

    word: ClassVar[str] = "pas"
    moves: ClassVar[bool] = True
    do: Literal["step"] = "step"


class Until(Act):
    """Go on until a line comes next."""

    word: ClassVar[str] = "jusqu'à"
    moves: ClassVar[bool] = True
    do: Literal["until"] = "until"
    row: Text


class Rewind(Act):
    """Back to before the first line."""

    word: ClassVar[str] = "rembobiner"
    moves: ClassVar[bool] = True
    do: Literal["rewind"] = "rewind"


class Choose(Act):
    """Choose the data, or the board, on which the program runs."""

    word: ClassVar[str] = "essai"
    moves: ClassVar[bool] = True
    do: Literal["choose"] = "choose"
    trial: Text


ACTS: tuple[type[Act], ...] = (
    Change, Insert, Move, Shift, Delete, Undo, Run, Step, Until, Rewind, Choose,
)  # fmt: skip
IN, OUT = "à droite", "à gauche"
