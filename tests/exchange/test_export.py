"""Exports: they come back with the same verdicts, and say what they lose."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.cli import pixsim
from pixsim.exchange.export.losses import find_losses
from pixsim.exchange.export.selection import Selection, select_questions, unknown_part
from pixsim.exchange.export.table import question_table
from pixsim.exchange.gift.writer import gift_text, is_expressible
from pixsim.exchange.moodle.cloze import read_fields
from pixsim.exchange.moodle.writer import moodle_xml
from tests.exchange.verdicts import back, differences

NODE = shutil.which("node")


@pytest.fixture(
    scope="module",
    params=[pytest.param(8, id="some"), pytest.param(1, id="all", marks=pytest.mark.full)],
)
def part(request: pytest.FixtureRequest, bank: Bank) -> Bank:
    """One item in so many."""
    return bank.subset(items=list(bank.items)[:: request.param])


@pytest.fixture(scope="module")
def whole(part: Bank) -> Selection:
    return select_questions(part)


@pytest.fixture(scope="module")
def content(whole: Selection) -> bytes:
    return moodle_xml(whole)


def test_the_whole_bank_comes_back_from_xml_with_the_same_verdicts(
    whole: Selection, content: bytes, part: Bank, bank: Bank
) -> None:
    few = len(part.items) < len(bank.items)
    pairs = back(whole.chosen, content, bank)
    validated = [item for item in part.items.values() if item.status == "validated"]
    assert len(pairs) == len(whole.chosen) == sum(item.kind != "sim" for item in validated)
    assert len(whole.left_out["task"]) == sum(item.kind == "sim" for item in validated)
    judged, differ = 0, {}
    for pair in pairs[:: 1 if few else 3]:
        count, answers = differences(pair)
        judged += count
        if answers:
            differ[pair.before.id] = answers
    assert not differ
    assert judged > 4500 * min(
        1, 3 * len(part.items) / len(bank.items)
    )  # simulators, which no quiz takes, are nearly half of the bank
    assert all(pair.before.handed == pair.after.attachments for pair in pairs)
    assert all(pair.before.type == pair.after.type for pair in pairs)
    assert all(pair.before.focus == pair.after.focus for pair in pairs)
    assert all(pair.before.explanation == pair.after.explanation for pair in pairs)


def test_signs_of_html_in_a_list_of_choices_come_back(whole: Selection, bank: Bank) -> None:
    one = next(c for c in whole.chosen if any(field.options for field in c.question.fields))
    listed = ("la balise <circle> n'est pas fermée", "a & b", "&lt;", "x > y")
    fields = tuple(
        field.model_copy(update={"options": listed, "key": listed[:1]}) if field.options else field
        for field in one.question.fields
    )
    changed = replace(one, question=one.question.model_copy(update={"fields": fields}))
    (pair,) = back([changed], moodle_xml(replace(whole, chosen=(changed,))), bank)
    assert next(f.options for f in pair.after.fields if f.options) == listed
    assert not differences(pair)[1]


def test_gift_comes_back_with_the_same_verdicts(whole: Selection, bank: Bank) -> None:
    chosen = [one for one in whole.chosen if is_expressible(one.question)]
    pairs = back(chosen, gift_text(whole).encode(), bank)
    differ = {pair.before.id: answers for pair in pairs[::4] if (answers := differences(pair)[1])}
    assert not differ


def test_draws_go_into_a_category_of_their_item(bank: Bank) -> None:
    selection = select_questions(bank, competences=["1.1"], draws=3)
    root = ElementTree.fromstring(moodle_xml(selection, ["une -- note"]))
    names = [text.text or "" for text in root.iterfind("question/category/text")]
    assert names[0].endswith(f"/{selection.chosen[0].question.item}")
    ids = [number.text for number in root.iterfind("question/idnumber")]
    assert len(ids) == len(set(ids)) == len(selection.chosen)


def test_options_share_the_mark_as_moodle_wants_it(content: bytes) -> None:
    root = ElementTree.fromstring(content)
    for question in root.iterfind("question[@type='multichoice']"):
        shares = [float(answer.get("fraction", "nan")) for answer in question.iterfind("answer")]
        assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)
        if (single := question.find("single")) is not None and single.text == "false":
            assert min(shares) == -100


def test_a_cloze_answer_is_written_in_entities(content: bytes, part: Bank, bank: Bank) -> None:
    """Moodle gives a backslash before / or ~ back to the candidate: entities it decodes."""
    root = ElementTree.fromstring(content)
    texts = [text.text or "" for text in root.iterfind("question[@type='cloze']/questiontext/text")]
    assert len(texts) > 150 * len(part.items) // len(bank.items)
    for text in texts:
        fields = re.findall(r"\{1:[A-Z_]+:[^}]*\}", text)
        assert "\\" not in "".join(fields)
        assert len(read_fields(text)[1]) == len(fields)


def test_what_is_lost_is_told(whole: Selection, part: Bank, bank: Bank) -> None:
    xml = {finding.kind: finding.context["n"] for finding in find_losses(whole, "xml")}
    types = [one.question.type for one in whole.chosen]
    assert xml["export_all_or_nothing"] == sum(t not in ("QCU", "QROC") for t in types)
    assert xml.get("export_same_twice", 0) == types.count("QROCM-dep")
    assert "export_case" not in xml
    assert xml["export_simulators"] == len(whole.left_out["task"])
    gift = {finding.kind: finding.context["n"] for finding in find_losses(whole, "gift")}
    exported = sum(is_expressible(one.question) for one in whole.chosen)
    assert gift["export_no_gift"] == len(whole.chosen) - exported
    if len(part.items) == len(bank.items):
        assert gift["export_case"] > 0


class Simulator(Question):
    """A kind of question that the writers do not know."""

    world: dict[str, Any] = {}  # noqa: RUF012


def test_a_question_with_a_part_unknown_here_is_left_out_by_name(whole: Selection) -> None:
    known = whole.chosen[0].question
    assert unknown_part(known) == ""
    assert unknown_part(Simulator(**dict(known), world={"desktop": []})) == "world"
    assert unknown_part(Simulator(**dict(known))) == ""


def test_the_table_has_one_line_per_question(whole: Selection) -> None:
    rows = list(csv.reader(io.StringIO(question_table(whole).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(whole.chosen) + 1
    assert len({len(row) for row in rows}) == 1


def test_the_command(tmp_path: Path, bank: Bank) -> None:
    run = CliRunner()
    skills = bank.framework.skill
    names = [name for name, item in bank.items.items() if skills[item.skill].competence == "5.2"]
    here = select_questions(bank.subset(items=names)).chosen
    told = len(here)  # simulators have no counterpart
    few = sum(is_expressible(choice.question) for choice in here)  # GIFT has fewer types
    assert 0 < few < told
    for name, count in (("q.xml", told), ("q.gift", few), ("q.csv", told)):
        path = tmp_path / name
        done = run.invoke(pixsim, ["bank", "export", str(path), "--competence", "5.2", "--json"])
        assert done.exit_code == 0, done.output
        found = json.loads(done.stdout)["questions"]
        assert found == count
        assert path.stat().st_size > 1000
    assert run.invoke(pixsim, ["bank", "export", str(tmp_path / "q.doc")]).exit_code == 2


@pytest.mark.full
def test_an_import_keeps_what_an_export_said(tmp_path: Path, bank: Bank) -> None:
    """Out, in through the commands, validated: the same questions under the same ids."""
    run = CliRunner()
    folder = tmp_path / "bank"
    folder.mkdir()
    shutil.copy(bank.path / "framework.toml", folder)
    run.invoke(pixsim, ["bank", "export", str(tmp_path / "q.xml"), "--competence", "5.2"])
    done = run.invoke(pixsim, ["bank", "import", str(tmp_path / "q.xml"), "--to", str(folder)])
    assert done.exit_code == 0, done.output
    loaded = load_bank(folder)
    wanted = {
        i.id: i.kind
        for i in bank.items.values()
        if bank.framework.skill[i.skill].competence == "5.2" and i.kind != "sim"
    }
    assert {item.id: item.kind for item in loaded.items.values()} == wanted


PEGJS = """
const {parse} = require('gift-pegjs');
const text = require('fs').readFileSync(0, 'utf8');
console.log(parse(text).filter(q => q.type !== 'Category').length);
"""


def _has_pegjs() -> bool:
    if NODE is None or not os.environ.get("NODE_PATH"):
        return False
    probe = [NODE, "-e", "require('gift-pegjs')"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _has_pegjs(), reason="no gift-pegjs on this machine (NODE_PATH)")
def test_gift_pegjs_parses_the_export(whole: Selection) -> None:
    """Another reader of GIFT, independent of Moodle and of us."""
    assert NODE is not None
    content = gift_text(whole, ["une note"])
    done = subprocess.run(
        [NODE, "-e", PEGJS], input=content, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) == sum(is_expressible(one.question) for one in whole.chosen)


def test_a_figure_travels_as_an_image(bank: Bank) -> None:
    looks = {name: item for name, item in bank.items.items() if item.kind == "look"}
    few = bank.subset(items=list(looks)[:4])
    chosen = select_questions(few)
    text = moodle_xml(chosen).decode()
    assert text.count('<file name="image.png"') == 4
    assert text.count('src="@@PLUGINFILE@@/image.png"') == 4
    assert not any(is_expressible(one.question) for one in chosen.chosen)
    told = {finding.kind for finding in find_losses(chosen, "xml")}
    assert "export_pointing" in told
    assert "export_no_image" in {finding.kind for finding in find_losses(chosen, "csv")}
