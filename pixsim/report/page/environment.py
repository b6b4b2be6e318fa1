"""How templates become pages, in every place that has some."""

from __future__ import annotations

from pathlib import Path

import jinja2

from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import plain


def template_environment(*folders: Path, keep_trailing_newline: bool = True) -> jinja2.Environment:
    """Templates of some folders, the first that has one: what they show is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
        finalize=_strip_controls,
    )
    environment.globals |= {"_": _, "language": LANGUAGE}
    environment.filters["fr"] = french_spaces
    return environment


def _strip_controls(value: object) -> object:
    """No control character reaches a page: a reader may show what it hides."""
    return plain(value) if type(value) is str else value
