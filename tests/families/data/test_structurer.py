"""Keys found another way. Structuring data in a database: tables, keys, relations, labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from pixsim.families.data import structurer
from tests.families.attachments import drawn, workbook
from tests.families.drawing import draw_values
from tests.families.reading import csv_rows, records
from tests.families.seeds import each_seed


@each_seed
def test_key_column(seed: int) -> None:
    values = drawn(structurer.key_column, seed)
    header, *lines_ = workbook(values).active.values
    sound = [
        title
        for place, title in enumerate(header)
        if len({line[place] for line in lines_} - {None, ""}) == len(lines_)
    ]
    assert sound == values["key"][:1]
    letter = "ABCDE"[header.index(sound[0])]
    assert values["key"][1:] == [f"colonne {letter}", letter]


@each_seed
def test_orphan(seed: int) -> None:
    values = drawn(structurer.orphan_payment, seed)
    known = {number for number, _name, _state in csv_rows(values, "adherents.csv")}
    payments = csv_rows(values, "paiements.csv")
    orphans = [row[0] for row in payments if f"A-{re.findall('[0-9]+', row[1])[0]}" not in known]
    assert sum(row[1] not in known for row in payments) > 40
    assert orphans == [values["key"]]


@each_seed
def test_joined_tables(seed: int) -> None:
    values = draw_values(structurer.joined_tables, seed)
    clients = records(values["files"]["clients.csv"])
    orders = records(values["files"]["commandes.csv"])
    spent = {row["code_client"]: 0 for row in clients if row["ville"] == values["asked"]}
    bought = dict.fromkeys(spent, False)
    plain = 0
    for row in orders:
        code = re.sub(r"\s", "", row["code_client"]).upper()
        plain += code == row["code_client"]
        if code in spent and row["etat"] == "livrée":
            spent[code] += int(row["montant"])
            bought[code] = True
    assert sum(spent.values()) == values["total"]
    assert sum(not one for one in bought.values()) == values["idle"] > 0
    assert values["total"] not in (values["with_cancelled"], values["as_written"])
    assert values["idle"] != values["idle_as_written"]
    assert plain < len(orders)
    assert len({row["code_client"] for row in clients}) == len(clients)


@each_seed
def test_contradictions(seed: int) -> None:
    values = drawn(structurer.contradicting_rows, seed)
    header, *held = workbook(values).active.values
    found: dict[frozenset[str], list[int]] = {}
    for pair in combinations(("Agent", "Agence", "Commune", "Créneau"), 2):
        groups: dict[Any, Counter[str]] = defaultdict(Counter)
        dialled = []
        for row in held:
            line = dict(zip(header, row, strict=True))
            bare = re.sub(r"\D", "", line["Téléphone"])[-9:]  # nine figures, the 0 or the +33 aside
            group = tuple(line[name] for name in pair)
            groups[group][bare] += 1
            dialled.append((line["Intervention"], group, bare))
        found[frozenset(pair)] = [
            number for number, group, bare in dialled if groups[group].most_common(1)[0][0] != bare
        ]
    odd = found.pop(frozenset(values["ruling"].split(" et ")))
    assert str(len(odd)) == values["count"] not in values["wrong_count"]
    assert str(min(odd)) == values["number"] not in values["wrong"]
    assert min(map(len, found.values())) > 2 * len(odd)  # no other two decide it
    assert len({row[-1] for row in held}) > 40  # as typed, nothing agrees
