"""What the system refuses, and what nobody foresaw: one sentence each, and an exit code."""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Callable

from pixsim.cli.console.output import ExitCode, say
from pixsim.foundation.i18n import gettext as _


def run_reporting_failures(run: Callable[[], object]) -> int:
    """Run something; what the system or the journal refuses it is one sentence.

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
            _say_if_possible(_failure_sentence(error))
        _drop_broken_streams()
        return code
    except MemoryError:
        _say_if_possible(_("La mémoire manque : fermez d'autres programmes, ou relevez la limite."))
        return ExitCode.DATA
    except ValueError as error:
        problems = _data_failure_sentence(error)
        if not problems:
            raise
        for line in problems:
            _say_if_possible(line)
        return ExitCode.DATA
    except RuntimeError as error:
        sentence = _journal_failure_sentence(error)
        if sentence is None:
            raise
        _say_if_possible(sentence)
        return ExitCode.DATA
    return ExitCode.OK


def _journal_failure_sentence(error: RuntimeError) -> str | None:
    """What is wrong with the journal; None for another error."""
    from pixsim.store.errors import JournalError

    if not isinstance(error, JournalError):
        return None
    from pixsim.store.wording import journal_sentence

    return journal_sentence(error)


def _data_failure_sentence(error: ValueError) -> list[str]:
    """What is wrong with a file; nothing for another error."""
    from pixsim.foundation.problems import DataError

    if not isinstance(error, DataError):
        return []
    from pixsim.cli.console.output import problem_lines

    return list(problem_lines(error.problems))


def _drop_broken_streams() -> None:
    """What is left in the buffer of a stream that fails would fail again when Python ends."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except (OSError, AttributeError):
            setattr(sys, name, None)


def _failure_sentence(error: OSError) -> str:
    from pixsim.store.causes import cause_words

    if error.filename is None:
        return _("Écriture impossible : {error}").format(error=cause_words(error))
    return _("{file} : {error}").format(file=error.filename, error=cause_words(error))


def keep_failure(error: Exception) -> int:
    """Tell an error nobody foresaw, keep its traceback, and give the exit code."""
    from pixsim.store.failure_log import told_failure

    _say_if_possible(told_failure(error))
    return ExitCode.UNEXPECTED


def _say_if_possible(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody can be told; the exit code still tells
        say(text, err=True)
