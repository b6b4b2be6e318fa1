"""Documents as PDF, through Typst; it comes with the extra ``pdf``.

Data go in as JSON and are never parsed as markup; a template sees its own folder and no network. The
fonts are those that Typst brings; a name in a script that they lack takes the system's, and a sign
that no font has is written as its number, ``[U+674E]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.i18n import gettext as _

if TYPE_CHECKING:
    from types import ModuleType

TEMPLATES = Path(__file__).parent / "templates"
STANDARD = "ua-1"
_MISSING = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed', re.DOTALL)
MOST_REPLACED = 200  # different signs without a font, in one document


class NoPdfError(RuntimeError):
    """The library that makes PDF files is not installed."""

    @property
    def sentence(self) -> str:
        """What to do, in French."""
        return _(
            "Le PDF demande deux bibliothèques de plus : pip install 'pixsim[pdf]'. Sans elles, la "
            "page HTML (--html) dit la même chose et s'imprime."
        )


def pdf_bytes(template: str, data: Mapping[str, Any], at: int) -> bytes:
    """A PDF file, tagged as PDF/UA-1; the same data give the same bytes.

    Parameters
    ----------
    template : str
        Name of a file of the templates, e.g. ``"certificate.typ"``.
    data : mapping
        What it shows: strings, numbers, lists and objects of them.
    at : int
        Moment the file says it was made, seconds since 1970.

    Raises
    ------
    NoPdfError
    """
    try:
        import typst
    except ImportError as error:
        raise NoPdfError("typst is not installed") from error
    text = json.dumps(data, ensure_ascii=False)
    system = False
    for _round in range(MOST_REPLACED):
        try:
            return _compile(typst, template, text, at, system)
        except typst.TypstError as error:
            missing = _MISSING.search(str(error))
            if missing is None:
                raise
            if not system:
                system = True
            else:
                text = _numbered(text, missing["text"])
    return _compile(typst, template, _all_numbered(text), at, system)


def _compile(typst: ModuleType, template: str, data: str, at: int, system: bool) -> bytes:
    made = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=at,
        ignore_system_fonts=not system,
    )
    assert isinstance(made, bytes)
    return made


def _numbered(data: str, signs: str) -> str:
    """Signs that no font has, written as their numbers."""
    for sign in signs:
        if sign.isascii():
            continue
        data = data.replace(sign, f"[U+{ord(sign):04X}]")
    return data


def _all_numbered(data: str) -> str:
    """The same of every sign beyond the Latin ones, where far too many have no font."""
    return re.sub("[^\x00-\u024f\u2000-\u25ff]", lambda match: f"[U+{ord(match[0]):04X}]", data)
