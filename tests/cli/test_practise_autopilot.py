"""``pixsim practise --autopilot``: a simulated candidate practises, kept as any practice."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from pixsim.cli import pixsim
from pixsim.cli.console.output import ExitCode
from pixsim.store.sittings.journal import Journal


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def practices(home: Path) -> list[tuple[str, ...]]:
    journal = Journal(home / "pixsim.db")
    try:
        found, unreadable = journal.load_trainings("independant", "practice")
    finally:
        journal.close()
    assert not unreadable
    return [tuple(reply.question.id for reply in training.replies) for training in found.values()]


def test_a_practice_is_kept_and_no_question_comes_again(home: Path) -> None:
    way = (
        "practise",
        "independant",
        "--autopilot",
        "perfect",
        "--competence",
        "1.1",
        "--seed",
        "4",
    )
    first, again = run(*way), run(*way)
    assert first.exit_code == again.exit_code == 0, first.output
    assert "10 sur 10" in first.output
    one, other = practices(home)
    assert len(set(one)) == len(set(other)) == 10
    assert not set(one) & set(other)


def test_what_is_no_way_to_answer_is_refused() -> None:
    found = run("practise", "independant", "--autopilot", "zut")
    assert found.exit_code == ExitCode.USAGE
    assert "zut" in found.output
