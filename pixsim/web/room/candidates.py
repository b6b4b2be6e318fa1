"""The pages of a candidate around the exam: who they are, instructions, the wait, the end."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.foundation.i18n import gettext as _
from pixsim.report.question.asking import why_stopped
from pixsim.report.result.common import AnyResult
from pixsim.report.room.instructions import room_points
from pixsim.report.room.wording import end_words, outcome_sentence, refusal_sentence
from pixsim.report.rule_sets import REPORTS, read_result
from pixsim.room.identity import Identity
from pixsim.room.seat import Seat
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import (
    DoorRefusedError,
    ask_to_resume,
    enter_room,
    join_room,
    read_instructions,
)
from pixsim.store.errors import AlteredSittingError
from pixsim.store.people.class_list import as_birth_date
from pixsim.web.forms import Form, read_own_form
from pixsim.web.pages import render_page
from pixsim.web.questions.desk import Said
from pixsim.web.results import document_of, document_response, download_response
from pixsim.web.room.attempts import Attempts
from pixsim.web.room.live_events import News, news_response
from pixsim.web.room.seats import Seats, address_of
from pixsim.web.serving.app import give_cookie, read_cookie
from pixsim.web.sitting.pages import Visit, sitting_page
from pixsim.web.sitting.routes import certificate_response, redirect_home
from pixsim.web.tokens import new_token, token_hash

KIND = "seat"
LONGEST_NAME = 100
MOST_TYPED = 200  # forms that are kept
IDENTITY = ("first", "last", "birth")  # what the form of the identity asks
CLOSED = _("Trop d'essais dans cette salle : l'entrée est fermée. Appelez le surveillant.")


class Candidates:
    """Serves those who sit; see `routes`."""

    def __init__(
        self, desk: Desk, seats: Seats, attempts: Attempts, stopping: asyncio.Event
    ) -> None:
        self._desk, self._seats, self._attempts = desk, seats, attempts
        self._stopping = stopping
        self._said: dict[str, Said] = {}
        self._typed: dict[str, dict[str, str]] = {}  # in a form that was refused

    def routes(self) -> list[Route]:
        """Addresses of a candidate; those of the exam are apart."""
        return [
            Route("/", self._home, methods=["GET"]),
            Route("/join", self._join, methods=["POST"]),
            Route("/read", self._read, methods=["POST"]),
            Route("/enter", self._enter, methods=["POST"]),
            Route("/back", self._back, methods=["POST"]),
            Route("/news", self._news, methods=["GET"]),
            Route("/alive", self._alive, methods=["GET"]),
            Route("/result", self._result, methods=["GET"]),
            Route("/result/file", self._result_file, methods=["GET"]),
            Route("/result/document", self._certificate, methods=["GET"]),
        ]

    # ---- who asks

    def visit(self, request: Request) -> Visit:
        """Somebody with a seat whose exam they may go on with.

        Raises
        ------
        HTTPException
        """
        token = self._known(request)
        seat = self._seats.of(token)
        if seat is None:
            raise HTTPException(403)
        self._desk.notice()
        return Visit(token, self._seats.inside(seat, address_of(request)))

    def _known(self, request: Request) -> str:
        token = read_cookie(request, KIND)
        if not token:
            raise HTTPException(403)
        if not self._seats.allows(token):
            raise HTTPException(429)
        return token

    async def _sent(self, request: Request) -> tuple[str, Form]:
        token = self._known(request)
        return token, await read_own_form(request, token)

    def _say(self, token: str, text: str) -> None:
        self._said[token_hash(token)] = Said(text, "warn")

    def _told(self, token: str) -> Said | None:
        return self._said.pop(token_hash(token), None)

    # ---- what is shown

    async def _home(self, request: Request) -> Response:
        token = read_cookie(request, KIND)
        if not token:
            token = new_token()
            response = self._join_page(token)
            give_cookie(response, request, KIND, token)
            return response
        self._known(request)
        self._desk.notice()
        seat = self._seats.of(token)
        if seat is None:
            moving = self._seats.moving(token)
            return self._join_page(token) if moving is None else self._move_page(token, moving)
        if seat.is_under_way:
            return self._under_way(token, seat, request)
        if seat.has_test:
            return self._over_page(token, seat)
        return self._wait_page(token, seat) if seat.instructed else self._read_page(token, seat)

    def _under_way(self, token: str, seat: Seat, request: Request) -> Response:
        sitting = self._seats.inside(seat, address_of(request))
        if sitting is None:
            return self._back_page(token, seat)
        found = sitting_page(Visit(token, sitting), sitting)
        if found is not None:
            return found
        self._desk.notice()
        return self._over_page(token, self._desk.room.seat(seat.number))

    def _frame(self, token: str) -> dict[str, Any]:
        room = self._desk.room
        return {
            "token": token,
            "said": self._told(token),
            "number": room.number,
            "place": f"{room.fields.address}, {room.fields.room}",
            "rules": REPORTS[room.rules].label(),
        }

    def _join_page(self, token: str) -> Response:
        asks = any(person.birth_date for person in self._desk.people.values())
        typed = self._typed.pop(token_hash(token), dict.fromkeys(IDENTITY, ""))
        return render_page("room-join.html.j2", **self._frame(token), asks_birth=asks, typed=typed)

    def _named(self, token: str, seat: Seat) -> dict[str, Any]:
        name = self._desk.kept.label(seat.number)
        return self._frame(token) | {"name": name, "seat": seat}

    def _read_page(self, token: str, seat: Seat) -> Response:
        room = self._desk.room
        points = room_points(room.rules, seat.extra_time_percent, room.seeded, offline=room.offline)
        return render_page("room-read.html.j2", **self._named(token, seat), points=points)

    def _wait_page(self, token: str, seat: Seat) -> Response:
        permitted = seat.is_permitted(self._desk.now())
        return render_page("room-wait.html.j2", **self._named(token, seat), permitted=permitted)

    def _move_page(self, token: str, seat: Seat) -> Response:
        session = self._desk.exam(seat.number).session if seat.is_under_way else None
        return render_page(
            "room-move.html.j2",
            **self._named(token, seat),
            question=None if session is None else min(session.number, session.length),
            left=None if session is None else session.remaining(self._desk.now()),
        )

    def _back_page(self, token: str, seat: Seat) -> Response:
        session = self._desk.exam(seat.number).session
        return render_page(
            "room-back.html.j2",
            **self._named(token, seat),
            permitted=seat.is_permitted(self._desk.now()),
            asked=seat.resume_asked is not None,
            question=min(session.number, session.length),
            left=session.remaining(self._desk.now()),
        )

    def _over_page(self, token: str, seat: Seat) -> Response:
        sitting = self._seats.sitting(seat) if self._desk.sittings.get(seat.number) else None
        result = self._published(seat)
        return render_page(
            "room-over.html.j2",
            **self._named(token, seat),
            ended=end_words(seat.state),
            why=why_stopped(sitting.session, cut_short=sitting.cut_short)
            if sitting is not None
            else "",
            published=result is not None,
            obtained=result is not None and result.status == "validated",
            outcome=outcome_sentence(seat.outcome[0]),
            comment=seat.seen_comment,
        )

    # ---- what is sent

    async def _join(self, request: Request) -> Response:
        token, form = await self._sent(request)
        address = address_of(request)
        while len(self._typed) >= MOST_TYPED:
            self._typed.pop(next(iter(self._typed)))
        self._typed[token_hash(token)] = {
            name: " ".join(form.first(name).split())[:LONGEST_NAME] for name in IDENTITY
        }
        if self._attempts.closed:
            self._say(token, CLOSED)
        elif not self._attempts.may_try(address):
            raise HTTPException(429)
        else:
            self._try_to_join(token, form, address)
        return redirect_home()

    def _try_to_join(self, token: str, form: Form, address: str) -> None:
        first, last = (
            " ".join(form.first(name).split())[:LONGEST_NAME] for name in ("first", "last")
        )
        if not first or not last:
            self._say(token, _("Écrivez votre prénom et votre nom."))
            return
        try:
            join_room(
                self._desk,
                Identity(first, last, as_birth_date(form.first("birth").strip())),
                token_hash(token),
            )
            del self._typed[token_hash(token)]
        except DoorRefusedError as error:
            if error.error in ("identity_not_found", "identity_ambiguous"):
                self._attempts.wrong(address)
            if error.error != "move_asked":  # the page says it, and for how long
                self._say(token, refusal_sentence(error.error))

    async def _read(self, request: Request) -> Response:
        token, form = await self._sent(request)
        seat = self._seats.of(token)
        if seat is not None and not form.first("accept"):
            self._say(token, _("Cochez la case une fois les consignes lues."))
        elif seat is not None and (dates := read_instructions(self._desk, seat.number)):
            self._say(token, dates)
        return redirect_home()

    async def _enter(self, request: Request) -> Response:
        token, form = await self._sent(request)
        seat, address = self._seats.of(token), address_of(request)
        if seat is None or (seat.has_test and not seat.is_under_way) or not seat.instructed:
            return redirect_home()
        if not self._attempts.may_try(address):
            raise HTTPException(429)
        try:
            enter_room(self._desk, seat.number, token_hash(token), form.first("code"))
        except DoorRefusedError as error:
            if error.error == "access_code_wrong":
                self._attempts.wrong(address)
            self._say(token, refusal_sentence(error.error))
        else:
            self._seats.came_in(seat.number, address)
        return redirect_home()

    async def _back(self, request: Request) -> Response:
        token, _form = await self._sent(request)
        seat = self._seats.of(token)
        if seat is not None:
            ask_to_resume(self._desk, seat.number)
        return redirect_home()

    # ---- what is told as it happens

    async def _news(self, request: Request) -> Response:
        token = self._known(request)
        address = address_of(request)
        if self._seats.of(token) is None and self._seats.moving(token) is None:
            raise HTTPException(403)
        return news_response(lambda: self._look(token, address), self._stopping)

    def _look(self, token: str, address: str) -> News | None:
        """What concerns a page: another page is due, or there is more time."""
        seat = self._seats.of(token)
        if seat is None:
            return News("moving") if self._seats.moving(token) is not None else None
        now = self._desk.now()
        sitting = self._seats.inside(seat, address)
        if sitting is None:
            waits = (seat.is_permitted(now), seat.resume_asked is None)
            return News((seat.state, *waits, self._desk.room.published))
        session = sitting.session
        shown = sitting.shown_place, sitting.shown_pending
        if session.is_over or shown != (session.place, session.report_pending):
            return News("behind", at_once=True)
        left = int(session.remaining(now).total_seconds())
        return News((session.place, session.deadline), "time", {"left": left})

    async def _alive(self, request: Request) -> Response:
        """Shown within the exam where there is no script: the time left, and a sign of life."""
        visit = self.visit(request)
        sitting = visit.sitting
        policy = "default-src 'none'; style-src 'self'; frame-ancestors 'self'"
        response = render_page(
            "alive.html.j2",
            left=None if sitting is None or sitting.session.is_over else sitting.exam.remaining(),
        )
        response.headers["content-security-policy"] = policy
        response.headers["x-frame-options"] = "SAMEORIGIN"
        return response

    # ---- results

    def _published(self, seat: Seat) -> AnyResult | None:
        """The result, once the session is published."""
        if seat.sitting is None:
            return None
        body = self._desk.journal.result(seat.sitting)
        return None if body is None else read_result(body)

    def _document(self, request: Request) -> tuple[bytes, AnyResult]:
        """The page of the result and the result, once published."""
        seat = self._seats.of(self._known(request))
        result = None if seat is None else self._published(seat)
        if seat is None or seat.sitting is None or result is None:
            raise HTTPException(404)
        journal = self._desk.journal
        try:
            session, _count = journal.load(seat.sitting)
        except AlteredSittingError:
            raise HTTPException(404) from None
        return document_of(journal, result, session, self._desk.bank.framework), result

    async def _result(self, request: Request) -> Response:
        return document_response(self._document(request)[0])

    async def _result_file(self, request: Request) -> Response:
        return download_response(*self._document(request))

    async def _certificate(self, request: Request) -> Response:
        """The certificate or attestation; where there is none, nothing is found."""
        seat = self._seats.of(self._known(request))
        if seat is None or seat.sitting is None:
            raise HTTPException(404)
        return certificate_response(self._desk.journal, seat.sitting)
