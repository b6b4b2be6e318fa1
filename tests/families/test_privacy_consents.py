"""Competences 4.1 and 4.2: agreements counted again from the workbook, attacks found again in the log."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.privacy import consents, generalised
from pixsim.families.security import attacks
from pixsim.text.french_dates import long_date
from pixsim.worlds.goals import reached
from tests.families.draws import each_seed
from tests.families.opened import drawn, rows_of


def day_of(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value


def age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@each_seed
def test_agreements_by_age_at_the_day_of_enrolment(seed: int) -> None:
    values = drawn(consents.agreement_missing, seed)
    missing, letters, groups = 0, 0, Counter[str]()
    for _number, _name, birth, day, group, own, parent in rows_of(values):
        young = age(day_of(birth), day_of(day)) < 15
        lacks = young and parent != "oui"
        missing += lacks or own == "non"
        if lacks and own == "oui":
            letters += 1
            groups[group] += 1
    if values["question"].startswith("De combien"):
        assert values["key"] == str(missing)
    elif values["question"].startswith("À combien"):
        assert values["key"] == str(letters)
    else:
        assert values["key"] == str(max(groups.values()))
    assert values["key"] not in values["wrong"]


def test_the_day_itself_counts() -> None:
    """Some were enrolled on the very day of their fifteenth birthday, some the day before."""
    edges: Counter[int] = Counter()
    for seed in range(12):
        for row in rows_of(drawn(consents.agreement_missing, seed)):
            birth, day = day_of(row[2]), day_of(row[3])
            turned = date(birth.year + 15, birth.month, birth.day)
            edges[(day - turned).days] += 1
    assert edges[0] > 3
    assert edges[-1] > 3


def test_three_questions_on_enrolment() -> None:
    asked = {consents.agreement_missing(np.random.default_rng(n))["question"] for n in range(30)}
    assert len(asked) == 3


@each_seed
def test_agreements_still_valid(seed: int) -> None:
    values = drawn(consents.agreements_that_hold, seed)
    ways = {code: said for code, said, *_rest in rows_of(values, 1)}
    bad = re.compile("déjà cochée|poursuite|tous les usages|sans laquelle|silence")
    until = next(
        day
        for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365))
        if long_date(day) == values["until"]
    )
    events: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    for day, mail, use, action, how in rows_of(values):
        if day_of(day) <= until and use in (values["use"], "tous"):
            if action == "retrait":
                events[mail.lower()].append((day_of(day), False))
            elif not bad.search(ways[how]):
                events[mail.lower()].append((day_of(day), True))
    assert values["key"] == str(sum(max(seen)[1] for seen in events.values()))
    assert values["key"] not in values["wrong"]


def log_of(world: Any) -> list[tuple[str, str, str]]:
    lines = [
        line for page in world.pages for line in page.settings if page.name.startswith("Journal")
    ]
    return [(line.name.split()[1], *line.value.split(" · ")) for line in lines]


@each_seed
def test_one_attack_and_what_stops_it(seed: int) -> None:
    values = attacks.attack_in_the_log(np.random.default_rng(seed))
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
def test_generalisations_are_grouped_again(seed: int) -> None:
    values = drawn(generalised.protects_twice, seed)
    rows = [
        (age(day_of(born), date(2026, 1, 1)), f"{code:05}", aid)
        for born, code, aid in rows_of(values)
    ]
    assert any(code.startswith("0") for _age, code, _aid in rows)
    large, safe, told = [], [], {}
    for line in values["ways"].splitlines():
        letter, _, text = line.strip().partition(". ")
        width = int(found[1]) if (found := re.search(r"tranche de (\d+)", text)) else 1
        digits = 2 if "département" in text else 5 if "code postal" in text else 0
        aids: dict[Any, list[str]] = defaultdict(list)
        for years, code, aid in rows:
            aids[years - years % width, code[:digits]].append(aid)
        if min(map(len, aids.values())) >= 3:
            large.append(letter)
            told[letter] = [group[0] for group in aids.values() if len(set(group)) == 1]
            safe += [] if told[letter] else [letter]
    (leaky,) = set(large) - set(safe)
    assert [f"{letter}, {leaky}" for letter in safe] == [values["key"]]
    assert told[leaky] == [values["aid"]]
    assert values["key"] not in values["wrong"]
