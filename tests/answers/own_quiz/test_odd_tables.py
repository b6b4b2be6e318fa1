"""Tables in the shapes that people and platforms give them: each is read, or refused in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from pixsim.answers.own_quiz.quiz_answers import QuizResults, read_quiz_results
from pixsim.cli import pixsim
from pixsim.foundation.problems import DataError
from tests.tools.workbooks import ods, xlsx

NAMES = ["Diallo Fatou", "Martin Jules", "Nguyen Lan"]
MARKS = [[1, 0, 1], [0, 0, 1], [1, 1, -1]]
"""What each of the shapes below says, -1 where there is no answer."""

MOODLE_FR = """"Nom de famille","Prénom","Adresse de courriel","État","Commencé le","Terminé","Temps utilisé","Note/10,00","Q. 1 /2,50","Q. 2 /5,00","Q. 3 /2,50"
"Diallo","Fatou","fd@a.example","Terminé","12 janvier 2026  9:00 AM","12 janvier 2026  9:30 AM","30 min","5,00","2,50","0,00","2,50"
"Martin","Jules","jm@a.example","Terminé","12 janvier 2026  9:00 AM","12 janvier 2026  9:20 AM","20 min","5,00","0,00","2,50","2,50"
"Nguyen","Lan","ln@a.example","Terminé","12 janvier 2026  9:00 AM","12 janvier 2026  9:25 AM","25 min","7,50","2,50","5,00","-"
"Moyenne globale","","","","","","","5,83","1,67","2,50","2,50"
"""
MOODLE_EN = """"Last name","First name","Email address",Status,Started,Completed,Duration,Grade/3.00,"Q. 1 /1.00","Q. 2 /1.00","Q. 3 /1.00"
Diallo,Fatou,fd@a.example,Finished,"12 January 2026","12 January 2026","30 mins",2.00,1.00,0.00,1.00
Martin,Jules,jm@a.example,Finished,"12 January 2026","12 January 2026","20 mins",1.00,0.00,0.00,1.00
Nguyen,Lan,ln@a.example,Finished,"12 January 2026","12 January 2026","25 mins",2.00,1.00,1.00,-
"Overall average",,,,,,,1.67,0.67,0.33,1.00
"""
MOODLE_EXCEL = """Nom de famille;Prénom;Note/3,00;Q. 1 /1,00;Q. 2 /1,00;Q. 3 /1,00
Diallo;Fatou;2,00;1,00;0,00;1,00
Martin;Jules;1,00;0,00;0,00;1,00
Nguyen;Lan;2,00;1,00;1,00;-
"""
MOODLE_TWICE = MOODLE_EXCEL + "Diallo;Fatou;3,00;0,00;1,00;0,00\n"
WIDE = """Nom;Q1;Q2;Q3
Diallo Fatou;1;0;1
Martin Jules;0;0;1
Nguyen Lan;1;1;
"""
LONG = """Candidat;Question;Résultat
Diallo Fatou;Q1;juste
Diallo Fatou;Q2;faux
Diallo Fatou;Q3;juste
Martin Jules;Q1;faux
Martin Jules;Q2;faux
Martin Jules;Q3;juste
Nguyen Lan;Q1;juste
Nguyen Lan;Q2;juste
Nguyen Lan;Q3;absent
"""
LONG_POINTS = """élève\texercice\tnote
Diallo Fatou\tA\t2,0
Diallo Fatou\tB\t0,5
Diallo Fatou\tC\t1
Martin Jules\tA\t0
Martin Jules\tB\t0
Martin Jules\tC\t1
Nguyen Lan\tA\t2
Nguyen Lan\tB\t1,0
Nguyen Lan\tC\tn/a
"""
GOOGLE = """Horodateur,Adresse e-mail,Score,Nom et prénom,"1. Quel port ?","1. Quel port ? [Score]","1. Quel port ? [Commentaires]","2. Lequel, alors ?","2. Lequel, alors ? [Score]","3. Et là ?","3. Et là ? [Score]"
2026/01/12 9:30:00,fd@a.example,2.00 / 3,Diallo Fatou,80,1.00 / 1,,rien,0.00 / 1,oui,1.00 / 1
2026/01/12 9:31:00,jm@a.example,1.00 / 3,Martin Jules,81,0.00 / 1,,peu,0.00 / 1,oui,1.00 / 1
2026/01/12 9:32:00,ln@a.example,2.00 / 3,Nguyen Lan,80,1.00 / 1,,tout,1.00 / 1,,-- / 1
"""
LETTERS = """Élève;Groupe;1;2;3
Corrigé;;A;C;B
Diallo Fatou;G1;A;B;b
Martin Jules;G1;D;A;B
Nguyen Lan;G2;a;C;
"""
PERCENT = """nom,item 1,item 2,item 3
Diallo Fatou,100 %,0 %,100%
Martin Jules,50 %,0 %,100%
Nguyen Lan,100%,100 %,—
"""
FRACTIONS = """Nom|Ex 1|Ex 2|Ex 3
Diallo Fatou|2/2|1/3|1/1
Martin Jules|1/2|0/3|1/1
Nguyen Lan|2/2|3/3|abs
"""
TICKS = """Stagiaire;Allumer;Imprimer;Enregistrer
Diallo Fatou;✓;✗;✓
Martin Jules;✗;✗;✓
Nguyen Lan;✓;✓;?
"""
HOMONYMS = """Nom,Prénom,Identifiant,Q1,Q2,Q3
Diallo,Fatou,17,1,0,1
Diallo,Fatou,23,0,0,1
Nguyen,Lan,31,1,1,
"""
SHEET: list[list[object]] = [
    ["Évaluation de janvier, groupe 2"],
    [],
    ["Nom", "Prénom", "Question 1", "Question 2 (2 pts)", "Question 3", "Total"],
    ["Diallo", "Fatou", 1, 0, 1, 2],
    ["Martin", "Jules", 0, 1, 1, 2],
    [],
    ["Nguyen", "Lan", 1, 2, None, 3],
    ["Moyenne", None, 0.67, 1, 1, 2.33],
]
MICROSOFT: list[list[object]] = [
    ["ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback", "Quel port ?",
     "Points - Quel port ?", "Feedback - Quel port ?", "Lequel ?", "Points - Lequel ?", "Et là ?", "Points - Et là ?"],
    [1, "2026-01-12", "2026-01-12", "anonymous", "Diallo Fatou", 2, None, "80", 1, None, "rien", 0, "oui", 1],
    [2, "2026-01-12", "2026-01-12", "anonymous", "Martin Jules", 1, None, "81", 0, None, "peu", 0, "oui", 1],
    [3, "2026-01-12", "2026-01-12", "anonymous", "Nguyen Lan", 2, None, "80", 1, None, "tout", 1, None, None],
]  # fmt: skip

SHAPES: dict[str, bytes] = {
    "Moodle, French": MOODLE_FR.encode("utf-8-sig"),
    "Moodle, English": MOODLE_EN.encode(),
    "Moodle saved by Excel": MOODLE_EXCEL.encode("cp1252"),
    "Moodle, two attempts": MOODLE_TWICE.encode(),
    "wide, Excel": WIDE.encode("cp1252"),
    "wide, sep=": ("sep=;\n" + WIDE).encode("cp1252"),
    "wide, Unicode text": WIDE.replace(";", "\t").encode("utf-16"),
    "wide, old Macintosh line ends": WIDE.replace("\n", "\r").encode(),
    "long, words": LONG.encode(),
    "long, points": LONG_POINTS.encode(),
    "Google Forms": GOOGLE.encode(),
    "Microsoft Forms": xlsx({"Form1": MICROSOFT}),
    "letters with a row of right ones": LETTERS.encode(),
    "percentages": PERCENT.encode(),
    "fractions": FRACTIONS.encode(),
    "ticks": TICKS.encode(),
    "workbook with titles and averages": xlsx({"Vide": [], "Janvier": SHEET}),
    "LibreOffice": ods({"Feuille1": [r.split(";") for r in WIDE.splitlines()]}),
    "LibreOffice with titles": ods({"Janvier": SHEET}),
    "homonyms": HOMONYMS.encode(),
}


def read(content: bytes, tmp_path: Path, name: str = "quiz.csv") -> QuizResults:
    path = tmp_path / name
    path.write_bytes(content)
    return read_quiz_results(path)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_answers_in_every_shape(shape: str, tmp_path: Path) -> None:
    found = read(SHAPES[shape], tmp_path).responses
    assert found.matrix().tolist() == MARKS
    if shape == "homonyms":
        assert found.persons == ["Diallo Fatou 17", "Diallo Fatou 23", "Nguyen Lan"]
    else:
        assert list(found.persons) == NAMES


@pytest.mark.parametrize(
    ("shape", "kinds"),
    [
        (
            "Moodle, French",
            {"own_left_out", "own_summary_rows", "own_blank_missing", "own_partial"},
        ),
        ("Moodle, two attempts", {"own_left_out", "own_blank_missing", "own_repeats"}),
        ("long, points", {"own_blank_missing", "own_partial", "own_guessed_most"}),
        ("wide, Excel", {"own_blank_missing"}),
    ],
)
def test_what_was_guessed_is_told(shape: str, kinds: set[str], tmp_path: Path) -> None:
    assert {finding.kind for finding in read(SHAPES[shape], tmp_path).findings} == kinds


def test_options_chosen_are_kept_for_the_distractors(tmp_path: Path) -> None:
    found = read(SHAPES["letters with a row of right ones"], tmp_path)
    assert found.key == {"1": "A", "2": "C", "3": "B"}
    assert found.options is not None
    assert found.options["option"].tolist() == ["A", "B", "B", "D", "A", "B", "A", "C"]


def test_blanks_and_part_marks_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "quiz.csv"
    path.write_bytes(SHAPES["Moodle, French"])
    found = read_quiz_results(path, right_from=0.5, blank="wrong").responses
    assert found.matrix().tolist() == [[1, 0, 1], [0, 1, 1], [1, 1, 0]]


def test_tables_in_memory() -> None:
    table = pd.DataFrame(MARKS, index=NAMES, columns=["Q1", "Q2", "Q3"]).replace(-1, np.nan)
    assert read_quiz_results(table).responses.matrix().tolist() == MARKS
    named = table.reset_index(names="Nom")
    assert list(read_quiz_results(named).responses.persons) == NAMES


def test_a_matrix_without_names(tmp_path: Path) -> None:
    found = read(b"Q1,Q2,Q3\n1,0,1\n0,0,1\n1,1,\n", tmp_path)
    assert found.responses.matrix().tolist() == MARKS
    assert "own_unnamed" in {finding.kind for finding in found.findings}


def test_several_files_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Nom,Q1,Q2\nA,1,0\nB,0,1\n", encoding="utf-8")
    (tmp_path / "b.csv").write_bytes(xlsx({"S": [["Nom", "Q2", "Q3"], ["C", 1, 1], ["A", 1, 0]]}))
    found = read_quiz_results([tmp_path / "a.csv", tmp_path / "b.csv"]).responses
    assert list(found.persons) == ["A", "B", "C"]
    assert found.matrix().tolist() == [[1, 0, 0], [0, 1, -1], [-1, 1, 1]]


def _many_faults() -> bytes:
    rows = [f"P{n};{'bof' if n % 2 else 1};{7 if n % 3 else 0}" for n in range(842)]
    return ("Nom;Q1;Q2 /5\n" + "\n".join(rows)).encode()


REFUSED: dict[str, tuple[bytes | Callable[[], bytes], list[str]]] = {
    "nothing": (b"\n\n", ["no_response"]),
    "names alone": (b"Nom,Q1,Q2\n", ["no_response"]),
    "free answers": (b"Nom,Avis\nA,super\nB,moyen\n", ["own_no_item"]),
    "damaged workbook": (xlsx({"S": SHEET})[:900], ["workbook_unreadable"]),
    "old format, damaged": (b"\xd0\xcf\x11\xe0" + b"x" * 900, ["workbook_unreadable"]),
    "empty workbook": (xlsx({"S": []}), ["workbook_empty"]),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", ["no_table"]),
    "421 faults": (_many_faults, ["own_no_mark", "own_above"]),
    "no answer at all": (b"Nom,Q1,Q2\nA,-,-\nB,,\nC,-,-\n", ["no_answer"]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line_for_each_kind(name: str, tmp_path: Path) -> None:
    content, kinds = REFUSED[name]
    with pytest.raises(DataError) as caught:
        read(content() if callable(content) else content, tmp_path)
    assert [problem.kind for problem in caught.value.problems] == kinds


def test_faults_are_counted_with_their_first_places(tmp_path: Path) -> None:
    path = tmp_path / "quiz.csv"
    path.write_bytes(_many_faults())
    done = CliRunner().invoke(pixsim, ["quiz", str(path)])
    assert done.exit_code == 3
    lines = done.stderr.splitlines()
    assert len(lines) == 3  # two kinds, and their number
    assert "421 case(s) ne sont pas des points" in lines[0]
    assert "3, Q1 : bof, 5, Q1 : bof, 7, Q1 : bof" in lines[0]


def test_an_archive_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 250_000_000)
    with pytest.raises(DataError) as caught:
        read(stream.getvalue(), tmp_path)
    assert [problem.kind for problem in caught.value.problems] == ["many_bytes"]
