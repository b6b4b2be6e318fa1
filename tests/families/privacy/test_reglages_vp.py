"""Keys found another way. Privacy settings: applications, permissions, accounts."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.families.privacy import reglages_vp
from pixsim.families.privacy.reglages_vp import last_login
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import ANYONE, TEAM
from pixsim.worlds.core import World
from pixsim.worlds.goals import reached
from pixsim.worlds.social.data import FRIENDS, ME
from tests.families.drawing import draw_sound_values, draw_values
from tests.families.networks import new_facts, solve_on_network
from tests.families.reading import columns, only_text
from tests.families.seeds import each_seed
from tests.families.solutions import done

_MEANT = {
    "moteur de recherche": ("moteurs", "non"), "inconnus lui écrivent": ("écrire", FRIENDS), "son numéro": ("Téléphone", FRIENDS),
    "liste de contacts": ("Liste de contacts", ME), "se trouve quand": ("Lieu", "non"), "son accord": ("accord", "oui"), "quelle heure": ("connexion", "non"),
}  # fmt: skip


@each_seed
def test_each_aim_is_one_change_of_a_profile(seed: int) -> None:
    values, start, world = solve_on_network(reglages_vp.profile_for_aims, seed)
    facts = new_facts(start, world, "set", "audience")
    aims = values["aims"].split(" ; ")
    assert len(facts) == len(aims) == 3
    for aim in aims:
        name, value = next(meant for word, meant in _MEANT.items() if word in aim)
        assert any(name in fact[1] and fact[2] == value for fact in facts)


@each_seed
def test_a_conversation_is_taken_back(seed: int) -> None:
    values, world = done(reglages_vp.talk_taken_back, seed)
    start = values["world"]
    (mine,) = (talk.id for talk in world.talks if talk.title == values["title"])
    assert [link.who for link in world.links if link.talk == mine] == [TEAM]
    assert [one for one in start.links if one not in world.links] == [one for one in start.links if one.talk == mine and one.who == ANYONE]  # fmt: skip
    name = values["of_who"].removeprefix("de ").removeprefix("d'")
    assert [one for one in start.memory if one not in world.memory] == [one for one in start.memory if name in one.text]  # fmt: skip
    assert {one.name: (old.value, one.value) for old, one in zip(start.settings, world.settings, strict=True) if one != old} == {"Entraînement": ("oui", "non")}  # fmt: skip
    assert world.talks == start.talks


def written(day: str) -> date:
    return date.fromisoformat("-".join(reversed(day.split("/"))))


@each_seed
def test_last_login(seed: int) -> None:
    fields = draw_sound_values(last_login, seed)
    export = json.loads(only_text(fields))
    accepted = {code for code, told in export["codes"].items() if told == "acceptée"}
    names = [d["id"] for d in export["appareils"] if d["nom"] == fields["device"]]
    (held,) = [d["id"] for d in export["appareils"] if d["nom"] == fields["device"] and not d["retire_le"]]  # fmt: skip
    assert len(names) == 2
    moments = {
        device: [
            (datetime.strptime(r["heure_utc"], "%Y-%m-%dT%H:%MZ") + timedelta(hours=2), str(r["resultat"]))
            for r in export["connexions"]
            if r["appareil"] == device
        ]
        for device in names
    }  # fmt: skip
    last = max(moment for moment, result in moments[held] if result in accepted)
    assert written(fields["key"][0]) == last.date()
    assert last < max(moments[held])[0]
    assert (last - timedelta(hours=2)).date() < last.date()
    assert len(export["connexions"]) > 250


@each_seed
def test_moments(seed: int) -> None:
    values = draw_values(reglages_vp.moment_in_paris, seed)
    counts = {row[0]: int(row[1]) for row in columns(values["lines"])}
    (count,) = (
        n for short, long in reglages_vp._EVENTS for told, n in counts.items()
        if told == short and long == values["what"]
    )  # fmt: skip
    seconds = count / 1000 if "millisecondes" in values["clock"] else float(count)
    if "2001" in values["clock"]:
        seconds += 978_307_200
    local = datetime.fromtimestamp(seconds, ZoneInfo("Europe/Paris"))
    assert local.year == 2026
    assert values["key"] == [local.strftime("%H:%M"), local.strftime("%H:%M:%S")]
    assert values["key"][0] not in values["wrong"]
    assert f"{local.day} " in values["day"].replace("1er", "1")
    assert MONTHS[local.month - 1] in values["day"]


def test_the_link_of_another_conversation_stays() -> None:
    for seed in range(60):
        values = reglages_vp.talk_taken_back(np.random.default_rng(seed))
        start: World = values["world"]
        goal = values["goal"]
        done = start
        for act in values["solution"]:
            done = done.step(act)
        assert reached(goal, start, done)
        (mine,) = (one.id for one in start.talks if one.title == values["title"])  # type: ignore[attr-defined]
        assert {one.id for one in start.links}.isdisjoint(one.id for one in start.talks)  # type: ignore[attr-defined]
        for link in start.links:  # type: ignore[attr-defined]
            if link.talk == mine and link.who == ANYONE:
                continue
            too_far = start.step(acts.Links()).step(acts.Revoke(link=link.id)).step(acts.Back())
            for act in values["solution"]:
                too_far = too_far.step(act)
            assert not reached(goal, start, too_far), (seed, link.id)
