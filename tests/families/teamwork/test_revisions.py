"""Keys found another way. Following changes: history, comparison, restoring."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import datetime

import docx
from docx.oxml.ns import qn

from pixsim.families.teamwork import revisions
from tests.families import attachments
from tests.families.attachments import content, drawn, word
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_tracked_changes(seed: int) -> None:
    values = drawn(revisions.accept_changes_of_one, seed)
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
def test_one_figure_differs_among_the_corrections(seed: int) -> None:
    values = attachments.drawn(revisions.figure_that_changed, seed)
    before, after = (
        [p.text for p in docx.Document(io.BytesIO(values["files"][f"reglement-{v}.docx"])).paragraphs]
        for v in ("v1", "v2")
    )  # fmt: skip
    apart = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(apart) == 3
    (figures,) = [
        one for one in (tuple(re.findall(r"\d+", text) for text in pair) for pair in apart) if one[0] != one[1]
    ]  # fmt: skip
    assert figures == ([values["old"]], [values["key"]])


@each_seed
def test_list_that_changed(seed: int) -> None:
    values = draw_values(revisions.list_that_changed, seed)
    before, after = values["before"].split(), values["after"].split()
    assert len(before) == len(after) == len(set(before)) == len(set(after)) == 21
    assert set(after) - set(before) == {values["key"]}
    assert set(before) - set(after) == {values["gone"]}
    assert before != after


@each_seed
def test_lines_really_new(seed: int) -> None:
    values = drawn(revisions.lines_really_new, seed)
    added, removed = Counter[str](), Counter[str]()
    priced = []
    page = ""
    for hunk in re.split(r"(?m)^diff --git ", content(values, "diff").decode())[1:]:
        head, _at, body = hunk.partition("\n@@ ")
        page = re.findall(r"\+\+\+ b/(\S+)", head)[0]
        sizes, *lines = body.splitlines()
        signs = Counter(line[0] for line in lines)
        old, new = re.findall(r",(\d+)", sizes)
        assert (signs[" "] + signs["-"], signs[" "] + signs["+"]) == (int(old), int(new))
        for line in lines:
            (added if line[0] == "+" else removed if line[0] == "-" else Counter[str]())[line[1:]] += 1  # fmt: skip
            if line.startswith("+Adhésion"):
                priced.append(page)
    new_lines = added - removed
    assert str(new_lines.total()) == values["count"]
    assert priced == values["page"][:1]
    assert added.total() == new_lines.total() + values["moved"]
    assert values["count"] not in values["not_count"]


@each_seed
def test_line_author_survives_the_restored_version(seed: int) -> None:
    values = draw_values(revisions.line_author, seed)
    held = {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        for name, content in values["files"].items()
        if name.endswith(".csv")
    }

    def moment(row: dict[str, str]) -> datetime:
        return datetime.fromisoformat(row["heure"].replace(" ", "T", 1).replace(" ", ""))

    tables = {name: sorted(rows, key=moment) for name, rows in held.items()}
    assert tables["document.csv"] != held["document.csv"]
    assert len(tables["document.csv"]) == 290

    def owner(name: str, line: str, code: str = "") -> str:
        """From the end to the beginning, by the one change that made the line what it was."""
        rows = tables[name]
        place = next((n for n, row in enumerate(rows) if row["version"] == code), len(rows) - 1)
        while True:
            row = rows[place]
            source = re.search(r"(?:restauration|copie).* version (\S+)$", row["changement"])
            if row["changement"].startswith(f"« {line} »") or "création" in row["changement"]:
                return row["auteur"]
            if taken := re.search(rf"reprise de « {line} » .* version (\S+) ", row["changement"]):
                return owner("copie.csv", line, taken[1])
            if source and "reprise" not in row["changement"]:
                return owner("document.csv", line, source[1])
            place -= 1

    assert values["author"] == owner("document.csv", values["line"])
    assert values["other_author"] == owner("document.csv", values["other"])
    assert values["other_author"] not in values["other_late"]
    assert values["author"] not in values["late"]


@each_seed
def test_the_inventory_follows_the_agreement(seed: int) -> None:
    values, world = done(revisions.conflicts_merged, seed)
    texts = ["".join(run.text for run in block.runs) for block in world.doc.blocks]
    begun = ["".join(run.text for run in block.runs) for block in values["world"].doc.blocks]
    assert not [text for text in texts if text[0] in "<=>"]
    for rule in texts[0].partition(" : ")[2].split(" ; "):
        names, _colon, said = rule.partition(" : ")
        places = [
            n
            for n, text in enumerate(begun)
            if any(text.startswith(f"{name} : ") for name in names.split(", ")) and n
        ]
        wanted = (
            places
            if "les deux" in said
            else [places[0] if said.startswith(values["mine"]) else places[1]]
        )
        assert [n for n in places if begun[n] in texts] == wanted
