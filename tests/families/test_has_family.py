"""Families named by a bank are known without being imported."""

from __future__ import annotations

import pytest

from pixsim.bank.load import load_bank
from pixsim.families import find_family, has_family


def test_every_family_of_the_bank_is_found_when_drawn() -> None:
    names = {item.family for item in load_bank().items.values() if item.family}
    for name in names:
        assert has_family(name)
        assert find_family(name).__name__ == name.rpartition(".")[2]


@pytest.mark.parametrize(
    "name",
    [
        "documents.styled.none", "documents.none.widow_control", "none.styled.widow_control",
        "documents.styled._numbers", "documents.styled", "os.path.join", "documents.styled.sample",
        "../styled.x.y", "Documents.styled.widow_control",
    ],
)  # fmt: skip
def test_others_are_not(name: str) -> None:
    assert not has_family(name)
    with pytest.raises(LookupError):
        find_family(name)
