"""From foreign questions to items, or to a reason."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from pixsim.bank.marking import is_right
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.cli import pixsim
from pixsim.exchange.drafts.drafts import Draft, Drafts, make_drafts
from pixsim.exchange.drafts.file import draft_text
from pixsim.exchange.html.reduction import reduce_html
from pixsim.exchange.quiz import Text
from pixsim.exchange.read import parse_quiz
from tests.tools.small_bank import write_bank

XML = '<?xml version="1.0" encoding="UTF-8"?><quiz>{}</quiz>'


def drafts_of(text: str, bank: Bank) -> Drafts:
    return make_drafts(parse_quiz("q", text.encode()), bank.framework)


def draft_of(text: str, bank: Bank) -> Draft:
    found = drafts_of(text, bank)
    assert not found.refused, [str(problem) for problem in found.refused]
    (draft,) = found.taken
    return draft


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Racontez. {}", "draft_type"),
        ("Lequel ? {~a ~b}", "draft_no_right"),
        ("Lequel ? {=a =b ~c}", "draft_single"),
        ("Lesquels ? {~%50%a ~%25%b ~c}", "draft_several"),
        ("Lequel ? {=a ~a ~c}", "draft_same_options"),
        ("Qui ? {=mo*}", "draft_pattern"),
        ("Combien ? {#=3:1 =9:0}", "draft_tolerances"),
        ("Combien ? {#tout}", "draft_any_number"),
        ("Combien ? {#1e300}", "draft_no_number"),
        ("{=a ~b}", "draft_no_text"),
        ("Associez. {=a -> 1 =b -> 1}", "draft_few_pairs"),
    ],
)
def test_a_question_that_gives_no_item_is_refused_with_its_reason(
    text: str, kind: str, bank: Bank
) -> None:
    found = drafts_of(text, bank)
    assert not found.taken
    assert [problem.kind for problem in found.refused] == [kind]


def test_part_marks_patterns_and_feedback_become_remarks(bank: Bank) -> None:
    draft = draft_of("Qui ? {=moi#bien =%50%nous#presque =mo* =MOI =%0%lui}", bank)
    assert (draft.item["key"], draft.item["wrong"]) == ("moi", ["lui"])
    assert draft.item["explanation"] == "bien"
    assert {remark.kind for remark in draft.remarks} == {"part_mark", "pattern", "feedback"}


def test_an_escaped_star_is_a_star(bank: Bank) -> None:
    assert draft_of(r"Quoi ? {=2\\*3}", bank).item["key"] == "2*3"


def test_boxes_to_tick(bank: Bank) -> None:
    draft = draft_of("Lesquels ? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}", bank)
    assert (draft.item["type"], draft.item["key"]) == ("QCM", [1, 2, 3])


def test_the_widest_tolerance_that_contains_the_others(bank: Bank) -> None:
    draft = draft_of("Combien ? {#=10:0.5 =10.2:0.1}", bank)
    assert (draft.item["key"], draft.item["tolerance"]) == ("10", 0.5)


def test_html_becomes_the_layout_of_the_bank() -> None:
    html = (
        "<p>Un <b>mot</b>,<br>puis&nbsp;deux.</p><ul><li>a</li><li>b <i>c</i></li></ul>"
        "<ol><li>x</li><li>y</li></ol><pre>if x:\n    y</pre>"
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2|3</td></tr></table>"
        'm<sup>2</sup> H<sub>2</sub>O <a href="https://a.example/">ici</a>'
        '<img src="@@PLUGINFILE@@/le%20plan.png" alt="plan"><img src="http://b.example/x.png">'
        "<script>alert(1)</script><video></video>"
    )
    found = reduce_html(Text(html), {"le plan.png"})
    assert found.text.split("\n") == [
        "Un mot,", "", "puis\u00a0deux.", "", "- a", "- b c", "", "1. x", "", "2. y", "",
        "    if x:", "        y", "", "| A | B |", "| 1 | 2/3 |", "",
        "m² H₂O ici (https://a.example/) [plan : le plan.png]",
    ]  # fmt: skip
    assert found.lost == ("image http://b.example/x.png", "script", "video")


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "text", ["<b" * 5000, "<" * 9000, "</li>" * 9000, "<!--" * 9000, "&" * 9000]
)
def test_html_of_any_kind_ends(text: str) -> None:
    reduce_html(Text(text))


def test_fields_inside_sentences_become_numbered_blanks(bank: Bank) -> None:
    draft = draft_of("Le {1:SA:=chat} dort sur le {1:MC:=lit~sol}.", bank)
    assert draft.item["statement"] == "Le ____ (1) dort sur le ____ (2)."
    assert [row["key"] for row in draft.item["field"]] == ["chat", "lit"]


def test_names_to_fill_are_not_made_by_accident(bank: Bank) -> None:
    draft = draft_of("Que fait \\{\\{nom\\}\\} ? {=rien}", bank)
    assert "{{" not in draft.item["statement"]


def quiz_with_a_file() -> str:
    return XML.format(
        '<question type="category"><category><text>top/Réseau</text></category></question>'
        '<question type="multichoice"><name><text>Débit</text></name><questiontext format="html">'
        '<text>&lt;p&gt;Selon &lt;img src="@@PLUGINFILE@@/a.png"/&gt; et b.csv ?&lt;/p&gt;</text>'
        '<file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file>'
        '<file name="../b.csv" path="/" encoding="base64">YSxiCjEsMgo=</file></questiontext>'
        '<answer fraction="100"><text>un</text></answer><answer fraction="0"><text>deux</text></answer>'
        "<shuffleanswers>true</shuffleanswers><tags><tag><text>@navigateur1</text></tag></tags>"
        "</question>"
    )


def test_files_come_with_the_item(bank: Bank, tmp_path: Path) -> None:
    drafts = drafts_of(quiz_with_a_file(), bank)
    write_bank(tmp_path / "bank")
    text = draft_text(drafts.taken, "1.1", "quiz.xml")
    (tmp_path / "bank" / "1.1-b.toml").write_text(text.replace('"draft"', '"validated"'), "utf-8")
    loaded = load_bank(tmp_path / "bank")
    import numpy as np

    question = loaded.question("navigateur1-debit#1", np.random.default_rng(0))
    assert {file.name: file.content for file in question.attachments} == {
        "a.png": b"\x89PNG\r\n\x1a\n",
        "_b.csv": b"a,b\n1,2\n",
    }
    assert is_right(question, question.right_answer)


def test_the_command_writes_drafts_and_names_what_it_refuses(tmp_path: Path) -> None:
    source = tmp_path / "quiz.gift"
    source.write_text("::Bon::Qui ? {=moi}\n\n::Long::Racontez. {}", encoding="utf-8")
    target = tmp_path / "drafts.toml"
    done = CliRunner().invoke(pixsim, ["bank", "import", str(source), "--to", str(target)])
    assert done.exit_code == 0
    assert "2 questions lues, 1 prise, 1 refusée" in done.stdout
    assert "question 2 (ligne 3) (Long) : les questions du type essay" in done.stderr
    (item,) = tomllib.loads(target.read_text(encoding="utf-8"))["item"]
    assert (item["status"], item["key"]) == ("draft", "moi")

    again = CliRunner().invoke(pixsim, ["bank", "import", str(source), "--to", str(target)])
    assert again.exit_code == 2
    assert "existe déjà" in again.stderr


def test_drafts_into_the_folder_of_a_bank(tmp_path: Path) -> None:
    write_bank(tmp_path / "bank")
    source = tmp_path / "quiz.gift"
    source.write_text("::un::Qui ? {=moi}", encoding="utf-8")
    run = ["bank", "import", str(source), "--to", str(tmp_path / "bank"), "--skill", "navigateur1"]
    done = CliRunner().invoke(pixsim, [*run, "--json"])
    assert done.exit_code == 0
    (taken,) = json.loads(done.stdout)["taken"]
    assert taken["item"] == "navigateur1-un_2"  # the small bank has navigateur1-un
    assert load_bank(tmp_path / "bank").items["navigateur1-un_2"].status == "draft"


def test_nothing_taken_is_told_by_the_exit_code(tmp_path: Path) -> None:
    source = tmp_path / "quiz.gift"
    source.write_text("Racontez. {}", encoding="utf-8")
    run = ["bank", "import", str(source), "--to", str(tmp_path / "x.toml")]
    assert CliRunner().invoke(pixsim, run).exit_code == 1
    assert not (tmp_path / "x.toml").exists()
