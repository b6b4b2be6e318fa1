"""Files handed to the candidate, opened by the system."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile

from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words

PATIENCE = 4.0  # seconds for an opener to fail; one that lasts longer has started something
LONGEST_REASON = 120  # characters


def can_open_with_system() -> bool:
    """Whether this computer has a program that opens files.

    On Linux there must be a screen as well: over a bare terminal, the opener would fail.
    """
    if sys.platform == "win32":
        return True
    if shutil.which(_system_opener()) is None:
        return False
    return sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _system_opener() -> str:
    return "open" if sys.platform == "darwin" else "xdg-open"


async def open_with_system(path: Path) -> str | None:
    """Open a file with the system's program; why it could not be, in French, or None."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError as error:  # no program for this kind of file, or a forbidden one
            return _("Windows n'a pas pu ouvrir le fichier : {why}.").format(why=cause_words(error))
        return None
    command = _system_opener()
    program = shutil.which(command)
    if program is None:
        return _("Aucun programme pour ouvrir un fichier ({command} manque).").format(
            command=command
        )
    with TemporaryFile() as said:  # not a pipe: what is opened would stop once it is full
        try:
            opener = subprocess.Popen(
                [program, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )
        except OSError as error:
            return _("{command} ne démarre pas : {why}.").format(
                command=command, why=cause_words(error)
            )
        code = await _exit_code(opener)
        if not code:
            return None
        said.seek(0)
        lines = said.read(4096).decode("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    why = last[:LONGEST_REASON].rstrip(".") or _("code {n}").format(n=code)
    return _("{command} n'a pas pu ouvrir le fichier : {why}.").format(command=command, why=why)


async def _exit_code(opener: subprocess.Popen[bytes]) -> int | None:
    """How an opener ended; None when it has not yet."""
    end = time.monotonic() + PATIENCE
    while (code := opener.poll()) is None and time.monotonic() < end:
        await asyncio.sleep(0.05)
    return code
