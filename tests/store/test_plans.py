"""Goals of people: kept whole, theirs alone, gone with them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.coach.goal import Goal, make_goal
from pixsim.profile import Profile
from pixsim.running.goals import set_goal
from pixsim.store.people.plans import forget_goal, keep_goal, plan_path, read_goal
from pixsim.store.people.profiles import UnknownProfileError, create_profile, own_path
from pixsim.store.people.removal import delete_candidate, list_what_goes
from pixsim.store.sittings.journal import Journal

TODAY = date(2026, 11, 25)


def goal_of(days: int = 21, today: date = TODAY) -> Goal:
    return make_goal(exam=TODAY + timedelta(days=days), today=today, minutes=20, weekdays=range(5))


@pytest.fixture
def lea(sample: Profile) -> Profile:
    made, _path = create_profile(sample.model_copy(update={"id": "lea"}))
    return made


def test_a_goal_is_kept_and_read_again(lea: Profile, bank: Bank) -> None:
    assert read_goal(lea) is None
    keep_goal(lea, goal_of(), bank.framework)
    assert read_goal(lea) == goal_of()
    assert plan_path("lea").stat().st_mode & 0o077 == 0
    assert forget_goal("lea")
    assert not forget_goal("lea")
    assert read_goal(lea) is None


def test_deleting_a_person_deletes_the_goal(lea: Profile, bank: Bank, journal: Journal) -> None:
    keep_goal(lea, goal_of(), bank.framework)
    removal = list_what_goes("lea", bank.framework, journal)
    assert removal is not None
    delete_candidate(removal, journal)
    assert not plan_path("lea").exists()


def test_who_was_deleted_meanwhile_gets_no_goal(lea: Profile, bank: Bank, sample: Profile) -> None:
    own_path("lea").unlink()
    with pytest.raises(UnknownProfileError):
        keep_goal(lea, goal_of(), bank.framework)
    with pytest.raises(UnknownProfileError):
        keep_goal(sample, goal_of(), bank.framework)  # an invented one of pixsim
    assert not plan_path("lea").exists()


def test_another_person_of_the_same_id_has_no_part_in_it(lea: Profile, bank: Bank) -> None:
    keep_goal(lea, goal_of(), bank.framework)
    assert read_goal(lea.model_copy(update={"uid": "0" * 32})) is None


@pytest.mark.parametrize("content", [b"", b"{", b'{"schema": "pixsim/plan/2"}', b"\xff\xfe"])
def test_a_file_that_makes_no_sense_is_no_goal(lea: Profile, content: bytes) -> None:
    plan_path("lea").parent.mkdir(parents=True)
    plan_path("lea").write_bytes(content)
    assert read_goal(lea) is None


def test_a_goal_changed_on_the_way_keeps_where_the_way_began(lea: Profile, bank: Bank) -> None:
    def wish(minutes: int, today: date, rules: str = "v2") -> Goal:
        return set_goal(
            lea, bank.framework, today=today, exam=TODAY + timedelta(days=21), minutes=minutes,
            weekdays=range(7), rules=rules,
        )  # fmt: skip

    wish(20, TODAY)
    later = wish(30, TODAY + timedelta(days=5))
    assert (later.since, later.minutes) == (TODAY, 30)
    assert wish(30, TODAY + timedelta(days=6), "v3").since == TODAY + timedelta(days=6)
