"""Competence 2.3: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

import numpy as np
from docx.oxml.ns import qn

from pixsim.families.teamwork import drives, handed, versions
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, word, workbook


def rows(values: dict[str, Any], name: str) -> list[list[str]]:
    text = values["files"][name].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


@each_seed
def test_startable(seed: int) -> None:
    values = drawn(handed.startable_task, seed)
    lines = list(workbook(values).active.values)[1:]
    state = {row[0]: row[3] for row in lines}
    able = [
        row[:2]
        for row in lines
        if row[3] == "à faire"
        and {state[before] for before in (row[2] or "").split(", ") if before} <= {"fini"}
    ]
    assert able == [(values["key"], values["also"][0])]
    for row in lines:  # nothing is begun before what it waits for
        assert row[3] == "à faire" or {state[b] for b in (row[2] or "").split(", ") if b} <= {
            "fini"
        }


@each_seed
def test_project_day_by_day(seed: int) -> None:
    values = drawn(handed.shortest_project, seed)
    lines = list(workbook(values).active.values)[1:]
    left = {row[0]: int(row[2]) for row in lines}
    waits = {row[0]: [w for w in (row[3] or "").split(", ") if w] for row in lines}
    day = 0
    while any(left.values()):
        working = [n for n, d in left.items() if d and not any(left[w] for w in waits[n])]
        for name in working:
            left[name] -= 1
        day += 1
    assert str(day) == values["key"]


@each_seed
def test_copy(seed: int) -> None:
    values = drawn(handed.copy_with_all_changes, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        good = [
            name
            for name in archive.namelist()
            if f": {values['hour']}\n" in (text := archive.read(name).decode())
            and f": {values['room']}\n" in text
        ]
    (name,) = good
    assert values["key"] == [name, name.removesuffix(".txt")]


@each_seed
def test_tracked_changes(seed: int) -> None:
    values = drawn(handed.changes_of_one_kept, seed)
    said = ""
    for run in word(values).element.body.iter(qn("w:r")):
        above = run.getparent()
        author = above.get(qn("w:author"))
        inserted, deleted = above.tag == qn("w:ins"), above.tag == qn("w:del")
        text = "".join(t.text or "" for t in run if t.tag in (qn("w:t"), qn("w:delText")))
        if not (inserted or deleted) or inserted == (author == values["yes"]):
            said += text
    wanted = f"aura lieu le {values['day'][0]} à {values['hour']}, {values['room']}."
    assert wanted in said


@each_seed
def test_people_who_may_change(seed: int) -> None:
    values = drawn(handed.who_may_change, seed)
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


@each_seed
def test_lines_that_two_versions_changed_differently(seed: int) -> None:
    values = drawn(versions.three_versions, seed)
    before, mine, theirs = (
        {
            row["code"]: (row["objet"], row["salle"], int(row["nombre"].replace(" ", "")))
            for row in csv.DictReader(values["files"][f"{name}.csv"].decode("utf-8-sig").splitlines(), delimiter=";")
        }
        for name in ("avant-le-depart", "votre-copie", "en-ligne")
    )  # fmt: skip
    settled = sorted(
        code for code, held in before.items() if len({held, mine.get(code), theirs.get(code)}) == 3
    )
    assert (len(settled), settled[0]) == (values["count"], values["first"])
    cells = [
        code
        for code, held in before.items()
        if any(
            len(
                {
                    held[place],
                    *(side[code][place] if code in side else None for side in (mine, theirs)),
                }
            )
            == 3
            for place in (1, 2)
        )
        or (held not in (mine.get(code), theirs.get(code)) and (code in mine) != (code in theirs))
    ]
    assert sorted(cells) == settled  # cell by cell, the same ones
    assert any(code not in mine for code in settled)
    assert any(code not in theirs for code in settled)
    assert settled[0] not in values["wrong_first"]
    assert values["count"] not in values["wrong"]


@each_seed
def test_what_is_the_teams_changes_owner_wherever_it_is(seed: int) -> None:
    values = drives.handed_on(np.random.default_rng(seed))
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
