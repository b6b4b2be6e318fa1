"""The readers of Moodle XML, GIFT, Aiken and cloze texts, on cases of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.exchange.moodle.cloze import read_fields
from pixsim.exchange.quiz import ForeignQuestion, Quiz, UnreadableQuestionError
from pixsim.exchange.read import Format, parse_quiz, read_quiz
from pixsim.foundation.file_reading import MOST_BYTES
from pixsim.foundation.problems import DataError
from tests.tools.tiers import tiered

XML = '<?xml version="1.0" encoding="UTF-8"?><quiz>{}</quiz>'
SHORT = """<question type="shortanswer"><name><text>{name}</text></name>
<questiontext format="html"><text><![CDATA[<p>Capitale ?</p>]]></text></questiontext>
<answer fraction="100"><text>Paris</text></answer></question>"""


def gift(text: str) -> Quiz:
    return parse_quiz("q.gift", text.encode(), "gift")


def one(quiz: Quiz) -> ForeignQuestion:
    assert not quiz.faults
    (question,) = quiz.questions
    return question


@pytest.mark.parametrize(
    ("text", "qtype"),
    [
        ("Un ordinateur pense.{F#Non#Oui}", "truefalse"),
        ("Combien ? {#12:1}", "numerical"),
        ("Qui ? {=moi =toi}", "shortanswer"),
        ("Qui ? {=moi ~toi}", "multichoice"),
        ("Associez. {=a -> 1 =b -> 2}", "match"),
        ("Racontez. {}", "essay"),
        ("À lire.", "description"),
    ],
)
def test_gift_tells_the_type_by_the_answer(text: str, qtype: str) -> None:
    assert one(gift(text)).qtype == qtype


def test_gift_escapes_are_undone_after_the_parts_are_told() -> None:
    question = one(gift(r"::a\:b::Que vaut \{x\} \= 1 \~ 2 \# 3 ? {=\=1 \# un#dit \: oui}"))
    assert (question.name, question.text.text) == ("a:b", "Que vaut {x} = 1 ~ 2 # 3 ?")
    (answer,) = question.answers
    assert (answer.text.text, answer.feedback.text) == ("=1 # un", "dit : oui")


def test_gift_missing_word_leaves_a_blank() -> None:
    assert (
        one(gift("Le ciel est {=bleu ~vert} ce matin.")).text.text == "Le ciel est _____ ce matin."
    )


def test_gift_weights_general_feedback_and_comments() -> None:
    text = "// [id:q1] [tag:réseau]\n[html]<b>Oui</b> ? {~%50%a#A ~%50%b ~%-100%c####Voilà}"
    question = one(gift(text))
    assert [answer.fraction for answer in question.answers] == [0.5, 0.5, -1.0]
    assert not question.single
    assert (question.feedback.text, question.text.markup) == ("Voilà", "html")
    assert (question.idnumber, question.tags) == ("q1", ("réseau",))


def test_gift_intervals_are_decimal() -> None:
    (answer,) = one(gift("Pi ? {#3.141..3.142}")).answers
    assert (answer.text.text, answer.tolerance) == ("3.1415", "0.0005")


def test_gift_faults_name_their_line() -> None:
    quiz = gift("Bonne ? {T}\n\nMauvaise { =a\n\nAutre {~seule}")
    assert len(quiz.questions) == 1
    assert [(f.kind, f.where) for f in quiz.faults] == [
        ("gift_braces", "question 2 (line 3)"),
        ("gift_few_answers", "question 3 (line 5)"),
    ]


def test_gift_categories_are_no_questions() -> None:
    assert one(gift("$CATEGORY: réseau/base\n\nOui ? {T}")).category == "réseau/base"


def test_aiken() -> None:
    text = "Lequel ?\nA) un\nB. deux\nANSWER: B\n\nSans fin\nA) un\n\nANSWER: A\nA) perdu"
    quiz = parse_quiz("a.txt", text.encode())
    assert quiz.format == "aiken"
    (question,) = quiz.questions
    assert [answer.fraction for answer in question.answers] == [0.0, 1.0]
    assert [fault.kind for fault in quiz.faults] == ["aiken_few_options", "aiken_no_start"]


def test_cloze_entities_and_escapes() -> None:
    text, (short, number, choice) = read_fields(
        "{1:SAC:=a&#126;b\\}c#bien~%50%d} puis {:NM:=3,5:0.1} et {2:MC:x~=y}"
    )
    assert text == "{#1} puis {#2} et {#3}"
    assert [(a.text.text, a.fraction) for a in short.answers] == [("a~b}c", 1.0), ("d", 0.5)]
    assert (short.case, short.answers[0].feedback.text) == (True, "bien")
    assert (number.answers[0].text.text, number.answers[0].tolerance) == ("3,5", "0.1")
    assert [a.fraction for a in choice.answers] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("rien", "cloze_no_field"),
        ("{1:MC:=seul}", "cloze_few_answers"),
        ("{1:SA:%50%presque}", "cloze_no_full_mark"),
        ("{1:NM:=deux}", "cloze_no_number"),
        ("{1:SA:=jamais fermé", "cloze_no_field"),
    ],
)
def test_cloze_demands(text: str, kind: str) -> None:
    with pytest.raises(UnreadableQuestionError) as caught:
        read_fields(text)
    assert caught.value.kind == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    quiz = parse_quiz("q.txt", "Où est l'été ? {=là œ}".encode(encoding))
    assert one(quiz).text.text == "Où est l'été ?"
    assert one(quiz).answers[0].text.text == "là œ"
    assert bool(quiz.warnings) == (encoding == "cp1252")


def test_xml_in_windows_1252_that_claims_utf_8() -> None:
    quiz = parse_quiz("q.xml", XML.format(SHORT.format(name="été")).encode("cp1252"))
    assert one(quiz).name == "été"
    assert [warning.kind for warning in quiz.warnings] == ["guessed_encoding"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>', "xml_doctype"),
        ("<quiz><question></quiz>", "xml_invalid"),
        ("<html></html>", "xml_no_quiz"),
        ("<quiz>" + "<a>" * 5000 + "</a>" * 5000 + "</quiz>", "xml_too_much"),
        ('<?xml version="1.0" encoding="klingon"?><quiz/>', "xml_encoding"),
    ],
)
def test_xml_that_is_refused_whole(content: str, kind: str) -> None:
    with pytest.raises(DataError) as caught:
        parse_quiz("q.xml", content.encode())
    assert [problem.kind for problem in caught.value.problems] == [kind]


def test_xml_html_that_is_not_escaped_is_a_fault_of_its_question() -> None:
    broken = SHORT.format(name="n").replace("<![CDATA[<p>Capitale ?</p>]]>", "<p>Capitale ?</p>")
    quiz = parse_quiz("q.xml", XML.format(broken + SHORT.format(name="bon")).encode())
    assert [question.name for question in quiz.questions] == ["bon"]
    assert [(f.kind, f.where) for f in quiz.faults] == [("xml_markup", "question 1 (n)")]


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "q.xml"
    path.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(DataError) as caught:
        read_quiz(path)
    assert [problem.kind for problem in caught.value.problems] == ["too_large"]


@pytest.mark.parametrize(
    ("form", "content", "kind"),
    tiered(
        [
            ("xml", b"<quiz>" + b"<a/>" * 1_100_000 + b"</quiz>", "xml_too_much"),
            ("xml", b"<quiz>" + b"<question/>" * 30_000 + b"</quiz>", "quiz_many"),
            ("gift", b"a\n\n" * 30_000, "quiz_many"),
            ("aiken", b"A) a\n" * 30_000, "quiz_many"),
        ],
        2,
    ),
)
def test_files_without_end_are_refused(form: Format, content: bytes, kind: str) -> None:
    with pytest.raises(DataError) as caught:
        parse_quiz("q", content, form)
    assert [problem.kind for problem in caught.value.problems] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Qui ? {" + "=a " * 2000 + "}",
        "Qui ? {=a " + "~b " * 2000 + "}",
        "{1:SA:" + "=a~" * 2000 + "=b}",
    ],
)
def test_answers_without_end_are_a_fault_of_their_question(text: str) -> None:
    quiz = parse_quiz("q", text.encode())
    assert [fault.kind for fault in quiz.faults] == ["many_answers"]


def test_a_category_that_swallows_a_question_is_told() -> None:
    quiz = gift("$CATEGORY: a\nPerdue ? {T}\n\nGardée ? {T}")
    assert [question.category for question in quiz.questions] == ["a"]
    assert [warning.kind for warning in quiz.warnings] == ["gift_category"]


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(DataError):
        parse_quiz("q.gift", b"\x00\x01\x02")
