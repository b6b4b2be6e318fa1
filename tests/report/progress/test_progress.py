"""Progress: what was sat, what was trained, what is weak."""

from __future__ import annotations

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.report.progress.progress import sparkline_text
from pixsim.report.progress.text import progress_text
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_practice
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import progress_of
from tests.conftest import ManualClock


@pytest.fixture
def sat(bank: Bank, sample: Profile, journal: Journal, clock: ManualClock) -> Profile:
    """Two mocks, one perfect and one with nothing, then a practice."""
    for right in (True, False):
        sitting = new_sitting(sample, bank, seed=1, clock=clock)
        journal.create(sitting)
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            while (question := exam.session.question) is not None and not exam.session.is_over:
                exam.show()
                clock.step(30)
                if right:
                    exam.answer(question.right_answer)
                else:
                    exam.skip()
        clock.step(3600)
    plan = plan_practice(sample, bank, [bank.variants("@navigateur1")[0]], now=clock())
    journal.create(plan)
    with TrainingRun(journal, plan.id, sample, bank, clock) as run:
        clock.step(30)
        run.reply(None)
    return sample


def test_mocks_are_in_order_with_their_levels(sat: Profile, bank: Bank, journal: Journal) -> None:
    progress = progress_of(sat, bank.framework, journal)
    assert [(mock.total_pix or 0) > 0 for mock in progress.mocks] == [True, False]
    assert progress.mocks[1].levels["1.1"] == -1
    assert progress.answers == 2 * 48 + 1
    assert progress.mean_seconds == 30
    assert progress.allowed_seconds == 105 * 60 / 48


def test_the_weakest_subjects_are_those_missed_most(
    sat: Profile, bank: Bank, journal: Journal
) -> None:
    progress = progress_of(sat, bank.framework, journal)
    shares = [share.right / share.answered for share in progress.weakest]
    assert shares == sorted(shares)
    assert all(share.answered >= 3 and share.right < share.answered for share in progress.weakest)


def test_the_text_fits_and_says_when_there_is_nothing(
    sat: Profile, bank: Bank, journal: Journal
) -> None:
    text = progress_text(progress_of(sat, bank.framework, journal), bank.framework)
    assert "2 certifications blanches" in text
    assert max(map(len, text.splitlines())) <= 80
    nobody = Profile(id="personne", name="Personne")
    assert "Aucune certification blanche" in progress_text(
        progress_of(nobody, bank.framework, journal), bank.framework
    )


def test_sparkline_goes_from_low_to_high() -> None:
    assert sparkline_text([0, 448, 896, 2000], 896) == "▁▅██"
    assert sparkline_text([], 896) == ""
