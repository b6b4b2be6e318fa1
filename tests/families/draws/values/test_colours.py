"""Colours and their contrast."""

from __future__ import annotations

import pytest

from pixsim.families.draws.values import colours as colours_families
from tests.families.pictures import rgb_of


@pytest.mark.parametrize(("code", "expected"), [("#767676", 4.54), ("#0000FF", 8.59)])
def test_contrast_of_known_colours(code: str, expected: float) -> None:
    assert colours_families.contrast_ratio(rgb_of(code), (255, 255, 255)) == pytest.approx(
        expected, abs=0.005
    )
