"""The sixteen competences of a candidate, to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from pixsim.assembly.standing import profile_standing
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Competence, Framework
from pixsim.journeys.positioning import ChooseCompetence
from pixsim.rules.v2 import V2
from pixsim.tui.drawing.pieces import area_colour, join_styled, level_squares
from pixsim.tui.screens.frame.framed import Entry, Framed
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.lists.pick_list import PickList, Row


class CompetencesScreen(Framed[str | None]):
    """Dismissed with the code of a competence.

    Parameters
    ----------
    asked : ChooseCompetence
    framework : Framework
    """

    CSS = """
    CompetencesScreen #all { height: 1fr; padding: 1 1 0 1; }
    CompetencesScreen #competences { height: 1fr; max-width: 100; }
    CompetencesScreen.-short #all { padding: 0 1; }
    """
    AUTO_FOCUS = "#competences"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,Q", "back")]
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("commencer ou reprendre"), "open"),
        ("↑ ↓", _("choisir"), ""),
        (_("Échap"), _("accueil"), "back"),
    ]
    HELP_TITLE = _("Choisir une compétence")
    HELP_TEXT = _(
        "Vos seize compétences, avec leur niveau. La ligne choisie d'abord est la prochaine à faire : "
        "une commencée, sinon la première où rien n'est encore connu."
    )

    def __init__(self, asked: ChooseCompetence, framework: Framework) -> None:
        super().__init__()
        self._asked, self._framework = asked, framework
        self._levels, _pix = profile_standing(asked.profile, framework, V2()).capped(V2())
        self._next = asked.following(framework)
        self._list = PickList(id="competences")

    def title_text(self) -> Content:
        """What the choice is for, and for whom."""
        return join_styled(("pixsim", "bold $brand"), "  ", (self._asked.title, "bold"))

    def body(self) -> ComposeResult:
        """A list, the next one to do first."""
        with Vertical(id="all"):
            yield self._list

    def buttons(self) -> Sequence[Widget]:
        """Go on, or back."""
        return [
            FlatButton(_("Continuer"), id="open", variant="primary"),
            FlatButton(_("Accueil"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What the list is for."""
        return [Entry(_("Continuer avec la compétence choisie"), "open", _("Entrée"))]

    def on_mount(self) -> None:
        """The cursor on the next one."""
        self._fill(self._framework.competence_index[self._next])

    def on_resize(self, event: Resize) -> None:
        """Names take the room there is."""
        super().on_resize(event)
        self._fill(self._list.cursor)

    def _fill(self, at: int | None) -> None:
        full = self.size.width >= 90
        both = list(zip(self._framework.competences, self._levels, strict=True))
        cells = max(len(self._state(competence.code, level)) for competence, level in both)
        rows = [self._row(competence, level, cells, full=full) for competence, level in both]
        self._list.load(rows, at)

    def _row(self, competence: Competence, level: int, cells: int, *, full: bool) -> Row:
        code, colour = competence.code, area_colour(competence.code)
        name = competence.name if full else competence.brief
        state = self._state(code, level)
        right = join_styled(level_squares(level, colour), (f"  {state:<{cells}}", "$muted"))
        return Row(join_styled((f"{code} ", f"bold {colour}"), name), right)

    def _state(self, code: str, level: int) -> str:
        return self._asked.state(self._framework, code, level)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Choose a competence."""
        event.stop()
        self.dismiss(self._framework.competences[event.place].code)

    def action_open(self) -> None:
        """Choose the one with the cursor."""
        self._list.action_pick()
