"""The exam of one person in a browser of this machine: who sits, what for, the exam, its result."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import Clock, wall_clock
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.context import Context
from pixsim.journeys.exams import ChooseSitting, ExamWish, sit_exams
from pixsim.journeys.result import ShowResult
from pixsim.journeys.sitting import SitExam, TellExamStopped, TellInUse
from pixsim.journeys.step import Notice, Work
from pixsim.journeys.walk import Walk
from pixsim.store.sittings.journal import Journal
from pixsim.web.app import application, cookie, give_cookie, seat_pace
from pixsim.web.guard import Guard, Limits
from pixsim.web.pages import page
from pixsim.web.results import document_of, saved, shown
from pixsim.web.sitting import Said, Sitting
from pixsim.web.sitting_pages import Visit, sitting_page
from pixsim.web.sitting_routes import certificate_response, home, sent, sitting_routes
from pixsim.web.steps import Frame, MissingReplyError, page_of, reply_to
from pixsim.web.tokens import new_token, same, token_hash

KIND = "exam"
TICK = 1.0  # seconds
NEWEST = _("L'adresse écrite dans le terminal ne sert qu'une fois : prenez la plus récente.")


class Alone:
    """Serves one person of this machine; see `app`.

    Parameters
    ----------
    journal : Journal
        Of the thread that serves.
    bank : Bank
    wish : ExamWish
    clock : callable, optional
    limits : Limits, optional
    tell : callable
        Told each address by which a browser is let in, once.
    close : callable
        Ends the server.
    """

    def __init__(
        self,
        journal: Journal,
        bank: Bank,
        wish: ExamWish,
        *,
        address: str,
        clock: Clock = wall_clock,
        limits: Limits | None = None,
        tell: Callable[[str], object] = lambda _address: None,
        close: Callable[[], object] = lambda: None,
    ) -> None:
        self._context = Context(journal, bank.framework, clock, lambda _digest: bank)
        self._wish, self._is_begun = wish, False
        self._limits = limits or Limits()
        self._address, self._tell, self._close = address, tell, close
        self._pace = seat_pace(self._limits)
        self._entry = self._cookie = ""
        self._walk: Walk[None] | None = None
        self._step = 0
        self._said: Said | None = None
        self.sitting: Sitting | None = None

    # ---- the application

    def app(self) -> Guard:
        """All that this server answers."""
        host = self._address.partition("://")[2]
        port = host.rpartition(":")[2]
        hosts = frozenset({host, f"localhost:{port}"})
        return application(
            [
                Route("/", self._home, methods=["GET"]),
                Route("/enter/{token}", self._enter, methods=["GET"]),
                Route("/step", self._send, methods=["POST"]),
                Route("/close", self._closing, methods=["POST"]),
                Route("/result", self._result, methods=["GET"]),
                Route("/result/file", self._result_file, methods=["GET"]),
                Route("/result/document", self._certificate, methods=["GET"]),
                *sitting_routes(self),
            ],
            hosts=lambda: hosts,
            lifespan=self._lifespan,
            limits=self._limits,
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        self._new_entry()
        ticking = asyncio.create_task(self._ticking())
        try:
            yield
        finally:
            ticking.cancel()
            self.close()

    async def _ticking(self) -> None:
        """Time goes on while no page is asked for."""
        while True:
            await asyncio.sleep(TICK)
            if self.sitting is not None and not self.sitting.session.is_over:
                self.sitting.tick()

    def close(self) -> None:
        """Let go of the exam; it can be taken up later."""
        if self._walk is not None:
            self._walk.leave()
        self._walk = self.sitting = None

    # ---- who is let in

    def _new_entry(self) -> None:
        token = new_token()
        self._entry = token_hash(token)
        self._tell(f"{self._address}/enter/{token}")

    def visit(self, request: Request) -> Visit:
        """The person of this machine, by the cookie of their browser.

        Raises
        ------
        HTTPException
        """
        token = cookie(request, KIND)
        if not self._cookie or not same(token, self._cookie):
            raise HTTPException(403, NEWEST)
        if not self._pace.allows(self._cookie):
            raise HTTPException(429)
        return Visit(token, self.sitting)

    async def _enter(self, request: Request) -> Response:
        """Exchange the address of the terminal for a cookie; it works once, and the next is told."""
        if not same(request.path_params["token"], self._entry):
            self.visit(request)
            return home()
        token = new_token()
        self._cookie = token_hash(token)
        response = page("enter.html.j2")
        give_cookie(response, request, KIND, token)
        self._new_entry()
        return response

    # ---- step by step

    def _at(self) -> Walk[None]:
        """The journey, at a step that a page can show; begun again where a fault has ended it."""
        if self._walk is None or self._walk.step is None:
            wish = replace(self._wish, way="exam") if self._is_begun else self._wish
            self._is_begun = True
            self._walk = Walk(sit_exams(self._context, wish))
            self._settle(self._walk)
        sitting = self.sitting
        if sitting is not None and sitting.session.is_over and isinstance(self._walk.step, SitExam):
            self._reply(sitting.cut_short)
        return self._walk

    def _reply(self, brought: object) -> None:
        """Go on to the next step that a page can show."""
        assert self._walk is not None
        self._step += 1
        self._walk.reply(brought)
        self._settle(self._walk)

    def _settle(self, walk: Walk[None]) -> None:
        """Work is done, what is only told is told on the next page, an exam gets its pages."""
        while (step := walk.step) is not None:
            match step:
                case Work():
                    try:
                        made = step.make()
                    except Exception as error:  # the journey says what comes of it
                        walk.fail(error)
                    else:
                        walk.reply(made)
                case Notice() | TellExamStopped() | TellInUse():
                    self._said = Said(step.text, "warn")
                    walk.reply()
                case SitExam():
                    if self.sitting is None or self.sitting.exam is not step.exam:
                        self.sitting = Sitting(step.exam)
                    return
                case ChooseSitting():
                    self.sitting = None
                    return
                case _:
                    return

    async def _home(self, request: Request) -> Response:
        visit, walk = self.visit(request), self._at()
        if isinstance(walk.step, SitExam) and self.sitting is not None:
            shown = sitting_page(Visit(visit.token, self.sitting), self.sitting)
            if shown is not None:
                return shown
            walk = self._at()
        if isinstance(walk.step, ChooseSitting):  # who is there now
            walk.reply()
        assert walk.step is not None
        said, self._said = self._said, None
        return page_of(walk.step, Frame(visit.token, self._step, self._context.framework, said))

    async def _send(self, request: Request) -> Response:
        """What the form of a step brings; one made for another step does nothing."""
        _visit, form = await sent(request, self)
        step = self._at().step
        if form.first("step") != str(self._step) or step is None or isinstance(step, SitExam):
            return home()
        try:
            brought = reply_to(step, form)
        except MissingReplyError as error:
            self._said = Said(str(error), "warn") if str(error) else None
        else:
            self._reply(brought)
        return home()

    # ---- after the exam

    def _shown_result(self, request: Request) -> ShowResult:
        """The result that is on the screen.

        Raises
        ------
        HTTPException
            404: none is.
        """
        self.visit(request)
        step = self._at().step
        if not isinstance(step, ShowResult):
            raise HTTPException(404)
        return step

    def _document(self, step: ShowResult) -> bytes:
        framework = self._context.framework
        return document_of(self._context.journal, step.result, step.session, framework)

    async def _result(self, request: Request) -> Response:
        """The result and each question with its explanation."""
        return shown(self._document(self._shown_result(request)))

    async def _result_file(self, request: Request) -> Response:
        """The same, to be kept."""
        step = self._shown_result(request)
        return saved(self._document(step), step.result)

    async def _certificate(self, request: Request) -> Response:
        """The certificate or attestation; where there is none, nothing is found."""
        step = self._shown_result(request)
        return certificate_response(self._context.journal, step.session.sitting.id)

    async def _closing(self, request: Request) -> Response:
        """End the server; an exam under way can be taken up later."""
        await sent(request, self)
        under_way = self.sitting is not None and not self.sitting.session.is_over
        self._close()
        return page("closed.html.j2", under_way=under_way)
