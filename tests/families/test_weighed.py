"""Level 6: accesses, rules, desks and notes, weighed again from the bytes by another way."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime

from pixsim.families.security import accesses
from pixsim.families.troubleshooting import logs
from pixsim.families.wellbeing import fitted
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, rows_of


@each_seed
def test_the_machine_that_opens_accounts_of_several_firms(seed: int) -> None:
    values = drawn(accesses.provider_breached, seed)
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
def test_the_rule_of_fewest_keys(seed: int) -> None:
    values = drawn(accesses.cheapest_rule, seed)
    best: list[tuple[int, str]] = []
    for name, how, _what, size, count, added, keys in rows_of(values):
        ways = size**count * (10 if str(added).startswith("un chiffre tiré") else 1)
        if how == "tirés au hasard" and ways >= 2 ** values["least"]:
            best.append((keys, name))
    assert min(best)[1] == values["key"]
    assert sorted(best)[0][0] < sorted(best)[1][0]
    assert values["key"] not in values["wrong"]


@each_seed
def test_desks(seed: int) -> None:
    values = drawn(fitted.desks_put_right, seed)
    prices = dict(rows_of(values, 1))
    bought: list[str] = []
    for _who, elbows, table, kind, eyes, top, machine, keyboard in rows_of(values):
        if kind == "fixe" and table > elbows + 3:
            bought.append("Repose-pieds")
            eyes += table - elbows
        elif kind == "fixe" and table < elbows - 3:
            bought.append("Cales de plateau")
            top += elbows - table
        elif kind == "réglable":
            top += elbows - table
        if not eyes - 10 <= top <= eyes:
            bought.append("Bras d'écran")
        if machine == "portable" and keyboard == "non":
            bought.append("Clavier et souris")
    assert str(bought.count("Repose-pieds")) == values["feet"] not in values["wrong_feet"]
    assert str(sum(prices[name] for name in bought)) == values["total"] not in values["wrong_total"]


@each_seed
def test_release_notes(seed: int) -> None:
    values = drawn(logs.release_notes, seed)
    text = content(values, "txt").decode()
    versions = re.split(r"^Version ", text, flags=re.MULTILINE)[:0:-1]
    assert len(text.splitlines()) > 90
    for place in "123":
        said = []
        (ticket,) = set(re.findall(rf"n° (\d+), .{re.escape(values[f'f{place}'][1:])} ", text))
        for version in versions:
            for what, where in re.findall(rf"  (.*) : n° {ticket}\b.* \((.*)\)", version):
                if where == "tous systèmes" or values["systeme"] in where.split(", "):
                    said.append(what)
        state = "jamais signalé sous ce système" if not said else "corrigé" if said[-1].startswith("Corrigé") else "pas encore corrigé"  # fmt: skip
        assert state == values[f"k{place}"]
    (step,) = [version.partition("\n")[0] for version in versions if "passer par elle" in version]
    assert step == values["etape"] not in values["fausses"]
