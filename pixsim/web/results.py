"""The page of a result, to be read in the browser or kept."""

from __future__ import annotations

from starlette.responses import Response

from pixsim.framework import Framework
from pixsim.report.page import result_page
from pixsim.report.page.questions import question_rows
from pixsim.report.result.common import AnyResult
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal
from pixsim.web.pages import render_page
from pixsim.web.questions.file_pages import download_header

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""That page is one document with its style inside, and no script at all."""


def document_of(
    journal: Journal, result: AnyResult, session: Session, framework: Framework
) -> bytes:
    """A result, with what its signature says and each question explained.

    Raises
    ------
    UnknownSittingError, JournalError
    """
    integrity = journal.integrity(result.sitting)
    return result_page(result, session, framework, integrity).encode()


def document_response(document: bytes) -> Response:
    """To be read."""
    headers = {"content-security-policy": POLICY}
    return Response(document, media_type="text/html; charset=utf-8", headers=headers)


def download_response(document: bytes, result: AnyResult) -> Response:
    """To be kept, under the day of the exam."""
    headers = {"content-disposition": download_header(f"pixsim-{result.started_at:%Y-%m-%d}.html")}
    return Response(document, media_type="application/octet-stream", headers=headers)


def review_page(result: AnyResult, session: Session, framework: Framework) -> Response:
    """Each question of a result: one's answer, the right one, why, and its files to be read."""
    return render_page(
        "review.html.j2",
        candidate=result.candidate,
        rows=question_rows(session, result, framework),
        files={
            n: [file.name for file in question.attachments]
            for n, question in enumerate(session.served, 1)
        },
    )
