"""The trainer's pages: the class, codes, papers to keep, and a supervised room opened from here."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pixsim.bank.question import Attachment
from pixsim.documents.certificate_files import qr_svg
from pixsim.documents.class_report_files import class_page
from pixsim.documents.code_slips import slips_page, slips_words
from pixsim.documents.html_page import to_markup
from pixsim.documents.results_table import results_csv
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.journeys.context import Context
from pixsim.journeys.people_import import existing_ways
from pixsim.profile import Profile
from pixsim.report.room.wording import refusal_sentence
from pixsim.room.events import RoomFields, RoomRefusedError
from pixsim.room.registration_checks import session_faults
from pixsim.rules.abort_and_reports import DEFAULT, NAMES
from pixsim.running.exam_refusals import failure_words
from pixsim.store.people.candidates import taken_ids
from pixsim.store.people.class_list import template_bytes
from pixsim.store.people.class_people import class_results, in_order
from pixsim.store.people.personal_codes import draw_code, keep_codes
from pixsim.store.people.profiles import stored_profile
from pixsim.store.records.labels import labels_of
from pixsim.store.records.refresh import refresh_records
from pixsim.web.centre.class_lists import RefusedListError, import_list
from pixsim.web.centre.code_attempts import Guesses
from pixsim.web.centre.login_sessions import TRAINER, LoginSessions
from pixsim.web.centre.overview import Overview, class_overview, where_words
from pixsim.web.centre.people import People
from pixsim.web.centre.rooms import OpenedRoom, Serve, enter_room
from pixsim.web.forms import Form, read_form, read_own_form, read_upload, require_own_form
from pixsim.web.pages import render_page
from pixsim.web.questions.desk import Said
from pixsim.web.questions.file_pages import download_header, file_response
from pixsim.web.results import document_response
from pixsim.web.room.seats import address_of, is_here
from pixsim.web.serving.app import give_cookie, read_cookie
from pixsim.web.serving.guard import Pace
from pixsim.web.tokens import new_token

KIND = "trainer"
MOST_GOAL = 1024  # pix, as `pixsim class report --goal`
LONGEST_FIELD = 80
ASKED = ("address", "room", "examiner")  # of a room
WRONG = _("Ce code n'est pas celui du formateur.")
NOBODY = _("Cochez au moins une personne.")
ALREADY = _(
    "Ce formulaire a déjà servi, ici ou dans un autre onglet. Regardez la classe, puis envoyez la liste "
    "de nouveau si elle n'y est pas."
)
STALE = _(
    "Rien n'a été ouvert : depuis cette page, une autre salle l'a été, ou pixsim a redémarré. S'il vous faut "
    "aussi celle-ci, appuyez de nouveau."
)
OLD_PAGE = _(
    "Aucun code n'a changé : depuis cette page, un autre code a été donné, ou pixsim a redémarré. S'il en "
    "faut un nouveau, appuyez encore une fois."
)
INCOMPLETE = _("Écrivez le site, la salle et le nom du surveillant.")


class Trainer:
    """Serves the trainer; see `routes`.

    Parameters
    ----------
    context : Context
    people : People
        Who is here.
    sessions : LoginSessions
    guesses : Guesses
    pace : Pace
    address : str
        Of the centre's pages, for slips.
    serve : callable, optional
        See `pixsim.web.centre.rooms`; without it the page says which command opens the room.
    """

    def __init__(
        self,
        context: Context,
        people: People,
        sessions: LoginSessions,
        guesses: Guesses,
        pace: Pace,
        *,
        address: str,
        serve: Serve | None = None,
    ) -> None:
        self._context, self._people, self._sessions = context, people, sessions
        self._guesses, self._pace = guesses, pace
        self._address, self._serve = address, serve
        self._said: Said | None = None
        self._opened: list[OpenedRoom] = []
        self._opening, self._importing = asyncio.Lock(), asyncio.Lock()
        # of each form: one that was taken does nothing when sent again
        self._import, self._room, self._code = new_token(), new_token(), new_token()
        # the room form that was taken last, and what was said of it
        self._room_told: tuple[str, dict[str, Any]] | None = None
        # the same of a new code, for whom: until the class is looked at again
        self._code_told: tuple[str, str, dict[str, Any]] | None = None

    def routes(self) -> list[Route]:
        """Addresses of the trainer."""
        return [
            Route("/trainer", self._page, methods=["GET"]),
            Route("/trainer/enter", self._enter, methods=["POST"]),
            Route("/trainer/out", self._leave, methods=["POST"]),
            Route("/trainer/code", self._new_code, methods=["POST"]),
            Route("/trainer/slips", self._slips, methods=["POST"]),
            Route("/trainer/import", self._ask_list, methods=["GET"]),
            Route("/trainer/import", self._import_list, methods=["POST"]),
            Route("/trainer/class-list-template", self._template, methods=["GET"]),
            Route("/trainer/report", self._report, methods=["GET"]),
            Route("/trainer/results", self._results, methods=["GET"]),
            Route("/trainer/room", self._ask_room, methods=["GET"]),
            Route("/trainer/room", self._open_room, methods=["POST"]),
        ]

    # ---- who asks

    def _known(self, request: Request) -> str:
        """The token of the trainer's browser.

        Raises
        ------
        HTTPException
        """
        token = read_cookie(request, KIND)
        if self._sessions.who(token) != TRAINER:
            raise HTTPException(403)
        if not self._pace.allows(KIND):
            raise HTTPException(429)
        return token

    async def _sent(self, request: Request) -> tuple[str, Form]:
        token = self._known(request)
        return token, await read_own_form(request, token)

    async def _enter(self, request: Request) -> Response:
        """Exchange the trainer's code for a cookie."""
        form = await read_form(request)
        if not self._sessions.codes.is_trainer(form.first("code")):
            if not self._guesses.wrong(address_of(request)):
                raise HTTPException(429)
            return self._door(WRONG, 403)
        response = RedirectResponse("/trainer", 303)
        give_cookie(response, request, KIND, self._sessions.enter(TRAINER))
        return response

    async def _leave(self, request: Request) -> Response:
        token, _form = await self._sent(request)
        self._sessions.leave(token)
        return RedirectResponse("/trainer", 303)

    def _door(self, said: str = "", status: int = 200) -> Response:
        return render_page("trainer-door.html.j2", status, said=said)

    # ---- the class

    async def _page(self, request: Request) -> Response:
        """Who is where, what to work on, who is ready."""
        if self._sessions.who(read_cookie(request, KIND)) != TRAINER:
            return self._door()
        token, goal = self._known(request), _goal_of_address(request)
        found = await self._overview(goal)
        said, self._said = self._said, None
        self._code_told = None
        return render_page(
            "trainer.html.j2",
            token=token,
            step=self._code,
            said=said,
            goal=goal,
            most_goal=MOST_GOAL,
            found=found,
            guessed=self._guesses.are_many,
            without=sum(not row.has_code for row in found.rows),
            opened=self._opened,
            address=f"{self._address}/",
        )

    async def _overview(self, goal: int | None) -> Overview:
        codes = self._sessions.codes.people
        here = {
            who: where_words(
                following, self._people.silent_for(who) or 0.0, self._context.framework
            )
            for who in codes
            if (following := self._people.following_of(who)) is not None
        }
        return await asyncio.to_thread(
            class_overview, self._context, goal, codes.__contains__, here
        )

    async def _report(self, request: Request) -> Response:
        """The report on the class, to be read, printed or kept."""
        self._known(request)
        found = await self._overview(_goal_of_address(request))
        return document_response(class_page(found.words).encode())

    async def _results(self, request: Request) -> Response:
        """The table of results, to be kept."""
        self._known(request)
        framework = self._context.framework
        lines = await asyncio.to_thread(class_results, framework)
        name = f"pixsim-resultats-{self._context.clock():%Y%m%d-%H%M}.csv"
        return Response(
            results_csv(lines, framework),
            media_type="application/octet-stream",
            headers={"content-disposition": download_header(name)},
        )

    # ---- codes

    async def _new_code(self, request: Request) -> Response:
        """Another code for somebody who lost theirs, said this once; what they had opens nothing."""
        token, form = await self._sent(request)
        step, who = form.first("step"), form.first("who")
        if self._code_told is not None and (step, who) == self._code_told[:2]:  # pressed twice
            return render_page("trainer-code.html.j2", token=token, **self._code_told[2])
        profile = self._profile(who)
        if step != self._code:
            self._said = Said(OLD_PAGE, "warn")
            return RedirectResponse("/trainer", 303)
        code = draw_code()
        keep_codes([(profile, code)])
        scanned = slips_words([(profile.name, code)], self._address).slips[0].scanned
        told = {
            "name": profile.name,
            "code": code,
            "qr": to_markup(qr_svg(scanned)),
            "address": f"{self._address}/",
        }
        self._code, self._code_told = new_token(), (step, who, told)
        return render_page("trainer-code.html.j2", token=token, **told)

    async def _slips(self, request: Request) -> Response:
        """A code for each who has none, on slips to print."""
        _token, _form = await self._sent(request)
        codes = self._sessions.codes.people
        records = await asyncio.to_thread(refresh_records, self._context.framework)
        labels = labels_of(records.own)
        drawn = [
            (self._profile(record.id), labels[record.id], draw_code())
            for record in in_order(records.own)
            if not record.problem and record.id not in codes
        ]
        if not drawn:
            self._said = Said(_("Chacun a déjà son code. Perdu ? « Nouveau code », sur sa ligne."))
            return RedirectResponse("/trainer", 303)
        document = slips_page(
            slips_words([(name, code) for _p, name, code in drawn], self._address)
        )
        keep_codes((profile, code) for profile, _name, code in drawn)
        return document_response(document.encode())

    def _profile(self, who: str) -> Profile:
        """Somebody of this machine.

        Raises
        ------
        HTTPException
        """
        try:
            found = stored_profile(who, self._context.framework)
        except DataError as error:
            raise HTTPException(409, failure_words(error)) from None
        if found is None:
            raise HTTPException(404)
        return found[1]

    # ---- a class list

    async def _ask_list(self, request: Request) -> Response:
        """Which file, and what to do with who is already there."""
        return self._list_page(self._known(request))

    def _list_page(
        self, token: str, said: str = "", existing: str = "skip", status: int = 200
    ) -> Response:
        return render_page(
            "trainer-import.html.j2",
            status,
            token=token,
            step=self._import,
            said=Said(said, "warn") if said else None,
            ways=existing_ways(),
            existing=existing,
        )

    async def _import_list(self, request: Request) -> Response:
        """Keep whom the list names; all its faults at once, and nothing written, where it has any."""
        token = self._known(request)  # before anything is read
        form, name, content = await read_upload(request)
        require_own_form(form, token)
        existing, framework = form.first("existing"), self._context.framework
        async with self._importing:
            if form.first("step") != self._import:
                return self._list_page(token, ALREADY, status=409)
            taken = taken_ids(framework, lambda: self._context.journal)
            try:
                done = await asyncio.to_thread(
                    import_list, name, content, existing, framework, taken
                )
            except RefusedListError as error:
                return self._list_page(token, str(error), existing, 422)
            self._import = new_token()
        self._said = Said(done)
        return RedirectResponse("/trainer", 303)

    async def _template(self, request: Request) -> Response:
        """The head of a class list, to be filled in."""
        self._known(request)
        content = template_bytes(self._context.framework)
        return file_response(Attachment(_("liste-de-classe.csv"), content))

    # ---- a supervised room

    async def _ask_room(self, request: Request) -> Response:
        """Where, under which rules, with whom."""
        return await self._room_page(self._known(request))

    async def _room_page(
        self, token: str, said: Said | None = None, form: Form | None = None, status: int = 200
    ) -> Response:
        typed = Form({}) if form is None else form
        found = await self._overview(None)
        chosen = typed.all("who")
        return render_page(
            "trainer-room.html.j2",
            status,
            token=token,
            step=self._room,
            said=said,
            typed={name: typed.first(name) for name in ASKED},
            rules=typed.first("rules") or DEFAULT,
            people=[
                (row.id, row.words, row.id in chosen)
                for row, person in zip(found.rows, found.facts.people, strict=True)
                if person.certifiable
            ],
        )

    async def _open_room(self, request: Request) -> Response:
        """Make the room, enrol who was ticked, and serve it."""
        token, form = await self._sent(request)
        fields = {name: " ".join(form.first(name).split())[:LONGEST_FIELD] for name in ASKED}
        now: datetime = self._context.clock().astimezone()
        whole = fields | {"date": f"{now:%Y-%m-%d}", "time": f"{now:%H:%M}"}
        sound = all(text.isprintable() for text in fields.values()) and not session_faults(whole)
        wanted = form.all("who")
        if not sound or not wanted or form.first("rules") not in NAMES:
            return await self._room_page(
                token, Said(INCOMPLETE if not sound else NOBODY, "warn"), form
            )
        profiles = [self._profile(who) for who in dict.fromkeys(wanted)]
        async with self._opening:
            step = form.first("step")
            if self._room_told is not None and step == self._room_told[0]:  # pressed twice
                return render_page("trainer-room-open.html.j2", token=token, **self._room_told[1])
            if step != self._room:
                return await self._room_page(token, Said(STALE, "warn"), form, 409)
            try:
                number, access, password = enter_room(
                    self._context, RoomFields(**whole), form.first("rules"), profiles
                )
            except RoomRefusedError as error:
                said = Said(refusal_sentence(error.error), "warn")
                return await self._room_page(token, said, form)
            self._room = new_token()
            told = await self._serve_room(request, number, access, password)
            self._room_told = step, told
        return render_page("trainer-room-open.html.j2", token=token, **told)

    async def _serve_room(
        self, request: Request, number: int, access: str, password: str
    ) -> dict[str, Any]:
        """Serve a room; what is said of it."""
        told: dict[str, Any] = {
            "number": number,
            "access": access,
            "password": password,
            "proxied": self._serve is None,  # the room needs a public address of its own
            "command": f"pixsim room open {number} " + ("--lan" if self._serve else "--proxy URL"),
            "opened": None,
            "fault": "",
            "here": is_here(request),
        }
        if self._serve is not None:
            try:
                addresses, entry = await asyncio.to_thread(self._serve, number)
            except (RuntimeError, OSError) as error:  # said with the command that tries again
                told["fault"] = str(error)
            else:
                opened = OpenedRoom(number, addresses, access, password, entry)
                self._opened.append(opened)
                told["opened"] = opened
        return told


def _goal_of_address(request: Request) -> int | None:
    """Pix wanted in a mock certification, as the address says; None: not set, or no such number."""
    typed = request.query_params.get("goal", "").strip()
    sound = typed.isascii() and typed.isdecimal() and len(typed) <= 4
    return int(typed) if sound and 0 < int(typed) <= MOST_GOAL else None
