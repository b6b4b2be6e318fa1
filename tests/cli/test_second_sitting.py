"""``exam --resume`` and ``--new``."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2


def run(*arguments: str, lines: str = "") -> Result:
    return CliRunner().invoke(pixsim, list(arguments), prog_name="pixsim", input=lines)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--resume",),
        ("--new",),
        ("independant", "--resume", "--new"),
        ("independant", "--resume", "--seed", "1"),
        ("independant", "--resume", "--rules", "v3"),
        ("independant", "--new", "--autopilot", "perfect"),
        ("--room", "http://127.0.0.1:9", "--new"),
    ],
)
def test_what_does_not_go_together_is_refused(wrong: tuple[str, ...]) -> None:
    done = run("exam", *wrong)
    assert done.exit_code == 2
    assert done.stderr.startswith("Utilisation")


def test_where_nothing_is_under_way_there_is_nothing_to_resume() -> None:
    done = run("exam", "independant", "--plain", "--resume")
    assert done.exit_code == 1
    assert "Aucune épreuve en cours" in done.stderr
    assert done.stdout == ""


def test_the_one_under_way_is_resumed_without_a_question(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    plan = new_v2(sample, bank, seed=3, clock=ManualClock())
    journal.create(plan)
    with Exam(journal, plan.id, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.skip()
    done = run("exam", sample.id, "--plain", "--resume", lines="/arrêter\nclose\n")
    assert done.exit_code == 0, done.output
    assert "Question 2 sur 48" in done.stdout.replace("\u00a0", " ")
