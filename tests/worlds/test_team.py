"""A team's messaging and its video room, step by step, through their lines."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from pixsim.worlds.chrome.panels import Stage
from pixsim.worlds.core import World
from pixsim.worlds.lines import spoken
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import kept_all, replayed
from pixsim.worlds.team.data import MOST_MESSAGES, MOST_WORDS, Channel, Message, Person, Room, Seat
from pixsim.worlds.team.world import Messaging
from tests.worlds import test_mail
from tests.worlds.test_mail import refused

PEOPLE = (
    Person(handle="@lea", name="Léa"),
    Person(handle="@hugo", name="Hugo", role="garde les clés"),
    Person(handle="@ana", name="Ana", status="invisible"),
)
ROOM = Room(topic="Budget", seats=(Seat(handle="@hugo", talks=True), Seat(handle="@ana", mic=False)), windows=("Budget", "Photos"))  # fmt: skip


def team(**more: Any) -> Messaging:
    channels = (
        Channel(name="#local", about="clés", messages=(Message(id="4", author="@hugo", text="Bonjour"),)),
        Channel(name="#fete"),
    )  # fmt: skip
    return Messaging(**{"name": "Club", "me": "@lea", "people": PEOPLE, "channels": channels, "room": ROOM, **more})  # fmt: skip


HERE = team()


def do(world: World, *lines: str) -> Messaging:
    found = test_mail.do(world, *lines)
    assert isinstance(found, Messaging)
    return found


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def read(world: World) -> str:
    return "\n".join(spoken(world.page()))


def warned(world: World) -> set[str]:
    return {fact[2] for fact in world.facts() if fact[0] == "warned"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bonjour", set()),
        ("@hugo la clé ?", {"@hugo"}),
        ("la clé, @Hugo.", {"@hugo"}),
        ("@hugo et @ana", {"@hugo", "@ana"}),
        ("@tous réunion", {"@hugo", "@ana"}),
        ("@hugolin la clé", set()),
        ("hugo la clé", set()),
        ("@lea pour mémoire", set()),
    ],
)
def test_an_alert_goes_to_who_is_mentioned(text: str, who: set[str]) -> None:
    world = do(HERE, "ouvrir #local", f"écrire {text}")
    assert warned(world) == who
    assert any(fact[0] == "said" and fact[2:] == ("#local", text) for fact in world.facts())
    told = {0: "personne ne reçoit", 1: "1 personne reçoit", 2: "2 personnes reçoivent"}
    assert told[len(who)] in world.note


def test_in_private_the_other_one_gets_an_alert_and_a_message_can_be_taken_back() -> None:
    world = do(HERE, "fiche @hugo", "ouvrir @hugo", "écrire Merci")
    assert warned(world) == {"@hugo"}
    assert "En privé avec Hugo" in read(world)
    assert "Rôle : garde les clés" in read(do(HERE, "fiche Hugo"))
    gone = do(world, "supprimer 5")
    assert not warned(gone)
    refused(do(HERE, "ouvrir #local"), "supprimer 4")
    refused(do(HERE, "ouvrir #local"), "écrire    ")


def test_a_hidden_status_is_shown_as_away_and_ones_own_has_an_end() -> None:
    assert "@ana. Ana, absent" in read(HERE)
    world = do(HERE, "statut occupé midi")
    assert has(world, "status", "occupé")
    assert has(world, "until", "midi")
    assert "statut : occupé jusqu'à midi" in read(world)
    assert has(do(HERE, "alertes #fete mentions"), "alerts", "#fete", "mentions")


def test_what_the_others_see_is_what_one_shows() -> None:
    room = do(HERE, "salle")
    assert "seen" not in {fact[0] for fact in room.facts()}
    one = do(room, "partager Budget")
    assert {fact[1] for fact in one.facts() if fact[0] == "seen"} == {"Budget"}
    all_of = do(room, "partager tout l'écran")
    assert {fact[1] for fact in all_of.facts() if fact[0] == "seen"} == {"Budget", "Photos"}
    shown = "\n".join(line for stage in all_of.page().every(Stage) for line in stage.lines)
    assert "Photos" in shown
    assert "Photos" not in "\n".join(
        line for stage in one.page().every(Stage) for line in stage.lines
    )
    assert has(do(one, "son"), "sound", "oui")
    assert has(do(one, "son", "ne-plus-partager"), "sound", "non")
    refused(room, "son")


def test_each_switch_is_ones_own() -> None:
    room = do(HERE, "salle")
    for line, kind, before, now in (("micro", "mic", "ouvert", "coupé"), ("caméra", "camera", "oui", "non"), ("main", "hand", "non", "oui"), ("haut-parleurs", "heard", "oui", "non")):  # fmt: skip
        assert has(room, kind, before)
        assert has(do(room, line), kind, now)
        assert do(room, line, line).facts() == room.facts()
    silent = do(room, "couper Hugo")
    assert not has(silent, "open_mic", "@hugo")
    assert has(silent, "mic", "ouvert")
    refused(room, "couper Ana")
    gone = do(room, "quitter")
    assert has(gone, "left", "oui")
    refused(gone, "salle")
    assert has(do(room, "noter Je voudrais parler"), "noted", "Je voudrais parler")


def test_messages_are_short_and_not_without_number() -> None:
    local = do(HERE, "ouvrir #local")
    said = do(local, f"écrire {'x' * MOST_WORDS}")
    assert said.channels[0].messages[-1].text == "x" * MOST_WORDS
    refused(local, f"écrire {'x' * (MOST_WORDS + 1)}")
    talk = Channel(name="#local", messages=tuple(Message(id=str(n), author="@hugo", text="x") for n in range(1, MOST_MESSAGES)))  # fmt: skip
    last = do(team(channels=(talk,)), "ouvrir #local", "écrire fin")
    assert len(last.channels[0].messages) == MOST_MESSAGES
    refused(last, "écrire encore")
    noted = team(room=ROOM.changed(noted=("x",) * MOST_MESSAGES))
    refused(do(noted, "salle"), "noter encore")


def test_a_team_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValidationError, match="nobody is called @zoe"):
        team(me="@zoe")
    with pytest.raises(ValidationError, match="nobody is called @max"):
        team(room=ROOM.changed(seats=(Seat(handle="@max"),)))
    with pytest.raises(ValidationError, match="two channels"):
        team(channels=(Channel(name="#a"), Channel(name="#a")))


@pytest.mark.parametrize("seed", range(10))
def test_any_acts_are_told_and_replay_to_the_same_team(seed: int) -> None:
    rng = np.random.default_rng(seed)
    acts, end = walk(HERE, 80, rng)
    assert read_world(json.loads(end.model_dump_json())).facts() == end.facts()
    assert replayed(HERE, kept_all(acts)).facts() == end.facts()
    assert isinstance(end, Messaging)
    assert all(len(one.messages) <= MOST_MESSAGES for one in end.channels)
    assert all(end.tell(fact) for fact in end.facts())


@pytest.mark.parametrize(
    ("line", "back", "fact"),
    [
        ("couper le micro", "ouvrir le micro", ("mic", "coupé")),
        ("couper mon micro", "allumer le micro", ("mic", "coupé")),
        ("éteindre la caméra", "allumer la caméra", ("camera", "non")),
        ("lever la main", "baisser la main", ("hand", "oui")),
    ],
)
def test_what_is_so_already_is_not_undone(line: str, back: str, fact: tuple[str, str]) -> None:
    there = do(HERE, "salle")
    assert not has(there, *fact)
    done = do(there, line)
    assert has(done, *fact)
    assert "déjà" in refused(done, line)
    assert not has(do(done, back), *fact)
    assert "déjà" in refused(do(done, back), back)
