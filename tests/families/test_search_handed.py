"""Competence 1.1: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import re

import pytest

from pixsim.families.search import handed
from tests.families.opened import content, drawn, workbook

each_seed = pytest.mark.parametrize("seed", range(12))


@each_seed
def test_failures(seed: int) -> None:
    values = drawn(handed.failures_by_side, seed)
    codes = re.findall(r'"status": (\d)\d\d\b', content(values, "har").decode())
    assert (str(codes.count("4")), str(codes.count("5"))) == (values["client"], values["server"])


@each_seed
def test_precision_and_recall(seed: int) -> None:
    values = drawn(handed.two_queries, seed)
    header, *rows = workbook(values).active.values
    column = header.index(f"Trouvé par {values['query']}")
    found = {row[0] for row in rows if row[column] == "oui"}
    fitting = {row[0] for row in rows if row[1] == "oui"}
    shares = [100 * len(found & fitting) / len(these) for these in (found, fitting)]
    assert [round(share) for share in shares] == [int(values["precision"]), int(values["recall"])]
