"""One competence: its level, what it covers, what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys import home_words, wishes
from pixsim.store.records.record import Record
from pixsim.tui.drawing.hanging_indent import HangingText
from pixsim.tui.drawing.pieces import (
    DOT,
    MOST_LEVEL,
    SQUARE,
    area_chip,
    area_colour,
    join_rows,
    join_styled,
    styled_text,
)
from pixsim.tui.screens.frame.framed import Entry, Framed, letter_keys
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint

Wish = Literal["position", "practise"]


class CompetenceScreen(Framed[Wish | None]):
    """Dismissed with what to do there.

    Parameters
    ----------
    framework : Framework
    record : Record
        Sound.
    code : str
    """

    CSS = """
    CompetenceScreen .heading { padding: 1 0 0 0; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,ctrl+q", "app.quit"),
        Binding(letter_keys("p"), "position"),
        Binding(letter_keys("e"), "practise"),
        Binding("down,pagedown", "read(1)"),
        Binding("up,pageup", "read(-1)"),
        Binding("left", "app.focus_previous"),
        Binding("right", "app.focus_next"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        ("P", _("se positionner"), "position"),
        ("E", _("s'entraîner"), "practise"),
        ("↑ ↓", _("lire la suite"), ""),
        (_("Échap"), _("accueil"), "back"),
    ]
    HELP_TITLE = _("Une compétence")
    HELP_TEXT = _(
        "Le niveau de cette compétence dans votre profil, et les sujets qu'elle couvre : pour chacun, "
        "ce qu'on sait faire du plus simple au plus difficile.\n\n"
        "  P : se positionner : les réponses changent le profil.\n"
        "  E : s'entraîner : le profil ne change pas."
    )

    def __init__(self, framework: Framework, record: Record, code: str) -> None:
        super().__init__()
        self._framework, self._record, self._code = framework, record, code
        self._level = home_words.level_known(record, framework, code)
        self._pix = record.pix[framework.competence_index[code]]

    def title_text(self) -> Content:
        """Area and who."""
        area = next(a for a in self._framework.areas if a.code == self._code[0])
        return join_styled(
            area_chip(self._code),
            " ",
            (area.name, f"bold {area_colour(self._code)}"),
            "  ",
            (self._record.name, "$muted"),
        )

    def body(self) -> ComposeResult:
        """Name, level, subjects."""
        name = self._framework.competence[self._code].name
        with VerticalScroll(id="read", classes="page", can_focus=False):
            yield Static(styled_text(f"{self._code} {name}", f"bold {area_colour(self._code)}"))
            yield Static(join_rows(self._level_lines()), classes="reading")
            yield Static(styled_text(home_words.covered_words(), "bold"), classes="heading")
            yield Static(HangingText(self._subjects(), indent=2), classes="reading")

    def _level_lines(self) -> list[Content]:
        level, most = self._level, MOST_LEVEL * home_words.PIX_PER_LEVEL
        squares = join_styled(
            (" ".join(SQUARE * (level or 0)), area_colour(self._code)), " " if level else "",
            (" ".join(DOT * (MOST_LEVEL - (level or 0))), "$muted"),
        )  # fmt: skip
        if level is None:
            said = [join_styled(squares, "   ", (home_words.level_words(None, 0), "bold"))]
        else:
            name = self._framework.level_names[min(level, len(self._framework.level_names)) - 1]
            word = _("niveau {n}, {name}").format(n=level, name=name) if level else _("niveau 0")
            pix = _("   {pix} pix sur {most}").format(pix=self._pix, most=most)
            said = [join_styled(squares, "   ", (word, "bold"), (pix, "$muted"))]
        if begun := home_words.begun_words(self._record, self._code):
            said.append(join_styled(("… ", "$brand"), begun))
        return said

    def _subjects(self) -> str:
        tubes = [tube for tube in self._framework.tubes if tube.competence == self._code]
        return "\n".join(f"• {tube.title}. {tube.description}." for tube in tubes)

    def buttons(self) -> Sequence[Widget]:
        """Position, practise, back."""
        position = home_words.position_words(self._record, self._framework, self._code)
        return [
            FlatButton(position, id="position", variant="primary"),
            FlatButton(wishes.PRACTISE, id="practise"),
            FlatButton(_("Accueil"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """The same, in the menu."""
        return [
            Entry(_("Se positionner dans cette compétence"), "position", "P"),
            Entry(_("S'entraîner dans cette compétence"), "practise", "E"),
        ]

    def action_position(self) -> None:
        """The answers change the profile."""
        self.dismiss("position")

    def action_practise(self) -> None:
        """They do not."""
        self.dismiss("practise")

    def action_read(self, way: int) -> None:
        """Read on; the button keeps the focus."""
        page = self.query_one("#read", VerticalScroll)
        page.scroll_relative(y=way * max(1, page.size.height // 2), animate=False)
