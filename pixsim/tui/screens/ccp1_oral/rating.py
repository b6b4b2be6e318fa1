"""After the interview: what was really said, then the grid; people judge, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from pixsim.ccp1 import rehearsal_words
from pixsim.ccp1.rehearsal_state import Grid
from pixsim.foundation.i18n import gettext as _
from pixsim.running.ccp1_oral import RehearsalRun
from pixsim.tui.drawing.pieces import join_styled, styled_text
from pixsim.tui.screens.ccp1_oral.interview import Rehearsing, in_tones
from pixsim.tui.screens.frame.framed import Entry
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint
from pixsim.tui.widgets.frame.line_picture import Drawn
from pixsim.tui.widgets.lists.choice_list import ChoiceList
from pixsim.tui.widgets.lists.pick_list import PickList, Row

RATING_KEYS: dict[str, int | None] = {
    "0": 0, "1": 1, "2": 2, "3": 3, "-": None, "–": None,
    "à": 0, "&": 1, "é": 2, '"': 3,  # a French keyboard without Shift
}  # fmt: skip


class PointsScreen(Rehearsing):
    """Each question again: the candidate ticks what was really said."""

    AUTO_FOCUS = "ChoiceList"
    CSS = "PointsScreen #points { height: auto; max-height: 50%; margin: 0 1; }"
    KEYS: ClassVar[Sequence[Hint]] = [
        (_("Espace"), _("cocher"), ""),
        ("F9", _("suivante"), "following"),
        ("F4", _("précédente"), "previous"),
        ("F10", _("arrêter"), "stop"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9,ctrl+s", "following"),
        Binding("f4", "previous"),
    ]
    HELP_TITLE: ClassVar[str] = _("Ce que vous avez dit")
    HELP_TEXT: ClassVar[str] = _(
        "Chaque question revient, avec trois points qu'une bonne réponse touche. Cochez ceux que vous "
        "avez vraiment dits : c'est pour vous, personne n'en fait une note.\n\n"
        "  Flèches puis Espace, ou a, b, c : cocher, décocher.    PgSuiv : lire la question.\n"
        "  F9 : question suivante ; après la dernière, la grille.    F4 : précédente.\n"
        "  F10, Échap : arrêter, ou reprendre plus tard."
    )

    def __init__(self, run: RehearsalRun) -> None:
        super().__init__(run)
        self.number = 1

    def title_text(self) -> Content:
        """What it is; the page says how far."""
        return join_styled((_("Ce que vous avez dit"), "bold $brand"))

    def draw(self, width: int) -> Sequence[Content]:
        """The question, and why it is asked."""
        return in_tones(
            rehearsal_words.points_to_tick_lines(self.run_.rehearsal, self.number, min(width, 92))
        )

    def body(self) -> ComposeResult:
        """The question, then its points."""
        with VerticalScroll(classes="page", can_focus=False):
            yield Drawn(self.draw, id="lines")
        yield ChoiceList(id="points")

    def buttons(self) -> Sequence[Widget]:
        """On, and back."""
        return [
            FlatButton(_("Question suivante"), id="following", variant="primary"),
            FlatButton(_("Précédente"), id="previous"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What can be done here."""
        return [
            Entry(_("Question suivante"), "following", "F9"),
            Entry(_("Question précédente"), "previous", "F4"),
        ]

    def on_mount(self) -> None:
        """The first question."""
        self._load()

    def _load(self) -> None:
        asking = self.run_.rehearsal.asked[self.number - 1]
        choices = self.query_one(ChoiceList)
        choices.load(self.run_.rehearsal.plan.questions[self.number - 1].covers, several=True)
        for point in sorted(asking.points):
            choices.choose(point - 1)
        choices.cursor = 0
        choices.focus()
        self.query_one(VerticalScroll).scroll_home(animate=False)
        last = self.number == len(self.run_.rehearsal.plan.questions)
        text = _("Passer à la grille") if last else _("Question suivante")
        self.query_one("#following", FlatButton).set_text(text)
        self.show_now()

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """Commit what was ticked, or not any more."""
        event.stop()
        chosen = {int(place) for place in self.query_one(ChoiceList).answer}
        for point in chosen ^ self.run_.rehearsal.asked[self.number - 1].points:
            said = point in chosen
            self.record(lambda p=point, s=said: self.run_.tick_point(self.number, p, said=s))  # type: ignore[misc]

    def action_following(self) -> None:
        """The next question; after the last one, the grid."""
        if self.number == len(self.run_.rehearsal.plan.questions):
            self.record(self.run_.close_points)
            return
        self.number += 1
        self._load()

    def action_previous(self) -> None:
        """The question before."""
        if self.number > 1:
            self.number -= 1
            self._load()


class GridScreen(Rehearsing):
    """Twenty criteria, each rated by one person, who sees no other grid."""

    AUTO_FOCUS = "PickList"
    CSS = (
        "GridScreen #scale { margin: 0 1; } GridScreen #criteria { height: 1fr; margin: 1 1 0 1; }"
    )
    KEYS: ClassVar[Sequence[Hint]] = [
        ("0 1 2 3", _("coter"), ""),
        ("-", _("non observé"), ""),
        ("F9", _("clore la grille"), "close"),
        ("F10", _("arrêter"), "stop"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9,ctrl+s", "close")]
    HELP_TITLE: ClassVar[str] = _("La grille")
    HELP_TEXT: ClassVar[str] = _(
        "Chacun la remplit seul, sans voir celle des autres. Elle est proposée par pixsim : "
        "l'officielle n'a pas pu être lue. Rien n'en est additionné.\n\n"
        "  0, 1, 2, 3 : coter le critère rempli, et passer au suivant.    - : non observé.\n"
        "  ↑ ↓ : un autre critère.    Espace ou Entrée : la cote suivante.\n"
        "  F9 : clore, quand tout est coté ; elle ne change plus.\n"
        "  F10, Échap : arrêter, ou reprendre plus tard."
    )

    def title_text(self) -> Content:
        """Whose grid, and how far."""
        head = rehearsal_words.grid_head(self.run_.rehearsal, self._grid)
        return join_styled((_("Grille"), "bold $brand"), "  ", (head, "bold"))

    def bar_end_text(self) -> Content | str:
        """Nothing of the others."""
        return _("chacun seul")

    @property
    def _grid(self) -> Grid:
        grids = self.run_.rehearsal.grids
        return grids[-1] if grids else Grid("")

    def body(self) -> ComposeResult:
        """The scale stays, the criteria scroll."""
        rules = self.run_.rehearsal.plan.referential
        yield Drawn(lambda width: in_tones(rehearsal_words.scale_lines(rules, width)), id="scale")
        yield PickList(self._rows(), id="criteria")

    def buttons(self) -> Sequence[Widget]:
        """Close."""
        return [FlatButton(_("Clore la grille"), id="close", variant="primary")]

    def entries(self) -> Sequence[Entry]:
        """Close."""
        return [Entry(_("Clore la grille"), "close", "F9")]

    def _codes(self) -> list[str | None]:
        """The criterion of each row; None for a heading."""
        found: list[str | None] = []
        for code, _text in self.run_.rehearsal.plan.referential.criteria:
            if code.endswith("a"):
                found.append(None)
            found.append(code)
        return found

    def _rows(self) -> list[Row]:
        rules = self.run_.rehearsal.plan.referential
        texts, names = dict(rules.criteria), {c.code: c.short for c in rules.competence}
        rows: list[Row] = []
        codes = self._codes()
        for place, code in enumerate(codes):
            if code is None:
                competence = (codes[place + 1] or "")[:-1]
                head = f"{competence} {names[competence]}"
                rows.append(Row(styled_text(head, "bold $brand"), enabled=False))
            else:
                rating = rehearsal_words.given_rating(self._grid, code)
                shown = join_styled((rating or "·", "bold" if rating else "$muted"))
                rows.append(Row(join_styled(f"{code[-1]}  {texts[code]}"), shown))
        return rows

    def show_now(self) -> None:
        """The ratings, the cursor where it is."""
        self.show_title()
        criteria = self.query_one(PickList)
        criteria.load(self._rows(), criteria.cursor)

    def on_key(self, event: Key) -> None:
        """A figure rates the criterion with the cursor, then goes to the next."""
        if event.character in RATING_KEYS:
            event.stop()
            event.prevent_default()
            self._rate(RATING_KEYS[event.character or ""], go_on=True)

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """The next rating, in turn."""
        event.stop()
        code = self._codes()[event.place]
        ratings = self._grid.ratings
        place = rehearsal_words.RATINGS.index(ratings[code]) + 1 if code in ratings else 0
        self._rate(rehearsal_words.RATINGS[place % len(rehearsal_words.RATINGS)], go_on=False)

    def _rate(self, rating: int | None, *, go_on: bool) -> None:
        criteria = self.query_one(PickList)
        code = self._codes()[criteria.cursor] if criteria.cursor is not None else None
        if code is not None and self.record(lambda: self.run_.rate(code, rating)) and go_on:
            criteria.action_move(1)

    def action_close(self) -> None:
        """Close it once it is whole; go to the first criterion that is not rated otherwise."""
        missing = rehearsal_words.unrated_criteria(self.run_.rehearsal)
        if missing:
            text = _("Il reste {n} critères à coter : « - » si vous ne l'avez pas vu.")
            self.tell(text.format(n=len(missing)), "warn")
            self.query_one(PickList).cursor = self._codes().index(missing[0])
            return
        if self.record(self.run_.close_grid):
            self.dismiss(None)
