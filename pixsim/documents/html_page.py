"""Documents as HTML: one file, nothing else needed, to read or to print."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from pixsim.foundation.localised import heading
from pixsim.report.page import FOLDER as LOOK
from pixsim.report.page.environment import template_environment

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
    environment = template_environment(TEMPLATES, LOOK)
    environment.globals["heading"] = heading
    return environment
