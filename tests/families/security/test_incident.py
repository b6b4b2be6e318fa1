"""Keys found another way. Responding to an incident: isolating, alerting, evidence, reporting."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from pixsim.families.security import incident
from tests.families.attachments import content, drawn, rows_of
from tests.families.seeds import each_seed
from tests.families.settings import changed_settings
from tests.families.solutions import done


@each_seed
def test_a_computer_is_cut_from_all_and_left_on(seed: int) -> None:
    _values, world = done(incident.cut_off, seed)
    (network,) = [page for page in world.pages if page.name == "Réseau"]
    assert all(
        world.value(line.name) in ("coupé", "coupée", "débranché") for line in network.settings
    )
    assert not world.pressed


@each_seed
def test_nothing_of_the_intruder_is_left(seed: int) -> None:
    values, world = done(incident.recover_account, seed)
    start = values["world"]
    lines = [line for page in world.pages for line in page.settings if line.kind == "text"]
    assert not any("courrier-vite.test" in world.value(line.name) for line in lines)
    assert any("courrier-vite.test" in start.value(line.name) for line in lines)
    trusted = {name for name in changed_settings(values, world) if "révoqué" in world.value(name)}
    assert len(trusted) == 1
    assert not any(app in next(iter(trusted)) for app in re.findall("« (.*?) »", values["known"]))


@each_seed
def test_the_last_copy_before_the_intruder_that_could_be_read_again(seed: int) -> None:
    values = drawn(incident.sound_copy, seed)
    seen = [line.split(";") for line in content(values, "log").decode().splitlines()[1:]]
    left = datetime.strptime(values["left"], "%d/%m/%Y")
    let_in = min(
        when for at, who, what in seen
        if who == values["account"] and what == "réussie" and (when := datetime.strptime(at, "%d/%m/%Y %H:%M")) > left
    )  # fmt: skip
    assert f"{let_in:%d/%m/%Y %H:%M}" == f"{values['entry']} {values['at']}"
    apart = {support for support, plugged in rows_of(values, 1) if plugged != "en permanence"}
    copies = {name: (day, support, state) for name, day, support, state in rows_of(values)}
    sound = [
        name for name, (day, support, state) in copies.items()
        if day.date() < let_in.date() and support in apart and state == "relue sans erreur"
    ]  # fmt: skip
    assert max(sound, key=lambda name: copies[name][0]) == values["key"]
    assert sum(copies[name][0] == copies[values["key"]][0] for name in sound) == 1
    later = [copies[name][0] for name in values["wrong"]]
    assert sum(day > copies[values["key"]][0] for day in later) >= 4, "each rule left out misleads"


@each_seed
def test_breaches_are_notified_from_when_the_town_knew(seed: int) -> None:
    _values, world = done(incident.breach_notified, seed)
    notified = []
    for page in world.pages[1:-2]:  # the last two: the rules, and what is sent
        _seen, told = (
            datetime(int(year), int(month), int(day), int(hour))
            for day, month, year, hour in re.findall(r"(\d\d)/(\d\d)/(\d{4}), (\d+) h", page.text)
        )
        who, until, informed = (world.value(line.name) for line in page.settings)
        due = told + timedelta(days=3)
        if "chiffré" in page.text:
            assert (who, until, informed) == ("personne", "sans objet", "non")
        else:
            assert (who, until) == ("CNIL", f"{due:%d/%m/%Y}, {due.hour} h")
            notified.append(informed)
    assert sorted(notified) == ["non", "oui"]
    assert world.pressed == ("Enregistrer le registre",)


@each_seed
def test_the_intruder_came_from_an_address_that_nothing_explains(seed: int) -> None:
    values, world = done(incident.intruder_stopped, seed)
    known = " ".join(world.entry("/var/log/a-savoir.txt").lines)
    entered = [
        re.search(r": (\w+) accepté depuis (\S+)", line)
        for line in world.entry("/var/log/entrees.log").lines
    ]
    strange = {found.groups() for found in entered if found and found[2] not in known}
    assert strange == {(values["victim"], values["foreign"])}
    assert world.entry("/etc/fermees").lines[-1] == values["foreign"]
    assert not [one for one in world.processes if one.name.startswith(".")]
    assert len(world.processes) == 4
