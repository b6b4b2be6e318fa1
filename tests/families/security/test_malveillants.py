"""Keys found another way. Recognising malicious programs: viruses, ransomware, trojans."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

import numpy as np

from pixsim.families.security import malveillants
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import reached
from tests.families.attachments import drawn, rows_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_programs_that_pass_for_documents_are_put_aside(seed: int) -> None:
    _values, world = done(malveillants.isolate_disguised, seed)
    assert isinstance(world, Files)
    aside = {
        node.name
        for node in world.nodes
        if node.parent and world.path(node.parent).endswith("Quarantaine")
    }
    assert aside == {
        n.name for n in world.nodes if re.search(r"\.(pdf|jpg|docx)\.(exe|scr|bat)$", n.name)
    }


@each_seed
def test_only_the_folder_of_ones_own_work_is_trusted(seed: int) -> None:
    values, world = done(malveillants.trusted_macros, seed)
    trusted = [
        n
        for n in (line.name for p in world.pages for line in p.settings)
        if world.value(n) == "de confiance"
    ]
    assert trusted == [f"Macros du dossier {values['work']}"]
    assert ("sign" in world.value("Macros")) == ("signature" in values["ask"])


def log_of(world: Any) -> list[tuple[str, str, str]]:
    lines = [
        line for page in world.pages for line in page.settings if page.name.startswith("Journal")
    ]
    return [(line.name.split()[1], *line.value.split(" · ")) for line in lines]


@each_seed
def test_one_attack_and_what_stops_it(seed: int) -> None:
    values = malveillants.attack_in_the_log(np.random.default_rng(seed))
    world = values["world"]
    for act in values["solution"]:
        world = world.step(act)
    assert reached(values["goal"], values["world"], world)
    log = log_of(world)
    assert [at for at, *_rest in log] == sorted(at for at, *_rest in log)
    failed = Counter(who for _at, who, what in log if what == "POST /connexion 401")
    guesses = [who for who, count in failed.items() if count > 4]
    commands = [(at, who, what) for at, who, what in log if re.search(r"OR |UNION|DROP", what)]
    floods = [(at, what) for at, _who, what in log if what.endswith("503")]
    assert bool(guesses) + bool(commands) + bool(floods) == 1
    changed = {name for name, value in world.values.items() if values["world"].value(name) != value}
    assert {"Nature de l'attaque", "Heure de début"} < changed
    if guesses:
        start = next(at for at, who, _what in log if who == guesses[0])
        assert changed >= {"Essais avant blocage du compte", "Adresse bloquée"}
        assert world.value("Adresse bloquée") == guesses[0]
    elif commands:
        start, who, what = commands[0]
        assert world.value("Adresse bloquée") == who
        assert f"Champs de {what.split()[1].partition('?')[0]}" in changed
    else:
        page = floods[0][1].split()[1]
        first = floods[0][0][:-2]
        start = next(
            at for at, _who, what in log if at.startswith(first) and f"GET {page} " in what
        )
        assert world.value("Filtrer les saturations de") == page
        assert world.value("Adresse bloquée") == ""
        assert len({who for at, who, what in log if what == f"GET {page} 503"}) == len(floods)
    assert world.value("Heure de début") == start


@each_seed
def test_the_machine_that_opens_accounts_of_several_firms(seed: int) -> None:
    values = drawn(malveillants.provider_breached, seed)
    firms = {account: (firm, end) for account, firm, end in rows_of(values, 1)}
    opened: dict[str, set[str]] = defaultdict(set)
    last: dict[str, datetime] = {}
    for account, when, address, result in rows_of(values):
        if result == "ouverte":
            opened[address].add(account)
            last[account] = max(when, last.get(account, when))
    (stranger,) = [
        one for one, names in opened.items() if len({firms[name][0] for name in names}) > 1
    ]
    assert len(opened[stranger]) == int(values["count"])
    over = [name for name in opened[stranger] if firms[name][1] < last[name]]
    assert over == [values["over"]]
    assert values["over"] not in values["not_over"]
    assert values["count"] not in values["wrong_count"]


@each_seed
def test_what_holds_a_known_threat_is_in_quarantine(seed: int) -> None:
    _values, world = done(malveillants.threats_set_aside, seed)
    table = next(node.text for node in world.nodes if node.name == "indicateurs.txt")
    known = {
        line.split(" : ")[1].split(" ")[0].casefold()
        for line in table.split("\n")
        if "(confirmée)" in line
    }
    for node in world.nodes:
        if node.details:
            assert ("/Quarantaine/" in world.path(node.id)) == any(
                total in known for _name, total in node.details
            )
