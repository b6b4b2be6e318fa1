"""Review of a sitting, one question at a time: one's answer, the right one, why, the file again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.report.question import asking
from pixsim.report.question.review import next_error
from pixsim.report.result.common import AnyResult
from pixsim.session.state import Session
from pixsim.store.sittings.journal import JournalError
from pixsim.store.sittings.review_marks import read_review_marks as read_marks
from pixsim.store.sittings.review_marks import set_mark
from pixsim.store.wording import journal_sentence
from pixsim.tui.drawing.pieces import area_colour, join_styled, styled_text
from pixsim.tui.files.taking_out import take_out, taking_out_entries
from pixsim.tui.pictures.review import heading_line, outcome_glyph, review_lines
from pixsim.tui.screens.frame.framed import Entry, letter_keys
from pixsim.tui.screens.frame.reading_page import ReadingPage
from pixsim.tui.widgets.files.bar import FileBar
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.files.view import Wish
from pixsim.tui.widgets.frame.flat_button import FlatButton
from pixsim.tui.widgets.frame.key_bar import Hint, KeyBar
from pixsim.tui.widgets.frame.line_picture import Drawn
from pixsim.tui.widgets.frame.mark_strip import Mark, MarkStrip
from pixsim.tui.widgets.frame.top_bar import UNOFFICIAL
from pixsim.tui.widgets.lists.pick_list import PickList, Row


class ReviewScreen(ReadingPage[None]):
    """Left and right go from question to question; N goes to the next error.

    Parameters
    ----------
    session, result, framework
    """

    AUTO_FOCUS = "#next-error"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)"),
        Binding("left", "move(-1)"),
        Binding(letter_keys("n"), "next_error"),
        Binding(letter_keys("a"), "later"),
        Binding(letter_keys("f"), "filter"),
        Binding("f3,ctrl+o", "toggle_file"),
        Binding(letter_keys("o"), "open_outside"),
        Binding(letter_keys("s"), "save_file"),
        Binding("home", "go(0)"),
        Binding("end", "go(-1)"),
    ]
    KEYS: ClassVar[Sequence[Hint]] = [
        ("← →", _("question"), "move(1)"),
        ("N", _("erreur suivante"), "next_error"),
        ("A", _("à revoir"), "later"),
        ("F3", _("fichier"), "toggle_file"),
        ("F", _("erreurs seules"), "filter"),
        (_("Échap"), _("résultat"), "back"),
    ]
    PAGE: ClassVar[str] = "#review-scroll"
    HELP_TITLE: ClassVar[str] = _("Revue des questions")
    HELP_TEXT: ClassVar[str] = _(
        "Chaque signe de la bande est une question : ✓ juste, ✗ fausse, – passée ou sans réponse. "
        "Le point d'après dit « à revoir ».\n\n"
        "  ← et → : question précédente, suivante.    N : erreur suivante.\n"
        "  F : ne montrer que les erreurs, ou tout.\n"
        "  A : marquer « à revoir plus tard », pour la retrouver la prochaine fois.\n"
        "  F3 : le fichier de la question, comme pendant l'épreuve. O l'ouvre avec l'ordinateur, S "
        "l'enregistre.\n"
        "  ↑ ↓ : lire la suite."
    )
    CSS: ClassVar[str] = """
    ReviewScreen #side { display: none; width: 50%; max-width: 58; height: 1fr; padding: 1 0 0 1; }
    ReviewScreen.-wide #side, ReviewScreen.-huge #side { display: block; }
    ReviewScreen #main { width: 1fr; height: 1fr; padding: 0 1; }
    ReviewScreen #columns { height: 1fr; }
    ReviewScreen #heading { margin: 1 0; }
    ReviewScreen #review-scroll { height: 1fr; }
    ReviewScreen FileBar { margin: 1 0 0 0; }
    ReviewScreen FilePane { display: none; height: 5fr; max-height: 11; }
    ReviewScreen.-high FilePane { max-height: 16; }
    """

    def __init__(self, session: Session, result: AnyResult, framework: Framework) -> None:
        super().__init__()
        self._session, self._result, self._framework = session, result, framework
        self._place = 0
        self._errors_only = False
        self._later: frozenset[int] = frozenset()
        self._loaded: int | None = None
        self._list = PickList(id="side")

    # ---- frame

    def title_text(self) -> Content:
        """Whose."""
        return join_styled((_("Revue"), "bold $brand"), "  ", (self._result.candidate, "bold"))

    def bar_end_text(self) -> Content:
        """How many right, wrong, passed, without an answer."""
        outcomes = [q.outcome for q in self._result.questions if not q.is_left_out]
        right = outcomes.count("ok")
        passed, unanswered = outcomes.count("skipped"), outcomes.count("unanswered")
        wrong = len(outcomes) - right - passed - unanswered - outcomes.count("replaced")
        parts = [
            (ngettext("{n} juste", "{n} justes", right).format(n=right), "$ok"),
            (ngettext("{n} fausse", "{n} fausses", wrong).format(n=wrong), "$bad"),
            (ngettext("{n} passée", "{n} passées", passed).format(n=passed), "$warn"),
            (_("{n} sans réponse").format(n=unanswered), "$muted"),
        ]
        counts = (right, wrong, passed, unanswered)
        shown = [part for part, n in zip(parts, counts, strict=True) if n]
        if not shown:
            return styled_text(UNOFFICIAL, "$muted")
        return Content("  ").join(styled_text(*part) for part in shown)

    def body(self) -> ComposeResult:
        """Strip, list where there is room, the question."""
        yield MarkStrip(id="strip")
        with Horizontal(id="columns"):
            yield self._list
            with Vertical(id="main"):
                yield Drawn(id="heading")
                with VerticalScroll(id="review-scroll", can_focus=False):
                    yield Drawn(id="review")
                yield FileBar(id="file-line")
                yield FilePane()

    def buttons(self) -> Sequence[Widget]:
        """Errors, later, back."""
        return [
            FlatButton(_("Erreur suivante"), id="next-error", variant="primary"),
            FlatButton(_("À revoir plus tard"), id="later"),
            FlatButton(_("Retour"), id="back"),
        ]

    def entries(self) -> Sequence[Entry]:
        """What can be done with the question shown."""
        shown = [
            Entry(_("Erreur suivante"), "next_error", "N"),
            Entry(_("Marquer ou démarquer « à revoir »"), "later", "A"),
            Entry(_("Erreurs seules, ou tout"), "filter", "F"),
        ]
        if self._session.served[self._place].attachments:
            shown.append(Entry(_("Voir ou fermer le fichier"), "toggle_file", "F3"))
            shown += taking_out_entries()
        return shown

    def on_mount(self) -> None:
        """The first error, else the first question."""
        try:
            self._later = read_marks(self._journal, self._result.sitting)
        except JournalError as error:
            self.tell(journal_sentence(error), "bad")
        last = len(self._result.questions) - 1
        first = next_error(self._result, last)
        self._place = 0 if first is None else first
        if first is None:
            self.query_one("#next-error").display = False
        self._load_list()
        self._show()

    @property
    def _journal(self):  # type: ignore[no-untyped-def]
        return self.app.journal  # type: ignore[attr-defined]

    # ---- what is shown

    def _skipped(self, place: int) -> bool:
        return self._errors_only and self._result.questions[place].outcome in ("ok", "replaced")

    def _show(self) -> None:
        rows = self._result.questions
        marks = [
            Mark(
                *outcome_glyph(row.outcome),
                later=place + 1 in self._later,
                skipped=self._skipped(place),
            )
            for place, row in enumerate(rows)
        ]
        strip = self.query_one(MarkStrip)
        strip.show(marks)
        strip.at = self._place
        place = self._place
        self.query_one("#heading", Drawn).show(
            lambda width: [heading_line(self._result, self._framework, place, width)]
        )
        drawn = partial(review_lines, self._session, self._result, place)
        self.query_one("#review", Drawn).show(drawn)
        self.query_one("#review-scroll", VerticalScroll).scroll_home(animate=False)
        files = self._session.served[place].attachments
        self.query_one(FileBar).display = bool(files)
        hints = [key for key in self.KEYS if files or key[2] != "toggle_file"]
        self.query_one(KeyBar).set_hints(hints)
        if files:
            self._load_file()
        else:
            self.query_one(FilePane).display = False
        marked = place + 1 in self._later
        said = _("Ne plus revoir") if marked else _("À revoir plus tard")
        self.query_one("#later", FlatButton).set_text(said)
        self._list.cursor = place
        self.call_after_refresh(self.fit_buttons)

    def _load_list(self) -> None:
        rows = []
        for row in self._result.questions:
            mark, colour = outcome_glyph(row.outcome)
            subject = self._framework.skill.get(row.skill)
            title = self._framework.tube[subject.tube].title if subject is not None else row.skill
            later = "·" if row.number in self._later else " "
            left = join_styled(
                (f"{row.number:>2} ", "$muted"), (mark, colour), (f"{later} ", "bold $brand"),
                (row.competence, area_colour(row.competence)), " ", title,
            )  # fmt: skip
            rows.append(Row(left))
        self._list.load(rows, self._place)

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """The list leads."""
        event.stop()
        if event.place is not None and event.place != self._place:
            self._place = event.place
            self._show()

    def on_pick_list_picked(self, event: PickList.Picked) -> None:
        """A click in the list."""
        event.stop()
        self.action_go(event.place)

    def on_mark_strip_chosen(self, event: MarkStrip.Chosen) -> None:
        """A click on a mark."""
        event.stop()
        self.action_go(event.place)

    # ---- actions

    def action_go(self, place: int) -> None:
        """One question."""
        self._place = range(len(self._result.questions))[place]
        self._show()

    def action_move(self, step: int) -> None:
        """Another question, without going past the ends."""
        place = self._place + step
        while 0 <= place < len(self._result.questions):
            if not self._skipped(place):
                self.action_go(place)
                return
            place += step

    def action_next_error(self) -> None:
        """The next question that was not right."""
        place = next_error(self._result, self._place)
        if place is None:
            self.tell(_("Aucune erreur : toutes les réponses sont justes."), "ok")
        elif place == self._place:
            self.tell(_("C'est la seule erreur."))
        else:
            self.action_go(place)

    def action_filter(self) -> None:
        """Errors only, or all."""
        self._errors_only = not self._errors_only
        if self._errors_only and next_error(self._result, self._place) is None:
            self._errors_only = False
            self.tell(_("Aucune erreur : toutes les réponses sont justes."), "ok")
            return
        if self._skipped(self._place):
            self.action_next_error()
        self._show()
        self.tell(_("Erreurs seules.") if self._errors_only else _("Toutes les questions."))

    def action_later(self) -> None:
        """Mark the question to be looked at again, or not any more."""
        number = self._place + 1
        on = number not in self._later
        try:
            set_mark(self._journal, self._result.sitting, number, on=on)
        except (JournalError, LookupError) as error:
            said = journal_sentence(error) if isinstance(error, JournalError) else str(error)
            self.tell(said, "bad")
            return
        self._later = self._later | {number} if on else self._later - {number}
        self._load_list()
        self._show()
        self.tell(_("Marquée « à revoir ».") if on else _("N'est plus à revoir."))

    def action_toggle_file(self) -> None:
        """Show or hide the files of the question."""
        pane = self.query_one(FilePane)
        if not self._session.served[self._place].attachments:
            self.tell(asking.NO_FILE)
            return
        pane.display = not pane.display
        self._load_file()
        if pane.display:
            pane.enter()
        else:
            self.query_one("#next-error").focus()

    def _load_file(self) -> None:
        files, pane = self._session.served[self._place].attachments, self.query_one(FilePane)
        if self._loaded != self._place:
            self._loaded = self._place
            pane.load(files)
        names = [Path(file.name).name for file in files]
        words = pane.summary(0) if len(names) == 1 else ""
        self.query_one(FileBar).load(names, words, opened=bool(pane.display))

    def action_open_outside(self) -> None:
        """Open the file with the program of the computer."""
        self._take_out("outside")

    def action_save_file(self) -> None:
        """Keep the file."""
        self._take_out("save")

    def _take_out(self, wish: Wish) -> None:
        if self._session.served[self._place].attachments:
            self.query_one(FilePane).ask(wish)
        else:
            self.tell(asking.NO_FILE)

    @work
    async def on_file_pane_taken_out(self, event: FilePane.TakenOut) -> None:
        """Outside pixsim."""
        event.stop()
        await take_out(self, event)

    def on_file_pane_closed(self, event: FilePane.Closed) -> None:
        """Échap in the file."""
        event.stop()
        self.action_toggle_file()
