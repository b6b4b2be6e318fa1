"""Why a file cannot be used is said in French, also what the system or a parser says in English."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from pixsim.cli import pixsim
from pixsim.foundation.file_reading import read_whole
from pixsim.foundation.problems import DataError, Problem
from pixsim.report.faults.french import in_french
from pixsim.report.faults.system_causes import CAUSES, system_cause
from pixsim.text.json_text import JsonError, read_json


@pytest.mark.parametrize("number", sorted(CAUSES))
def test_what_the_system_says_is_french_as_an_error_and_as_a_text(number: int) -> None:
    said = os.strerror(number)
    assert system_cause(OSError(number, said)) == CAUSES[number] == system_cause(said)
    problem = Problem.of("x", "", "", "unreadable", error=said)
    assert in_french(problem) == f"x : ne peut pas être lu : {CAUSES[number]}"


@pytest.mark.parametrize(
    ("content", "french"), [(b"", "est vide"), (b"\xff\xfe", "n'est pas du texte en UTF-8")]
)
def test_a_table_of_candidates_that_cannot_be_read_is_told_in_french(
    tmp_path: Path, content: bytes, french: str
) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes(content)
    done = CliRunner().invoke(pixsim, ["simulate", "--candidates", "2", "--table", str(table)])
    assert done.exit_code == 3
    assert f"t.csv : ne peut pas être lu : {french}" in done.output


def test_what_is_not_known_is_passed_on() -> None:
    assert system_cause(OSError(errno.EDOM, "odd")) == "odd"
    assert system_cause("odd") == "odd"


@pytest.mark.parametrize(
    ("content", "french"),
    [
        (b"", "est vide"),
        (b"\xef\xbb\xbf \n", "est vide"),
        (b"nom", "n'est pas du JSON : une valeur est attendue (caractère 1)"),
        (b'{\n"a":}', "n'est pas du JSON : une valeur est attendue (ligne 2, caractère 5)"),
        (b'{"a" 1}', "n'est pas du JSON : un deux-points est attendu (caractère 6)"),
        (b'{"a": 1', "n'est pas du JSON : une virgule est attendue (caractère 8)"),
        (b"{1: 1}", "n'est pas du JSON : un nom entre guillemets droits est attendu (caractère 2)"),
        (b'"a', "n'est pas du JSON : un texte n'est pas refermé (caractère 1)"),
        (b'"\x1b"', "n'est pas du JSON : un caractère de contrôle dans un texte (caractère 2)"),
        (b'"\\q"', "n'est pas du JSON : une barre oblique inverse de trop (caractère 2)"),
        (b"{} {}", "n'est pas du JSON : il reste quelque chose après la fin (caractère 4)"),
        ("é".encode("latin-1"), "n'est pas du texte en UTF-8"),
        ("{}".encode("utf-16"), "n'est pas du texte en UTF-8"),
    ],
)
def test_what_is_no_json_is_told_in_french(content: bytes, french: str) -> None:
    with pytest.raises(JsonError) as caught:
        read_json(content)
    error = caught.value
    assert in_french(Problem("x", "", "", error.kind, str(error), error.context)) == f"x : {french}"


@pytest.mark.parametrize(("name", "french"), [(".", "est un dossier"), ("no", "n'existe pas")])
def test_a_profile_that_cannot_be_read_is_told_in_french(
    tmp_path: Path, name: str, french: str
) -> None:
    with pytest.raises(DataError) as caught:
        read_whole(tmp_path / name)
    assert french in in_french(caught.value.problems[0])
