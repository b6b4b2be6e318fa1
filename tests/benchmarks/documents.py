"""How long documents take, and how large they are; run ``python -m tests.benchmarks.documents``."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from pixsim.documents.certificate_files import certificate_page, certificate_pdf
from pixsim.documents.certificate_words import certificate_words
from pixsim.documents.class_facts import class_facts
from pixsim.documents.class_report_files import class_page, class_pdf
from pixsim.documents.class_words import class_words
from pixsim.documents.session_sheet_files import sheets_pdf
from pixsim.documents.session_sheets import SessionFacts, attendance_sheet, incident_sheet
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import read_framework
from tests.documents.samples import certificate, signed
from tests.documents.test_class_documents import hostile, people

TODAY = date(2026, 11, 27)


def main() -> None:
    """Print the first and the second time of each document, and its size."""
    frame = read_framework(bundled_folder("item_bank") / "framework.toml")
    for rules in ("v2", "v3"):
        facts = certificate(rules)
        words = certificate_words(facts, frame, signed(facts))
        _show(f"{rules} PDF", lambda f=facts, w=words: certificate_pdf(f, w))  # type: ignore[misc]
        _show(f"{rules} HTML", lambda w=words: certificate_page(w).encode())  # type: ignore[misc]
    for n in (20, 200):
        table = class_words(class_facts("Classe", TODAY, hostile(n), frame), frame)
        sheets = (
            attendance_sheet(SessionFacts(), people(n)),
            incident_sheet(SessionFacts()),
        )
        _show(f"class of {n} PDF", lambda w=table: class_pdf(w, TODAY))  # type: ignore[misc]
        _show(f"class of {n} HTML", lambda w=table: class_page(w).encode())  # type: ignore[misc]
        _show(f"sheets of {n} PDF", lambda s=sheets: sheets_pdf(s, TODAY))  # type: ignore[misc]


def _show(name: str, make: Callable[[], bytes]) -> None:
    times, size = [], 0
    for _round in range(2):
        start = time.perf_counter()
        size = len(make())
        times.append(time.perf_counter() - start)
    print(f"{name:20} {times[0]:6.3f} s, again {times[1]:6.3f} s, {size / 1000:7.0f} kB")


if __name__ == "__main__":
    main()
