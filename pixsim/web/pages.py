"""Templates to pages: everything is escaped, and no control character is passed on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from starlette.responses import HTMLResponse, Response

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value, quote_text
from pixsim.journeys import wishes
from pixsim.report.page.environment import template_environment
from pixsim.report.question import asking
from pixsim.report.room import order_words
from pixsim.report.room.wording import admission_remedy, admission_words, issue_words, person_words
from pixsim.report.sitting.clock import LITTLE, time_left
from pixsim.store.wording import GO_ON_IN
from pixsim.web.tokens import form_token

FOLDER = Path(__file__).parent
STATIC = {
    "pixsim.css": "text/css; charset=utf-8",
    "pixsim.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


def render_page(template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """A page, in the language of the run."""
    return HTMLResponse(_template_environment().get_template(template).render(context), status)


@cache
def _template_environment() -> jinja2.Environment:
    environment = template_environment(FOLDER / "templates", keep_trailing_newline=False)
    environment.globals |= {
        "label_value": label_value,
        "admission": admission_words,
        "person": person_words,
        "remedy": admission_remedy,
        "quote_text": quote_text,
        "static": static_address,
        "asking": asking,
        "go_on_in": GO_ON_IN,
        "order_words": order_words,
        "wishes": wishes,
    }
    environment.filters |= {
        "left": time_left,
        "little": _is_little,
        "form": form_token,
        "seconds": _time_left_words,
        "day": _day_words,
        "hour": _hour_words,
        "issue": issue_words,
        "capitalize_first": _capitalize_first,
        "first_error": _first_error,
    }
    return environment


def _time_left_words(left: float) -> str:
    return time_left(timedelta(seconds=left))


def _hour_words(moment: str | None) -> str:
    """« 15:45 », local time, of a moment of JSON."""
    return "" if moment is None else f"{datetime.fromisoformat(moment).astimezone():%H:%M}"


def _day_words(text: str) -> str:
    """« 03/05/2004 », of a day of JSON."""
    return f"{date.fromisoformat(text):%d/%m/%Y}"


def _is_little(left: timedelta) -> bool:
    return left <= LITTLE


def _capitalize_first(text: str) -> str:
    """« 3 pix de plus », « Niveau 2 »: only the first letter changes."""
    return text[:1].upper() + text[1:]


def _first_error(rights: Sequence[bool]) -> int | None:
    """Which answer is open at first; None: all are right."""
    return next((place for place, right in enumerate(rights) if not right), None)


@cache
def static_file(name: str) -> bytes:
    """A file that goes with the pages, by its name in `STATIC`."""
    return (FOLDER / "static" / name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Where it is; another address once its content is another."""
    return f"/static/{name}?{hashlib.sha256(static_file(name)).hexdigest()[:12]}"


def static_response(name: str) -> Response | None:
    """A file that goes with the pages; None for any other name."""
    if name not in STATIC:
        return None
    headers = {"cache-control": "private, max-age=86400"}
    return Response(static_file(name), media_type=STATIC[name], headers=headers)


TOO_MANY_WAIT = 3  # seconds
FAULTS: dict[int, tuple[str, str]] = {
    400: (_("Demande illisible"), _("Ce que le navigateur a envoyé n'a pas été compris.")),
    403: (
        _("Accès refusé"),
        _("Cette page n'est pas la vôtre, ou le navigateur ne s'est pas fait reconnaître."),
    ),
    404: (_("Page introuvable"), _("Il n'y a rien à cette adresse.")),
    405: (_("Demande impossible"), _("Cette adresse ne prend pas cette sorte de demande.")),
    409: (_("Place déjà prise"), _("Quelqu'un d'autre est déjà entré sous ce nom.")),
    413: (_("Envoi trop long"), _("Ce que le navigateur a envoyé dépasse ce qui est permis.")),
    415: (_("Envoi refusé"), _("Seuls les formulaires de ces pages sont acceptés.")),
    421: (_("Adresse inconnue"), _("Ce serveur ne répond pas à ce nom.")),
    429: (_("Trop de demandes"), _("Attendez quelques secondes : la page revient toute seule.")),
    431: (_("Envoi trop long"), _("Ce que le navigateur a envoyé dépasse ce qui est permis.")),
    500: (
        _("Une erreur de pixsim"),
        _("Elle est notée. Rien de ce qui était validé n'est perdu : rechargez la page."),
    ),
    503: (_("Pas maintenant"), _("Réessayez dans quelques instants.")),
}


def fault_page(status: int, said: str = "", back: str = "/") -> HTMLResponse:
    """The page that says what is wrong; where it is too many requests, it leads back by itself."""
    title, text = FAULTS.get(status, FAULTS[400])
    wait = TOO_MANY_WAIT if status == 429 else 0
    shown = render_page(
        "fault.html.j2", status, title=title, text=said or text, back=back, wait=wait
    )
    if wait:
        shown.headers["retry-after"] = str(wait)
    return shown
