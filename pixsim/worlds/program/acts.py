"""What one does with a program. `row` is the number of a line; 0 is the place before the first."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Change(Act):
    """Give another value to a line, or write it anew."""

    word: ClassVar[str] = "modifier"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Ligne {row} écrite « {line} » au lieu de « {was} »"),
    )
    verbatim: ClassVar[bool] = True
    links: ClassVar[tuple[str, ...]] = ("par", "en", ":")
    spoken_links: ClassVar[tuple[str, ...]] = ("avec", "sur", "à", "mettre", "mets")
    do: Literal["change"] = "change"
    row: Text
    value: Text


class Insert(Act):
    """Put a new line below another; it is the first inside where that one opens a block."""

    word: ClassVar[str] = "insérer"
    past: ClassVar[tuple[str, ...]] = (
        gettext("« {block} » inséré sous la ligne {row}"),
        gettext("« {block} » inséré au début"),
    )
    do: Literal["insert"] = "insert"
    row: Text
    block: Text


class Move(Act):
    """Put a line, and those it contains, below another."""

    word: ClassVar[str] = "déplacer"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Ligne {row} « {was} » déplacée sous la ligne {below}"),
        gettext("Ligne {row} « {was} » déplacée au début"),
    )
    links: ClassVar[tuple[str, ...]] = ("sous la ligne", "sous", "après", "en", "à")
    do: Literal["move"] = "move"
    row: Text
    below: Text


class Shift(Act):
    """Set a line, and those it contains, further in or out."""

    word: ClassVar[str] = "décaler"
    past: ClassVar[tuple[str, ...]] = (gettext("Ligne {row} « {was} » décalée : {way}"),)
    do: Literal["shift"] = "shift"
    row: Text
    way: Text


class Delete(Act):
    """Take a line away, and those it contains."""

    word: ClassVar[str] = "supprimer"
    past: ClassVar[tuple[str, ...]] = (gettext("Ligne {row} « {was} » supprimée"),)
    do: Literal["delete"] = "delete"
    row: Text


class Undo(Act):
    """Undo the last change."""

    word: ClassVar[str] = "annuler"
    past: ClassVar[tuple[str, ...]] = (gettext("Dernier changement annulé"),)
    do: Literal["undo"] = "undo"


class Run(Act):
    """Run the program to its end."""

    word: ClassVar[str] = "lancer"
    past: ClassVar[tuple[str, ...]] = (gettext("Programme lancé jusqu'au bout"),)
    moves: ClassVar[bool] = True
    do: Literal["run"] = "run"


class Step(Act):
    """Carry out one line more."""

    word: ClassVar[str] = "pas"
    past: ClassVar[tuple[str, ...]] = (gettext("Programme avancé d'un pas"),)
    moves: ClassVar[bool] = True
    do: Literal["step"] = "step"


class Until(Act):
    """Go on until a line comes next."""

    word: ClassVar[str] = "jusqu'à"
    past: ClassVar[tuple[str, ...]] = (gettext("Programme lancé jusqu'à la ligne {row}"),)
    moves: ClassVar[bool] = True
    do: Literal["until"] = "until"
    row: Text


class Rewind(Act):
    """Back to before the first line."""

    word: ClassVar[str] = "rembobiner"
    past: ClassVar[tuple[str, ...]] = (gettext("Programme ramené au début"),)
    moves: ClassVar[bool] = True
    do: Literal["rewind"] = "rewind"


class Choose(Act):
    """Choose the data, or the board, on which the program runs."""

    word: ClassVar[str] = "essai"
    past: ClassVar[tuple[str, ...]] = (gettext("Essai « {trial} » choisi"),)
    moves: ClassVar[bool] = True
    do: Literal["choose"] = "choose"
    trial: Text


ACTS: tuple[type[Act], ...] = (
    Change, Insert, Move, Shift, Delete, Undo, Run, Step, Until, Rewind, Choose,
)  # fmt: skip
IN, OUT = "à droite", "à gauche"
