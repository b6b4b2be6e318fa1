"""From the screen of a result to its document, without a command."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.running.autopilot import sit
from pixsim.store.certificates.verification import verify_file
from pixsim.store.sittings.journal import Journal
from pixsim.tui.flows.document import write_document
from pixsim.tui.shell import Shell


def test_the_document_is_written_or_refused_in_a_sentence(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("typst")
    app = cast(Shell, SimpleNamespace(journal=journal))
    won, lost = sit(sample, bank, journal, 3, 1), sit(sample, bank, journal, -6, 1)
    assert write_document(app, won, tmp_path).startswith("Document écrit")
    (pdf,) = tmp_path.glob("N-*.pdf")
    assert verify_file(pdf.read_bytes(), frozenset(), journal, bank.framework).is_right
    write_document(app, won, tmp_path)
    assert len(list(tmp_path.glob("N-*.pdf"))) == 2  # nothing is written over
    monkeypatch.setitem(sys.modules, "typst", None)
    write_document(app, won, tmp_path)
    (page,) = tmp_path.glob("N-*.html")
    assert verify_file(page.read_bytes(), frozenset(), journal, bank.framework).is_right
    assert "n'a pas été obtenue" in write_document(app, lost, tmp_path)
    assert "n'a pas pu être écrit" in write_document(app, won, page / "in a file")
    gone = won.model_copy(update={"sitting": "20260101-000000-abcdef"})
    assert "n'est plus là" in write_document(app, gone, tmp_path)
