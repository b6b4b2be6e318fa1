"""Nothing is cut at 80×24 and 60×20, in French and in English: every screen, dialog, menu and help.

A language is chosen once per process, so that what is seen is written by two of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.tools.gallery import GALLERY
from tests.tools.more_screens import MORE
from tests.tools.tiers import spread

pytestmark = pytest.mark.terminal
Pieces = list[dict[str, Any]]


SOME = spread([*GALLERY, *MORE], 3)


@pytest.fixture(
    scope="module", params=[SOME, pytest.param([], marks=pytest.mark.full)], ids=["some", "all"]
)
def seen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Pieces]]:
    """By language, then by screen and size, the widgets that are shown."""
    folder = tmp_path_factory.mktemp("seen")
    running = {
        language: subprocess.Popen(
            [sys.executable, "-m", "tests.tools.cut_words", str(folder / f"{language}.json"), *request.param],
            stdout=subprocess.DEVNULL, env=os.environ | {"PIXSIM_LANG": language, "TZ": "UTC", "PIXSIM_HOME": str(folder / language)},
        )
        for language in ("fr", "en")
    }  # fmt: skip
    assert {language: one.wait(900) for language, one in running.items()} == {"fr": 0, "en": 0}
    return {
        language: json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
        for language in running
    }


def test_nothing_is_cut_in_either_language(seen: dict[str, dict[str, Pieces]]) -> None:
    """One test: each worker would else see all the screens for itself."""
    _all_of_a_text_can_be_brought_into_sight(seen)
    _english_is_not_shortened_where_french_is_not(seen)
    _what_can_be_done_in_french_is_offered_in_english(seen)
    _the_languages_differ(seen)


def _all_of_a_text_can_be_brought_into_sight(seen: dict[str, dict[str, Pieces]]) -> None:
    lost = [
        f"{language} {place} {piece['widget']}: {piece['out_of_sight']}"
        for language, places in seen.items()
        for place, pieces in places.items()
        for piece in pieces
        if piece["out_of_sight"]
    ]
    assert lost == []
    assert len(seen["en"]) in (2 * len(SOME), 2 * len({*GALLERY, *MORE}))


def _english_is_not_shortened_where_french_is_not(seen: dict[str, dict[str, Pieces]]) -> None:
    shorter = []
    for place, pieces in seen["en"].items():
        french = _by_widget(seen["fr"][place])
        for name, piece in _by_widget(pieces).items():
            if name.startswith("OfferBar"):  # an offer that asks for something ends so: more fit in
                continue
            twin = french.get(name)
            if piece["ellipses"] > (twin["ellipses"] if twin else 0):
                shorter.append(f"{place} {name}: {piece['text']}")
    assert shorter == []


def _what_can_be_done_in_french_is_offered_in_english(
    seen: dict[str, dict[str, Pieces]],
) -> None:
    for place, pieces in seen["en"].items():
        french = seen["fr"][place]
        offered, twin = Counter(_buttons(pieces)), Counter(_buttons(french))
        assert not twin - offered, f"{place}: buttons"
        keys, as_many = (sum(p["keys"] for p in found) for found in (pieces, french))
        assert keys >= as_many, f"{place}: keys"
        assert any(p["text"].strip() for p in pieces), f"{place} is empty"


def _the_languages_differ(seen: dict[str, dict[str, Pieces]]) -> None:
    same = [
        place
        for place, pieces in seen["en"].items()
        if [p["text"] for p in pieces] == [p["text"] for p in seen["fr"][place]]
    ]
    assert {place.split()[0] for place in same} <= {"stop"}  # whose words are the gallery's own


def _by_widget(pieces: Pieces) -> dict[str, dict[str, Any]]:
    """By name, and by their order among those of the same name."""
    met = Counter[str]()
    found = {}
    for piece in pieces:
        found[f"{piece['widget']} {met[piece['widget']]}"] = piece
        met[piece["widget"]] += 1
    return found


def _buttons(pieces: Pieces) -> Iterator[str]:
    return (p["widget"] for p in pieces if p["widget"].startswith("FlatButton"))
