"""Documents as PDF, through Typst; it comes with the extra ``pdf``.

Data go in as JSON and are never parsed as markup; a template sees its own folder and no network. The
fonts are those that Typst brings; a name in a script that they lack takes the system's, and a sign
that no font has is written as its number, ``[U+674E]``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pixsim.foundation.extras import install_command
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from types import ModuleType

TEMPLATES = Path(__file__).parent / "templates"
STANDARD = "ua-1"
PROBE = "probe.typ"


class NoPdfError(RuntimeError):
    """The library that makes PDF files is not installed."""

    @property
    def sentence(self) -> str:
        """What to do, in French."""
        return _(
            "Le PDF demande une bibliothèque de plus : {command}\nSans elle, la page HTML (--html) dit la "
            "même chose, code QR compris, et s'imprime."
        ).format(command=install_command("pdf"))


def midnight_timestamp(day: date) -> int:
    """Midnight of a day in UTC, in seconds since 1970: when a file says it was made."""
    return int(datetime.combine(day, datetime.min.time(), UTC).timestamp())


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
    attempts: tuple[tuple[Callable[[], str], bool], ...] = (
        (lambda: text, False),
        (lambda: text, True),
        (lambda: _number_signs(text, _without_font(typst, text)), True),
        (lambda: _number_signs(text, _unusual_signs(text)), True),
    )
    missing: Exception | None = None
    for wanted, system in attempts:
        try:
            return _compile_pdf(typst, template, wanted(), at, system)
        except typst.TypstError as error:
            if not _lacks_font(error):
                raise
            missing = error
    assert missing is not None
    raise missing


def _compile_pdf(typst: ModuleType, template: str, data: str, at: int, system: bool) -> bytes:
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


def _lacks_font(error: Exception) -> bool:
    return "could not be displayed" in str(error)


def _unusual_signs(data: str) -> set[str]:
    """Signs beyond those that all fonts of a document have."""
    return set(re.findall("[^\x00-\u024f\u2000-\u25ff]", data))


def _without_font(typst: ModuleType, data: str) -> set[str]:
    """The signs that no font of this machine has, each tried in a document of its own."""
    found = set()
    for sign in _unusual_signs(data):
        try:
            _compile_pdf(typst, PROBE, json.dumps({"sign": sign}), 0, True)
        except typst.TypstError:
            found.add(sign)
    return found


def _number_signs(data: str, signs: set[str]) -> str:
    """Signs that no font has, written as their numbers."""
    return "".join(f"[U+{ord(sign):04X}]" if sign in signs else sign for sign in data)
