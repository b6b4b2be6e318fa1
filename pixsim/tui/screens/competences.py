"""The sixteen competences of a candidate, to choose one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from pixsim.assembly.standing import standing
from pixsim.framework import Framework
from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.tui.plain import plain
from pixsim.tui.screens.base import FullScreen
from pixsim.tui.widgets.caret_list import CaretList
from pixsim.tui.widgets.key_bar import KeyBar


class CompetencesScreen(FullScreen[str | None]):
    """Dismissed with the code of a competence.

    Parameters
    ----------
    profile : Profile
    framework : Framework
    under_way : mapping
        Answers given so far in the positionings begun, by competence.
    title : str, optional
        What the choice is for; to be positioned by default.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,ctrl+q", "back")]

    def __init__(
        self,
        profile: Profile,
        framework: Framework,
        under_way: Mapping[str, int],
        title: str | None = None,
    ) -> None:
        super().__init__()
        self._title = title or _("Se positionner · {name}").format(name=profile.name)
        self._profile, self._framework, self._under_way = profile, framework, under_way
        codes = [competence.code for competence in framework.competences]
        known = {
            framework.skill[e.skill].competence
            for e in profile.knowledge
            if e.skill in framework.skill
        }
        self._known = known
        self._next = next((code for code in codes if code in under_way), None) or next(
            (code for code in codes if code not in known), codes[0]
        )

    def compose(self) -> ComposeResult:
        """A list, the next one to do first."""
        yield Static(plain(self._title), classes="title-bar")
        yield CaretList(id="competences")
        yield KeyBar(
            [(_("Entrée"), _("commencer ou reprendre"), "open"), (_("Échap"), _("accueil"), "back")]
        )

    def on_mount(self) -> None:
        """Show the list, the caret on the next one."""
        levels, _pix = standing(self._profile, self._framework, V2()).capped(V2())
        codes = [competence.code for competence in self._framework.competences]
        lines = [
            f"{c.code} {c.name_fr:<52} {self._state(c.code, level)}"
            for c, level in zip(self._framework.competences, levels, strict=True)
        ]
        choices = self.query_one(CaretList)
        choices.load_texts(lines, at=codes.index(self._next))
        choices.focus()

    def _state(self, code: str, level: int) -> str:
        if code in self._under_way:
            n = self._under_way[code]
            return ngettext("en cours ({n} réponse)", "en cours ({n} réponses)", n).format(n=n)
        if code in self._known or self._profile.has_plain_levels:
            return _("niveau {level}").format(level=level)
        return _("à faire")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a competence."""
        self.dismiss(self._framework.competences[event.option_index].code)

    def action_open(self) -> None:
        """Choose the highlighted competence."""
        self.query_one(CaretList).action_select()
