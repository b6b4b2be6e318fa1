"""What to know before the clock starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.report.rule_sets import REPORTS
from pixsim.session.plan import Plan
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.drawing.word_lines import WordLines
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

FRAME_ROWS = 5  # bar, blank line, alert, buttons, keys


def _rules_words(rules: str) -> str:
    """The exam, its short name first: a narrow window cuts the rest."""
    return _("V3, épreuve d'aujourd'hui") if rules == "v3" else _("V2, épreuve personnalisée")


class Before(Framed[bool]):
    """A few lines to read before something begins; dismissed with True to begin.

    A subclass gives the points, and what the main button says.
    """

    AUTO_FOCUS = "#begin"
    SCOPED_CSS = False  # its subclasses have it too: each rule names this class
    CSS = """
    Before #before { align-horizontal: center; scrollbar-size-vertical: 1; }
    Before.-high #before { height: auto; padding: 1 1 1 1; }
    Before.-high KeyBar { dock: bottom; }
    """  # in a high window the buttons are under what they answer
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f9", "begin"),
        Binding("down", "read(1)"),
        Binding("up", "read(-1)"),
        Binding("pagedown", "read(10)"),
        Binding("pageup", "read(-10)"),
    ]
    BEGIN: ClassVar[str] = ""

    def points(self) -> Sequence[tuple[str, Content | str]]:
        """A word and its sentence, each."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The points."""
        with VerticalScroll(id="before", classes="page", can_focus=False):
            yield Static(id="points", classes="reading")

    def buttons(self) -> Sequence[Widget]:
        """Begin, or not."""
        return [
            FlatButton(self.BEGIN, id="begin", variant="primary"),
            Static("", classes="spring"),
            FlatButton(_("Retour"), id="back"),
        ]

    def on_resize(self, event: Resize) -> None:
        """Blank lines where there is room for them, and a word where there is not enough."""
        rows = event.size.height - FRAME_ROWS
        points = WordLines(self.points(), "bold $brand", rows=rows)
        self.query_one("#points", Static).update(points)
        self.call_after_refresh(self._tell_more)

    def _tell_more(self) -> None:
        scroll = self.query_one("#before", VerticalScroll)
        more = scroll.scroll_y < scroll.max_scroll_y
        self.tell(_("▼ suite : PgSuiv") if more else "", flash=False)

    def entries(self) -> Sequence[Entry]:
        """Begin, or not."""
        return [Entry(self.BEGIN, "begin", "F9"), Entry(_("Retour"), "back", _("Échap"))]

    def action_read(self, lines: int) -> None:
        """Read on, while the button keeps the focus."""
        scroll = self.query_one("#before", VerticalScroll)
        scroll.scroll_relative(y=lines, animate=False)
        self.call_after_refresh(self._tell_more)

    def action_begin(self) -> None:
        """Begin."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Go back; nothing has been recorded."""
        self.dismiss(False)


class Instructions(Before):
    """Dismissed with True when the candidate starts the clock.

    Parameters
    ----------
    sitting : Plan
    """

    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("démarrer"), "begin"),
        (_("Échap"), _("retour"), "back"),
    ]
    BEGIN: ClassVar[str] = asking.START_CLOCK
    HELP_TITLE: ClassVar[str] = _("Avant l'épreuve")
    HELP_TEXT: ClassVar[str] = _(
        "Ce qu'il faut savoir avant que le temps commence. Rien n'est enregistré tant que vous "
        "n'avez pas choisi « Démarrer le chronomètre ».\n\n"
        "  Entrée ou F9 : démarrer.    Échap : revenir, sans commencer.\n"
        "  ↑ ↓ et PgSuiv : lire la suite."
    )

    def __init__(self, sitting: Plan) -> None:
        super().__init__()
        self._sitting = sitting

    def title_text(self) -> Content:
        """Which exam, and whose."""
        return join_styled(
            (asking.BEFORE_IT_BEGINS, "bold $brand"),
            "  ",
            (self._sitting.candidate, "bold"),
            (f"  {_rules_words(self._sitting.rules)}", "$muted"),
        )

    def points(self) -> Sequence[tuple[str, Content | str]]:
        """The rules in plain words."""
        return REPORTS[self._sitting.rules].instructions(self._sitting)
