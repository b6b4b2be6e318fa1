"""Files handed with a question, written beside its sitting."""

from __future__ import annotations

from pathlib import Path

from pixsim.bank.question import Question
from pixsim.foundation.files import replace_file
from pixsim.store.home import files_folder


def write_attachments(question: Question, sitting: str, number: int) -> list[Path]:
    """Write the files of a question; those already there are kept as the candidate left them."""
    folder = files_folder(sitting) / f"{number:02d}"
    paths = []
    for attachment in question.handed:
        path = folder / Path(attachment.name).name
        if not path.exists():
            replace_file(path, attachment.content)
        paths.append(path)
    return paths


def shown_path(path: Path) -> str:
    """A path with ~ for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
