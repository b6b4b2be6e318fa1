"""Files of the next question, made while the person reads the present one."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress

from pixsim.bank.question import Attachment, Question


def make_files(question: Question) -> threading.Thread | None:
    """Make the files of a question aside; None where it has none.

    What cannot be made is left to who shows it: nothing is said from aside.
    """
    if not question.attachments:
        return None
    aside = threading.Thread(target=_make_contents, args=(question.attachments,), name="files")
    aside.start()
    return aside


def _make_contents(files: Iterable[Attachment]) -> None:
    with suppress(Exception):
        for file in files:
            _ = file.content
