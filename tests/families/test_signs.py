"""Signs that one does not see: found again by what a search does."""

from __future__ import annotations

import unicodedata

import pytest

from pixsim.families.documents import signs
from tests.families.opened import drawn

_LOOKS = {"\u00a0": " ", "\u2009": " ", "\u200b": "", "\u00ad": "", "\u2011": "-", "\u0430": "a"}


@pytest.mark.parametrize("seed", range(40))
def test_one_line_is_read_and_not_found(seed: int) -> None:
    values = drawn(signs.hidden_sign, seed)
    (content,) = values["files"].values()
    lines = content.decode().splitlines()
    assert len(lines) == 70
    seen = ["".join(_LOOKS.get(letter, letter) for letter in line) for line in lines]
    missed = [
        number
        for number, (line, shown) in enumerate(zip(lines, seen, strict=True), 1)
        if values["searched"] in shown and values["searched"] not in line
    ]
    assert missed == [values["line"]] != [values["not_line"]]
    cell = lines[missed[0] - 1].split(" ; ")[-1]
    (strange,) = {letter for letter in cell if letter in _LOOKS}
    assert values["option"].startswith(f"U+{ord(strange):04X}")
    assert unicodedata.category(strange) in ("Zs", "Cf", "Pd", "Ll")
    assert sum(values["searched"] in line for line in lines) >= 5
