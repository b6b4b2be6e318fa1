"""What the campaign with LibreOffice compares; the campaign itself needs LibreOffice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pixsim.making.documents import Change, Note, Paragraph, Run, document
from pixsim.making.make import make
from tests.campaign import office

MIXED = document(
    Paragraph(
        (
            "Le ",
            Run("lundi", change=Change("deleted", "Karim Petit")),
            Run("mardi", change=Change("inserted", "Karim Petit")),
            Note("Sauf en août."),
            " à midi.",
        )
    )
)


@pytest.mark.parametrize("name", ["avis.docx", "avis.odt"])
def test_changes_are_compared_as_they_are_shown_and_notes_without_their_number(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(make(name, MIXED))
    assert office.lost(file, "Le lundimardi1 à midi.\n") == []
    assert office.lost(file, "Le mardi1 à midi.\n") == ["Le lundimardi"]
    assert office.lost(file, "Le lundimardi1\n") == [" à midi."]


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for LibreOffice")
def test_files_of_a_missing_part_are_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    soffice = tmp_path / "soffice"
    soffice.write_text("#!/bin/sh\necho 'Error: source file could not be loaded' >&2\n")
    soffice.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(sys, "argv", ["office"])
    monkeypatch.setattr(office, "handed", lambda *_asked: [("a.1.b.docx", make("b.docx", MIXED))])
    assert office.main() == 0
    said = capsys.readouterr().out
    assert said.startswith("1 .docx left out: LibreOffice Writer is not installed\n")
