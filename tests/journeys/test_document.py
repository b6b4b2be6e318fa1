"""From a result to its document, without a command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.journeys.after_result import write_document
from pixsim.journeys.context import Context
from pixsim.profile import Profile
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.store.certificates.verification import verify_file
from pixsim.store.sittings.journal import Journal


def test_the_document_is_written_or_refused_in_a_sentence(
    bank: Bank,
    plain: Profile,
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("typst")
    folder = [tmp_path]
    context = Context(journal, bank.framework, export_folder=lambda: folder[0])
    won, lost = (
        sit_by_autopilot(plain, bank, journal, 3, 1),
        sit_by_autopilot(plain, bank, journal, -6, 1),
    )
    assert write_document(context, won).startswith("Document écrit")
    (pdf,) = tmp_path.glob("N-*.pdf")
    assert verify_file(pdf.read_bytes(), frozenset(), journal, bank.framework).is_right
    write_document(context, won)
    assert len(list(tmp_path.glob("N-*.pdf"))) == 2  # nothing is written over
    monkeypatch.setitem(sys.modules, "typst", None)
    write_document(context, won)
    (page,) = tmp_path.glob("N-*.html")
    assert verify_file(page.read_bytes(), frozenset(), journal, bank.framework).is_right
    assert "n'a pas été obtenue" in write_document(context, lost)
    folder[0] = page / "in a file"
    assert "n'a pas pu être écrit" in write_document(context, won)
    gone = won.model_copy(update={"sitting": "20260101-000000-abcdef"})
    assert "n'est plus là" in write_document(context, gone)
