"""Steps of positioning and practice, as pages."""

from __future__ import annotations

from starlette.responses import Response

from pixsim.assembly.standing import profile_standing
from pixsim.journeys import training_words, wishes
from pixsim.journeys.positioning import ChooseCompetence, IntroducePositioning, PositioningOver
from pixsim.journeys.practice import PracticeOver
from pixsim.report.progress.certifiable import certifiable_sentence
from pixsim.rules.v2 import V2
from pixsim.web.forms import Form
from pixsim.web.sitting.replies import reply_rows
from pixsim.web.steps import Frame, MissingReplyError, one_of, page_of, reply_to


@page_of.register
def show_competences(step: ChooseCompetence, frame: Frame) -> Response:
    """The list of the sixteen, by area, the next one first in sight."""
    framework = frame.framework
    levels, _pix = profile_standing(step.profile, framework, V2()).capped(V2())
    by_code = dict(zip(framework.competence, levels, strict=True))
    return frame.page(
        "competences.html.j2",
        asked=step,
        framework=framework,
        levels=by_code,
        states={code: step.state(framework, code, level) for code, level in by_code.items()},
        following=step.following(framework),
    )


@reply_to.register
def choose_competence(step: ChooseCompetence, form: Form) -> str | None:
    """Its code; None: back."""
    if form.first("do") == "back":
        return None
    code = form.first("code")
    if len(code) > 3 or not code:
        raise MissingReplyError(step.title)
    return code


@page_of.register
def show_positioning_start(step: IntroducePositioning, frame: Frame) -> Response:
    """What a positioning is."""
    name = frame.framework.competence[step.code].brief
    return frame.page(
        "introduce.html.j2",
        title=wishes.POSITION,
        code=step.code,
        name=name,
        candidate=step.candidate,
        points=training_words.positioning_points(frame.framework, step.code, step.time),
        begin=training_words.BEGIN_POSITIONING,
    )


@reply_to.register
def begin_positioning(_step: IntroducePositioning, form: Form) -> bool:
    """Whether to begin."""
    return one_of(form, "begin", "back") == "begin"


@page_of.register
def show_positioning_end(step: PositioningOver, frame: Frame) -> Response:
    """What was right, what it brought, what comes next."""
    framework, gain, reached = frame.framework, step.gain, step.reached
    ways = []
    if gain.following is not None:
        ways.append(("following", training_words.following_words(framework, gain.following)))
    if step.standing.is_certifiable:
        ways.append(("exam", training_words.SIT_NOW))
    return frame.page(
        "positioning-over.html.j2",
        title=training_words.POSITIONING_OVER,
        code=reached.code,
        name=framework.competence[reached.code].brief,
        level=reached.level,
        gained=", ".join(
            filter(
                None,
                (
                    training_words.level_gain_words(gain, reached),
                    training_words.pix_gain_words(gain),
                ),
            )
        ),
        standing=certifiable_sentence(step.standing),
        right=training_words.right_words(step.replies),
        rows=reply_rows(step.replies, framework),
        ways=ways,
    )


@reply_to.register
def leave_positioning(step: PositioningOver, form: Form) -> str:
    """The next competence, the exam once it may be sat, or home."""
    known = ["home"]
    if step.gain.following is not None:
        known.append("following")
    if step.standing.is_certifiable:
        known.append("exam")
    return one_of(form, *known)


@page_of.register
def show_practice_end(step: PracticeOver, frame: Frame) -> Response:
    """The score, and what to work on."""
    named = training_words.to_rework(step.replies, frame.framework)
    return frame.page(
        "practice-over.html.j2",
        title=training_words.SCORE_OF_PRACTICE,
        right=training_words.right_words(step.replies),
        work=training_words.TO_REWORK + ", ".join(named)
        if named
        else f"✓ {training_words.NOTHING_TO_REWORK}",
        rows=reply_rows(step.replies, frame.framework),
        again=step.again if step.missed else "",
    )


@reply_to.register
def leave_practice(_step: PracticeOver, form: Form) -> str:
    """What was missed again, or home."""
    return one_of(form, "again", "home")
