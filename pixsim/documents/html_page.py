"""Documents as HTML: one file, nothing else needed, to read or to print."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import heading
from pixsim.report.page import FOLDER as LOOK
from pixsim.text.terminal_text import plain

TEMPLATES = Path(__file__).parent / "templates"


def render_page(template: str, **values: Any) -> str:
    """A document as HTML, in French; no script, no file beside it, nothing fetched.

    Parameters
    ----------
    template : str
        Name of a file of the templates.
    **values : Any
        What it shows; `words` has its `title` and `banner`. Text is escaped, save `Markup`.
    """
    return _template_environment().get_template(template).render(**values)


def to_markup(svg: str) -> Markup:
    """A picture made here, as it is."""
    return Markup(svg)


@cache
def _template_environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, LOOK]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_strip_controls,
    )
    environment.globals |= {"_": _, "heading": heading, "language": LANGUAGE}
    return environment


def _strip_controls(value: object) -> object:
    """No control character reaches the page: a reader may show what it hides."""
    return plain(value) if type(value) is str else value
