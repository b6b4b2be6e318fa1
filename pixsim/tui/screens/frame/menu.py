"""The menu: every action that applies here, with its key, filtered as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys import wishes
from pixsim.text.search import found_in
from pixsim.tui.drawing.pieces import join_styled, styled_text
from pixsim.tui.drawing.safe_text import plain_content
from pixsim.tui.screens.frame.base import Dialog
from pixsim.tui.screens.frame.framed import DISPLAY, DO, PERSON, Entry, Framed, is_exam
from pixsim.tui.terminal.themes import NAMES, ROUND
from pixsim.tui.widgets.inputs.search_box import SearchBox
from pixsim.tui.widgets.lists.pick_list import PickList, Row


def common_entries(screen: Framed[Any]) -> list[Entry]:
    """What the menu offers on every screen: help, themes, leaving."""
    leave = _("Arrêter…") if is_exam(screen) else _("Quitter pixsim")
    guides = [] if is_exam(screen) else [Entry(wishes.GUIDES, "manual", "", DISPLAY)]
    return [
        Entry(_("Aide de cette page"), "help", "F1", DISPLAY),
        *guides,
        *(Entry(NAMES[name], f"app.theme('{name}')", "", DISPLAY) for name in ROUND),
        Entry(leave, "app.quit", "F10", DISPLAY),
    ]


class Menu(Dialog[str | None]):
    """Dismissed with the action chosen.

    Parameters
    ----------
    entries : sequence of Entry
    title : str
    groups : sequence of str
        In which order; those of the menu where none are given.
    """

    AUTO_FOCUS = "#search"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p,f1,f10,ctrl+q", "back", priority=True)
    ]

    def __init__(
        self, entries: Sequence[Entry], title: str = _("Menu"), groups: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._entries, self._title = tuple(entries), title
        self._groups = groups or (DO, PERSON, DISPLAY)
        self._shown: list[Entry | None] = []
        self._list = PickList(id="menu-list", led=True)

    def compose(self) -> ComposeResult:
        """A search box, the actions by group."""
        with Vertical(classes="dialog"):
            yield Static(plain_content(self._title), classes="dialog-title")
            yield SearchBox(self._list, _("Chercher une action"))
            yield self._list
            yield Static(
                plain_content(_("↑ ↓ choisir   Entrée faire   Échap fermer")), classes="note"
            )

    def on_mount(self) -> None:
        """Everything."""
        self._filter("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is looked for."""
        event.stop()
        self._filter(event.value)

    def _filter(self, wanted: str) -> None:
        rows: list[Row] = []
        self._shown = []
        for group in self._groups:
            found = [e for e in self._entries if e.group == group and found_in(wanted, e.text)]
            if found:
                rows.append(Row(styled_text(group, "bold $brand"), enabled=False))
                self._shown.append(None)
            for entry in found:
                rows.append(Row(styled_text(entry.text), join_styled((entry.key, "$muted"))))
                self._shown.append(entry)
        if not rows:
            rows.append(Row(Content(_("Rien ne s'appelle ainsi ici.")), enabled=False))
            self._shown.append(None)
        self._list.load(rows)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """Do it."""
        event.stop()
        entry = self._shown[event.place]
        if entry is not None:
            self.dismiss(entry.action)
