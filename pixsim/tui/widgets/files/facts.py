"""What is said round a file: its title, its figures, the keys that apply."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import NO_BREAK
from pixsim.tui.drawing.safe_text import fit_cells
from pixsim.tui.widgets.files.pictures import ImagePicture, TablePicture, ViewState, has_words
from pixsim.tui.widgets.files.rows import Picture
from pixsim.tui.widgets.files.trail import Level
from pixsim.viewing import views
from pixsim.viewing.limits import MORE
from pixsim.viewing.sizes import size_in_words, written_number
from pixsim.viewing.summaries import counted_noun, lines_in_words, pixels_in_words
from pixsim.viewing.tables import Figures, TableView

Hint = tuple[str, str, str]
"""Key as shown, what it does, wish for `FilePane.ask`."""

LEAST_DECIMALS = 2  # of a mean
INSIDE = " › "
NAMES = f"{NO_BREAK}: "


def title_line(trail: Sequence[Level], cells: int) -> str:
    """« atelier.zip › mot.txt · 33 octets », never a path; the first names go where room lacks."""
    last = trail[-1]
    words = [] if last.size is None else [size_in_words(last.size)]
    if last.side != "view":
        words.append(_side_word(last, last.side))
    names = [level.name for level in trail]
    said = ""
    for first in range(len(names)):
        place = INSIDE.join([MORE, *names[first:]] if first else names)
        said = " · ".join([place, *words])
        if cell_len(said) <= cells:
            break
    return said


def key_hints(level: Level, *, nested: bool) -> tuple[Hint, ...]:
    """Keys that apply to what is shown, the most useful first."""
    view = level.view
    found: list[Hint] = []
    opens = _open_hint(view)
    if opens:
        found.append((_("Entrée"), opens, "open"))
    filters = [("/", _("filtrer"), "filter")] if has_words(view) else []
    read = isinstance(
        view, views.MessageView | views.ReadingView
    )  # what is behind comes before words
    if not read:
        found += filters
    if isinstance(view, TableView):
        found.append(("T", _("trier"), "sort"))
    if isinstance(view, views.TextView) and view.has_long_lines:
        word = _("couper les lignes") if level.state.whole else _("lignes entières")
        found.append(("L", word, "whole"))
    leaves = nested or level.side != "view"
    found.append((_("Échap"), _("remonter") if leaves else _("fermer"), "escape"))
    for side, key in (("source", "V"), ("details", "H")):
        if side == level.side:
            found.append((key, _("revenir"), side))
        elif level.has(side):
            found.append((key, _side_word(level, side), side))
    return (*found, *filters) if read else tuple(found)


def _open_hint(view: views.View) -> str:
    if isinstance(view, TableView):
        return _("voir la ligne")
    joined = isinstance(view, views.MessageView) and bool(view.attached)
    if joined or isinstance(view, views.ArchiveView | views.WorkbookView):
        return _("ouvrir")
    return ""


def _side_word(level: Level, side: str) -> str:
    """What a side of a file is called."""
    view = level.seen_from("view")
    if side == "source":
        if level.is_archive:
            return _("archive")
        if level.is_binary:
            return _("octets")
        return _("texte brut") if isinstance(view, TableView | views.TextView) else _("source")
    if isinstance(view, views.MessageView):
        return _("en-têtes")
    return _("liens") if level.name.lower().endswith(("html", "htm")) else _("propriétés")


def fact_texts(level: Level, picture: Picture, cells: int) -> list[str]:
    """Counts and sums of what is shown, filters counted, on so many cells."""
    view, state = level.view, level.state
    if isinstance(view, TableView) and isinstance(picture, TablePicture):
        return _table_facts(view, state, picture, cells)
    if isinstance(view, views.ImageView) and isinstance(picture, ImagePicture):
        return [pixels_in_words(view)]
    if isinstance(view, views.NotShown):
        return []
    if state.words:
        return [_found_words(picture)]
    if isinstance(view, views.TextView):
        return [lines_in_words(len(view.lines), cut=view.cut)]
    if isinstance(view, views.ArchiveView):
        return [counted_noun(view.files, _("fichier"), _("fichiers")), *_cut_fact(view.cut)]
    return _cut_fact(isinstance(view, views.ReadingView | views.MessageView) and view.cut)


def _cut_fact(cut: bool) -> list[str]:
    return [_("début seulement")] if cut else []


def _found_words(picture: Picture) -> str:
    items = len({picture.item_of(row) for row in range(picture.count)})
    return counted_noun(items, _("ligne trouvée"), _("lignes trouvées"))


def _table_facts(view: TableView, state: ViewState, picture: TablePicture, cells: int) -> list[str]:
    shown, rows = len(picture.places), len(view.rows)
    words = lines_in_words(rows, cut=view.cut)
    if state.words:
        words = _("{n} sur {lines}").format(n=written_number(shown), lines=words)
    numeric = [place for place, column in enumerate(view.columns) if column.kind == "number"]
    summed = state.column if state.column in numeric else numeric[0] if len(numeric) == 1 else None
    figures = None if summed is None else view.figures(summed, picture.places)
    if summed is None or figures is None:
        return [words]
    column = view.columns[summed]
    said = [words, *_figures_in_words(figures, column.decimals, shown)]
    if len(numeric) == 1:
        return said
    room = cells - cell_len(" · ".join(said)) - len(NAMES)  # for the name of the column
    name = (
        column.name
        if cell_len(column.name) <= room
        else fit_cells(column.name, max(room, 3)).rstrip()
    )
    return [words, f"{name}{NAMES}{said[1]}", *said[2:]]


def _figures_in_words(figures: Figures, decimals: int, rows: int) -> list[str]:
    total = written_number(figures.total, decimals)
    mean = written_number(figures.mean, max(decimals, LEAST_DECIMALS))
    counted_apart = figures.count != rows
    return [
        *([counted_noun(figures.count, _("nombre"), _("nombres"))] if counted_apart else []),
        _("Somme {n}").format(n=total),
        _("Moyenne {n}").format(n=mean),
    ]
