"""What nobody foresaw: one sentence for the person, the traceback in a file of the data folder."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pixsim.foundation.i18n import gettext as _
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder

DEBUG = "PIXSIM_DEBUG"
LOG = "errors.log"
GROUPS = ("bank", "ccp1", "certificate", "profile", "room")
"""Commands whose first word is followed by another."""
LARGEST_LOG = 1_000_000  # bytes; beyond, it begins again


def told_failure(error: Exception) -> str:
    """Keep the traceback of an error, and give what the person reads.

    With ``PIXSIM_DEBUG`` set, the traceback comes first.
    """
    lines = "".join(traceback.format_exception(error))
    log = _append_to_log(lines)
    if log is None:
        said = _(
            "Erreur inattendue de pixsim, qui n'a pas pu en garder le détail ; "
            "pour le voir : PIXSIM_DEBUG=1"
        )
    else:
        said = _("Erreur inattendue de pixsim. Le détail, à joindre au signalement : {path}")
        said = said.format(path=log)
    return lines + said if os.environ.get(DEBUG) else said


def _command_without_values(arguments: Sequence[str]) -> str:
    """The command and its options without what was given to them: names of people, most often."""
    words = 2 if arguments[:1] and arguments[0] in GROUPS else 1
    shown = [
        word if place < words else word.partition("=")[0]
        for place, word in enumerate(arguments)
        if place < words or word.startswith("--")
    ]
    return " ".join(shown)


def _append_to_log(lines: str) -> Path | None:
    """Append a traceback to the log, which only its owner reads; None where that fails."""
    head = f"{datetime.now().astimezone().isoformat()} · Python {platform.python_version()} · "
    entry = f"{head}{sys.platform} · {_command_without_values(sys.argv[1:])}\n{lines}\n".encode(
        errors="backslashreplace"
    )
    try:
        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = folder / LOG
        again = os.O_TRUNC if log.exists() and log.stat().st_size > LARGEST_LOG else os.O_APPEND
        flags = os.O_WRONLY | os.O_CREAT | again | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(log, flags, 0o600), "wb") as stream:
            stream.write(entry)
    except (OSError, ValueError, JournalError):
        return None
    return log
