"""The manual in a browser: its topics, and one page each; nothing of anybody is in it."""

from __future__ import annotations

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pixsim.web.pages import render_page


def manual_routes() -> list[Route]:
    """What can be read by whoever reaches the server."""
    return [
        Route("/help", _topics_page, methods=["GET"]),
        Route("/help/{topic}", _topic_page, methods=["GET"]),
    ]


def _topics_page(_request: Request) -> Response:
    from pixsim.manual.topics import all_pages  # rarely wanted

    return render_page("help.html.j2", pages=all_pages(), shown=None, body="")


def _topic_page(request: Request) -> Response:
    from pixsim.manual.html_page import html_body
    from pixsim.manual.topics import TOPICS, all_pages, find_topic, read_page

    topic = find_topic(request.path_params["topic"])
    if topic is None:
        raise HTTPException(404)
    shown = read_page(topic)
    body = Markup(html_body(shown, there=TOPICS))  # ours, and made without any HTML of its text
    return render_page("help.html.j2", pages=all_pages(), shown=shown, body=body)
