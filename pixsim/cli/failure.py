"""What cannot be foreseen: one sentence for the person, the traceback in a file for us."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pixsim.cli.output import ExitCode, say
from pixsim.i18n import gettext as _

DEBUG = "PIXSIM_DEBUG"
LOG = "errors.log"
LARGEST_LOG = 1_000_000  # bytes; beyond, it begins again

CAUSES = {
    errno.ENOSPC: _("le disque est plein"),
    errno.EDQUOT: _("le quota de disque est atteint"),
    errno.EIO: _("erreur du disque"),
    errno.EACCES: _("accès refusé"),
    errno.EPERM: _("accès refusé"),
    errno.EROFS: _("le disque est en lecture seule"),
    errno.ENOENT: _("n'existe pas"),
    errno.EISDIR: _("est un dossier"),
    errno.ENOTDIR: _("passe par un fichier qui n'est pas un dossier"),
    errno.EEXIST: _("existe déjà"),
    errno.ENAMETOOLONG: _("le nom est trop long"),
    errno.EMFILE: _("trop de fichiers ouverts"),
}


def cause(error: OSError) -> str:
    """Why the system refused, in words."""
    return CAUSES.get(error.errno or 0) or error.strerror or str(error)


def told(run: Callable[[], object]) -> int:
    """Run something; what the system refuses it (disk full, no right) is one sentence.

    Returns
    -------
    int
        Exit code.
    """
    try:
        run()
    except OSError as error:
        code = ExitCode.NEGATIVE  # a reader that has gone away, as `head` does, wants no message
        if error.errno != errno.EPIPE:
            code = ExitCode.DATA
            _say_if_possible(_sentence(error))
        # what is left in their buffers would fail again when Python ends
        sys.stdout = sys.stderr = None  # type: ignore[assignment]
        return code
    return ExitCode.OK


def _sentence(error: OSError) -> str:
    if error.filename is None:
        return _("Écriture impossible : {error}").format(error=cause(error))
    return _("{file} : {error}").format(file=error.filename, error=cause(error))


def keep_failure(error: Exception) -> int:
    """Tell an error nobody foresaw, keep its traceback, and give the exit code."""
    lines = "".join(traceback.format_exception(error))
    if os.environ.get(DEBUG):
        _say_if_possible(lines)
    log = _keep(lines)
    if log is None:
        _say_if_possible(
            _(
                "Erreur inattendue de pixsim, qui n'a pas pu en garder le détail ; "
                "pour le voir : PIXSIM_DEBUG=1"
            )
        )
    else:
        _say_if_possible(
            _("Erreur inattendue de pixsim. Le détail, à joindre au signalement : {path}").format(
                path=log
            )
        )
    return ExitCode.UNEXPECTED


def _keep(lines: str) -> Path | None:
    """Append a traceback to the log in the data folder, which only its owner reads."""
    from pixsim.store.home import home

    head = f"{datetime.now().astimezone().isoformat()} · Python {platform.python_version()} · "
    entry = f"{head}{sys.platform} · {sys.argv[1:]}\n{lines}\n".encode(errors="backslashreplace")
    try:
        folder = home()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = folder / LOG
        again = os.O_TRUNC if log.exists() and log.stat().st_size > LARGEST_LOG else os.O_APPEND
        flags = os.O_WRONLY | os.O_CREAT | again | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(log, flags, 0o600), "wb") as stream:
            stream.write(entry)
    except (OSError, ValueError):
        return None
    return log


def _say_if_possible(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody can be told; the exit code still tells
        say(text, err=True)
