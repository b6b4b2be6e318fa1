"""Files handed to the candidate: written beside the sitting, opened by the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pixsim.bank.question import Question
from pixsim.files import replace_file
from pixsim.store.home import files_folder


def write_attachments(question: Question, sitting: str, number: int) -> list[Path]:
    """Write the files of a question; those already there are kept as the candidate left them."""
    folder = files_folder(sitting) / f"{number:02d}"
    paths = []
    for attachment in question.attachments:
        path = folder / Path(attachment.name).name
        if not path.exists():
            replace_file(path, attachment.content)
        paths.append(path)
    return paths


def open_with_system(path: Path) -> bool:
    """Open a file with the system's program; whether one could be started."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    command = "open" if sys.platform == "darwin" else "xdg-open"
    if shutil.which(command) is None:
        return False
    subprocess.Popen(
        [command, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def shown_path(path: Path) -> str:
    """A path with ~ for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
