"""From a training as it is to the page that shows it: a question, what was right, whether to stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from pixsim.bank.question import Question
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys import training_words, wishes
from pixsim.journeys.positioning import (
    competence_of,
    level_now,
    pause_ways,
    replies_of_pause,
    where_paused,
)
from pixsim.journeys.training_words import (
    NEXT_QUESTION,
    SEE_SCORE,
    STOP_HERE,
    left_words,
    number_words,
    pause_words,
    right_words,
    stopping_words,
)
from pixsim.report.question import asking
from pixsim.report.question.asking import language_words, timed_text
from pixsim.report.question.guide import guide_page
from pixsim.report.wording import outcome_words
from pixsim.running.training import TrainingRun
from pixsim.session.training.state import Reply
from pixsim.web.pages import render_page
from pixsim.web.questions.views import question_view
from pixsim.web.questions.world_view import world_view
from pixsim.web.sitting.pages import Visit
from pixsim.web.sitting.replies import reply_rows
from pixsim.web.sitting.training import TrainingDesk


def training_page(visit: Visit, desk: TrainingDesk) -> Response | None:
    """The page of a training under way; None once it is over."""
    question = desk.arrive()
    if desk.is_over:
        return None
    if desk.feedback:
        return _feedback_page(visit, desk)
    if question is None:  # the disk refuses the question that was drawn
        said = desk.take_said()
        return render_page(
            "fault.html.j2",
            503,
            title=_("Pas maintenant"),
            text=said.text if said else "",
            token=visit.token,
        )
    if desk.run.training.is_announced:
        return render_page(
            "start.html.j2",
            **_page_frame(visit, desk),
            title=_("Question chronométrée"),
            text=timed_text(question.timer).split("\n\n"),
            said=desk.take_said(),
        )
    return _question_page(visit, desk, question)


def _page_frame(visit: Visit, desk: TrainingDesk) -> dict[str, Any]:
    """What every page of a training has."""
    run = desk.run
    training, question = run.training, run.training.question
    is_positioning = training.plan.kind == "positioning"
    code = (
        competence_of(run)
        if is_positioning
        else (question or training.replies[-1].question).competence
    )
    return {
        "layout": "training.html.j2",
        "has_mode": False,
        "language_said": "" if question is None else language_words(question),
        "pass_label": training_words.DO_NOT_KNOW,
        "stop_label": STOP_HERE,
        "token": visit.token,
        "place": desk.place,
        "what": _kind_words(run),
        "code": code,
        "name": run.bank.framework.competence[code].brief,
        "number": _number_words(run),
        "level": level_now(run) if is_positioning else None,
        "larger": "larger_text" in training.plan.accommodations,
        "in_room": False,
        "sitting": training.plan.id,
        "rescue": "",
    }


def _kind_words(run: TrainingRun) -> str:
    """What this is."""
    return {
        "positioning": _("Positionnement"),
        "practice": wishes.PRACTISE,
        "pilot": training_words.PILOT,
    }[run.training.plan.kind]


def _number_words(run: TrainingRun) -> str:
    """Which question, of how many; nothing once a practice has been asked whole."""
    training = run.training
    done = len(training.replies)
    if training.plan.kind == "positioning":
        return number_words(training.number, max(done + (run.questions_left() or 0), done + 1))
    length = len(training.plan.queue)
    return asking.NUMBER_OF.format(n=min(training.number, length), length=length)


def _question_page(visit: Visit, desk: TrainingDesk, question: Question) -> Response:
    said, world = desk.take_said(), desk.world
    shown = None
    if world is not None:
        shown = world_view(
            world, desk.row, desk.asking, desk.world_note, restarting=desk.restarting
        )
    context = _page_frame(visit, desk) | {
        "q": question_view(question, desk.place, desk.draft),
        "world": shown,
        "guide": guide_page(world) if world is not None else None,
        "acts": len(desk.acts),
        "at_world": desk.at_world and said is None,
        "said": said,
        "focus_lost": False,
        "timer": desk.timer_left,
        "timer_of": question.timer,
    }
    desk.at_world, desk.world_note = False, None
    return render_page("question.html.j2", **context)


def _feedback_page(visit: Visit, desk: TrainingDesk) -> Response:
    """What was right and why, then on, or stop here."""
    run = desk.run
    frame = _page_frame(visit, desk)
    replies: Sequence[Reply]
    if desk.feedback == "pause":
        replies = replies_of_pause(run)
        heading, beside = pause_words(replies), left_words(where_paused(run))
        ways = [(way.name, way.text) for way in pause_ways()]
    else:
        replies = run.training.replies[-1:]
        word = outcome_words(replies[-1].outcome.code)
        heading = word[:1].upper() + word[1:]
        beside = _("jusqu'ici {right}").format(right=right_words(run.training.replies))
        length = len(run.training.plan.queue)
        frame["number"] = asking.NUMBER_OF.format(n=len(run.training.replies), length=length)
        frame["code"] = replies[-1].question.competence
        frame["name"] = run.bank.framework.competence[frame["code"]].brief
        is_last = len(run.training.replies) >= length
        ways = (
            [("go_on", SEE_SCORE)] if is_last else [("go_on", NEXT_QUESTION), ("stop", STOP_HERE)]
        )
    return render_page(
        "feedback.html.j2",
        **frame,
        heading=heading,
        beside=beside,
        ways=ways,
        rows=reply_rows(replies, run.bank.framework),
        said=desk.take_said(),
    )


def training_stop_page(visit: Visit, desk: TrainingDesk) -> Response:
    """Go on, or leave; with what becomes of it."""
    training = desk.run.training
    is_begun = 0 < len(training.replies) < len(training.plan.queue)
    can_go_on = visit.can_close and training.plan.kind == "practice" and is_begun
    closing = training.number if can_go_on else None
    return render_page(
        "training-stop.html.j2",
        **_page_frame(visit, desk),
        asked=stopping_words(desk.run),
        closing=closing,
    )
