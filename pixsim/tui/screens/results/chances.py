"""What one may expect of both exams, worked out while the page is already there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.tui.drawing.hanging import HangingText
from pixsim.tui.drawing.pieces import gauge, joined, lines, styled
from pixsim.tui.drawing.plain import plain
from pixsim.tui.screens.frame.framed import Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

LABEL, GAUGE = 18, 20  # cells


@dataclass(frozen=True, slots=True)
class Shown:
    """The chances under one rule set, ready to be shown.

    Attributes
    ----------
    certified : float
        Chance to be certified.
    words : str
        The same, as people read it.
    pix : str
        The score to expect, with its margin.
    title, details : str
        All the rest, of 76 columns.
    """

    certified: float
    words: str
    pix: str
    title: str
    details: str


class ChancesScreen(Framed[None]):
    """Dismissed by whoever has read it.

    Parameters
    ----------
    candidate : str
        Whose chances.
    exams : mapping
        By rule set, its name.
    work_out : callable
        From a rule set to its chances, or to why there are none; called in a thread.
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
    HELP_TITLE = _("Mes chances")
    HELP_TEXT = _(
        "Ce que pixsim attend de chacune des deux épreuves pour ce profil : la chance d'être certifié, "
        "et le nombre de pix, avec sa marge.\n\n"
        "Ces chances supposent que toutes les questions sont traitées dans le temps. Elles reposent sur "
        "des a priori : des difficultés de questions estimées, non mesurées. C'est un ordre de "
        "grandeur, non une promesse."
    )

    def __init__(
        self, candidate: str, exams: Mapping[str, str], work_out: Callable[[str], Shown | str]
    ) -> None:
        super().__init__()
        self._candidate, self._exams, self._work_out = candidate, dict(exams), work_out

    def title_text(self) -> Content:
        """Whose."""
        return joined(
            ("pixsim", "bold $brand"),
            "  ",
            (self._candidate, "bold"),
            "  ",
            (_("Mes chances"), "$foreground"),
        )

    def body(self) -> ComposeResult:
        """Both exams, then the details of both."""
        with VerticalScroll(id="read", classes="page", can_focus=False):
            for name, title in self._exams.items():
                yield Static(styled(title, "bold $brand"), classes="heading")
                yield Static(
                    styled(_("Calcul en cours…"), "$muted"), id=f"sum-{name}", classes="part"
                )
            yield Static(
                HangingText(
                    _(
                        "Ces chances sont un ordre de grandeur : la difficulté des questions est un a "
                        "priori, pas une mesure."
                    )
                ),
                classes="note reading",
            )
            for name in self._exams:
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
        for name in self._exams:
            found = await asyncio.to_thread(self._work_out, name)
            if not self.is_attached:  # left meanwhile
                return
            self._show(name, found)

    def _show(self, name: str, found: Shown | str) -> None:
        summary = self.query_one(f"#sum-{name}", Static)
        if isinstance(found, str):
            summary.update(HangingText(found))
            return
        chance = joined(
            (_("Être certifié").ljust(LABEL), ""),
            gauge(found.certified, 1, GAUGE),
            (f"  {found.words}", "bold"),
        )
        summary.update(lines([chance, joined(_("Pix attendus").ljust(LABEL), (found.pix, "bold"))]))
        self.query_one(f"#title-{name}", Static).update(plain(found.title))
        details = HangingText(f"{found.details}\n", indent=2, columns=True)
        self.query_one(f"#more-{name}", Static).update(details)

    def action_read(self, way: int) -> None:
        """Read on; the button keeps the focus."""
        page = self.query_one("#read", VerticalScroll)
        page.scroll_relative(y=way * max(1, page.size.height // 2), animate=False)
