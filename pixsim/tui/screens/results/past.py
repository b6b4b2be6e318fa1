"""The results of a candidate: what was sat, what is under way, progress over time."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.after_result import COMPARE
from pixsim.journeys.past_results import NOTHING_YET, ListSittings
from pixsim.report.result.text import rule_set_notes
from pixsim.store.rooms.links import sittings_read
from pixsim.store.sittings.journal import SittingSummary
from pixsim.store.sittings.progress import stored_result
from pixsim.tui.drawing.pieces import join_styled, styled_text
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.framed import Entry, Framed, letter_keys
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.lists.pick_list import PickList, Row

Chosen = tuple[Literal["open", "delete", "compare", "progress"], SittingSummary]


class PastScreen(Framed[Chosen | None]):
    """Dismissed with what to do with which sitting.

    Parameters
    ----------
    candidate : str
    summaries : sequence of SittingSummary
        Newest first.
    at : int
        The row with the cursor.
    """

    AUTO_FOCUS = "#sittings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "remove"),
        Binding(letter_keys("c"), "compare"),
        Binding(letter_keys("g"), "progress"),
        Binding("q,Q,f10", "back"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("ouvrir"), "open"),
        ("G", _("progrès"), "progress"),
        ("C", _("comparer"), "compare"),
        (_("Suppr"), _("supprimer"), "remove"),
        (_("Échap"), _("accueil"), "back"),
    ]
    HELP_TITLE: ClassVar[str] = _("Résultats")
    HELP_TEXT: ClassVar[str] = _(
        "Toutes les épreuves blanches, la plus récente en premier. Entrée ouvre un résultat, ou "
        "reprend une épreuve qui n'est pas finie : le temps, lui, n'a pas cessé.\n\n"
        "  G : les progrès, dessinés sur l'échelle des niveaux.\n"
        "  C : comparer un résultat à un autre.\n"
        "  Suppr : supprimer une épreuve, après une question.\n\n"
        "Les scores des deux sortes d'épreuves (V2 et V3) ne se comparent pas entre eux."
    )
    CSS: ClassVar[str] = """
    PastScreen #list-zone { height: 1fr; padding: 1 1 0 1; }
    PastScreen .note { padding: 0 2; }
    """

    def __init__(self, candidate: str, summaries: Sequence[SittingSummary], at: int = 0) -> None:
        super().__init__()
        self._candidate, self._summaries = candidate, list(summaries)
        self._asked = ListSittings(candidate, summaries, at)
        read = sittings_read()
        rows = [summary_row(self._asked, summary, read) for summary in summaries]
        self._list = PickList(rows, id="sittings", clicks_to_pick=2)
        self._list.cursor = min(at, len(self._summaries) - 1) if summaries else None

    def title_text(self) -> Content:
        """Whose."""
        return join_styled((_("Résultats"), "bold $brand"), "  ", (self._candidate, "bold"))

    def body(self) -> ComposeResult:
        """The list, newest first; what its scores rest on."""
        with Vertical(id="list-zone"):
            if self._summaries:
                yield self._list
            else:
                yield Static(plain_content(NOTHING_YET), classes="note")
        for note in rule_set_notes(summary.rules for summary in self._summaries):
            yield Static(plain_content(note), classes="note")

    def buttons(self) -> Sequence[Widget]:
        """Open, progress, back."""
        if not self._summaries:
            return [FlatButton(_("Accueil"), id="back", variant="primary")]
        return [
            FlatButton(_("Ouvrir"), id="open", variant="primary"),
            FlatButton(_("Progrès"), id="progress"),
            FlatButton(_("Comparer"), id="compare"),
            FlatButton(_("Accueil"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What can be done with the row."""
        return [
            Entry(_("Ouvrir ou reprendre"), "open", _("Entrée")),
            Entry(_("Voir les progrès"), "progress", "G"),
            Entry(COMPARE, "compare", "C"),
            Entry(_("Supprimer cette épreuve…"), "remove", _("Suppr")),
        ]

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Open a sitting."""
        event.stop()
        if not self._is_old(event):
            self.action_open()

    def _with(self, what: Literal["open", "delete", "compare", "progress"]) -> None:
        place = self._list.cursor
        if place is not None:
            self.dismiss((what, self._summaries[place]))

    def action_open(self) -> None:
        """Open the sitting, or resume it."""
        self._with("open")

    def action_remove(self) -> None:
        """Delete it, after a question."""
        self._with("delete")

    def action_progress(self) -> None:
        """Progress of the candidate."""
        self._with("progress")

    def action_compare(self) -> None:
        """Compare it to another."""
        place = self._list.cursor
        if place is None:
            return
        if stored_result(self._summaries[place]) is None:
            self.tell(_("Cette épreuve n'a pas encore de résultat."))
        elif len(self._asked.with_result) < 2:
            self.tell(_("Il faut deux résultats pour comparer."))
        else:
            self._with("compare")


def summary_row(asked: ListSittings, summary: SittingSummary, read: Container[str]) -> Row:
    """Date at the left, then what it gave; who answered, where it was no person."""
    when = f"{summary.created_at.astimezone():%d/%m/%Y %H:%M}"
    state = asked.state(summary, read)
    right = styled_text(_("simulé"), "$muted") if summary.autopilot else Content("")
    return Row(join_styled((when, "$muted"), "  ", state), right)
