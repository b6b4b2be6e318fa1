"""Routes to an application: guarded, its faults put into French, its unforeseen errors logged."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from pixsim.running.exam_refusals import failure_words
from pixsim.store.failure_log import told_failure
from pixsim.store.sittings.journal import JournalError
from pixsim.web.pages import fault_page
from pixsim.web.serving.guard import Guard, Limits, Pace

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]
INVIGILATOR = "/invigilator"
MOST_COOKIE = 200  # characters


def make_application(
    routes: Sequence[BaseRoute],
    *,
    hosts: Callable[[], frozenset[str]],
    lifespan: Lifespan,
    limits: Limits,
    now: Callable[[], float] = time.monotonic,
) -> Guard:
    """An application of these routes; the guard stands outside all of it, errors included."""
    inner = Starlette(routes=list(routes), exception_handlers=_error_handlers(), lifespan=lifespan)
    return Guard(inner, hosts=hosts, refuse=fault_page, limits=limits, now=now)


def _error_handlers() -> Mapping[Any, Any]:
    return {HTTPException: _refused_page, JournalError: _no_journal, Exception: _unforeseen_page}


async def _refused_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    usual = HTTPStatus(error.status_code).phrase
    back = INVIGILATOR if request.url.path.startswith(INVIGILATOR) else "/"
    return fault_page(error.status_code, "" if error.detail == usual else error.detail, back)


async def _no_journal(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return fault_page(503, failure_words(error))


async def _unforeseen_page(request: Request, error: Exception) -> Response:  # noqa: ARG001
    told_failure(error)
    return fault_page(500)


def cookie_name(request: Request, kind: str) -> str:
    """Cookies of 127.0.0.1 are those of all its ports: the port is part of the name."""
    return f"pixsim-{kind}-{request.url.port or 80}"


def read_cookie(request: Request, kind: str) -> str:
    """What the browser says it was given; empty when nothing, or too long to be ours."""
    value = request.cookies.get(cookie_name(request, kind), "")
    return value if len(value) <= MOST_COOKIE else ""


def give_cookie(response: Response, request: Request, kind: str, token: str) -> None:
    """Let the browser show who it is from now on; no script can read it."""
    response.set_cookie(
        cookie_name(request, kind),
        token,
        httponly=True,
        samesite="strict",
        path="/",
        secure=request.url.scheme == "https",
    )


def seat_pace(limits: Limits, now: Callable[[], float] = time.monotonic) -> Pace:
    """The pace of each seat."""
    return Pace(limits.per_second, limits.burst, now)
