"""Follows a journey page by page, for one person: a request resumes it, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.journeys.chances import ShowChances
from pixsim.journeys.class_plans import ShowClass
from pixsim.journeys.context import Context
from pixsim.journeys.exams import ChooseSitting
from pixsim.journeys.home import ShowHome
from pixsim.journeys.sitting import SitExam, TellExamStopped
from pixsim.journeys.step import Notice, Step, Work
from pixsim.journeys.training import SitTraining
from pixsim.journeys.walk import Journey, Walk
from pixsim.web.forms import Form
from pixsim.web.questions.desk import Said
from pixsim.web.sitting.pages import Visit, sitting_page
from pixsim.web.sitting.sitting import Sitting
from pixsim.web.sitting.training import TrainingDesk
from pixsim.web.sitting.training_pages import training_page
from pixsim.web.steps import (  # noqa: F401 (they are in the table)
    Frame,
    MissingReplyError,
    class_plans,
    coach,
    common,
    exam,
    page_of,
    people,
    reply_to,
    results,
    training,
)

ANEW = (ShowHome, ChooseSitting)
"""What may have changed since it was shown: made anew each time."""


class Follower:
    """One person's journey, wherever it is.

    Parameters
    ----------
    context : Context
        Of the thread that serves.
    begin : callable
        Makes the journey; called again where a fault has ended it.

    Attributes
    ----------
    sitting : Sitting or None
        The exam under way, or the last one.
    training : TrainingDesk or None
        The training under way.
    number : int
        Of the step: a form made for another one does nothing.
    lock : asyncio.Lock
        Held while the journey goes on.
    """

    def __init__(self, context: Context, begin: Callable[[], Journey[Any]]) -> None:
        self.context, self._begin = context, begin
        self.sitting: Sitting | None = None
        self.training: TrainingDesk | None = None
        self.lock = asyncio.Lock()
        self._walk: Walk[Any] | None = None
        self.number = 0
        self._is_fresh = False
        self._said: list[str] = []
        self._warning = ""
        self._aside: tuple[Step, asyncio.Future[dict[str, Any]]] | None = None

    @property
    def step(self) -> Step | None:
        """What is shown now; None before the first page."""
        return None if self._walk is None else self._walk.step

    def visit(self, token: str) -> Visit:
        """Somebody who was let in, and what is under way for them."""
        return Visit(token, self.sitting, self.training)

    def tick(self) -> None:
        """Time goes on while no page is asked for."""
        if self.sitting is not None and not self.sitting.is_over:
            self.sitting.tick()

    def leave(self) -> None:
        """Let go of what is under way; it can be taken up later."""
        if self._walk is not None:
            self._walk.leave()
        self._walk = self.sitting = self.training = None

    # ---- pages and forms

    async def page(self, token: str) -> Response:
        """The page of the present step."""
        async with self.lock:
            await self._arrive()
            step = self.step
            if isinstance(step, ANEW) and not self._is_fresh:
                await self._go_on(None, anew=True)
            self._is_fresh = False
            while (shown := await self._shown(token)) is None:
                await self._settle()
            return shown

    async def _shown(self, token: str) -> Response | None:
        """A page; None where what is under way came to its end."""
        step = self.step
        assert step is not None
        if isinstance(step, SitExam) and self.sitting is not None:
            return sitting_page(self.visit(token), self.sitting)
        if isinstance(step, SitTraining) and self.training is not None:
            return training_page(self.visit(token), self.training)
        said = Said("\n".join(self._said)) if self._said else None
        if self._warning:
            said = Said(self._warning, "warn")
        self._said, self._warning = [], ""
        frame = Frame(token, self.number, self.context, said, self._worked(step))
        return page_of(step, frame)

    async def send(self, form: Form) -> None:
        """What the form of a step brings; one made for another step does nothing."""
        async with self.lock:
            await self._arrive()
            step = self.step
            if step is None or form.first("step") != str(self.number):
                return
            if isinstance(step, SitExam | SitTraining):
                return
            codes = (*form.all("code"), *form.first("codes").split(","))
            if any(code and code not in self.context.framework.competence for code in codes):
                raise HTTPException(400)
            try:
                brought = reply_to(step, form)
            except MissingReplyError as error:
                self._warning = str(error)
            else:
                await self._go_on(brought)

    async def bring(self, step: Step, brought: object) -> None:
        """What something else than the form of a step has brought, if it is still the present one."""
        async with self.lock:
            await self._arrive()
            if self.step is step:
                await self._go_on(brought)

    async def leave_exam(self) -> None:
        """Back from an exam that is under way; its time goes on."""
        async with self.lock:
            await self._arrive()
            if isinstance(self.step, SitExam):
                await self._go_on(False)

    # ---- step by step

    async def _arrive(self) -> None:
        """The journey at a step that a page can show; begun again where a fault has ended it."""
        if self._walk is None or self._walk.step is None:
            self.number += 1
            self._walk = Walk(self._begin())
            self._is_fresh = True
        await self._settle()

    async def _go_on(self, brought: object, *, anew: bool = False) -> None:
        """To the next step that a page can show."""
        assert self._walk is not None
        if not anew:
            self.number += 1
        self._is_fresh = True
        self._walk.reply(brought)
        await self._settle()

    async def _settle(self) -> None:
        """Work is done, what is only told is told on the next page, what is under way gets its pages."""
        walk = self._walk
        assert walk is not None
        while (step := walk.step) is not None:
            if not isinstance(step, SitTraining):
                self.training = None
            match step:
                case Work():
                    try:
                        made = await asyncio.to_thread(step.make)
                    except Exception as error:  # the journey says what comes of it
                        walk.fail(error)
                    else:
                        walk.reply(made)
                case Notice() | TellExamStopped():
                    self._said.append(step.text)
                    walk.reply()
                case SitExam():
                    if self.sitting is None or self.sitting.exam is not step.exam:
                        self.sitting = Sitting(step.exam)
                    if not self.sitting.is_over:
                        return
                    self.number += 1
                    walk.reply(self.sitting.cut_short)
                case SitTraining():
                    if self.training is None or self.training.run is not step.run:
                        self.training = TrainingDesk(step.run)
                    if not self.training.is_over:
                        return
                    self.number += 1
                    walk.reply()
                case _:
                    return

    # ---- aside

    def _worked(self, step: Step) -> dict[str, Any] | None:
        """What takes a while and is worked out beside the page; None: not there yet."""
        if not isinstance(step, ShowChances | ShowClass):
            return None
        if self._aside is None or self._aside[0] is not step:
            self._aside = step, asyncio.ensure_future(asyncio.to_thread(_all_of, step))
        _step, task = self._aside
        return task.result() if task.done() else None


def _all_of(step: ShowChances | ShowClass) -> dict[str, Any]:
    if isinstance(step, ShowClass):
        return dict(step.work_out())
    return {rules: step.work_out(rules) for rules in step.exams}
