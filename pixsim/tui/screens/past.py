"""Past sittings of a candidate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from pixsim.i18n import gettext as _
from pixsim.report.rule_sets import read_result
from pixsim.report.text import notes, result_line
from pixsim.report.wording import day
from pixsim.store.journal import SittingSummary
from pixsim.tui.widgets.caret_list import CaretList
from pixsim.tui.widgets.key_bar import KeyBar


class PastScreen(Screen[str | None]):
    """Dismissed with the name of the sitting to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ctrl+q", "back")]

    def __init__(self, candidate: str, summaries: Sequence[SittingSummary]) -> None:
        super().__init__()
        self._candidate, self._summaries = candidate, list(summaries)

    def compose(self) -> ComposeResult:
        """A list, newest first."""
        title = _("Épreuves de {name}").format(name=self._candidate)
        yield Static(Content(title), classes="title-bar")
        yield CaretList(id="sittings")
        for note in notes(summary.rules for summary in self._summaries):
            yield Static(Content(note), classes="note")
        yield KeyBar([(_("Entrée"), _("ouvrir"), "open"), (_("Échap"), _("accueil"), "back")])

    def on_mount(self) -> None:
        """Show the list."""
        self.query_one(CaretList).load_texts([summary_line(summary) for summary in self._summaries])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a sitting."""
        self.dismiss(self._summaries[event.option_index].id)

    def action_open(self) -> None:
        """Open the highlighted sitting."""
        self.query_one(CaretList).action_select()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def summary_line(summary: SittingSummary) -> str:
    """Date, status and score of one sitting."""
    when = f"{day(summary.created_at)} {summary.created_at.astimezone():%H:%M}"
    if summary.result is None:
        state = _("{rules} · à reprendre : question {n} / {length}").format(
            rules=summary.rules.upper(),
            n=min(summary.answered + 1, summary.length),
            length=summary.length,
        )
    else:
        state = result_line(read_result(summary.result))
    simulated = _(" · simulé") if summary.autopilot else ""
    return f"{when:<24} {state}{simulated}"
