"""What each act does to a program."""

from __future__ import annotations

from functools import singledispatch

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Refused
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import inside
from pixsim.worlds.program import acts
from pixsim.worlds.program.data import HOLE, LONGEST_LINE, TO_THE_END, Line, Listing
from pixsim.worlds.program.parsing import MOST_LINES
from pixsim.worlds.program.value_of_a_line import called, framed, given

_FIRST = frozenset({"debut", "le debut", "au debut", "en premier", "premier", "tout en haut"})
_LAST = frozenset({"fin", "la fin", "a la fin", "en dernier", "dernier", "tout en bas"})


@singledispatch
def after(act: object, listing: Listing) -> Listing:  # noqa: ARG001
    """The program after an act that the page offers.

    Raises
    ------
    Refused
    """
    raise TypeError(f"no act of a program: {act!r}")


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


@after.register
def _after_change(act: acts.Change, listing: Listing) -> Listing:
    place = _place(listing, act.row)
    line = listing.lines[place]
    value = given(inside(act.value.strip(), *line.around), line.around[0])
    if listing.language == "python" and line.text == HOLE:
        value = framed(value, line.value)
    if not value:
        raise Refused(_("Il manque une valeur."))
    value = called(value, line.value)
    changed = line.changed(value=value)
    if len(changed.written) > LONGEST_LINE:
        raise Refused(_("Ligne trop longue : {n} signes au plus.").format(n=LONGEST_LINE))
    return listing.edited((*listing.lines[:place], changed, *listing.lines[place + 1 :]))


@after.register
def _after_insert(act: acts.Insert, listing: Listing) -> Listing:
    place = _place(listing, act.row)
    if len(listing.lines) >= MOST_LINES:
        raise Refused(_("Le programme est trop long."))
    block = next(block for block in listing.palette if block.written == act.block)
    line = Line(**block.model_dump(), depth=_depth_below(listing, place), fixed=False)
    return listing.edited(
        (*listing.lines[: place + 1], line, *listing.lines[place + 1 :]), caret=place + 2
    )


@after.register
def _after_move(act: acts.Move, listing: Listing) -> Listing:
    moved, target = listing.block_of(_place(listing, act.row)), _place(listing, act.below)
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


@after.register
def _after_shift(act: acts.Shift, listing: Listing) -> Listing:
    block = listing.block_of(_place(listing, act.row))
    depth, by = listing.lines[block.start].depth, 1 if act.way == acts.IN else -1
    if depth + by < 0 or depth + by > _depth_below(listing, block.start - 1):
        raise Refused(_("Cette ligne ne peut pas aller plus loin de ce côté."))
    return listing.edited(
        tuple(
            line.changed(depth=line.depth + by) if n in block else line
            for n, line in enumerate(listing.lines)
        )
    )


@after.register
def _after_delete(act: acts.Delete, listing: Listing) -> Listing:
    block = listing.block_of(_place(listing, act.row))
    return listing.edited(tuple(line for n, line in enumerate(listing.lines) if n not in block))


@after.register
def _after_undo(act: acts.Undo, listing: Listing) -> Listing:  # noqa: ARG001
    return listing.changed(lines=listing.past[-1], past=listing.past[:-1], done=0)


@after.register
def _after_run(act: acts.Run, listing: Listing) -> Listing:  # noqa: ARG001
    return listing.changed(done=TO_THE_END)


@after.register
def _after_step(act: acts.Step, listing: Listing) -> Listing:  # noqa: ARG001
    if listing.done == TO_THE_END:
        return listing.changed(done=1)
    if not listing.now().line:
        raise Refused(_("Le programme est terminé."))
    return listing.changed(done=listing.done + 1)


@after.register
def _after_until(act: acts.Until, listing: Listing) -> Listing:
    found = listing.ahead(_place(listing, act.row) + 1)
    if not found.line:
        return listing.changed(done=TO_THE_END, note=_("La ligne {n} n'est pas revenue.").format(n=act.row))  # fmt: skip
    return listing.changed(done=found.ticks)


@after.register
def _after_rewind(act: acts.Rewind, listing: Listing) -> Listing:  # noqa: ARG001
    return listing.changed(done=0)


@after.register
def _after_choose(act: acts.Choose, listing: Listing) -> Listing:
    names = [trial.name for trial in listing.trials]
    return listing.changed(trial=names.index(act.trial), done=0)
