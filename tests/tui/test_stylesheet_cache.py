"""Style sheets are read once per set of colours, and say the same as when read anew."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet

from pixsim.tui.app import PixsimApp
from pixsim.tui.terminal import stylesheet_cache
from pixsim.tui.terminal.themes import ROUND
from tests.tools.exam_screens import run

CSS = "Button { color: $ink; } .loud { background: $ground 50%; }"


def rules(**variables: str) -> list[str]:
    sheet = Stylesheet(variables=variables)
    sheet.add_source(CSS, read_from=("here", ""))
    sheet.reparse()
    return [rule.css for rule in sheet.rules]


def test_textual_has_the_method_that_is_replaced() -> None:
    assert stylesheet_cache._read.__qualname__ == "Stylesheet._parse_rules"
    assert Stylesheet._parse_rules is stylesheet_cache._parse_once


def test_colours_are_of_their_own_set_and_as_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    red, blue = {"ink": "red", "ground": "blue"}, {"ink": "blue", "ground": "red"}
    kept = [rules(**red), rules(**blue), rules(**red)]
    assert kept[0] == kept[2] != kept[1]
    monkeypatch.setattr(Stylesheet, "_parse_rules", stylesheet_cache._read)
    assert kept == [rules(**red), rules(**blue), rules(**red)]


def test_a_theme_seen_again_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = stylesheet_cache._read

    def told(sheet: Stylesheet, css: str, *rest: object) -> object:
        asked.append(css)
        return read(sheet, css, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(stylesheet_cache, "_read", told)
    monkeypatch.setattr(stylesheet_cache, "_found", type(stylesheet_cache._found)(1024))

    async def body(pilot: object) -> None:
        app = pilot.app  # type: ignore[attr-defined]
        for look in ROUND:
            app.theme = look
            await pilot.pause()  # type: ignore[attr-defined]
        assert asked
        asked.clear()
        for look in ROUND:
            app.theme = look
            await pilot.pause()  # type: ignore[attr-defined]
        assert asked == []

    run(PixsimApp(journal=None), body)
