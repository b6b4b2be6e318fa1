"""The table of the pages: from the type of a step to its page, and from its form to what it brings.

`page_of` and `reply_to` are registered by subject in the modules beside this one; `pixsim.web.steps.follow_journey`
loads all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.framework import Framework
from pixsim.journeys.context import Context
from pixsim.journeys.step import Step
from pixsim.web.forms import Form
from pixsim.web.pages import render_page
from pixsim.web.questions.desk import Said


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page of every step has.

    Attributes
    ----------
    token : str
        Of who asks.
    number : int
        Of the step: a form made for another one does nothing.
    context : Context
    said : Said or None
        To be told on it.
    worked : mapping or None
        What was worked out beside the page; None while it is not there.
    """

    token: str
    number: int
    context: Context
    said: Said | None = None
    worked: Mapping[str, Any] | None = None

    @property
    def framework(self) -> Framework:
        """Areas, competences, skills."""
        return self.context.framework

    def page(self, template: str, **values: Any) -> Response:
        """A page with all of that."""
        return render_page(template, token=self.token, step=self.number, said=self.said, **values)


class MissingReplyError(Exception):
    """A form lacks what its step asks for; its text is shown on the page, which stays."""


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


def one_of(form: Form, *names: str) -> str:
    """What a button of a form is for.

    Raises
    ------
    HTTPException
        400: not one of these.
    """
    found = form.first("do")
    if found not in names:
        raise HTTPException(400)
    return found
