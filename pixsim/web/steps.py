"""The table of the pages: from the type of a step to its page, and from its form to what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.exam import ReadInstructions
from pixsim.journeys.exams import ChooseSitting, NewExam
from pixsim.journeys.result import ShowResult
from pixsim.journeys.sitting import AskReopening
from pixsim.journeys.step import Step
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting.instructions import without_keys
from pixsim.report.wording import status_title
from pixsim.rules.common import NAMES
from pixsim.web.forms import Form
from pixsim.web.pages import page
from pixsim.web.sitting import Said


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page of every step has.

    Attributes
    ----------
    token : str
        Of who asks.
    number : int
        Of the step: a form made for another one does nothing.
    framework : Framework
    said : Said or None
        To be told on it.
    """

    token: str
    number: int
    framework: Framework
    said: Said | None

    def page(self, template: str, **values: Any) -> Response:
        """A page with all of that."""
        return page(template, token=self.token, step=self.number, said=self.said, **values)


class MissingReplyError(Exception):
    """A form lacks what its step asks for; its text is told on the page, which stays."""


@singledispatch
def page_of(step: Step, frame: Frame) -> Response:
    """The page that shows a step.

    Raises
    ------
    TypeError
        No page shows it.
    """
    raise TypeError(f"no page shows {type(step).__name__}, as number {frame.number}")


@singledispatch
def reply_to(step: Step, form: Form) -> Any:
    """What the form of its page brings to a step.

    Raises
    ------
    MissingReplyError
    HTTPException
        400: not a form of its page.
    """
    raise HTTPException(400, f"{type(step).__name__} has no form with {form.first('do')!r}")


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
    return frame.page("instructions.html.j2", plan=plan, points=points, larger=larger)


@reply_to.register
def start(_step: ReadInstructions, form: Form) -> bool:
    """The clock starts, or another choice."""
    return form.first("do") == "start"


@page_of.register
def show_reopening(step: AskReopening, frame: Frame) -> Response:
    """What happened, or later."""
    return frame.page("reopen.html.j2", asked=step)


@reply_to.register
def reopen(step: AskReopening, form: Form) -> str | None:
    """One of its choices; nothing chosen asks again."""
    if form.first("do") == "later":
        return None
    chosen = form.first("happened")
    if chosen not in dict(step.question.choices):
        raise MissingReplyError("")
    return chosen


@page_of.register
def show_result(step: ShowResult, frame: Frame) -> Response:
    """The score and why; the whole result is another page."""
    result = step.result
    return frame.page(
        "over.html.j2",
        title=status_title(result.status),
        rows=REPORTS[result.rules].rows(result, frame.framework),
        candidate=result.candidate,
        obtained=result.status == "validated",
        larger="larger_text" in result.accommodations,
    )


@reply_to.register
def leave_result(_step: ShowResult, _form: Form) -> None:
    """Another exam."""
