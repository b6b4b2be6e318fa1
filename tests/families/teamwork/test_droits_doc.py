"""Keys found another way. Giving the right rights on a document: reader, commenter, editor, owner."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from typing import Any

import numpy as np

from pixsim.families.teamwork import droits_doc
from pixsim.text.french_dates import MONTHS
from tests.families.attachments import drawn
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


@each_seed
def test_what_is_the_teams_changes_owner_wherever_it_is(seed: int) -> None:
    values = droits_doc.transfer_ownership(np.random.default_rng(seed))
    world = values["world"]
    folders = {node.id: node for node in world.nodes if node.folder}
    team = {
        node.id
        for node in world.nodes
        if not node.folder and node.owner == values["first"]
        and not re.search("paie|vacances|cv|impôts", node.name)
    }  # fmt: skip
    assert len(team) == 4
    assert {folders[node.parent].name for node in world.nodes if node.id in team} > {
        values["space"],
        "Mes documents",
    }
    told = {node: who for _owner, node, who in values["goal"].want}
    assert {node for node, who in told.items() if who == values["after"]} == team
    assert all(world.node(node).owner == who for node, who in told.items() if node not in team)
    assert set(told) == {node.id for node in world.nodes if not node.folder}


@each_seed
def test_audit_counts_rights_above_the_limit(seed: int) -> None:
    values = draw_values(droits_doc.rights_audit, seed)
    found = {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        for name, content in values["files"].items()
    }
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    day, month, year = values["day"].replace("1er", "1").split()
    today = (int(year), months.split().index(month) + 1, int(day))
    order = {"auc": 0, "lec": 1, "com": 2, "mod": 3}
    person = {row["compte"]: row for row in found["comptes.csv"]}
    rule = {row["fonction"]: row for row in found["regles.csv"]}
    excess = 0
    for row in found["acces.csv"]:
        who = person[row["compte"].lower()]
        end = (
            tuple(map(int, reversed(who["fin_de_contrat"].split("/"))))
            if who["fin_de_contrat"]
            else ()
        )
        allowed = 0 if end and end < today else order[rule[who["fonction"]][row["dossier"]][:3]]
        excess += order[row["droit"][:3].lower()] > allowed
    assert values["key"] == [str(excess)]
    assert len(found["acces.csv"]) > 150


def rows(values: dict[str, Any], name: str) -> list[list[str]]:
    text = values["files"][name].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


@each_seed
def test_people_who_may_change(seed: int) -> None:
    values = drawn(droits_doc.people_who_may_edit, seed)
    pairs = rows(values, "groupes.csv")
    groups = {group for group, _member in pairs}
    people = {account: who for account, who, _state in rows(values, "comptes.csv")}
    awake = {account for account, _who, state in rows(values, "comptes.csv") if state == "actif"}
    parents = dict(rows(values, "dossiers.csv"))
    number, month, year = values["today"].split()
    today = date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))

    def reached(things: set[str], wanted: str) -> set[str]:
        found = set()
        for thing, who, right, until in rows(values, "droits.csv"):
            if thing in things and right == wanted and (not until or datetime.strptime(until, "%d/%m/%Y").date() >= today):  # fmt: skip
                found.add(who)
        for _round in groups:
            found |= {member for group, member in pairs if group in found}
        return found - groups

    above = {values["document"]}
    while True:
        more = {parents[one] for one in above if one in parents} - above
        if not more:
            break
        above |= more
    assert len(above) == 3
    out = reached(above, "refusé")
    whole = {people[one] for one in (reached(above, "modifier") - out) & awake}
    own = {people[one] for one in (reached({values["document"]}, "modifier") - out) & awake}
    assert (str(len(whole)), str(len(whole - own))) == (values["key"], values["inherited"])
    assert values["key"] not in values["wrong"]
    assert values["inherited"] not in values["not_inherited"]
