"""What a positioning is, before it begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys import wishes
from pixsim.report.sitting.instructions import language_points
from pixsim.rules.v2 import V2
from pixsim.session.training.length import ABOUT_MINUTES
from pixsim.tui.drawing.pieces import joined
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
    """

    BEGIN: ClassVar[str] = _("Commencer le positionnement")
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

    def __init__(self, framework: Framework, code: str, candidate: str) -> None:
        super().__init__()
        self._framework, self._code, self._candidate = framework, code, candidate

    def title_text(self) -> Content:
        """In which competence."""
        title = competence_title(self._framework, self._code)
        return joined((wishes.POSITION, "bold $brand"), "  ", title)

    def right_text(self) -> Content:
        """Whose."""
        return joined((self._candidate, "$muted"))

    def points(self) -> Sequence[tuple[str, Content | str]]:
        """What it is, how long, if one does not know, what it changes, alone."""
        needed = V2().certifiable_competences
        name = self._framework.competence[self._code].name
        return [
            (
                _("Ce que c'est"),
                _(
                    "Des questions sur « {name} », plus faciles ou plus difficiles selon vos "
                    "réponses, jusqu'à trouver votre niveau."
                ).format(name=name),
            ),
            *language_points(),
            (
                _("Combien de temps"),
                _(
                    "Une vingtaine de questions, {least} à {most} min ; rien ne presse, et une question "
                    "chronométrée est annoncée. Une pause toutes les cinq questions ; on peut arrêter "
                    "là, et reprendre plus tard."
                ).format(least=ABOUT_MINUTES[0], most=ABOUT_MINUTES[1]),
            ),
            (
                _("Si vous ne savez pas"),
                _("« Je ne sais pas » ne coûte rien. Deviner fausse le niveau."),
            ),
            (
                _("Ce que ça change"),
                _(
                    "Votre profil. Avec {n} compétences au niveau 1, l'épreuve s'ouvre : elle "
                    "vérifie ce que le profil dit acquis."
                ).format(n=needed),
            ),
            (_("Seul, sans aide"), _("Un profil gonflé se paie à l'épreuve.")),
        ]
