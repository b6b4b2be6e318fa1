"""How a missing part is added: the command that works where pixsim runs from."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from pixsim.foundation import extras


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX quoting")
@pytest.mark.parametrize("kept", [True, False])
def test_the_command_names_this_python_and_the_folder_it_runs_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: bool
) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    if kept:
        (folder / "pyproject.toml").touch()
    monkeypatch.setattr(extras, "FOLDER", folder)
    monkeypatch.setattr(sys, "executable", "/some where/python")
    python, *words = shlex.split(extras.install_command("room"))
    assert python == "/some where/python"
    wanted = ["-e", f"{folder}[room]"] if kept else ["pixsim[room]"]
    assert words == ["-m", "pip", "install", *wanted]
