"""The addresses of an exam under way: every one is « mine », none holds a name or a path."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pixsim.bank.question import Attachment
from pixsim.running.act_trials import try_act
from pixsim.store.errors import AlteredSittingError
from pixsim.store.sittings.journal import Journal
from pixsim.web.forms import Form, read_own_form
from pixsim.web.manual import manual_routes
from pixsim.web.pages import static_response
from pixsim.web.questions.desk import Desk
from pixsim.web.questions.file_pages import (
    download_header,
    file_page,
    file_response,
    image_response,
)
from pixsim.web.sitting.pages import Visit, pass_page, report_page, stop_page
from pixsim.web.sitting.sitting import Sitting
from pixsim.web.sitting.training_pages import training_stop_page
from pixsim.worlds.core import Refused


class Door(Protocol):
    """Lets people in."""

    def visit(self, request: Request) -> Visit:
        """Who asks.

        Raises
        ------
        HTTPException
            403: nobody this server knows; 429: too often.
        """


def redirect_home() -> Response:
    """To the page that shows what is now."""
    return RedirectResponse("/", 303)


async def receive_form(request: Request, door: Door) -> tuple[Visit, Form]:
    """Who sends a form, and what it holds.

    Raises
    ------
    HTTPException
        403: not somebody known, or a form that was not made for them.
    """
    visit = door.visit(request)
    return visit, await read_own_form(request, visit.token)


def sitting_routes(door: Door) -> list[Route]:
    """What can be asked and sent during an exam."""
    pages = _Pages(door)
    posts = _Posts(door)
    return [
        static_route(),
        *manual_routes(),
        Route("/answer", posts.answer, methods=["POST"]),
        Route("/begin", posts.begin, methods=["POST"]),
        Route("/read-on", posts.leave_feedback, methods=["POST"]),
        Route("/pass", pages.passing, methods=["GET"]),
        Route("/pass", posts.passing, methods=["POST"]),
        Route("/report", pages.report, methods=["GET"]),
        Route("/report", posts.report, methods=["POST"]),
        Route("/decide", posts.decide, methods=["POST"]),
        Route("/world", posts.world, methods=["POST"]),
        Route("/focus", posts.focus, methods=["POST"]),
        Route("/stop", pages.stop, methods=["GET"]),
        Route("/stop", posts.stop, methods=["POST"]),
        Route("/elsewhere", posts.elsewhere, methods=["POST"]),
        Route("/clock", pages.clock, methods=["GET"]),
        Route("/file/{place}/{number}", pages.file, methods=["GET"]),
        Route("/file/{place}/{number}/read", pages.read_file, methods=["GET"]),
        Route("/file/{place}/{number}/image", pages.image, methods=["GET"]),
    ]


def static_route() -> Route:
    """What goes with the pages."""
    return Route("/static/{name}", _static_file, methods=["GET"])


async def _static_file(request: Request) -> Response:
    found = static_response(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return found


class _Pages:
    """What is only read."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def passing(self, request: Request) -> Response:
        """Ask before passing."""
        return self._of_question(request, pass_page)

    async def report(self, request: Request) -> Response:
        """What can be reported."""
        return self._of_question(request, report_page)

    async def stop(self, request: Request) -> Response:
        """Stop, or not."""
        visit = self._door.visit(request)
        if visit.training is not None and visit.training.arrive() is not None:
            return training_stop_page(visit, visit.training)
        if visit.sitting is None or visit.sitting.in_room or visit.sitting.arrive() is None:
            return redirect_home()
        return stop_page(visit, visit.sitting)

    def _of_question(
        self, request: Request, make: Callable[[Visit, Sitting], Response]
    ) -> Response:
        """A page about the question on the screen; the present page where there is none."""
        visit = self._door.visit(request)
        sitting = visit.sitting
        if sitting is None or sitting.arrive() is None:
            return redirect_home()
        if sitting.session.shown_at is None or sitting.session.report_pending:
            return redirect_home()
        return make(visit, sitting)

    async def clock(self, request: Request) -> Response:
        """Seconds left, and whether the page must be loaded anew."""
        sitting = self._door.visit(request).sitting
        if sitting is None:
            raise HTTPException(404)
        sitting.tick()
        return JSONResponse(
            {
                "left": max(0, int(sitting.exam.remaining().total_seconds())),
                "over": sitting.session.is_over,
                "place": sitting.session.place,
            }
        )

    def _attachment(self, request: Request) -> Attachment:
        """A file of the question in view.

        Raises
        ------
        HTTPException
            404: there is none.
        """
        desk = self._door.visit(request).desk
        numbers = request.path_params
        found = None if desk is None else desk.file(numbers["place"], numbers["number"])
        if found is None:
            raise HTTPException(404)
        return found

    async def file(self, request: Request) -> Response:
        """To be saved, never run."""
        return file_response(self._attachment(request))

    async def read_file(self, request: Request) -> Response:
        """To be read here."""
        numbers = request.path_params
        address = f"/file/{numbers['place']}/{numbers['number']}"
        return file_page(self._attachment(request), address, "/")

    async def image(self, request: Request) -> Response:
        """To be looked at."""
        return image_response(self._attachment(request))


class _Posts:
    """What a form does; the page that follows shows what is then."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def _desk(self, request: Request) -> tuple[Desk | None, Form]:
        visit, form = await receive_form(request, self._door)
        return visit.desk, form

    async def _sitting(self, request: Request) -> tuple[Sitting | None, Form]:
        visit, form = await receive_form(request, self._door)
        return visit.sitting, form

    async def answer(self, request: Request) -> Response:
        """Validate; or pass, report, stop: what was typed is kept meanwhile."""
        desk, form = await self._desk(request)
        if desk is None:
            return redirect_home()
        match form.first("do"):
            case "pass" if not desk.asks_before_passing:
                desk.skip(form)
            case "pass" | "report" | "stop" as other:
                if not desk.is_stale(form):
                    desk.keep_draft(form)
                    return RedirectResponse(f"/{other}", 303)
            case "answer":
                desk.answer(form)
            case _:
                raise HTTPException(400)
        return redirect_home()

    async def begin(self, request: Request) -> Response:
        """Begin a timed question, or a series in focus mode."""
        desk, form = await self._desk(request)
        if desk is not None and not desk.is_stale(form):
            desk.begin()
        return redirect_home()

    async def leave_feedback(self, request: Request) -> Response:
        """What was right in a training has been read."""
        visit, form = await receive_form(request, self._door)
        if visit.training is not None:
            visit.training.leave_feedback(form)
        return redirect_home()

    async def passing(self, request: Request) -> Response:
        """Pass, after having been asked."""
        sitting, form = await self._sitting(request)
        if sitting is not None and form.first("do") == "pass":
            sitting.skip(form)
        return redirect_home()

    async def report(self, request: Request) -> Response:
        """Report a problem."""
        sitting, form = await self._sitting(request)
        if sitting is None or form.first("do") != "report" or sitting.report(form):
            return redirect_home()
        return RedirectResponse("/report", 303)

    async def decide(self, request: Request) -> Response:
        """What the invigilator says, where the person says it in their place."""
        sitting, form = await self._sitting(request)
        if sitting is not None:
            sitting.decide(form)
        return redirect_home()

    async def world(self, request: Request) -> Response:
        """Something done in a simulator."""
        desk, form = await self._desk(request)
        if desk is not None:
            async with desk.acting:  # one at a time: who sends many keeps nobody else waiting
                attempt = desk.attempt(form)
                if attempt is not None:  # known by then: the others of a room do not wait for it
                    with contextlib.suppress(Refused):
                        await asyncio.to_thread(try_act, *attempt)
                desk.use_world(form)
        return redirect_home()

    async def focus(self, request: Request) -> Response:
        """The window lost the focus, or has it again; sent by the script."""
        sitting, form = await self._sitting(request)
        if sitting is not None:
            sitting.focus(lost=form.first("lost") == "1", place=form.first("place"))
        return Response(status_code=204)

    async def stop(self, request: Request) -> Response:
        """End now; a positioning is left, to be taken up again."""
        visit, form = await receive_form(request, self._door)
        if form.first("do") == "end":
            if visit.training is not None:
                visit.training.stop()
            elif visit.sitting is not None and not visit.sitting.in_room:
                visit.sitting.end()
        return redirect_home()

    async def elsewhere(self, request: Request) -> Response:
        """The data folder is gone: go on in another one."""
        desk, _form = await self._desk(request)
        if desk is not None:
            desk.relocate()
        return redirect_home()


def certificate_response(journal: Journal, sitting: str) -> Response:
    """The certificate or attestation of a sitting, to be kept.

    Raises
    ------
    HTTPException
        There is none: a plain "not found", whatever the reason.
    """
    from pixsim.store.certificates.file import document_file
    from pixsim.store.certificates.issuing import NotGivenError

    try:
        name, content = document_file(journal, sitting)
    except (NotGivenError, AlteredSittingError):
        raise HTTPException(404) from None
    headers = {"content-disposition": download_header(name)}
    return Response(content, media_type="application/octet-stream", headers=headers)
