"""The invigilators' page, and the JSON that it and other clients use alike.

``GET /api/room``: the room, schema ``pixsim/room/1`` · ``GET /api/room/events``: something changed ·
``POST /api/room/do``: an order; on a view that has changed since, 409 with the present one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from pixsim.accommodations import granted_words, short_words
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses
from pixsim.report.room import order_words
from pixsim.report.room.wording import (
    abort_words,
    person_words,
    refusal_sentence,
    result_words,
    state_words,
    status_words,
    sure_question,
)
from pixsim.room.codes import login_refusal
from pixsim.room.events import RoomRefusedError
from pixsim.room.reports import IN_CHALLENGE
from pixsim.running.room.desk import Desk
from pixsim.running.room.open_room import OrderRefusedError
from pixsim.running.room.orders import REPEATABLE, StaleOrderError
from pixsim.store.errors import JournalError
from pixsim.store.home import rescue_folder
from pixsim.store.wording import MOVED
from pixsim.web.forms import Form, read_form, read_json, read_own_form
from pixsim.web.pages import render_page
from pixsim.web.questions.desk import Said
from pixsim.web.room.attempts import Attempts
from pixsim.web.room.candidate_terminals import Links
from pixsim.web.room.live_events import News, news_response
from pixsim.web.room.orders import OF_CODE, order_of
from pixsim.web.room.seats import address_of, is_here
from pixsim.web.serving.app import give_cookie, read_cookie
from pixsim.web.serving.network import qr_svg
from pixsim.web.tokens import is_same_token, new_token, token_hash

KIND = "invigilator"
LONGEST_NAME = 80
MOST_INVIGILATORS = 50
ELSEWHERE = _(
    "L'espace surveillant s'ouvre sur l'ordinateur qui tient la salle, ou partout s'il la sert avec "
    "--remote-invigilator."
)
LABELS = {"end_test": _("Terminer son test"), "free": order_words.FREE_SEAT}
"""Buttons of the orders that ask first, as at Pix."""
CHANGED = _("La salle a changé depuis cet affichage : vérifiez, puis recommencez.")


class Invigilators:
    """Serves those who watch over the room; see `routes`.

    Parameters
    ----------
    desk : Desk
    attempts : Attempts
    stopping : asyncio.Event
    remote : bool
        They may come from another machine than this one.
    address : str
        Of the candidates' door.
    links : Links
        Candidates at their own terminals.
    known : mapping of str to str, optional
        Browsers that a server before this one let in: names by hash of the cookie.
    remember : callable, optional
        Takes them when somebody comes in.
    """

    def __init__(
        self,
        desk: Desk,
        attempts: Attempts,
        stopping: asyncio.Event,
        *,
        remote: bool,
        address: str,
        links: Links,
        known: Mapping[str, str] | None = None,
        remember: Callable[[Mapping[str, str]], None] = lambda _names: None,
    ) -> None:
        self._desk, self._attempts, self._stopping = desk, attempts, stopping
        self._remote, self._address, self._links = remote, address, links
        self._entry = ""
        self._names = dict(known or {})  # by hash of the cookie or token
        self._remember = remember
        self._said: dict[str, Said] = {}

    def new_entry(self, before: str = "") -> str:
        """A token for the trainer's own terminal; it works until the server ends.

        Parameters
        ----------
        before : str
            That of a server that was killed: whoever has it goes on with it.
        """
        token = before or new_token()
        self._entry = token_hash(token)
        return token

    def routes(self) -> list[Route]:
        """Addresses of an invigilator."""
        return [
            Route("/invigilator", self._page, methods=["GET"]),
            Route("/invigilator/enter", self._enter, methods=["POST"]),
            Route("/invigilator/finalise", self._end, methods=["GET"]),
            Route("/invigilator/seat/{seat}", self._seat, methods=["GET"]),
            Route("/invigilator/wall", self._wall, methods=["GET"]),
            Route("/invigilator/code.svg", self._code, methods=["GET"]),
            Route("/invigilator/do", self._do, methods=["POST"]),
            Route("/api/room", self._room, methods=["GET"]),
            Route("/api/room/look/{seat}", self._look_at, methods=["GET"]),
            Route("/api/room/events", self._events, methods=["GET"]),
            Route("/api/room/do", self._order, methods=["POST"]),
        ]

    # ---- who asks

    def _check_place(self, request: Request) -> None:
        if not self._remote and not is_here(request):
            raise HTTPException(403, ELSEWHERE)

    def _known(self, request: Request) -> str:
        """The hash of the secret an invigilator shows: a cookie, or the token of the terminal.

        Raises
        ------
        HTTPException
        """
        self._check_place(request)
        kind, _space, token = request.headers.get("authorization", "").partition(" ")
        if kind == "Bearer" and self._entry and is_same_token(token, self._entry):
            self._names.setdefault(self._entry, self._desk.room.fields.examiner)
            return self._entry
        found = token_hash(read_cookie(request, KIND))
        if found not in self._names:
            raise HTTPException(403)
        return found

    async def _enter(self, request: Request) -> Response:
        """Exchange the token of the terminal, or the number and the password, for a cookie."""
        self._check_place(request)
        form = await read_form(request)
        address = address_of(request)
        if not self._attempts.may_try(address):
            raise HTTPException(429)
        name = " ".join(form.first("name").split())[:LONGEST_NAME]
        refused = self._refused(form)
        if refused is not None:
            self._attempts.wrong(address)
            return self._door(refused, 403)
        token = new_token()
        while len(self._names) >= MOST_INVIGILATORS:
            self._names.pop(next(iter(self._names)))
        self._names[token_hash(token)] = name or self._desk.room.fields.examiner
        self._remember(self._names)
        response = RedirectResponse("/invigilator", 303)
        give_cookie(response, request, KIND, token)
        return response

    def _refused(self, form: Form) -> str | None:
        if form.first("token"):
            return (
                None
                if self._entry and is_same_token(form.first("token"), self._entry)
                else "incorrect_password"
            )
        room = self._desk.room
        return login_refusal(
            form.first("number").strip(),
            form.first("password"),
            known=room.number,
            hidden=room.password,
            finalised=room.finalised is not None,
        )

    # ---- the page

    def _door(self, refused: str = "", status: int = 200) -> Response:
        said = Said(refusal_sentence(refused), "warn") if refused else None
        return render_page(
            "invigilator-door.html.j2", status, said=said, number=self._desk.room.number
        )

    async def _page(self, request: Request) -> Response:
        self._check_place(request)
        token = read_cookie(request, KIND)
        if token_hash(token) not in self._names:
            return self._door()
        return render_page("invigilator.html.j2", **self._shown(token))

    async def _end(self, request: Request) -> Response:
        """Before the session is finalised: why each unfinished test was left."""
        self._known(request)
        return render_page("invigilator-end.html.j2", **self._shown(read_cookie(request, KIND)))

    def _shown(self, token: str) -> dict[str, Any]:
        view = self._desk.view()
        who = token_hash(token)
        return {
            "token": token,
            "said": self._said.pop(who, None),
            "by": self._names.get(who, ""),
            "view": view,
            "status": status_words(view["status"], to_publish=view["to_publish"]),
            "states": {seat["seat"]: state_words(seat) for seat in view["seats"]},
            "granted": {
                seat["seat"]: short_words(seat["accommodations"]) for seat in view["seats"]
            },
            "aborts": [(word, abort_words(word)) for word in ("candidate", "technical")],
            "closed": self._attempts.closed,
            **self._lost(),
            "far_clocks": self._links.far_clocks,
        }

    async def _seat(self, request: Request) -> Response:
        """One candidate: what they have in front of them, reports, what the jury decides."""
        self._known(request)
        number = self._seat_number(request)
        shown = self._shown(read_cookie(request, KIND))
        seat = next(s for s in shown["view"]["seats"] if s["seat"] == number)
        v2 = shown["view"]["rules"] == "v2"
        shown |= {
            "seat": seat,
            "state": shown["states"][number],
            "granted": clauses(
                granted_words(seat["extra_time_shown"] or 0, seat["accommodations"])
            ),
            "look": self._desk.look(number) if seat["remaining_seconds"] is not None else None,
            "offered": [code for code, key in OF_CODE.items() if v2 or key[0] != IN_CHALLENGE],
            "with_question": v2,
            "obtained": result_words(seat["result"]) if seat["result"] else "",
        }
        return render_page("invigilator-seat.html.j2", **shown)

    def _seat_number(self, request: Request) -> int:
        """The number of a candidate of the list.

        Raises
        ------
        HTTPException
        """
        seats = {str(number): number for number in self._desk.room.seats}
        number = seats.get(request.path_params["seat"])
        if number is None:
            raise HTTPException(404)
        return number

    async def _wall(self, request: Request) -> Response:
        """What to show on the wall: address, QR code, access code."""
        self._known(request)
        room = self._desk.room
        return render_page(
            "wall.html.j2", address=f"{self._address}/", code=room.access_code, number=room.number
        )

    async def _code(self, request: Request) -> Response:
        self._known(request)
        return Response(qr_svg(f"{self._address}/"), media_type="image/svg+xml")

    async def _do(self, request: Request) -> Response:
        """An order of the page; what it said stays to be read."""
        who = self._known(request)
        form = await read_own_form(request, read_cookie(request, KIND))
        if form.first("do") == "open_door":
            self._attempts.open_again()
            return RedirectResponse("/invigilator", 303)
        order = order_of(form)
        back = "/invigilator"
        if form.first("from") == "seat" and order.get("seat") in self._desk.room.seats:
            back += f"/seat/{order['seat']}"
        if order["do"] in LABELS and not form.first("sure"):
            return self._ask_first(read_cookie(request, KIND), form, order, back)
        try:
            self._try(order, form.first("state"), self._names[who])
        except StaleOrderError:
            self._said[who] = Said(CHANGED, "warn")
        except OrderRefusedError as error:
            self._said[who] = Said(refusal_sentence(error.error), "warn")
            if form.first("do") == "finalise":
                return RedirectResponse("/invigilator/finalise", 303)
        return RedirectResponse(back, 303)

    def _ask_first(self, token: str, form: Form, order: dict[str, Any], back: str) -> Response:
        """A page between an order that is hard to take back and its being given."""
        line = next((s for s in self._desk.view()["seats"] if s["seat"] == order.get("seat")), None)
        if line is None:
            raise HTTPException(404)
        told = [(name, form.first(name)) for name in ("do", "seat", "version", "state", "from")]
        return render_page(
            "invigilator-sure.html.j2",
            token=token,
            told=told,
            back=back,
            label=LABELS[order["do"]],
            asked=sure_question(order["do"], person_words(line)),
        )

    def _try(self, order: dict[str, Any], shown: str, by: str) -> None:
        """Give an order; once more where only the candidate did something since, not the room.

        A candidate who reads the instructions changes the version of their seat: to confirm their
        presence is still right while their state is the one that was shown.
        """
        try:
            self._desk.do(order, by)
        except StaleOrderError:
            if order["do"] not in REPEATABLE:
                raise
            view = self._desk.view()
            seat = next((s for s in view["seats"] if s["seat"] == order.get("seat")), None)
            if "seat" in order and (seat is None or seat["state"] != shown):
                raise
            self._desk.do(order | {"version": (seat or view)["version"]}, by)

    # ---- the JSON

    async def _room(self, request: Request) -> Response:
        self._known(request)
        return JSONResponse(self._seen(self._desk.view()))

    def _seen(self, view: dict[str, Any]) -> dict[str, Any]:
        """The room, and where candidates enter: an invigilator's screen elsewhere shows both."""
        return view | {"door": f"{self._address}/"} | self._lost()

    def _lost(self) -> dict[str, str]:
        """Where the data folder is gone: what happened, and the folder to go on in."""
        journal = self._desk.journal
        if not journal.is_moved:
            return {"rescue": "", "moved": ""}
        return {"rescue": str(rescue_folder()), "moved": MOVED.format(path=journal.path)}

    async def _look_at(self, request: Request) -> Response:
        """What a candidate has in front of them; nothing that marks it."""
        self._known(request)
        number = self._seat_number(request)
        try:
            return JSONResponse(self._desk.look(number))
        except RoomRefusedError as error:
            told = {"error": error.error, "said": refusal_sentence(error.error)}
            return JSONResponse(told, 422)

    async def _order(self, request: Request) -> Response:
        who = self._known(request)
        order = await read_json(request)
        by = order.pop("by", None)
        name = (
            by if isinstance(by, str) and by.isprintable() and 0 < len(by) <= LONGEST_NAME else None
        )
        try:
            return JSONResponse(self._seen(self._desk.do(order, name or self._names[who])))
        except StaleOrderError:
            return JSONResponse({"error": "stale", "room": self._seen(self._desk.view())}, 409)
        except OrderRefusedError as error:
            return self._refusal(error.error)
        except JournalError:
            return self._refusal("not_kept")

    def _refusal(self, error: str) -> Response:
        return JSONResponse({"error": error, "said": refusal_sentence(error)}, 422)

    async def _events(self, request: Request) -> Response:
        self._known(request)
        return news_response(self._look, self._stopping)

    def _look(self) -> News:
        """What an invigilator sees has changed; the passing of time alone is no news."""
        view = self._desk.view()
        shown = [
            (s["version"], s["state"], s["question"], s["focus_lost"], s["permitted_until"])
            for s in view["seats"]
        ]
        key = (view["version"], self._attempts.closed, tuple(shown))
        return News(key, "room", {"version": view["version"]})
