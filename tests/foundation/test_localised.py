"""Numbers as the language of the run writes them."""

from __future__ import annotations

import pytest

from pixsim.foundation import localised


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "1\N{NARROW NO-BREAK SPACE}115"), ("en", "1,115")]
)
def test_thousands_are_parted_as_the_language_does(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(localised, "LANGUAGE", language)
    assert localised.whole(1115) == said
    assert localised.whole(999) == "999"


def test_a_table_of_a_simulation_has_a_space_that_every_console_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pixsim.cli.simulation.text import _count_text

    monkeypatch.setattr(localised, "LANGUAGE", "fr")
    assert _count_text(20_000) == "20 000"
    monkeypatch.setattr(localised, "LANGUAGE", "en")
    assert _count_text(20_000) == "20,000"
