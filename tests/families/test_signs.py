"""Signs that one does not see: found again by what a search does."""

from __future__ import annotations

from collections import Counter

from pixsim.families.documents import signs
from tests.families.draws import each_seed
from tests.families.opened import drawn

_LOOKS = {"\u00a0": " ", "\u2009": " ", "\u200b": "", "\u00ad": "", "\u2011": "-", "\u0430": "a"}


@each_seed
def test_lines_that_are_read_and_not_found(seed: int) -> None:
    values = drawn(signs.hidden_signs, seed)
    (content,) = values["files"].values()
    lines = content.decode().splitlines()
    assert len(lines) == 390
    seen = ["".join(_LOOKS.get(letter, letter) for letter in line) for line in lines]
    missed = [
        line
        for line, shown in zip(lines, seen, strict=True)
        if shown.endswith(f" ; {values['searched']}") and not line.endswith(values["searched"])
    ]
    assert len(missed) == values["missed"]
    strange = Counter(
        letter for line in missed for letter in line.split(" ; ")[2] if letter in _LOOKS
    )
    (first, count), (_second, less) = strange.most_common(2)
    assert count > less
    assert sum(strange.values()) == len(missed)
    assert values["code"] == f"U+{ord(first):04X}" == values["codes"][0]
    assert not set(values["codes"]) & set(values["not_codes"])
    assert str(len(missed)) not in values["not_missed"]
    assert sum(values["searched"] in line for line in lines) >= 50
