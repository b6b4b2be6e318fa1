"""Steps of an exam, as pages."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.exam import ChooseExam, ReadInstructions, TellExamUnderWay
from pixsim.journeys.exams import ChooseSitting, NewExam
from pixsim.journeys.home_words import EXAMS, WHICH_EXAM, exam_size
from pixsim.journeys.sitting import AskReopening, TellInUse
from pixsim.report.coach.words import exam_words
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting import second_sitting
from pixsim.report.sitting.instructions import without_keys
from pixsim.rules.abort_and_reports import NAMES
from pixsim.web.forms import Form
from pixsim.web.steps import Frame, MissingReplyError, one_of, page_of, reply_to


@page_of.register
def show_exam_under_way(step: TellExamUnderWay, frame: Frame) -> Response:
    """What is under way, its time going on, and three ways."""
    left = step.deadline - frame.context.clock()
    standing = second_sitting.standing_words(step.rules, step.number, step.length, left)
    ways = [
        ("resume", second_sitting.resuming_words(step.number, step.length), ""),
        ("another", second_sitting.ANOTHER, second_sitting.LEFT_ALONE),
    ]
    return frame.page("ways.html.j2", title=second_sitting.TITLE, text=[standing], ways=ways)


@reply_to.register
def go_on_with_exam(_step: TellExamUnderWay, form: Form) -> str | None:
    """That one, another, or neither."""
    chosen = one_of(form, "resume", "another", "back")
    return None if chosen == "back" else chosen


@page_of.register
def show_exam_choice(step: ChooseExam, frame: Frame) -> Response:
    """Both exams, told apart."""
    exams = [(name, *EXAMS[name], exam_size(step.record, name)) for name in NAMES]
    return frame.page("exam-choice.html.j2", asked=step, exams=exams, title=WHICH_EXAM)


@reply_to.register
def choose_exam(_step: ChooseExam, form: Form) -> str | None:
    """One of them; None: back."""
    if one_of(form, "choose", "back") == "back":
        return None
    if form.first("rules") not in NAMES:
        raise MissingReplyError(WHICH_EXAM)
    return form.first("rules")


@page_of.register
def show_in_use(step: TellInUse, frame: Frame) -> Response:
    """Again, once the other window is closed."""
    ways = [("again", step.again, "")]
    return frame.page("ways.html.j2", title=second_sitting.TITLE, text=[step.text], ways=ways)


@reply_to.register
def try_again(_step: TellInUse, form: Form) -> bool:
    """Again, or not now."""
    return one_of(form, "again", "back") == "again"


@page_of.register
def show_sittings(step: ChooseSitting, frame: Frame) -> Response:
    """Exams under way, then who sits and what."""
    rules = [(name, REPORTS[name].label()) for name in NAMES]
    return frame.page("choose.html.j2", asked=step, rules=rules)


@reply_to.register
def choose_sitting(step: ChooseSitting, form: Form) -> str | NewExam:
    """One to take up, or who sits under which rules."""
    if "sitting" in form:
        name = form.first("sitting")
        if any(one.name == name for one in step.under_way):
            return name
        raise HTTPException(400)
    people = {profile.id: profile for profile in (*step.own, *step.samples)}
    profile, rules = step.person or people.get(form.first("person")), form.first("rules")
    if profile is None or rules not in NAMES:
        raise MissingReplyError(_("Choisissez qui passe l'épreuve, et laquelle."))
    return NewExam(profile, rules)


@page_of.register
def show_instructions(step: ReadInstructions, frame: Frame) -> Response:
    """The rules in plain words, and the button that starts the clock."""
    plan = step.plan
    points = without_keys(REPORTS[plan.rules].instructions(plan))
    larger = "larger_text" in plan.accommodations
    return frame.page(
        "instructions.html.j2", plan=plan, points=points, larger=larger, exam=exam_words(plan.rules)
    )


@reply_to.register
def read_start(_step: ReadInstructions, form: Form) -> bool:
    """The clock starts, or another choice."""
    return form.first("do") == "start"


@page_of.register
def show_reopening(step: AskReopening, frame: Frame) -> Response:
    """What happened, or later."""
    return frame.page("reopen.html.j2", asked=step)


@reply_to.register
def read_reopening(step: AskReopening, form: Form) -> str | None:
    """One of its choices; nothing chosen asks again."""
    if form.first("do") == "later":
        return None
    chosen = form.first("happened")
    if chosen not in dict(step.question.choices):
        raise MissingReplyError("")
    return chosen
