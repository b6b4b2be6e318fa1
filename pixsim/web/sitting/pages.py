"""From an exam as it is to the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from pixsim.bank.question import Question
from pixsim.foundation.i18n import gettext as _
from pixsim.report.question import asking
from pixsim.report.question.asking import (
    INVIGILATOR,
    PASS_NOTE,
    PASS_TEXT,
    PASS_TITLE,
    TOO_LATE,
    WINDOW_LEFT,
    timed_text,
)
from pixsim.report.question.guide import guide_page
from pixsim.report.rule_sets import REPORTS
from pixsim.store.home import rescue_folder
from pixsim.web.pages import render_page
from pixsim.web.questions.desk import Desk
from pixsim.web.questions.views import question_view
from pixsim.web.questions.world_view import world_view
from pixsim.web.sitting.sitting import Sitting
from pixsim.web.sitting.training import TrainingDesk

SCRIPT_TEXTS = {
    "minute": _("Plus que 1 minute."),
    "minutes": _("Plus que {n} minutes."),
    "late": TOO_LATE,
    "away": WINDOW_LEFT,
    "time": _("Le surveillant a changé le temps restant."),
}
"""What the script says, by the name it knows."""
FOCUS_TEXT = _(
    "Les questions qui suivent sont en mode focus : sans recherche et sans quitter cette fenêtre, "
    "sinon la réponse compte comme fausse."
)
WAITING = _(
    "Signalement enregistré. Le surveillant vient constater le problème : attendez-le sur cette page. "
    "Le temps continue."
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who was let in.

    Attributes
    ----------
    token : str
        What the forms of their pages carry.
    sitting : Sitting or None
        Their exam, once it has begun.
    training : TrainingDesk or None
        Their training, while it goes on.
    can_close : bool
        Whether they may close what serves them: it serves nobody else.
    """

    token: str
    sitting: Sitting | None
    training: TrainingDesk | None = None
    can_close: bool = False

    @property
    def desk(self) -> Desk | None:
        """What is asked question by question."""
        return self.training or self.sitting


def sitting_page(visit: Visit, sitting: Sitting) -> Response | None:
    """The page of an exam under way; None once it is over."""
    question = sitting.arrive()
    sitting.tell_decision()
    sitting.shown_place, sitting.shown_pending = (
        sitting.session.place,
        sitting.session.report_pending,
    )
    if sitting.session.is_over:
        return None
    if question is None:  # the disk refuses the question that was chosen
        return _retry_page(visit, sitting)
    if sitting.session.report_pending:
        return _decide_page(visit, sitting)
    if sitting.needs_start:
        return _start_page(visit, sitting, question)
    if not sitting.show():
        return (
            sitting_page(visit, sitting) if sitting.session.is_over else _retry_page(visit, sitting)
        )
    return _question_page(visit, sitting, question)


def _retry_page(visit: Visit, sitting: Sitting) -> Response:
    said = sitting.take_said()
    text = said.text if said else ""
    return render_page(
        "fault.html.j2",
        503,
        title=_("Pas maintenant"),
        text=text,
        token=visit.token,
        rescue=_rescue_folder(sitting),
    )


def _rescue_folder(sitting: Sitting) -> str:
    """The folder offered in place of the data folder that is gone; empty: it is not."""
    moved = sitting.moved
    offered = moved is not None and moved.is_moved and not sitting.in_room
    return str(rescue_folder()) if offered else ""


def _page_frame(visit: Visit, sitting: Sitting) -> dict[str, Any]:
    """What every page of an exam has."""
    session = sitting.session
    return {
        "layout": "exam.html.j2",
        "has_mode": True,
        "pass_label": asking.PASS,
        "stop_label": asking.STOP,
        "token": visit.token,
        "place": session.place,
        "number": min(session.number, session.length),
        "length": session.length,
        "left": sitting.exam.remaining(),
        "extra": session.sitting.extra_time_percent,
        "larger": "larger_text" in session.sitting.accommodations,
        "in_room": sitting.in_room,
        "sitting": session.sitting.id,
        "texts": SCRIPT_TEXTS,
        "rescue": _rescue_folder(sitting),
    }


def _question_page(visit: Visit, sitting: Sitting, question: Question) -> Response:
    session, said = sitting.session, sitting.take_said()
    world = session.world
    shown = None
    if world is not None:
        shown = world_view(
            world, sitting.row, sitting.asking, sitting.world_note, restarting=sitting.restarting
        )
    timer = session.timer_remaining(sitting.exam.now())
    context = _page_frame(visit, sitting) | {
        "q": question_view(question, session.place, sitting.draft),
        "world": shown,
        "guide": guide_page(world) if world is not None else None,
        "acts": len(session.doing.acts),
        "at_world": sitting.at_world and said is None,
        "said": said,
        "focus_lost": session.focus_lost,
        "timer": timer,
        "timer_of": question.timer,
    }
    sitting.at_world, sitting.world_note = False, None
    return render_page("question.html.j2", **context)


def _start_page(visit: Visit, sitting: Sitting, question: Question) -> Response:
    timed = question.timer is not None
    text = timed_text(question.timer).split("\n\n") if timed else []
    return render_page(
        "start.html.j2",
        **_page_frame(visit, sitting),
        title=_("Question chronométrée") if timed else _("Mode focus"),
        text=[*([FOCUS_TEXT] if question.focus else []), *text],
        said=sitting.take_said(),
    )


def _decide_page(visit: Visit, sitting: Sitting) -> Response:
    text = WAITING if sitting.in_room else INVIGILATOR
    return render_page(
        "decide.html.j2",
        **_page_frame(visit, sitting),
        text=text.split("\n\n"),
        said=sitting.take_said(),
    )


def report_page(visit: Visit, sitting: Sitting) -> Response:
    """What can be reported about the present question."""
    return render_page(
        "report.html.j2",
        **_page_frame(visit, sitting),
        problems=sitting.problems(),
        said=sitting.take_said(),
    )


def pass_page(visit: Visit, sitting: Sitting) -> Response:
    """Asked before the first question that is passed."""
    return render_page(
        "pass.html.j2",
        **_page_frame(visit, sitting),
        title=PASS_TITLE,
        text=PASS_TEXT,
        note=PASS_NOTE,
    )


def stop_page(visit: Visit, sitting: Sitting) -> Response:
    """Go on, close, or end; each with what it costs."""
    session = sitting.session
    return render_page(
        "stop.html.j2",
        **_page_frame(visit, sitting),
        cost=REPORTS[session.sitting.rules].cost_of_stopping(session),
    )
