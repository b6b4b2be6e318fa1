"""What to work on, in one row: names are whole, as many as fit."""

from __future__ import annotations

from pixsim.foundation.resources import bundled_folder
from pixsim.framework import read_framework
from pixsim.report.result.advice import WorkOn
from pixsim.tui.pictures.tables import work_line

FRAMEWORK = read_framework(bundled_folder("item_bank") / "framework.toml")
WORKS = [WorkOn(code, 2, 3) for code in ("2.4", "3.3", "1.1")]
NAMES = [f"{work.competence} {FRAMEWORK.competence[work.competence].brief}" for work in WORKS]


def said(width: int) -> str:
    (line,) = work_line(WORKS, FRAMEWORK, width)
    assert line.cell_length <= width
    return line.plain


def test_a_name_is_whole_or_not_there() -> None:
    assert all(name in said(200) for name in NAMES)
    for width in range(45, 120):
        line = said(width)
        shown = [name for name in NAMES if name in line]
        assert shown == NAMES[: len(shown)]
        assert len(shown) == 3 or line.endswith("   …")
        rest = line.removesuffix("   …")
        assert rest.endswith(shown[-1])


def test_one_alone_that_does_not_fit_is_cut() -> None:
    assert said(25).endswith("…")
    assert work_line([], FRAMEWORK, 25) == []
