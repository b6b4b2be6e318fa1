"""What one does with a program. `row` is the number of a line; 0 is the place before the first."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Change(Act):
    """Give another value to a line, or write it anew."""

    word = "modifier"
    past = (gettext("Ligne {row} écrite « {line} » au lieu de « {was} »"),)
    verbatim = True
    links = ("par", "en", ":")
    spoken_links = ("avec", "sur", "à", "mettre", "mets")
    do: Literal["change"] = "change"
    row: Text
    value: Text


class Insert(Act):
    """Put a new line below another; it is the first inside where that one opens a block."""

    word = "insérer"
    past = (
        gettext("« {block} » inséré sous la ligne {row}"),
        gettext("« {block} » inséré au début"),
    )
    do: Literal["insert"] = "insert"
    row: Text
    block: Text


class Move(Act):
    """Put a line, and those it contains, below another."""

    word = "déplacer"
    past = (
        gettext("Ligne {row} « {was} » déplacée sous la ligne {below}"),
        gettext("Ligne {row} « {was} » déplacée au début"),
    )
    links = ("sous la ligne", "sous", "après", "en", "à")
    do: Literal["move"] = "move"
    row: Text
    below: Text


class Shift(Act):
    """Set a line, and those it contains, further in or out."""

    word = "décaler"
    past = (gettext("Ligne {row} « {was} » décalée : {way}"),)
    do: Literal["shift"] = "shift"
    row: Text
    way: Text


class Delete(Act):
    """Take a line away, and those it contains."""

    word = "supprimer"
    past = (gettext("Ligne {row} « {was} » supprimée"),)
    do: Literal["delete"] = "delete"
    row: Text


class Undo(Act):
    """Undo the last change."""

    word = "annuler"
    past = (gettext("Dernier changement annulé"),)
    do: Literal["undo"] = "undo"


class Run(Act):
    """Run the program to its end."""

    word = "lancer"
    past = (gettext("Programme lancé jusqu'au bout"),)
    moves = True
    do: Literal["run"] = "run"


class Step(Act):
    """Carry out one line more."""

    word = "pas"
    past = (gettext("Programme avancé d'un pas"),)
    moves = True
    do: Literal["step"] = "step"


class Until(Act):
    """Go on until a line comes next."""

    word = "jusqu'à"
    past = (gettext("Programme lancé jusqu'à la ligne {row}"),)
    moves = True
    do: Literal["until"] = "until"
    row: Text


class Rewind(Act):
    """Back to before the first line."""

    word = "rembobiner"
    past = (gettext("Programme ramené au début"),)
    moves = True
    do: Literal["rewind"] = "rewind"


class Choose(Act):
    """Choose the data, or the board, on which the program runs."""

    word = "essai"
    past = (gettext("Essai « {trial} » choisi"),)
    moves = True
    do: Literal["choose"] = "choose"
    trial: Text


ACTS: tuple[type[Act], ...] = (
    Change, Insert, Move, Shift, Delete, Undo, Run, Step, Until, Rewind, Choose,
)  # fmt: skip
IN, OUT = "à droite", "à gauche"
