"""The door of a centre, and the journey that each browser goes on with: of one person alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.journeys.context import Context
from pixsim.journeys.home import ShowGone, stay_at_home
from pixsim.journeys.walk import Journey
from pixsim.store.people.profiles import stored_profile
from pixsim.web.centre.code_attempts import Guesses
from pixsim.web.centre.login_sessions import TRAINER, LoginSessions
from pixsim.web.forms import read_form
from pixsim.web.pages import render_page
from pixsim.web.room.seats import address_of
from pixsim.web.serving.app import cookie_name, give_cookie, read_cookie
from pixsim.web.serving.guard import Pace
from pixsim.web.sitting.pages import Visit
from pixsim.web.sitting.routes import receive_form, redirect_home
from pixsim.web.steps.follow_journey import Follower

KIND = "person"
IDLE = 30 * 60.0  # seconds after which what is under way is let go of: another front may take it up
LONGEST_CODE = 40  # characters of an address that are shown in the form
ENTER_AGAIN = _("Entrez d'abord votre code.")
WRONG = _("Ce code n'ouvre rien ici : vérifiez-le, ou demandez-en un autre au formateur.")

Begin = Callable[[Context], Journey[Any]]


@dataclass(slots=True)
class Place:
    """One person's journey, and when it was last asked for (seconds)."""

    following: Follower
    used: float


class People:
    """Serves those who practise; see `routes`.

    Parameters
    ----------
    context : Context
        Of the thread that serves; each person gets one of their own.
    sessions : LoginSessions
    guesses : Guesses
    pace : Pace
        Of each person, whatever the number of their browsers.
    begin : callable, optional
        Makes the journey of a context of one person.
    now : callable, optional
        Seconds; only differences count.
    """

    def __init__(
        self,
        context: Context,
        sessions: LoginSessions,
        guesses: Guesses,
        pace: Pace,
        begin: Begin | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._context, self._sessions, self._guesses, self._pace = context, sessions, guesses, pace
        self._begin = begin or (lambda own: stay_at_home(own, person=own.only))
        self._now = now
        self._places: dict[str, Place] = {}

    def routes(self) -> list[Route]:
        """The door; the pages of a journey are apart, see `pixsim.web.steps.routes`."""
        return [
            Route("/", self._home, methods=["GET"]),
            Route("/in/{code}", self._scanned, methods=["GET"]),
            Route("/in", self._enter, methods=["POST"]),
            Route("/out", self._leave, methods=["POST"]),
        ]

    # ---- whose journey

    def follower(self, request: Request) -> tuple[str, Follower]:
        """Who asks, by the cookie of their browser: its token, and their own journey.

        Raises
        ------
        HTTPException
            403: nobody who was let in; 429: too often.
        """
        token = read_cookie(request, KIND)
        who = self._sessions.who(token)
        if who is None or who == TRAINER:
            raise HTTPException(403, ENTER_AGAIN)
        if not self._pace.allows(who):
            raise HTTPException(429)
        return token, self._following(who)

    def visit(self, request: Request) -> Visit:
        """The same, and what is under way for them.

        Raises
        ------
        HTTPException
        """
        token, following = self.follower(request)
        return following.visit(token)

    def following_of(self, who: str) -> Follower | None:
        """The journey of somebody who is here; None: nobody has asked for it lately."""
        place = self._places.get(who)
        return None if place is None else place.following

    def silent_for(self, who: str) -> float | None:
        """Seconds since a browser of somebody last asked for anything; None: not lately."""
        place = self._places.get(who)
        return None if place is None else self._now() - place.used

    def _following(self, who: str) -> Follower:
        place = self._places.get(who)
        if place is None:
            own = replace(self._context, only=who)
            place = self._places[who] = Place(Follower(own, partial(self._begin, own)), 0.0)
        place.used = self._now()
        return place.following

    # ---- the passing of time

    def tick(self) -> None:
        """Time goes on while no page is asked for; who is long silent is let go of, save in an exam."""
        for who, place in list(self._places.items()):
            following = place.following
            following.tick()
            sitting = following.sitting
            is_sitting = sitting is not None and not sitting.is_over
            if self._now() - place.used > IDLE and not following.lock.locked() and not is_sitting:
                self._let_go(who)

    def close(self) -> None:
        """Let go of all that is under way; it can be taken up later."""
        for who in list(self._places):
            self._let_go(who)

    def _let_go(self, who: str) -> None:
        self._places.pop(who).following.leave()

    # ---- the door

    async def _home(self, request: Request) -> Response:
        """The present page of who was let in; the door to anybody else."""
        token = read_cookie(request, KIND)
        who = self._sessions.who(token)
        if who is None or who == TRAINER:
            return await self._farewell(token) or self._door()
        token, following = self.follower(request)
        shown = await following.page(token)
        if isinstance(following.step, ShowGone):
            self._forget(who)
        return shown

    async def _farewell(self, token: str) -> Response | None:
        """Said once to who has just been removed, whose code holds no more; None to anybody else."""
        who = self._sessions.was(token) or ""
        following = self.following_of(who)
        if following is None or not isinstance(following.step, ShowGone):
            return None
        shown = await following.page(token)
        self._forget(who)
        return shown

    def _forget(self, who: str) -> None:
        self._sessions.leave_all(who)
        if who in self._places:
            self._let_go(who)

    def _door(self, code: str = "", said: str = "", status: int = 200) -> Response:
        return render_page("centre-door.html.j2", status, code=code, said=said)

    async def _scanned(self, request: Request) -> Response:
        """The address of a slip: the code is in the form, and opens once its button is pressed."""
        return self._door(request.path_params["code"][:LONGEST_CODE])

    async def _enter(self, request: Request) -> Response:
        """Exchange a code for a cookie."""
        form = await read_form(request)
        who = self._whose(form.first("code"))
        if who is None:
            if not self._guesses.wrong(address_of(request)):
                raise HTTPException(429)
            return self._door(said=WRONG, status=403)
        response = RedirectResponse("/", 303)
        give_cookie(response, request, KIND, self._sessions.enter(who))
        return response

    def _whose(self, typed: str) -> str | None:
        """Id of the person whose code was typed, as long as they are the one it was drawn for."""
        codes = self._sessions.codes
        who = codes.whose(typed)
        if who is None:
            return None
        try:
            found = stored_profile(who, self._context.framework)
        except DataError:  # their page says what is wrong with it
            return who
        return (
            who if found is not None and found[1].identity == codes.people[who].identity else None
        )

    async def _leave(self, request: Request) -> Response:
        """Stop letting this browser in; the journey stays where it is."""
        visit, _form = await receive_form(request, self)
        self._sessions.leave(visit.token)
        response = redirect_home()
        response.delete_cookie(cookie_name(request, KIND), path="/")
        return response
