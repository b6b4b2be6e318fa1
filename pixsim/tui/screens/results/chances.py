"""What one may expect of both exams, worked out while the page is already there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.chances import Chances, ShowChances
from pixsim.journeys.home_words import CHANCES
from pixsim.tui.drawing.hanging_indent import HangingText
from pixsim.tui.drawing.pieces import gauge_bar, join_rows, join_styled, styled_text
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.framed import Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

LABEL, GAUGE = 18, 20  # cells


class ChancesScreen(Framed[None]):
    """Dismissed by whoever has read it.

    Parameters
    ----------
    asked : ShowChances
    """

    CSS = """
    ChancesScreen .heading { padding: 0; color: $foreground; }
    ChancesScreen .part, ChancesScreen .note { height: auto; margin: 0 0 1 0; }
    """
    AUTO_FOCUS = "#back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+q", "app.quit"),
        Binding("down,pagedown", "read(1)"),
        Binding("up,pageup", "read(-1)"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Échap"), _("accueil"), "back"),
        ("↑ ↓", _("lire la suite"), ""),
        ("M", _("menu"), "menu"),
    ]
    HELP_TITLE = CHANCES
    HELP_TEXT = _(
        "Ce que pixsim attend de chacune des deux épreuves pour ce profil : la chance d'être certifié, "
        "et le nombre de pix, avec sa marge.\n\n"
        "Ces chances supposent que toutes les questions sont traitées dans le temps. Elles reposent sur "
        "des a priori : des difficultés de questions estimées, non mesurées. C'est un ordre de "
        "grandeur, non une promesse."
    )

    def __init__(self, asked: ShowChances) -> None:
        super().__init__()
        self._asked = asked

    def title_text(self) -> Content:
        """Whose."""
        return join_styled(
            ("pixsim", "bold $brand"),
            "  ",
            (self._asked.candidate, "bold"),
            "  ",
            (CHANCES, "$foreground"),
        )

    def body(self) -> ComposeResult:
        """Both exams, then the details of both."""
        with VerticalScroll(id="read", classes="page", can_focus=False):
            for name, title in self._asked.exams.items():
                yield Static(styled_text(title, "bold $brand"), classes="heading")
                yield Static(
                    styled_text(self._asked.waiting, "$muted"), id=f"sum-{name}", classes="part"
                )
            yield Static(
                HangingText(self._asked.note),
                classes="note reading",
            )
            for name in self._asked.exams:
                yield Static(id=f"title-{name}", classes="title", markup=False)
                yield Static(id=f"more-{name}", classes="reading", markup=False)

    def buttons(self) -> Sequence[Widget]:
        """Leave."""
        return [FlatButton(_("Accueil"), id="back", variant="primary")]

    def on_mount(self) -> None:
        """Work it out beside the page."""
        self._find()

    @work
    async def _find(self) -> None:
        for name in self._asked.exams:
            found = await asyncio.to_thread(self._asked.work_out, name)
            if not self.is_attached:  # left meanwhile
                return
            self._show(name, found)

    def _show(self, name: str, found: Chances | str) -> None:
        summary = self.query_one(f"#sum-{name}", Static)
        if isinstance(found, str):
            summary.update(HangingText(found))
            return
        chance = join_styled(
            (self._asked.certified_label.ljust(LABEL), ""),
            gauge_bar(found.certified, 1, GAUGE),
            (f"  {found.words}", "bold"),
        )
        summary.update(
            join_rows(
                [chance, join_styled(self._asked.pix_label.ljust(LABEL), (found.pix, "bold"))]
            )
        )
        self.query_one(f"#title-{name}", Static).update(plain_content(found.title))
        details = HangingText(f"{found.details}\n", indent=2, columns=True)
        self.query_one(f"#more-{name}", Static).update(details)

    def action_read(self, way: int) -> None:
        """Read on; the button keeps the focus."""
        page = self.query_one("#read", VerticalScroll)
        page.scroll_relative(y=way * max(1, page.size.height // 2), animate=False)
