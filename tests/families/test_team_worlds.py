"""Questions in a team's messaging: what the solution does is what the statement asks, told otherwise."""

from __future__ import annotations

from pixsim.families.messaging import team
from pixsim.worlds.team.world import Messaging
from tests.families.acted import done
from tests.families.draws import each_seed


def changed(start: Messaging, now: Messaging) -> set[tuple[str, ...]]:
    """Facts that were not true, but for where one is."""
    return {fact for fact in now.facts() - start.facts() if fact[0] != "at"}


@each_seed
def test_one_switch_alone_is_turned(seed: int) -> None:
    values, world = done(team.one_switch, seed)
    heard = any(word in values["need"] for word in ("aboie", "travaux", "toussez"))
    expected = ("mic", "coupé") if heard else ("camera", "non")
    assert changed(values["world"], world) == {expected}


@each_seed
def test_the_hand_is_up_and_the_microphone_cut(seed: int) -> None:
    values, world = done(team.asked_to_speak, seed)
    room = world.room
    assert room is not None
    assert (room.hand, room.mic) == (True, False)
    speaker = next(seat for seat in room.seats if seat.talks)
    assert world.person(speaker.handle).name == values["who"]
    assert room.seats == values["world"].room.seats


@each_seed
def test_one_window_is_seen_and_no_home(seed: int) -> None:
    values, world = done(team.one_window_shown, seed)
    room = world.room
    assert room is not None
    assert room.seen == (values["window"],)
    assert values["other"] in room.windows
    assert (room.camera, room.ground != "réel") == (True, True)
    assert room.with_sound == ("son" in values["with_sound"])


@each_seed
def test_a_status_is_set_until_it_ends(seed: int) -> None:
    values, world = done(team.status_set, seed)
    mine = world.person(world.me)
    assert mine.name == values["me"]
    words = {"ne répondra": "occupé", "congé": "absent", "de retour": "disponible", "sans que cela se sache": "invisible", "public": "occupé", "stage": "absent"}  # fmt: skip
    (expected,) = {status for word, status in words.items() if word in values["need"]}
    assert mine.status == expected
    ends = [word for word in ("midi", "ce soir", "vendredi soir", "dimanche soir") if word in values["need"]]  # fmt: skip
    assert world.until == (ends or ["sans fin"])[0]


@each_seed
def test_the_one_who_deals_with_it_gets_the_alert(seed: int) -> None:
    values, world = done(team.one_person_told, seed)
    (warned,) = [fact for fact in world.facts() if fact[0] == "warned"]
    person = world.person(warned[2])
    assert person.role == values["does"]
    assert person.name == values["wanted"]
    (said,) = [fact for fact in world.facts() if fact[0] == "said"]
    assert said[2] == values["channel"]
    assert values["matter"] in said[3]
    assert sum(values["does"] == one.role for one in world.people) == 1
