"""A file in a few words, for the line that names it."""

from __future__ import annotations

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import NO_BREAK
from pixsim.viewing.sizes import size_in_words, written_number
from pixsim.viewing.tables import TableView
from pixsim.viewing.views import ArchiveView, ImageView, TextView, View


def summary_of_view(view: View, size: int) -> str:
    """« 24 lignes, 4 colonnes », « 328 × 328 pixels », or its size."""
    if isinstance(view, TableView):
        columns = counted_noun(len(view.columns), *forms("colonne", "colonnes"))
        return f"{lines_in_words(len(view.rows), cut=view.cut)}, {columns}"
    if isinstance(view, TextView):
        return lines_in_words(len(view.lines), cut=view.cut)
    if isinstance(view, ArchiveView):
        return counted_noun(view.files, *forms("fichier", "fichiers"))
    if isinstance(view, ImageView):
        return pixels_in_words(view)
    return size_in_words(size)


def counted_noun(n: int, one: str, many: str) -> str:
    """A count and its noun, never parted."""
    return written_number(n) + NO_BREAK + ngettext(one, many, n)


def lines_in_words(n: int, *, cut: bool = False) -> str:
    """« 24 lignes », « 2 000 premières lignes » where there are more."""
    if cut:
        return written_number(n) + NO_BREAK + _("premières lignes")
    return counted_noun(n, *forms("ligne", "lignes"))


def pixels_in_words(view: ImageView) -> str:
    """« 436 × 573 pixels »."""
    return NO_BREAK.join(
        (written_number(view.width), "×", written_number(view.height), _("pixels"))
    )
