"""What one does with a program. `row` is the number of a line; 0 is the place before the first."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Text


class Change(Act, do="change", word="modifier"):
    """Give another value to a line, or write it anew."""

    past = (gettext("Ligne {row} écrite « {line} » au lieu de « {was} »"),)
    verbatim = True
    links = ("par", "en", ":")
    spoken_links = ("avec", "sur", "à", "mettre", "mets")
    row: Text
    value: Text


class Insert(Act, do="insert", word="insérer"):
    """Put a new line below another; it is the first inside where that one opens a block."""

    past = (
        gettext("« {block} » inséré sous la ligne {row}"),
        gettext("« {block} » inséré au début"),
    )
    row: Text
    block: Text


class Move(Act, do="move", word="déplacer"):
    """Put a line, and those it contains, below another."""

    past = (
        gettext("Ligne {row} « {was} » déplacée sous la ligne {below}"),
        gettext("Ligne {row} « {was} » déplacée au début"),
    )
    links = ("sous la ligne", "sous", "après", "en", "à")
    row: Text
    below: Text


class Shift(Act, do="shift", word="décaler"):
    """Set a line, and those it contains, further in or out."""

    past = (gettext("Ligne {row} « {was} » décalée : {way}"),)
    row: Text
    way: Text


class Delete(Act, do="delete", word="supprimer"):
    """Take a line away, and those it contains."""

    past = (gettext("Ligne {row} « {was} » supprimée"),)
    row: Text


class Undo(Act, do="undo", word="annuler"):
    """Undo the last change."""

    past = (gettext("Dernier changement annulé"),)


class Run(Act, do="run", word="lancer"):
    """Run the program to its end."""

    past = (gettext("Programme lancé jusqu'au bout"),)
    moves = True


class Step(Act, do="step", word="pas"):
    """Carry out one line more."""

    past = (gettext("Programme avancé d'un pas"),)
    moves = True


class Until(Act, do="until", word="jusqu'à"):
    """Go on until a line comes next."""

    past = (gettext("Programme lancé jusqu'à la ligne {row}"),)
    moves = True
    row: Text


class Rewind(Act, do="rewind", word="rembobiner"):
    """Back to before the first line."""

    past = (gettext("Programme ramené au début"),)
    moves = True


class Choose(Act, do="choose", word="essai"):
    """Choose the data, or the board, on which the program runs."""

    past = (gettext("Essai « {trial} » choisi"),)
    moves = True
    trial: Text


ACTS: tuple[type[Act], ...] = (
    Change, Insert, Move, Shift, Delete, Undo, Run, Step, Until, Rewind, Choose,
)  # fmt: skip
IN, OUT = "à droite", "à gauche"
