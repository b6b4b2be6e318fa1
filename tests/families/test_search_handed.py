"""Competence 1.1: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import re

import pytest

from pixsim.families.search import handed
from tests.families.opened import content, drawn

each_seed = pytest.mark.parametrize("seed", range(12))


@each_seed
def test_failures(seed: int) -> None:
    values = drawn(handed.failures_by_side, seed)
    codes = re.findall(r'"status": (\d)\d\d\b', content(values, "har").decode())
    assert (str(codes.count("4")), str(codes.count("5"))) == (values["client"], values["server"])
