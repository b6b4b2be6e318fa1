"""What a positioning is, before it begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys import wishes
from pixsim.journeys.training_words import BEGIN_POSITIONING, positioning_points
from pixsim.session.training.length import PositioningTime
from pixsim.tui.drawing.pieces import join_styled
from pixsim.tui.screens.exam.instructions import Before
from pixsim.tui.screens.training.answers_page import competence_title
from pixsim.tui.widgets.frame.key_bar import Hint


class PositioningStart(Before):
    """Dismissed with True to begin.

    Parameters
    ----------
    framework : Framework
    code : str
        Of the competence.
    candidate : str
    time : PositioningTime
        How long it takes this person.
    """

    BEGIN: ClassVar[str] = BEGIN_POSITIONING
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Entrée"), _("commencer"), "begin"),
        (_("Échap"), _("retour"), "back"),
    ]
    HELP_TITLE: ClassVar[str] = wishes.POSITION
    HELP_TEXT: ClassVar[str] = _(
        "Un positionnement trouve votre niveau dans une compétence. Rien n'est enregistré tant que "
        "vous n'avez pas choisi « Commencer le positionnement ».\n\n"
        "  Entrée ou F9 : commencer.    Échap : revenir, sans commencer."
    )

    def __init__(
        self, framework: Framework, code: str, candidate: str, time: PositioningTime
    ) -> None:
        super().__init__()
        self._framework, self._code, self._candidate = framework, code, candidate
        self._time = time

    def title_text(self) -> Content:
        """In which competence."""
        title = competence_title(self._framework, self._code)
        return join_styled((wishes.POSITION, "bold $brand"), "  ", title)

    def bar_end_text(self) -> Content:
        """Whose."""
        return join_styled((self._candidate, "$muted"))

    def points(self) -> Sequence[tuple[str, Content | str]]:
        """What it is, how long, if one does not know, what it changes, alone."""
        return positioning_points(self._framework, self._code, self._time)
