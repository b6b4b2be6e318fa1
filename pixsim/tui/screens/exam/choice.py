"""The two exams, told apart in one sentence each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys import wishes
from pixsim.journeys.home_words import EXAMS, WHICH_EXAM, exam_size
from pixsim.report.question import asking
from pixsim.rules.abort_and_reports import NAMES
from pixsim.store.records.record import Record
from pixsim.tui.drawing.pieces import join_rows, join_styled
from pixsim.tui.drawing.safe_text import plain_content, screen_text
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

HERE, AWAY = "► ", "  "


class ExamList(Widget, can_focus=True):
    """Each exam on a few rows; the one with the cursor is filled.

    Parameters
    ----------
    sizes : mapping
        By rule set, how long it is.
    at : str
        The one first shown as chosen.
    """

    DEFAULT_CSS = "ExamList { height: auto; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("enter,space", "screen.begin"),
    ]
    cursor: reactive[int] = reactive(0)

    def __init__(self, sizes: Mapping[str, str], at: str) -> None:
        super().__init__(id="exams")
        self._sizes = sizes
        self.set_reactive(ExamList.cursor, NAMES.index(at) if at in NAMES else 0)

    @property
    def chosen(self) -> str:
        """The rule set with the cursor."""
        return NAMES[self.cursor]

    def rows(self, width: int) -> list[tuple[Content, int]]:
        """Each row, and the exam it belongs to; -1: none."""
        found: list[tuple[Content, int]] = []
        for place, name in enumerate(NAMES):
            title, said = EXAMS[name]
            here = place == self.cursor
            head = join_styled(((HERE if here else AWAY) + title, ""))
            parts = [
                *_wrap_indented(head, width, 2),
                *_wrap_indented(join_styled("  " + said), width, 2),
            ]
            parts += _wrap_indented(join_styled("  " + self._sizes[name]), width, 2)
            for row in parts:
                text = row.plain + " " * max(0, width - row.cell_length)
                style = (
                    "bold $focus-fg on $focus-bg"
                    if here and self.has_focus
                    else "bold"
                    if here
                    else ""
                )
                found.append((Content.styled(text, style), place))
            found.append((Content(""), -1))
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Rows they take."""
        return len(self.rows(width))

    def render(self) -> Content:
        """All of them."""
        return join_rows(row for row, _place in self.rows(self.content_size.width))

    def action_move(self, step: int) -> None:
        """The other one."""
        self.cursor = min(max(self.cursor + step, 0), len(NAMES) - 1)

    def on_click(self, event: Click) -> None:
        """A click chooses, the button begins."""
        event.stop()
        rows = self.rows(self.content_size.width)
        if 0 <= event.y < len(rows) and rows[event.y][1] >= 0:
            self.cursor = rows[event.y][1]


class ExamChoice(Framed[str | None]):
    """Dismissed with the name of a rule set, or None.

    Parameters
    ----------
    record : Record
    rules : str
        The one chosen last.
    """

    AUTO_FOCUS = "#exams"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10,ctrl+q", "app.quit")]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("choisir"), "begin"),
        ("↑ ↓", _("l'une ou l'autre"), ""),
        (_("Échap"), _("revenir"), "back"),
    ]
    HELP_TITLE = asking.WHICH_EXAM
    HELP_TEXT = _(
        "Jusqu'en novembre 2024, la certification tirait ses questions du profil de chacun (règles V2) : "
        "trois par compétence certifiable, qui confirment le niveau, l'abaissent ou l'annulent.\n\n"
        "Depuis (V3), elle choisit chaque question d'après les réponses déjà données, et en tire un "
        "score sur 895.\n\n"
        "Votre choix est retenu pour la prochaine fois. Le chronomètre ne part pas encore : une page "
        "de consignes vient d'abord."
    )

    def __init__(self, record: Record, rules: str) -> None:
        super().__init__()
        self._record, self._rules = record, rules

    def title_text(self) -> Content:
        """Who, and what is asked."""
        return join_styled(
            ("pixsim", "bold $brand"),
            "  ",
            (self._record.name, "bold"),
            "  ",
            (wishes.MOCK, "$foreground"),
        )

    def body(self) -> ComposeResult:
        """Both."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(plain_content(WHICH_EXAM), classes="title")
            yield Static()
            sizes = {name: exam_size(self._record, name) for name in NAMES}
            exams = ExamList(sizes, self._rules)
            exams.add_class("reading")
            yield exams

    def buttons(self) -> Sequence[Widget]:
        """Go on, or back."""
        return [
            FlatButton(_("Continuer"), id="begin", variant="primary"),
            FlatButton(_("Revenir"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """Each of them."""
        return [
            Entry(screen_text(title), f"take('{name}')") for name, (title, _said) in EXAMS.items()
        ]

    def action_begin(self) -> None:
        """The one with the cursor."""
        self.dismiss(self.query_one(ExamList).chosen)

    def action_take(self, name: str) -> None:
        """One by its name."""
        self.dismiss(name)


def _wrap_indented(text: Content, width: int, indent: int) -> list[Content]:
    first, *others = text.wrap(max(width, 1))
    if not others:
        return [first]
    rest = text.plain[len(first.plain) :].lstrip(" ")
    return [first, *(part.pad_left(indent) for part in Content(rest).wrap(max(width - indent, 1)))]
