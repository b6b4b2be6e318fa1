"""The tool that has six questions of a tube sorted: what it draws, and how orders are compared."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from tests.tools import blind_sorting
from tests.tools.blind import DRAWN


def test_an_order_is_told_by_how_far_each_question_was_put() -> None:
    levels = {"01-a": 3, "01-b": 1, "01-c": 2, "01-d": 5, "01-e": 6, "01-f": 7}
    right = {"01": "b c a d e f"}
    assert blind_sorting.moved(levels, right) == {"01": [0] * 6}
    last_first = {"01": "f b c a d e"}
    assert blind_sorting.moved(levels, last_first) == {"01": [1, 1, 1, 1, 1, -5]}
    with pytest.raises(ValueError, match="01: « a b »"):
        blind_sorting.moved(levels, {"01": "a b"})


def test_six_levels_of_each_tube_are_drawn_in_no_order(
    bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "drawn"

    def run(*words: str) -> str:
        monkeypatch.setattr("sys.argv", ["blind_sorting", *words])
        blind_sorting.main()
        return capsys.readouterr().out

    run("draw", "--out", str(out), "--tubes", "3", "--seed", "5")
    kept = json.loads((out / DRAWN).read_text(encoding="utf-8"))
    levels: dict[str, list[int]] = defaultdict(list)
    tubes: dict[str, set[str]] = defaultdict(set)
    for name, (variant, _seed) in kept.items():
        skill = bank.framework.skill[bank.items[variant.split("#")[0]].skill]
        levels[name[:2]].append(skill.level)
        tubes[name[:2]].add(skill.tube)
    assert [len(set(found)) for found in levels.values()] == [6, 6, 6]
    assert [len(names) for names in tubes.values()] == [1, 1, 1]
    assert any(found != sorted(found) for found in levels.values())

    letters = "abcdef"
    right = {
        number: sorted(letters, key=lambda x: found[letters.index(x)])
        for number, found in levels.items()
    }
    turned = {number: order[::-1] for number, order in right.items()}
    for file, orders in (("one", right), ("two", turned)):
        lines = [f'{number} = "{" ".join(order)}"' for number, order in orders.items()]
        (tmp_path / file).write_text("\n".join(lines), encoding="utf-8")
    said = run("compare", str(out), str(tmp_path / "one"))
    assert "3 tubes, 0.0% of 18 questions" in said
    assert "correlation 1.00" in said
    said = run("compare", str(out), str(tmp_path / "two"))
    assert "12 of 18 moved by every reader" in said
    assert "0 of 18 moved by every reader" in run(
        "compare", str(out), str(tmp_path / "one"), str(tmp_path / "two")
    )
