"""Positioned with a clock a year ahead, then put right: the exam counts what the home shows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from pixsim.assembly.form import NotCertifiableError
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.cli import pixsim
from pixsim.cli.console.output import ExitCode
from pixsim.foundation.clock import wall_clock
from pixsim.journeys.room import sit_in_room
from pixsim.journeys.step import Notice
from pixsim.profile import Profile, write_profile
from pixsim.room.identity import Identity
from pixsim.rules.v2 import V2
from pixsim.running.exam import new_sitting
from pixsim.running.exam_refusals import certifiable_profile
from pixsim.running.training import restore_profile
from pixsim.session.training.plan import TooEarlyError, plan_positioning
from pixsim.store.people.profiles import create_profile, stored_profile
from pixsim.store.people.wrong_dates import ahead_sentence, is_dated_ahead, set_dates_right
from pixsim.store.records.refresh import refresh_records
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.running.rooms import RoomOfTests, order
from tests.store.test_candidates import position
from tests.tools.journey import follow, names, only
from tests.tools.tiers import tiered
from tests.tools.web_exam import at_desk

YEAR = timedelta(days=365)


@pytest.fixture
def early(sample: Profile, clock: ManualClock) -> Profile:
    """The sample, proved by a clock a year ahead."""
    return proved(sample, clock() + YEAR)


def proved(profile: Profile, newest: datetime) -> Profile:
    late = newest - max(element.date for element in profile.knowledge)
    knowledge = tuple(e.model_copy(update={"date": e.date + late}) for e in profile.knowledge)
    return profile.model_copy(update={"knowledge": knowledge})


def test_what_was_proved_in_the_future_counts_once_the_clock_is_right(
    early: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    with pytest.raises(NotCertifiableError):
        new_sitting(early, bank, clock=clock, seed=1)
    mine, _path = create_profile(early)
    assert "2027" in ahead_sentence(mine, clock())
    known = certifiable_profile(mine, bank, journal, clock())
    before, now = (profile_standing(p, bank.framework, V2()) for p in (mine, known))
    assert profile_standing(known, bank.framework, V2(), clock()).pix == now.pix == before.pix
    assert new_sitting(known, bank, clock=clock, seed=1).length
    kept = stored_profile(mine.id, bank.framework)
    assert kept is not None
    assert kept[1] == known
    assert not is_dated_ahead(kept[1], clock())
    assert ahead_sentence(known, clock()) == ""


def test_it_can_be_positioned_again_in_a_few_days(
    early: Profile, bank: Bank, clock: ManualClock
) -> None:
    code = bank.framework.competences[0].code
    with pytest.raises(TooEarlyError) as refused:
        plan_positioning(early, bank, code, now=clock())
    assert refused.value.days > 300
    right = set_dates_right(early, clock(), bank.framework)
    with pytest.raises(TooEarlyError) as refused:
        plan_positioning(right, bank, code, now=clock())
    assert refused.value.days <= 7


def test_what_the_journal_gives_back_is_not_added_with_a_date_to_come(
    bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    late = ManualClock(clock() + YEAR)
    profile, path = create_profile(Profile(id="lea", name="Léa"))
    positioned = position(profile, bank, journal, late, 100)
    right = set_dates_right(positioned, clock(), bank.framework)
    assert restore_profile(right, bank, journal, clock()) == (right, "")  # nothing doubled
    write_profile(profile, path)  # the file was lost
    restored, said = restore_profile(profile, bank, journal, clock())
    assert "2027" in said
    assert len(restored.knowledge) == len(positioned.knowledge) > 0
    assert all(element.date <= clock() for element in restored.knowledge)


def test_what_is_known_of_a_person_has_the_newest_date(
    early: Profile, bank: Bank, clock: ManualClock
) -> None:
    mine, _path = create_profile(early)
    framework = bank.framework
    record = refresh_records(framework).by_id(mine.id)
    assert record is not None
    assert record.is_ahead(clock())
    assert refresh_records(framework).by_id(mine.id) == record  # as the cache gives it back
    set_dates_right(mine, clock(), framework)
    record = refresh_records(framework).by_id(mine.id)
    assert record is not None
    assert not record.is_ahead(clock())


def test_a_browser_says_what_was_put_right(
    early: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    with at_desk(journal, bank, early, clock=clock, rules="v3") as desk:
        assert desk.enter().text.count("avançait") == 1
        desk.browser.press("Démarrer le chronomètre")
        assert "avançait" not in desk.page.text


def test_a_room_says_what_was_put_right_before_the_test_begins(
    early: Profile, bank: Bank, journal: Journal, clock: ManualClock
) -> None:
    room = RoomOfTests(journal, bank, early, clock, rules="v2")
    lea = Identity("Léa", "Petit", "2000-03-03")
    with room.desk() as desk:
        list(follow(sit_in_room(desk), [lea]))
        order(desk, "confirm_presence", 1)
        steps = list(follow(sit_in_room(desk), [lea, True, None]))
        assert names(steps) == ["AskIdentity", "ReadRoomInstructions", "Notice", "AskAccessCode"]
        assert "avançait" in only(steps, Notice).text


@pytest.mark.parametrize(
    ("command", "code"),
    tiered(
        [
            (("exam", "--autopilot", "none", "--seed", "1", "--json"), ExitCode.OK),
            # proved a moment ago from now on, and not in a year: « il faudrait attendre 4 jours »
            (("position", "--autopilot", "levels", "--competence", "1.1"), ExitCode.NEGATIVE),
        ],
        1,
    ),
)
def test_the_command_line_says_it_on_the_standard_error(
    command: tuple[str, ...], code: int, sample: Profile
) -> None:
    mine, _path = create_profile(proved(sample, wall_clock() + YEAR))
    name, *options = command
    done = CliRunner().invoke(pixsim, [name, mine.id, *options])
    assert done.exit_code == code, done.output
    assert done.stderr.count("avançait") == 1
    assert "avançait" not in done.stdout
    again = CliRunner().invoke(pixsim, [name, mine.id, *options])
    assert "avançait" not in again.stderr
