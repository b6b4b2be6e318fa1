"""The exam of one person in a browser of this machine: who sits, what for, the exam, its result."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import Clock, wall_clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.report.question.asking import IN_USE
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting.instructions import without_keys
from pixsim.report.sitting.reopening import Reopening, reopened, reopening_question
from pixsim.report.wording import status_title
from pixsim.rules.common import DEFAULT, NAMES
from pixsim.running.exam import Exam, met_before, new_sitting
from pixsim.running.refusals import REFUSALS, certifiable, refusal, why
from pixsim.session.rule_sets import RULE_SETS
from pixsim.store.errors import JournalError, SittingInUseError
from pixsim.store.people.candidates import candidates
from pixsim.store.people.wrong_dates import ahead_sentence
from pixsim.store.records.labels import labels_of
from pixsim.store.sittings.journal import Journal
from pixsim.web.app import application, cookie, give_cookie, seat_pace
from pixsim.web.front import Front, Wish, under_way
from pixsim.web.guard import Guard, Limits
from pixsim.web.pages import page
from pixsim.web.results import document_of, saved, shown
from pixsim.web.sitting import Said, Sitting
from pixsim.web.sitting_pages import Visit, sitting_page, why_over
from pixsim.web.sitting_routes import (
    certificate_response,
    home,
    sent,
    sitting_routes,
)
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
    wish : Wish
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
        wish: Wish,
        *,
        address: str,
        clock: Clock = wall_clock,
        limits: Limits | None = None,
        tell: Callable[[str], object] = lambda _address: None,
        close: Callable[[], object] = lambda: None,
    ) -> None:
        self._journal, self._bank, self._wish, self._clock = journal, bank, wish, clock
        self._limits = limits or Limits()
        self._address, self._tell, self._close = address, tell, close
        self._pace = seat_pace(self._limits)
        self._entry = self._cookie = ""
        self._front = Front()
        self._stack = contextlib.ExitStack()
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
                Route("/choose", self._choose, methods=["POST"]),
                Route("/resume", self._resume, methods=["POST"]),
                Route("/start", self._start, methods=["POST"]),
                Route("/reopen", self._reopen, methods=["POST"]),
                Route("/again", self._again, methods=["POST"]),
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
        self._stack.close()
        self.sitting = None

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

    # ---- the first pages

    async def _home(self, request: Request) -> Response:
        visit = self.visit(request)
        if self.sitting is not None:
            return sitting_page(visit, self.sitting) or self._over_page(visit, self.sitting)
        if not self._front.settled:
            self._settle()
            if self.sitting is not None:
                return home()
        front = self._front
        said, front.said = front.said, None
        if front.reopening is not None:
            return page("reopen.html.j2", token=visit.token, asked=front.reopening[1])
        if front.plan is not None:
            plan = front.plan
            points = without_keys(REPORTS[plan.rules].instructions(plan))
            larger = "larger_text" in plan.accommodations
            return page(
                "instructions.html.j2",
                token=visit.token,
                plan=plan,
                points=points,
                larger=larger,
                said=said,
            )
        return self._choice_page(visit, said)

    def _settle(self) -> None:
        """Straight to the instructions, where the command line said all and nothing is under way."""
        self._front.settled = True
        profile = self._wish.profile
        if profile is None:
            return
        begun = under_way(self._journal, profile.id)
        if begun and self._wish.way == "resume":
            self._take_up(begun[0].name)
        elif not begun or self._wish.way == "another_exam":
            self._plan(profile, self._wish.rules or DEFAULT)

    def _choice_page(self, visit: Visit, said: Said | None) -> Response:
        profile = self._wish.profile
        found = [] if profile else [c for c in candidates(self._bank.framework) if c.profile]
        return page(
            "choose.html.j2",
            token=visit.token,
            said=said,
            under_way=under_way(self._journal, profile.id if profile else None),
            own=[c.profile for c in found if not c.sample],
            samples=[c.profile for c in found if c.sample],
            labels=labels_of(c.profile for c in found if c.profile),
            person=profile,
            rules=[(name, REPORTS[name].label()) for name in NAMES],
            chosen=self._wish.rules or DEFAULT,
        )

    async def _choose(self, request: Request) -> Response:
        """Who sits, and under which rules."""
        _visit, form = await sent(request, self)
        if self.sitting is not None:
            return home()
        people = {c.profile.id: c.profile for c in candidates(self._bank.framework) if c.profile}
        profile = self._wish.profile or people.get(form.first("person"))
        rules = form.first("rules")
        if profile is None or rules not in RULE_SETS:
            self._front.said = Said(_("Choisissez qui passe l'épreuve, et laquelle."), "warn")
            return home()
        self._plan(profile, rules)
        return home()

    def _plan(self, profile: Profile, rules: str) -> None:
        ahead = ahead_sentence(profile, self._clock())
        try:
            profile = certifiable(profile, self._bank, self._journal, self._clock())
            settings = RULE_SETS[rules].settings()
            seed = self._wish.seed
            self._front.plan = new_sitting(
                profile,
                self._bank,
                seed=seed,
                rules=settings,
                clock=self._clock,
                met=met_before(self._journal, profile, seed),
            )
        except REFUSALS as error:
            self._front.said = Said(refusal(error), "warn")
        else:
            self._front.said = Said(ahead) if ahead else None

    async def _start(self, request: Request) -> Response:
        """The clock begins; or another choice."""
        _visit, form = await sent(request, self)
        plan = self._front.plan
        if self.sitting is not None or plan is None or form.first("plan") != plan.id:
            return home()
        self._front.plan = None
        if form.first("do") == "start":
            self._journal.create(plan)
            self._open(plan.id, Reopening())
        return home()

    async def _resume(self, request: Request) -> Response:
        """Take up an exam; asked what happened first, where its clock cannot tell."""
        _visit, form = await sent(request, self)
        name = form.first("sitting")
        if self.sitting is None and any(row.name == name for row in under_way(self._journal, None)):
            self._take_up(name)
        return home()

    def _take_up(self, name: str) -> None:
        asked = reopening_question(self._journal.load(name)[0], self._clock())
        if asked is None:
            self._open(name, Reopening())
        else:
            self._front.reopening = name, asked

    async def _reopen(self, request: Request) -> Response:
        """What happened while it was closed; or later."""
        _visit, form = await sent(request, self)
        if self.sitting is None and self._front.reopening is not None:
            name, asked = self._front.reopening
            chosen = form.first("happened")
            if form.first("do") == "later":
                self._front.reopening = None
            elif chosen in dict(asked.choices):
                self._front.reopening = None
                self._open(name, reopened(chosen))
        return home()

    def _open(self, name: str, how: Reopening) -> None:
        exam = Exam(
            self._journal,
            name,
            clock=self._clock,
            overdue=how.ended or "time",
            bank=self._bank,
            clock_wrong=how.clock_wrong,
        )
        try:
            self._stack.enter_context(exam)
            if how.ended and not exam.session.is_over:
                exam.end(how.ended)
            if exam.session.started_at is None:
                exam.start()
        except SittingInUseError:
            self._front.said = Said(IN_USE, "warn")
        except (JournalError, DataError) as error:
            self._stack.close()
            self._front.said = Said(why(error), "bad")
        else:
            self.sitting = Sitting(exam)

    # ---- after the exam

    def _over_page(self, visit: Visit, sitting: Sitting) -> Response:
        result = sitting.exam.result()
        rows = REPORTS[result.rules].rows(result, self._bank.framework)
        return page(
            "over.html.j2",
            token=visit.token,
            why=why_over(sitting),
            title=status_title(result.status),
            rows=rows,
            candidate=result.candidate,
            obtained=result.status == "validated",
            larger="larger_text" in result.accommodations,
        )

    def _document(self, request: Request) -> tuple[bytes, AnyResult]:
        """The page of the result, and the result."""
        sitting = self.visit(request).sitting
        if sitting is None or not sitting.session.is_over:
            raise HTTPException(404)
        result = sitting.exam.result()
        framework = self._bank.framework
        return document_of(self._journal, result, sitting.session, framework), result

    async def _result(self, request: Request) -> Response:
        """The result and each question with its explanation."""
        return shown(self._document(request)[0])

    async def _result_file(self, request: Request) -> Response:
        """The same, to be kept."""
        return saved(*self._document(request))

    async def _certificate(self, request: Request) -> Response:
        """The certificate or attestation; where there is none, nothing is found."""
        sitting = self.visit(request).sitting
        if sitting is None or not sitting.session.is_over:
            raise HTTPException(404)
        sitting.exam.result()
        return certificate_response(self._journal, sitting.session.sitting.id)

    async def _again(self, request: Request) -> Response:
        """Back to the first page, once an exam is over."""
        await sent(request, self)
        if self.sitting is None or self.sitting.session.is_over:
            self.close()
            self._front = Front(settled=True)
        return home()

    async def _closing(self, request: Request) -> Response:
        """End the server; an exam under way can be taken up later."""
        await sent(request, self)
        under_way = self.sitting is not None and not self.sitting.session.is_over
        self._close()
        return page("closed.html.j2", under_way=under_way)
