"""Terminals of candidates: how they come in, and the events that they send.

``GET /api/link``: the room · ``/api/link/join``, ``seat``, ``read``, ``back``, ``enter``: the door ·
``POST /api/link/send`` ``{first, events, now}`` → ``{acknowledged, orders, now}`` · ``GET
/api/link/result`` → ``{published, result, page, document}``.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pixsim.report.room.wording import outcome_sentence, refusal_sentence
from pixsim.report.rule_sets import read_result
from pixsim.room.identity import Identity
from pixsim.room.seat import Seat
from pixsim.running.act_trials import try_act
from pixsim.running.room.desk import Desk
from pixsim.running.room.door import ask_to_resume, enter_room, join_room, read_instructions
from pixsim.running.room.linked_exam import LINK, LinkedExam, orders_due
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.session.events import EVENT, Event, EventRefusedError
from pixsim.store.certificates.file import document_file
from pixsim.store.certificates.issuing import NotGivenError
from pixsim.store.errors import AlteredSittingError
from pixsim.store.people.class_list import as_birth_date
from pixsim.web.forms import read_json
from pixsim.web.results import document_of
from pixsim.web.room.attempts import Attempts
from pixsim.web.room.seats import address_of
from pixsim.web.serving.guard import Pace
from pixsim.web.tokens import token_hash
from pixsim.worlds.core import Refused

SCHEMA = "pixsim/link/1"
MOST_EVENTS = 100  # of one message
LONGEST_TOKEN = 200
LONGEST_NAME = 100
FAR_CLOCK = timedelta(seconds=60)


class Links:
    """Serves terminals; see `routes`.

    Attributes
    ----------
    gaps : dict of int to timedelta
        By seat, how far its clock was from this one's at the last message.
    """

    def __init__(self, desk: Desk, pace: Pace, attempts: Attempts) -> None:
        self._desk, self._pace, self._attempts = desk, pace, attempts
        self.gaps: dict[int, timedelta] = {}
        self._locks: dict[int, asyncio.Lock] = {}  # by seat

    def routes(self) -> list[Route]:
        """Addresses of a terminal."""
        return [
            Route("/api/link", self._about, methods=["GET"]),
            Route("/api/link/join", self._join, methods=["POST"]),
            Route("/api/link/seat", self._seat, methods=["GET"]),
            Route("/api/link/read", self._read, methods=["POST"]),
            Route("/api/link/back", self._back, methods=["POST"]),
            Route("/api/link/enter", self._enter, methods=["POST"]),
            Route("/api/link/result", self._result, methods=["GET"]),
            Route("/api/link/send", self._send, methods=["POST"]),
        ]

    @property
    def far_clocks(self) -> dict[int, int]:
        """By seat, minutes by which a clock is wrong; small ones aside."""
        return {
            seat: round(gap / timedelta(minutes=1))
            for seat, gap in self.gaps.items()
            if abs(gap) > FAR_CLOCK
        }

    # ---- who asks

    def _account(self, request: Request) -> str:
        kind, _space, token = request.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or not 32 <= len(token) <= LONGEST_TOKEN:
            raise HTTPException(403)
        account = LINK + token_hash(token)
        if not self._pace.allows(account):
            raise HTTPException(429)
        return account

    def _known(self, request: Request) -> tuple[str, Seat]:
        account = self._account(request)
        seats = self._desk.room.seats.values()
        seat = next((seat for seat in seats if seat.account == account), None)
        if seat is None:
            raise HTTPException(403)
        return account, seat

    # ---- the door

    async def _about(self, request: Request) -> Response:  # noqa: ARG002
        room = self._desk.room
        return JSONResponse(
            {
                "schema": SCHEMA,
                "number": room.number,
                "place": f"{room.fields.address}, {room.fields.room}",
                "rules": room.rules,
                "seeded": room.seeded,
                "offline": room.offline,
                "asks_birth": any(person.birth_date for person in self._desk.people.values()),
            }
        )

    async def _join(self, request: Request) -> Response:
        account, told = self._account(request), await read_json(request)
        address = address_of(request)
        if self._attempts.closed or not self._attempts.may_try(address):
            raise HTTPException(429)
        first, last = (_text_field(told, name)[:LONGEST_NAME] for name in ("first", "last"))
        typed = Identity(first, last, as_birth_date(_text_field(told, "birth")))
        try:
            seat = join_room(self._desk, typed, account)
        except OrderRefusedError as error:
            if error.error in ("identity_not_found", "identity_ambiguous"):
                self._attempts.wrong(address)
            return _refused_response(error)
        return JSONResponse(self._line(self._desk.room.seat(seat)))

    def _line(self, seat: Seat) -> dict[str, Any]:
        """Where a candidate stands at the door."""
        return {
            "seat": seat.number,
            "name": self._desk.kept.label(seat.number),
            "extra_time_percent": seat.extra_time_percent,
            "instructed": seat.instructed,
            "permitted": seat.is_permitted(self._desk.now()),
            "state": seat.state,
            "finalised": self._desk.room.finalised is not None,
        }

    async def _seat(self, request: Request) -> Response:
        _account, seat = self._known(request)
        return JSONResponse(self._line(seat))

    async def _read(self, request: Request) -> Response:
        _account, seat = self._known(request)
        dates = read_instructions(self._desk, seat.number)
        line = self._line(self._desk.room.seat(seat.number))
        return JSONResponse(line | {"dates": dates})

    async def _back(self, request: Request) -> Response:
        _account, seat = self._known(request)
        self._desk.leave(seat.number)
        ask_to_resume(self._desk, seat.number)
        return JSONResponse(self._line(self._desk.room.seat(seat.number)))

    async def _enter(self, request: Request) -> Response:
        """Begin or go on: the plan, drawn here, for the terminal to hold."""
        account, seat = self._known(request)
        told, address = await read_json(request), address_of(request)
        if not self._attempts.may_try(address):
            raise HTTPException(429)
        try:
            exam = enter_room(self._desk, seat.number, account, _raw_field(told, "code"))
        except OrderRefusedError as error:
            if error.error == "access_code_wrong":
                self._attempts.wrong(address)
            return _refused_response(error)
        plan = exam.session.sitting
        document = {"plan": plan.model_dump_json(), "acknowledged": _count_events(exam)}
        return JSONResponse(document)

    # ---- what happened

    async def _send(self, request: Request) -> Response:
        _account, seat = self._known(request)
        told = await read_json(request)
        if seat.sitting is None:
            return _refused_response(OrderRefusedError("no_test_started"))
        first, bodies, now = told.get("first"), told.get("events"), _parse_moment(told.get("now"))
        if not _is_count(first) or not isinstance(bodies, list) or len(bodies) > MOST_EVENTS:
            raise HTTPException(400)
        assert isinstance(first, int)
        if now is not None:
            self.gaps[seat.number] = now - self._desk.clock()
        try:
            events = [EVENT.validate_json(body) for body in bodies]
            await self._take(seat.number, first, events)
        except EventRefusedError:  # finalised meanwhile: the terminal is told to end
            pass
        except (ValueError, TypeError) as error:  # no event at all
            raise HTTPException(400) from error
        exam = self._linked(seat.number)
        self._desk.came_in(seat.number)
        self._desk.notice()
        due = orders_due(self._desk.room, self._desk.room.seat(seat.number), exam.session)
        at = self._desk.clock().isoformat()
        return JSONResponse({"acknowledged": exam.known, "orders": due, "now": at})

    async def _take(self, seat: int, first: int, events: list[Event]) -> None:
        """Take them in order; acts are tried aside meanwhile, and the room goes on.

        One message of a seat at a time: acts of one terminal do not keep those of others waiting.
        """
        async with self._locks.setdefault(seat, asyncio.Lock()):
            for number, event in enumerate(events, first):
                attempt = self._linked(seat).attempt(number, event)
                if attempt is not None:
                    with suppress(Refused):  # known by then: `take` refuses it as well
                        await asyncio.to_thread(try_act, *attempt)
                self._linked(seat).take(number, [event])

    def _linked(self, seat: int) -> LinkedExam:
        exam = self._desk.exam(seat)
        assert isinstance(exam, LinkedExam)
        return exam

    # ---- what came of it

    async def _result(self, request: Request) -> Response:
        """Once published: the result, its page, and the document where there is one."""
        _account, seat = self._known(request)
        journal = self._desk.journal
        body = None if seat.sitting is None else journal.result(seat.sitting)
        if seat.sitting is None or body is None:
            return JSONResponse({"published": False})
        result = read_result(body)
        try:
            session, _count = journal.load(seat.sitting)
            page = document_of(journal, result, session, self._desk.bank.framework).decode()
        except AlteredSittingError:
            raise HTTPException(404) from None
        told = {
            "published": True,
            "result": body,
            "page": page,
            "outcome": outcome_sentence(seat.outcome[0]),
            "comment": seat.seen_comment,
            "document": None,
        }
        with suppress(NotGivenError, AlteredSittingError):
            name, content = document_file(journal, seat.sitting)
            told["document"] = {"name": name, "content": b64encode(content).decode()}
        return JSONResponse(told)


def _count_events(exam: object) -> int:
    return exam.known if isinstance(exam, LinkedExam) else 0


def _refused_response(error: OrderRefusedError) -> Response:
    return JSONResponse({"error": error.error, "said": refusal_sentence(error.error)}, 422)


def _raw_field(told: dict[str, Any], name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _text_field(told: dict[str, Any], name: str) -> str:
    return " ".join(_raw_field(told, name).split())


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value < 10**9


def _parse_moment(value: object) -> datetime | None:
    """A moment with its zone; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
