"""Commands of README and of the help: each is one that pixsim takes, as it is written; in order, in the long form."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pixsim.cli import pixsim as command_line
from pixsim.foundation.language import known_languages
from pixsim.foundation.resources import bundled_folder
from pixsim.manual.topics import all_pages

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PAGES = {
    "README": README,
    **{
        f"{language} {page.topic}": page.text
        for language in known_languages()
        for page in all_pages(language)
    },
}


def commands_of(text: str) -> list[str]:
    """The lines of its blocks of commands that run pixsim."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("pixsim ")]


LINES = list(dict.fromkeys(line for text in PAGES.values() for line in commands_of(text)))
PLAYED = (  # what takes a moment, no screen, no server and no file of somebody's
    "profile list", "profile new", "profile template", "profile show", "profile rename",
    "profile accommodate", "profile schema", "generate", "bank new", "exam independant --autopilot",
    "exam avance --autopilot", "results", "progress", "certificate", "export --out",
    "bank export", "bank import", "room new", "chances", "bank check networks", "bank check reseaux", "class report",
    "class sheets", "ccp1 new", "ccp1 check", "ccp1 dates", "plan set", "plan show", "help", "profile import class",
    "profile delete", "profile extra-time", "room enrol", "room delete",
)  # fmt: skip


def split_command(line: str) -> list[str]:
    """The command without its comment."""
    return shlex.split(line.partition(" > ")[0], comments=True)[1:]


def parsed(words: list[str]) -> None:
    """Read a command as click would, without running it; files need not be there."""
    command: click.Command = command_line
    with contextlib.ExitStack() as opened:  # closed: `--bank` sets a variable of the environment
        context = command.make_context("pixsim", list(words), resilient_parsing=False)
        opened.enter_context(context)
        while isinstance(command, click.Group):
            rest = [*context.protected_args, *context.args]
            if not rest:
                return
            name, found, args = command.resolve_command(context, rest)
            assert found is not None, name
            command = found
            try:
                context = command.make_context(name, args, parent=context)
            except click.NoSuchOption:
                raise
            except click.BadParameter:
                return
            opened.enter_context(context)


def test_lines_for_windows_are_such_as_powershell_5_takes() -> None:
    """It has no `&&`, and starts a program by its path with backslashes; so does the command prompt."""
    blocks = re.findall(r"^```bat\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for line in (line for block in blocks for line in block.splitlines()):
        program, *words = line.split()
        assert program == "py" or program.startswith(".venv\\Scripts\\")
        assert not set(line) & set("&|;'\"$%/")
        assert "." not in words or words[-2:] == ["-e", "."]


def test_there_are_commands_to_look_at() -> None:
    assert len(LINES) > 60


@pytest.mark.parametrize("line", LINES)
def test_a_command_is_one_that_pixsim_takes(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for bank in ("my-bank", "networks", "reseaux"):
        (tmp_path / bank).mkdir()
        shutil.copy(bundled_folder("item_bank") / "framework.toml", tmp_path / bank)
    words = split_command(line)
    if words[:1] == ["--lang"]:  # chosen before the command line is read
        words = words[2:]
    with contextlib.suppress(FileNotFoundError):  # a bank of one's own that is not there
        parsed(words)


def sitting_in(folder: Path) -> str:
    """The name of a sitting of the data folder."""
    with contextlib.closing(sqlite3.connect(folder / "home" / "pixsim.db")) as connection:
        return str(connection.execute("SELECT id FROM sitting ORDER BY id DESC").fetchone()[0])


def quiz(folder: Path) -> None:
    """The question that pages take in."""
    text = "<quiz><question type='shortanswer'><name><text>q</text></name><questiontext><text>Mot ?</text></questiontext>"
    text += "<answer fraction='100'><text>oui</text></answer></question></quiz>"
    (folder / "quiz.xml").write_text(text, encoding="utf-8")


@pytest.mark.full
@pytest.mark.parametrize("name", PAGES)
def test_commands_of_a_page_work_in_their_order(name: str, tmp_path: Path) -> None:
    """In a fresh home; where a page begins with somebody already there, they are."""
    environment = os.environ | {"PIXSIM_HOME": str(tmp_path / "home"), "NO_COLOR": "1"}
    failed = []

    def play(words: list[str]) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "pixsim", *words], cwd=tmp_path, env=environment, check=False,
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600,
        )  # fmt: skip
        if done.returncode:
            failed.append((words, done.returncode, done.stderr[-300:]))

    lines = commands_of(PAGES[name])
    quiz(tmp_path)
    play(["exam", "independant", "--autopilot", "perfect"])
    if not any(line.startswith("pixsim profile new") for line in lines):
        play(["profile", "new", "--name", "Léa"])
    if not any(line.startswith("pixsim room new") for line in lines):
        play(["room", "new", "--address", "Site", "--room", "2", "--examiner", "X"])
    for line in lines:
        words = split_command(line)
        words = [sitting_in(tmp_path) if word in ("ÉPREUVE", "EXAM") else word for word in words]
        words += ["--yes"] * (
            "--delete" in words or "delete" in words
        )  # nobody is there to be asked
        if any(" ".join(words).startswith(start) for start in PLAYED):
            play(words)
        if words[:2] == ["profile", "template"]:  # then it is filled in
            with (tmp_path / words[-1]).open("a", encoding="utf-8") as stream:
                stream.write("Durand;Ana\n")
    assert failed == []
