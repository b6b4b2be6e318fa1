"""What is said round a file: its title, its figures, the keys that apply."""

from __future__ import annotations

from collections.abc import Sequence

from pixsim.i18n import gettext as _
from pixsim.text.french_spaces import NO_BREAK
from pixsim.tui.widgets.file_pictures import ImagePicture, TablePicture, ViewState
from pixsim.tui.widgets.file_rows import Picture
from pixsim.tui.widgets.file_trail import Level
from pixsim.viewing.summaries import counted, lines_in_words, pixels_in_words
from pixsim.viewing.tables import Figures, TableView
from pixsim.viewing.views import (
    ArchiveView,
    ImageView,
    MessageView,
    NotShown,
    ReadingView,
    TextView,
    View,
    WorkbookView,
)
from pixsim.viewing.words import french_number, size_in_words

Hint = tuple[str, str, str]
"""Key as shown, what it does, wish for `FilePane.ask`."""

LEAST_DECIMALS = 2  # of a mean


def title(trail: Sequence[Level]) -> str:
    """« atelier.zip › photos.zip · 1,2 ko »: never a path."""
    last = trail[-1]
    words = [" › ".join(level.name for level in trail)]
    if last.size is not None:
        words.append(size_in_words(last.size))
    if last.side != "view":
        words.append(_side_word(last, last.side))
    return " · ".join(words)


def hints(level: Level, *, nested: bool) -> tuple[Hint, ...]:
    """Keys that apply to what is shown, the most useful first."""
    view = level.view
    found: list[Hint] = []
    opens = _opens(view)
    if opens:
        found.append((_("Entrée"), opens, "open"))
    filters = [] if isinstance(view, ImageView | NotShown) else [("/", _("filtrer"), "filter")]
    read = isinstance(view, MessageView | ReadingView)  # what is behind comes before words
    if not read:
        found += filters
    if isinstance(view, TableView):
        found.append(("T", _("trier"), "sort"))
    leaves = nested or level.side != "view"
    found.append((_("Échap"), _("remonter") if leaves else _("fermer"), "escape"))
    for side, key in (("source", "V"), ("details", "H")):
        if side == level.side:
            found.append((key, _("revenir"), side))
        elif level.has(side):
            found.append((key, _side_word(level, side), side))
    return (*found, *filters) if read else tuple(found)


def _opens(view: View) -> str:
    if isinstance(view, TableView):
        return _("voir la ligne")
    joined = isinstance(view, MessageView) and bool(view.attached)
    if joined or isinstance(view, ArchiveView | WorkbookView):
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
        return _("texte brut") if isinstance(view, TableView | TextView) else _("source")
    if isinstance(view, MessageView):
        return _("en-têtes")
    return _("liens") if level.name.lower().endswith(("html", "htm")) else _("propriétés")


def facts(level: Level, picture: Picture) -> list[str]:
    """Counts and sums of what is shown, filters counted."""
    view, state = level.view, level.state
    if isinstance(view, TableView) and isinstance(picture, TablePicture):
        return _table_facts(view, state, picture)
    if isinstance(view, ImageView) and isinstance(picture, ImagePicture):
        return [pixels_in_words(view)]
    if isinstance(view, NotShown):
        return []
    if state.words:
        return [_found(picture)]
    if isinstance(view, TextView):
        return [lines_in_words(len(view.lines), cut=view.cut)]
    if isinstance(view, ArchiveView):
        return [counted(view.files, _("fichier"), _("fichiers")), *_beginning(view.cut)]
    return _beginning(isinstance(view, ReadingView | MessageView) and view.cut)


def _beginning(cut: bool) -> list[str]:
    return [_("début seulement")] if cut else []


def _found(picture: Picture) -> str:
    items = len({picture.item_of(row) for row in range(picture.count)})
    return counted(items, _("ligne trouvée"), _("lignes trouvées"))


def _table_facts(view: TableView, state: ViewState, picture: TablePicture) -> list[str]:
    shown, rows = len(picture.places), len(view.rows)
    words = lines_in_words(rows, cut=view.cut)
    if state.words:
        words = _("{n} sur {lines}").format(n=french_number(shown), lines=words)
    numeric = [place for place, column in enumerate(view.columns) if column.kind == "number"]
    summed = state.column if state.column in numeric else numeric[0] if len(numeric) == 1 else None
    figures = None if summed is None else view.figures(summed, picture.places)
    if summed is None or figures is None:
        return [words]
    name = view.columns[summed].name if len(numeric) > 1 else ""
    return [words, *_figures_in_words(figures, view.columns[summed].decimals, name, shown)]


def _figures_in_words(figures: Figures, decimals: int, name: str, rows: int) -> list[str]:
    total = french_number(figures.total, decimals)
    mean = french_number(figures.mean, max(decimals, LEAST_DECIMALS))
    said = [] if figures.count == rows else [counted(figures.count, _("nombre"), _("nombres"))]
    if name:
        said.append(
            _("{column} : somme {n}").format(column=name, n=total).replace(" :", f"{NO_BREAK}:")
        )
        return [*said, _("moyenne {n}").format(n=mean)]
    return [*said, _("Somme {n}").format(n=total), _("Moyenne {n}").format(n=mean)]
