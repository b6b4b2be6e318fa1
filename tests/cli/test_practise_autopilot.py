"""``pixsim practise --autopilot``: a simulated candidate practises, kept as any practice."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from pixsim.cli import pixsim
from pixsim.cli.console.output import ExitCode
from pixsim.session.training.state import Training
from pixsim.store.sittings.journal import Journal


def run(*arguments: str) -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim")


def practices(home: Path) -> list[Training]:
    journal = Journal(home / "pixsim.db")
    try:
        found, unreadable = journal.load_trainings("independant", "practice")
    finally:
        journal.close()
    assert not unreadable
    return list(found.values())


def test_a_practice_is_kept_and_the_same_for_a_seed(home: Path) -> None:
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
    assert [training.plan.autopilot for training in practices(home)] == ["perfect"] * 2
    one, other = ({reply.question.id for reply in found.replies} for found in practices(home))
    assert one == other
    assert len(one) == 10
    assert "10" not in run("progress", "independant").output  # nobody's progress


def test_what_is_no_way_to_answer_is_refused() -> None:
    found = run("practise", "independant", "--autopilot", "zut")
    assert found.exit_code == ExitCode.USAGE
    assert "zut" in found.output
