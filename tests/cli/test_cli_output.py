"""What is written where the terminal, the pipe or the disk cannot take it; faults nobody foresaw."""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

with contextlib.suppress(ImportError):  # Windows has none
    import fcntl
from click.testing import CliRunner, Result

import pixsim.cli
from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim as command
from pixsim.cli.console.failure import keep_failure
from pixsim.cli.console.near_characters import ERRORS, to_near_ascii
from tests.tools.tiers import one_of, tiered

COMMANDS = (
    ("exam", "independant", "--autopilot", "1", "--seed", "1"),
    ("exam", "independant", "--rules", "v3", "--autopilot", "1", "--seed", "1"),
    ("generate", "independant"),
    ("results",),
    ("progress", "independant"),
    ("chances", "independant"),
    ("profile", "show", "independant"),
    ("profile", "check", "independant"),
    ("profile", "new", "--name", "Zoé Łoś"),
    ("bank", "list"),
    ("bank", "stats"),
    ("bank", "show", "adresse_web2-vrai_site"),
    ("simulate", "--candidates", "50"),
    ("--help",),
    ("profile", "show", "personne"),
)
SLOW = pytest.param(("bank", "check", "--item", "navigateur2-onglet"), marks=pytest.mark.full)


def run(*arguments: str, charset: str = "utf-8") -> Result:
    return CliRunner(charset=charset).invoke(command, list(arguments), prog_name="pixsim")


def shell(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pixsim", *arguments],
        capture_output=True,
        env=os.environ | settings,
        timeout=120,
        check=False,
    )


@pytest.mark.sampled(6)
@pytest.mark.parametrize("encoding", one_of(["cp1252", "cp850", "latin-1"], 0))
@pytest.mark.parametrize("arguments", [*COMMANDS, SLOW], ids=" ".join)
def test_every_command_writes_in_any_encoding(arguments: tuple[str, ...], encoding: str) -> None:
    done = run(*arguments, charset=encoding)
    assert isinstance(done.exception, SystemExit | None)
    assert done.exit_code == (2 if arguments[-1] == "personne" else 0)
    text = done.output_bytes.decode(encoding)
    assert "?" not in text.replace("\xa0?", "").replace(" ?", "").replace("contact?id", "")


@pytest.mark.parametrize("encoding", one_of(["cp1252", "cp850", "ascii"], 2))
@pytest.mark.full
def test_a_redirected_result_reads_well(encoding: str) -> None:
    made = shell(*COMMANDS[0], "--json", PYTHONIOENCODING=encoding)
    document = json.loads(made.stdout)  # JSON is UTF-8 whatever the encoding
    assert "n'est pas affilié à Pix" in document["notice"]
    done = shell("results", document["sitting"], PYTHONIOENCODING=encoding)
    text = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "===" in text  # of a bar
    assert "?" not in text


def test_every_character_of_the_package_and_bank_has_a_near_one(bank: Bank) -> None:
    texts = [*Path(pixsim.__file__).parent.rglob("*.py"), *bank.path.glob("*.toml")]
    lost = {
        character
        for file in texts
        # other alphabets, and Cyrillic that looks Latin, are what is asked there
        if file.name not in ("near_characters.py", "adresse_web.py", "unites.py")
        for character in set(file.read_text(encoding="utf-8")) - {"?", "\ufffd"}
        if to_near_ascii(character) == "?"
    }
    assert not lost
    assert to_near_ascii("→ « l’été » 3\u202f%, cœur…") == '-> " l\'ete " 3 %, coeur...'
    assert "été → là".encode("cp1252", ERRORS) == "été -> là".encode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        codecs.lookup_error(ERRORS)(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no text"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "arguments",
    tiered([["bank", "list"], ["--help"], ["--no"], ["export"], ["bank", "list", "--json"]], 2),
)
def test_a_full_disk_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        code = [sys.executable, "-m", "pixsim", *arguments]
        if arguments == ["--no"]:  # what is wrong cannot be told: the exit code tells
            assert subprocess.run(code, stderr=full, check=False).returncode == 3
            return
        done = subprocess.run(code, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.stderr.decode() == "Écriture impossible : le disque est plein\n"
    assert done.returncode == 3


def test_a_reader_that_leaves_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "pixsim", "bank", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        if sys.platform == "linux":  # a pipe that holds less than the list
            fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def failing(monkeypatch: pytest.MonkeyPatch) -> int:
    def fail(*_arguments: object, **_settings: object) -> None:
        raise ZeroDivisionError("\x1b[31mpersonne n'y a pensé")

    monkeypatch.setattr("pixsim.cli.sitting.training.load_candidate", fail)
    monkeypatch.setattr(sys, "argv", ["pixsim", "progress", "independant"])
    with pytest.raises(SystemExit) as left:
        pixsim.cli.main()
    assert isinstance(left.value.code, int)
    return left.value.code


def test_an_unforeseen_fault_is_one_sentence_and_a_log(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(monkeypatch) == 70
    said = capsys.readouterr().err
    log = home / "errors.log"
    assert said.count("\n") == 1
    assert str(log) in said
    assert "Traceback" not in said
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert failing(monkeypatch) == 70
    assert log.read_text(encoding="utf-8").count("Traceback") == 2
    if os.name == "posix":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_debug_shows_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIXSIM_DEBUG", "1")
    assert failing(monkeypatch) == 70
    said = capsys.readouterr().err
    assert "ZeroDivisionError: \\x1b[31mpersonne" in said
    assert "\x1b" not in said


def test_a_log_that_cannot_be_kept_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    monkeypatch.setenv("PIXSIM_HOME", str(place))
    assert keep_failure(ValueError("x")) == 70
    assert "PIXSIM_DEBUG=1" in capsys.readouterr().err


def test_tests_still_see_what_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pixsim.cli.sitting.training.load_candidate", fail)
    assert isinstance(run("progress", "independant").exception, ZeroDivisionError)
