"""What one does with a program. `row` is the number of a line; 0 is the place before the first."""

from __future__ import annotations

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Refused, Text
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import inside
from pixsim.worlds.program.data import HOLE, LONGEST_LINE, TO_THE_END, Line, Listing
from pixsim.worlds.program.parsing import MOST_LINES
from pixsim.worlds.program.value_of_a_line import called, compared, framed, given

"""What one does with a program. `row` is the number of a line; 0 is the place before the first."""
IN, OUT = "à droite", "à gauche"
_FIRST = frozenset({"debut", "le debut", "au debut", "en premier", "premier", "tout en haut"})
_LAST = frozenset({"fin", "la fin", "a la fin", "en dernier", "dernier", "tout en bas"})


def _place(listing: Listing, number: str) -> int:
    """Place of a line by its number, -1 before the first; by « au début », « à la fin », or by what it alone says.

    Raises
    ------
    Refused
        There is no such line.
    """
    said = folded(number)
    if said in _FIRST:
        return -1
    if said in _LAST:
        return len(listing.lines) - 1
    bearers = [n for n, line in enumerate(listing.lines) if folded(line.written) == said]
    if len(bearers) == 1:
        return bearers[0]
    if not (number.isascii() and number.isdecimal()) or len(number) > 3:
        raise Refused(_("Donnez le numéro d'une ligne."))
    if int(number) > len(listing.lines):
        raise Refused(_("Il n'y a pas de ligne de ce numéro."))
    return int(number) - 1


def _depth_below(listing: Listing, place: int) -> int:
    """How far a line is set in that comes below another."""
    if place < 0:
        return 0
    return listing.lines[place].depth + (1 if listing.opens(place) else 0)


class Change(Act, do="change", word="modifier"):
    """Give another value to a line, or write it anew."""

    past = (gettext("Ligne {row} écrite « {line} » au lieu de « {was} »"),)
    verbatim = True
    links = ("par", "en", ":")
    spoken_links = ("avec", "sur", "à", "mettre", "mets")
    row: Text
    value: Text

    def apply(self, listing: Listing) -> Listing:
        place = _place(listing, self.row)
        line = listing.lines[place]
        value = given(inside(self.value.strip(), *line.around), line.around[0])
        value = compared(value, line.around[0], line.value)
        if listing.language == "python" and line.text == HOLE:
            value = framed(value, line.value)
        if not value:
            raise Refused(_("Il manque une valeur."))
        value = called(value, line.value)
        changed = line.changed(value=value)
        if len(changed.written) > LONGEST_LINE:
            raise Refused(_("Ligne trop longue : {n} signes au plus.").format(n=LONGEST_LINE))
        return listing.edited((*listing.lines[:place], changed, *listing.lines[place + 1 :]))


class Insert(Act, do="insert", word="insérer"):
    """Put a new line below another; it is the first inside where that one opens a block."""

    past = (
        gettext("« {block} » inséré sous la ligne {row}"),
        gettext("« {block} » inséré au début"),
    )
    row: Text
    block: Text

    def apply(self, listing: Listing) -> Listing:
        place = _place(listing, self.row)
        if len(listing.lines) >= MOST_LINES:
            raise Refused(_("Le programme est trop long."))
        block = next(block for block in listing.palette if block.written == self.block)
        line = Line(**block.model_dump(), depth=_depth_below(listing, place), fixed=False)
        return listing.edited(
            (*listing.lines[: place + 1], line, *listing.lines[place + 1 :]), caret=place + 2
        )


class Move(Act, do="move", word="déplacer"):
    """Put a line, and those it contains, below another."""

    past = (
        gettext("Ligne {row} « {was} » déplacée sous la ligne {below}"),
        gettext("Ligne {row} « {was} » déplacée au début"),
    )
    links = ("sous la ligne", "sous", "après", "en", "à")
    row: Text
    below: Text

    def apply(self, listing: Listing) -> Listing:
        moved, target = listing.block_of(_place(listing, self.row)), _place(listing, self.below)
        if target in moved:
            raise Refused(_("Une ligne ne peut pas aller sous elle-même."))
        if (
            target == moved.start - 1
            and _depth_below(listing, target) == listing.lines[moved.start].depth
        ):
            raise Refused(_("Cette ligne y est déjà."))
        by = _depth_below(listing, target) - listing.lines[moved.start].depth
        taken = [listing.lines[n].changed(depth=listing.lines[n].depth + by) for n in moved]
        rest = [line for n, line in enumerate(listing.lines) if n not in moved]
        at = target + 1 - (len(moved) if target > moved.start else 0)
        return listing.edited((*rest[:at], *taken, *rest[at:]), caret=at + 1)


class Shift(Act, do="shift", word="décaler"):
    """Set a line, and those it contains, further in or out."""

    past = (gettext("Ligne {row} « {was} » décalée : {way}"),)
    row: Text
    way: Text

    def apply(self, listing: Listing) -> Listing:
        block = listing.block_of(_place(listing, self.row))
        depth, by = listing.lines[block.start].depth, 1 if self.way == IN else -1
        if depth + by < 0 or depth + by > _depth_below(listing, block.start - 1):
            raise Refused(_("Cette ligne ne peut pas aller plus loin de ce côté."))
        return listing.edited(
            tuple(
                line.changed(depth=line.depth + by) if n in block else line
                for n, line in enumerate(listing.lines)
            )
        )


class Delete(Act, do="delete", word="supprimer"):
    """Take a line away, and those it contains."""

    past = (gettext("Ligne {row} « {was} » supprimée"),)
    row: Text

    def apply(self, listing: Listing) -> Listing:
        block = listing.block_of(_place(listing, self.row))
        return listing.edited(tuple(line for n, line in enumerate(listing.lines) if n not in block))


class Undo(Act, do="undo", word="annuler"):
    """Undo the last change."""

    past = (gettext("Dernier changement annulé"),)

    def apply(self, listing: Listing) -> Listing:
        return listing.changed(lines=listing.past[-1], past=listing.past[:-1], done=0)


class Run(Act, do="run", word="lancer"):
    """Run the program to its end."""

    past = (gettext("Programme lancé jusqu'au bout"),)
    moves = True

    def apply(self, listing: Listing) -> Listing:
        return listing.changed(done=TO_THE_END)


class Step(Act, do="step", word="pas"):
    """Carry out one line more."""

    past = (gettext("Programme avancé d'un pas"),)
    moves = True

    def apply(self, listing: Listing) -> Listing:
        if listing.done == TO_THE_END:
            return listing.changed(done=1)
        if not listing.now().line:
            raise Refused(_("Le programme est terminé."))
        return listing.changed(done=listing.done + 1)


class Until(Act, do="until", word="jusqu'à"):
    """Go on until a line comes next."""

    past = (gettext("Programme lancé jusqu'à la ligne {row}"),)
    moves = True
    row: Text

    def apply(self, listing: Listing) -> Listing:
        found = listing.ahead(_place(listing, self.row) + 1)
        if not found.line:
            return listing.changed(done=TO_THE_END, note=_("La ligne {n} n'est pas revenue.").format(n=self.row))  # fmt: skip
        return listing.changed(done=found.ticks)


class Rewind(Act, do="rewind", word="rembobiner"):
    """Back to before the first line."""

    past = (gettext("Programme ramené au début"),)
    moves = True

    def apply(self, listing: Listing) -> Listing:
        return listing.changed(done=0)


class Choose(Act, do="choose", word="essai"):
    """Choose the data, or the board, on which the program runs."""

    past = (gettext("Essai « {trial} » choisi"),)
    moves = True
    trial: Text

    def apply(self, listing: Listing) -> Listing:
        names = [trial.name for trial in listing.trials]
        return listing.changed(trial=names.index(self.trial), done=0)
