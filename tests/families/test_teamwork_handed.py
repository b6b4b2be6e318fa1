"""Competence 2.3: keys are found again in the files handed, by another way than the families."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
from docx.oxml.ns import qn

from pixsim.families.teamwork import handed, versions
from tests.families.opened import content, drawn, word, workbook

each_seed = pytest.mark.parametrize("seed", range(12))


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
    wanted = f"aura lieu le {values['day']} à {values['hour']}, {values['room']}."
    assert wanted in said


@each_seed
def test_people_who_may_change(seed: int) -> None:
    values = drawn(handed.who_may_change, seed)
    pairs = rows(values, "groupes.csv")
    groups = {group for group, _member in pairs}
    reached = {g for d, g, right in rows(values, "droits.csv") if (d, right) == (values["document"], "modifier")}  # fmt: skip
    for _round in groups:
        reached |= {member for group, member in pairs if group in reached}
    assert str(len(reached - groups)) == values["key"]


@each_seed
def test_lines_that_two_versions_changed_differently(seed: int) -> None:
    values = drawn(versions.three_versions, seed)
    before, mine, theirs = (
        values["files"][f"{name}.txt"].decode().splitlines()
        for name in ("avant-le-depart", "votre-copie", "en-ligne")
    )
    settled = [
        number
        for number, held in enumerate(zip(before, mine, theirs, strict=True), 1)
        if len(set(held)) == 3
    ]
    assert (len(settled), settled[0]) == (values["count"], values["first"])
    assert values["count"] not in values["wrong"]
