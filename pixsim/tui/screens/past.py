"""Past sittings of a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from pixsim.i18n import gettext as _
from pixsim.report.text import notes
from pixsim.report.wording import day
from pixsim.store.journal import SittingSummary
from pixsim.store.listing import summary_state
from pixsim.tui.plain import plain
from pixsim.tui.screens.base import FullScreen
from pixsim.tui.widgets.caret_list import CaretList
from pixsim.tui.widgets.key_bar import KeyBar


class PastScreen(FullScreen[tuple[Literal["open", "delete"], SittingSummary] | None]):
    """Dismissed with the sitting to open, or to delete after a question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+q", "back"),
        Binding("delete", "remove"),
    ]

    def __init__(self, candidate: str, summaries: Sequence[SittingSummary]) -> None:
        super().__init__()
        self._candidate, self._summaries = candidate, list(summaries)

    def compose(self) -> ComposeResult:
        """A list, newest first."""
        title = _("Épreuves de {name}").format(name=self._candidate)
        yield Static(plain(title), classes="title-bar")
        yield CaretList(id="sittings")
        for note in notes(summary.rules for summary in self._summaries):
            yield Static(plain(note), classes="note")
        yield KeyBar(
            [
                (_("Entrée"), _("ouvrir"), "open"),
                (_("Suppr"), _("supprimer"), "remove"),
                (_("Échap"), _("accueil"), "back"),
            ]
        )

    def on_mount(self) -> None:
        """Show the list."""
        self.query_one(CaretList).load_texts([summary_line(summary) for summary in self._summaries])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a sitting."""
        self.dismiss(("open", self._summaries[event.option_index]))

    def action_open(self) -> None:
        """Open the highlighted sitting."""
        self.query_one(CaretList).action_select()

    def action_remove(self) -> None:
        """Delete the highlighted sitting."""
        place = self.query_one(CaretList).highlighted
        if place is not None:
            self.dismiss(("delete", self._summaries[place]))


def summary_line(summary: SittingSummary) -> str:
    """Date, status and score of one sitting."""
    when = f"{day(summary.created_at)} {summary.created_at.astimezone():%H:%M}"
    under_way = _("{rules} · à reprendre : question {n} / {length}").format(
        rules=summary.rules.upper(),
        n=min(summary.answered + 1, summary.length),
        length=summary.length,
    )
    state = summary_state(summary, under_way)
    simulated = _(" · simulé") if summary.autopilot else ""
    return f"{when:<24} {state}{simulated}"
