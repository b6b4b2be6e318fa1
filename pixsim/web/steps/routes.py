"""The addresses of a journey: its present page, its forms, and what hangs from the page that is shown."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.bank.question import Attachment
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.after_result import ShowResult
from pixsim.journeys.people_import import AskFile
from pixsim.store.people.class_list import template_bytes
from pixsim.web.forms import read_upload, require_own_form
from pixsim.web.questions.file_pages import file_page, file_response, image_response
from pixsim.web.results import document_of, document_response, download_response, review_page
from pixsim.web.sitting.pages import Visit
from pixsim.web.sitting.routes import certificate_response, receive_form, redirect_home
from pixsim.web.steps.follow_journey import Follower


class JourneyDoor(Protocol):
    """Lets people in, each to their own journey."""

    def visit(self, request: Request) -> Visit:
        """See `pixsim.web.sitting.routes.Door`."""

    def follower(self, request: Request) -> tuple[str, Follower]:
        """The token of who asks, and their journey.

        Raises
        ------
        HTTPException
            403: nobody this server knows; 429: too often.
        """


def step_routes(door: JourneyDoor) -> list[Route]:
    """What can be asked and sent on the way."""
    pages = _Pages(door)
    return [
        Route("/", pages.present, methods=["GET"]),
        Route("/step", pages.step, methods=["POST"]),
        Route("/leave", pages.leave, methods=["POST"]),
        Route("/upload", pages.upload, methods=["POST"]),
        Route("/class-list-template", pages.class_list_template, methods=["GET"]),
        Route("/result", pages.result, methods=["GET"]),
        Route("/result/review", pages.review, methods=["GET"]),
        Route("/result/file", pages.result_file, methods=["GET"]),
        Route("/result/document", pages.certificate, methods=["GET"]),
        Route("/result/{question}/{number}", pages.attachment, methods=["GET"]),
        Route("/result/{question}/{number}/read", pages.read_attachment, methods=["GET"]),
        Route("/result/{question}/{number}/image", pages.attached_image, methods=["GET"]),
    ]


class _Pages:
    def __init__(self, door: JourneyDoor) -> None:
        self._door = door

    async def present(self, request: Request) -> Response:
        """The page of the present step."""
        token, following = self._door.follower(request)
        return await following.page(token)

    async def step(self, request: Request) -> Response:
        """What the form of a step brings."""
        _visit, form = await receive_form(request, self._door)
        await self._door.follower(request)[1].send(form)
        return redirect_home()

    async def leave(self, request: Request) -> Response:
        """Back from an exam that goes on."""
        await receive_form(request, self._door)
        await self._door.follower(request)[1].leave_exam()
        return redirect_home()

    async def upload(self, request: Request) -> Response:
        """A file for the step that asks for one; it is read at once, and not kept."""
        token, following = self._door.follower(request)
        form, name, content = await read_upload(request)
        require_own_form(form, token)
        step = following.step
        if isinstance(step, AskFile) and form.first("step") == str(following.number) and name:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / name
                path.write_bytes(content)
                await following.bring(step, path)
        return redirect_home()

    async def class_list_template(self, request: Request) -> Response:
        """The head of a class list, for who is asked for a file; nothing is found at another time."""
        _token, following = self._door.follower(request)
        if not isinstance(following.step, AskFile):
            raise HTTPException(404)
        content = template_bytes(following.context.framework)
        return file_response(Attachment(_("liste-de-classe.csv"), content))

    # ---- after an exam

    def _shown(self, request: Request) -> tuple[Follower, ShowResult]:
        """The result that is on the screen.

        Raises
        ------
        HTTPException
            404: none is.
        """
        _token, following = self._door.follower(request)
        step = following.step
        if not isinstance(step, ShowResult):
            raise HTTPException(404)
        return following, step

    def _document(self, request: Request) -> tuple[bytes, ShowResult]:
        following, step = self._shown(request)
        context = following.context
        return document_of(context.journal, step.result, step.session, context.framework), step

    async def result(self, request: Request) -> Response:
        """The result and each question with its explanation."""
        return document_response(self._document(request)[0])

    async def review(self, request: Request) -> Response:
        """Each question with its explanation and its files."""
        following, step = self._shown(request)
        return review_page(step.result, step.session, following.context.framework)

    async def result_file(self, request: Request) -> Response:
        """The result, to be kept."""
        document, step = self._document(request)
        return download_response(document, step.result)

    async def certificate(self, request: Request) -> Response:
        """The certificate or attestation; where there is none, nothing is found."""
        following, step = self._shown(request)
        return certificate_response(following.context.journal, step.session.sitting.id)

    def _attachment(self, request: Request) -> Attachment:
        """A file of a question of the result on the screen.

        Raises
        ------
        HTTPException
            404: there is none.
        """
        _following, step = self._shown(request)
        asked = {str(n): question for n, question in enumerate(step.session.served, 1)}
        question = asked.get(request.path_params["question"])
        files = () if question is None else question.attachments
        found = {str(n): f for n, f in enumerate(files, 1)}.get(request.path_params["number"])
        if found is None:
            raise HTTPException(404)
        return found

    async def attachment(self, request: Request) -> Response:
        """To be saved."""
        return file_response(self._attachment(request))

    async def read_attachment(self, request: Request) -> Response:
        """To be read."""
        numbers = request.path_params
        address = f"/result/{numbers['question']}/{numbers['number']}"
        return file_page(self._attachment(request), address, "/result/review")

    async def attached_image(self, request: Request) -> Response:
        """To be looked at."""
        return image_response(self._attachment(request))
