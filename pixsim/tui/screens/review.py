"""Review of a sitting, one question at a time: one's answer, the right one, why."""

from __future__ import annotations

from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from pixsim.i18n import gettext as _
from pixsim.report.answers import answer_lines, option_line, right_answer_lines
from pixsim.report.result import Result
from pixsim.report.text import WIDTH
from pixsim.report.wording import duration, outcome_words
from pixsim.session.state import Session
from pixsim.tui.widgets.flat_button import FlatButton
from pixsim.tui.widgets.key_bar import KeyBar


class ReviewScreen(Screen[None]):
    """Left and right go from question to question; E goes to the next error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,n,space", "move(1)"),
        Binding("left,p,backspace", "move(-1)"),
        Binding("e", "next_error"),
        Binding("escape,q,ctrl+q", "back"),
    ]

    def __init__(self, session: Session, result: Result) -> None:
        super().__init__()
        self._session, self._result = session, result
        self._place = 0

    def compose(self) -> ComposeResult:
        """One page of text, three buttons."""
        yield Static(id="review-title", classes="title-bar", markup=False)
        with VerticalScroll(id="review-scroll", can_focus=True):
            yield Static(id="review-text", classes="reading", markup=False)
        with Horizontal(classes="buttons"):
            yield FlatButton(_("Résultat"), id="back")
            yield FlatButton(_("Précédente"), id="previous")
            yield FlatButton(_("Erreur suivante"), id="error")
            yield FlatButton(_("Suivante"), id="next", variant="primary")
        yield KeyBar(
            [
                ("→", _("suivante"), "move(1)"),
                ("←", _("précédente"), "move(-1)"),
                ("E", _("erreur suivante"), "next_error"),
                (_("Échap"), _("résultat"), "back"),
            ]
        )

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()
        self.query_one("#next").focus()

    def _show(self) -> None:
        row = self._result.questions[self._place]
        title = _("Question {n} / {length} · {code} · niveau {level} · {outcome}").format(
            n=row.number,
            length=len(self._result.questions),
            code=row.competence,
            level=row.level,
            outcome=outcome_words(row.outcome) + (_(" (neutralisée)") if row.neutralised else ""),
        )
        self.query_one("#review-title", Static).update(Content(title))
        self.query_one("#review-text", Static).update(
            Content(review_text(self._session, self._result, self._place))
        )
        self.query_one("#review-scroll").scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        """Another question, without going past the ends."""
        self._place = min(max(self._place + step, 0), len(self._result.questions) - 1)
        self._show()

    def action_next_error(self) -> None:
        """The next question that was not right."""
        count = len(self._result.questions)
        following = [(self._place + step) % count for step in range(1, count + 1)]
        errors = [place for place in following if self._result.questions[place].outcome != "ok"]
        if errors:
            self._place = errors[0]
            self._show()
        else:
            self.app.notify(_("Aucune erreur : toutes les réponses sont justes."), markup=False)

    def action_back(self) -> None:
        """Back to the result."""
        self.dismiss()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Buttons do what the keys do."""
        event.stop()
        if event.button.id == "back":
            self.action_back()
        elif event.button.id == "error":
            self.action_next_error()
        else:
            self.action_move(1 if event.button.id == "next" else -1)


def review_text(session: Session, result: Result, place: int) -> str:
    """Statement, one's answer, the right one, why, and the time it took."""
    row, question = result.questions[place], session.sitting.questions[place].question
    parts = [question.statement]
    if question.options:
        parts.append(
            "\n".join("  " + option_line(question, n) for n in range(1, len(question.options) + 1))
        )
    parts.append(_("Votre réponse") + "\n" + _indented(answer_lines(question, row.answer)))
    if row.outcome != "ok":
        parts.append(_("La bonne réponse") + "\n" + _indented(right_answer_lines(question)))
    parts.append(_("Pourquoi") + "\n" + _indented(question.explanation.splitlines()))
    if row.seconds is not None:
        mean = session.sitting.time_allowed.total_seconds() / session.length
        parts.append(
            _("Temps passé : {time} ; l'épreuve laisse {mean} par question en moyenne.").format(
                time=duration(row.seconds), mean=duration(mean)
            )
        )
    if row.answered_before:
        parts.append(_("Vous aviez déjà réussi cette variante pendant le positionnement."))
    return "\n\n".join(parts)


def _indented(lines: list[str]) -> str:
    wrapped = [part for line in lines for part in wrap(line, WIDTH - 4) or [""]]
    return "\n".join("  " + line for line in wrapped)
