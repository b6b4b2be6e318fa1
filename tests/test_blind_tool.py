"""The tool that draws questions for readers who see no key: what it writes, and what it marks."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from tests.tools import blind


def run(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = "") -> None:
    monkeypatch.setattr("sys.argv", ["blind", *words])
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    blind.main()


def test_forms_are_marked_and_no_key_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "drawn"
    run(monkeypatch, "draw", "--out", str(out), "--count", "6", "--seed", "3", "--typed")
    questions = blind.questions_of(out)
    assert len(questions) == 6
    lines = []
    for folder, question in questions.items():
        text = (out / folder / "question.txt").read_text(encoding="utf-8")
        assert question.statement in text
        assert question.explanation not in text
        answer = question.right_answer
        given = [[text, "x y z"] for text in answer] if question.fields else [answer[0], "x y z"]
        lines.append(f"{folder} = {given!r}")
    (out / "answers.toml").write_text("\n".join(lines), encoding="utf-8")
    run(monkeypatch, "mark", str(out))
    said = capsys.readouterr().out
    fields = sum(max(1, len(question.fields)) for question in questions.values())
    assert f"{fields} right, {fields} wrong" in said


def test_tenths_are_the_bank_and_share_nothing(bank: Bank) -> None:
    tenths = [blind.tenth_of(bank, number, 4) for number in range(1, blind.TENTHS + 1)]
    every = sorted(name for tenth in tenths for name in tenth)
    assert every == sorted(i.id for i in bank.items.values() if i.status == "validated")
    skill = bank.framework.skill
    whole = Counter(skill[bank.items[name].skill].competence for name in every)
    for tenth in tenths:
        held = Counter(skill[bank.items[name].skill].competence for name in tenth)
        assert abs(len(tenth) - len(every) / blind.TENTHS) <= 1
        for code, count in whole.items():
            assert abs(held[code] - count / blind.TENTHS) < 2
    assert blind.tenth_of(bank, 1, 5) != tenths[0]


def test_named_items_alone_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "drawn"
    run(monkeypatch, "draw", "--out", str(out), "--item", "sql7-groupes", "licences2-sigles")
    found = {question.item for question in blind.questions_of(out).values()}
    assert found == {"sql7-groupes", "licences2-sigles"}


def test_what_is_done_in_a_simulator_is_kept_and_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "drawn"
    run(monkeypatch, "draw", "--out", str(out), "--count", "40", "--seed", "1")
    folder, question = next((name, q) for name, q in blind.questions_of(out).items() if q.is_done)
    assert question.task is not None
    world, lines = question.task.world, []
    for kept in question.task.solution:
        act = world.read_act(kept)
        lines.append(act.line())
        world = world.step(act)
    (out / "answers.toml").write_text("", encoding="utf-8")
    for typed, fits in (("\n".join(lines), "right"), ("recommencer\n", "WRONG")):
        run(monkeypatch, "act", str(out / folder), typed=typed)
        capsys.readouterr()
        run(monkeypatch, "mark", str(out))
        assert f"{folder} {fits} (acts)" in capsys.readouterr().out
