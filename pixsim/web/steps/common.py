"""Steps that any journey may take, as pages."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.journeys.step import Choose, Confirm
from pixsim.web.forms import Form
from pixsim.web.steps import Frame, one_of, page_of, reply_to


@page_of.register
def show_choice(step: Choose, frame: Frame) -> Response:
    """A button each."""
    title, *text = step.title.split("\n")
    ways = [(way.name, way.text, "") for way in step.ways]
    return frame.page("ways.html.j2", title=title, text=text, ways=ways, has_back=bool(step.back))


@reply_to.register
def read_choice(step: Choose, form: Form) -> str | None:
    """One of its ways; None: back."""
    chosen = form.first("do")
    if chosen == "back" and step.back:
        return None
    if chosen not in {way.name for way in step.ways}:
        raise HTTPException(400)
    return chosen


@page_of.register
def show_confirmation(step: Confirm, frame: Frame) -> Response:
    """Two buttons, the safe one first."""
    title, *text = step.text.split("\n")
    return frame.page("confirm.html.j2", title=title, text=text, asked=step)


@reply_to.register
def read_confirmation(_step: Confirm, form: Form) -> bool:
    """Whether it is yes."""
    return one_of(form, "yes", "no") == "yes"
