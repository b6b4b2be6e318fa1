"""Programs to act in: blocks, boards, changes line by line, what facts say, what a page shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pixsim.families.draws.simulators.programs import program, solved
from pixsim.worlds.chrome.panels import Stage
from pixsim.worlds.core import Refused
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.pages import WIDTH
from pixsim.worlds.program.blocks import as_python
from pixsim.worlds.program.board import drawn, read_board, told
from pixsim.worlds.program.limits import Fault
from pixsim.worlds.program.program_run import run
from pixsim.worlds.program.world import Program
from pixsim.worlds.registry import read_world
from tests.worlds.test_mail import refused

BOARD = "...X/.#../>..o"


def robot(
    text: str = "répéter [[2]] fois\n    + avancer\n+ tourner à gauche", **fields: Any
) -> Program:
    fields = {
        "boards": BOARD,
        "palette": ("avancer", "tourner à gauche", "ramasser", "tant que [[chemin devant]]"),
        **fields,
    }
    return program(text, **fields)


def texts(world: Program) -> list[str]:
    return ["  " * depth + text for depth, text in world.code]


# ---- blocks


@pytest.mark.parametrize(
    ("block", "python"),
    [
        ("répéter 4 fois", "for _7 in range(4):"),
        ("répéter n + 1 fois", "for _7 in range(n + 1):"),
        ("pour i de 1 à n", "for i in range(1, (n) + 1):"),
        ("pour i allant de 1 à n - 1", "for i in range(1, (n - 1) + 1):"),
        ("pour chaque v de liste", "for v in liste:"),
        ("tant que non mur devant et x ≠ 3", "while not mur_devant ( ) and x != 3:"),
        ("si a ≥ 2 ou (b = 1) alors", "if a >= 2 or ( b == 1 ):"),
        ("sinon si vrai", "elif True:"),
        ("sinon", "else:"),
        ("x ← 3 × 4 ÷ 2", "x = 3 * 4 / 2"),
        ("t[0] ← 1", None),
        ('afficher "Bonjour, le = monde"', 'print("Bonjour, le = monde")'),
        ("fonction f(a, b)", "def f ( a , b ):"),
        ("renvoyer a modulo 2", "return a % 2"),
        ("ajouter 3 à f", "f.append(3)"),
        ("retirer le premier de f et l’afficher", "print(f.pop(0))"),
        ("saut(2)", "saut ( 2 )"),
        ("avancer de 3 cases", "avancer(3)"),
        ("tourner à droite", "tourner(1)"),
        ("fruit ici", None),
        ("x ← or", None),
        ("x ← not y", None),
        ("x ← a.b", None),
        ("x ← 'a'", None),
        ("x ←", None),
        ("import os", None),
        ("afficher {1}", None),
        ("sinon x", None),
    ],
)
def test_a_block_is_a_line_of_python_or_none(block: str, python: str | None) -> None:
    if python is None:
        with pytest.raises(Fault) as caught:
            as_python(block, 7)
        assert caught.value.line == 7
    else:
        assert as_python(block, 7) == python


def test_values_are_displayed_in_french() -> None:
    code = tuple((0, f"afficher {text}") for text in ("1 = 1", "7 ÷ 2", "6 ÷ 2", '"oui"'))
    assert run(code, "blocks").output == "vrai\n3,5\n3\noui\n"
    assert dict(run(((0, "t ← [1, faux]"),), "blocks").variables) == {"t": "[1, faux]"}


def test_blocks_that_hold_nothing_or_are_set_in_for_nothing_are_told() -> None:
    for code, line in (
        (((0, "répéter 2 fois"), (0, "avancer")), 1),
        (((0, "avancer"), (1, "avancer")), 2),
    ):
        fault = run(code, "blocks", board=BOARD).fault
        assert fault is not None
        assert fault.line == line


# ---- boards


def test_a_robot_goes_turns_picks_up_and_paints() -> None:
    code = tuple(
        (0, text) for text in ("avancer de 3", "ramasser", "tourner à gauche", "avancer de 2")
    )
    result = run(code, "blocks", board=BOARD)
    assert result.board is not None
    assert result.board.is_solved
    assert "Robot en D3, tourné vers le haut" in told(result.board)
    assert drawn(result.board)[0] == " 3 · · · ▲"


def test_a_robot_that_hits_a_wall_or_picks_nothing_up_stops() -> None:
    for text in ("avancer de 4", "aller en bas", "ramasser"):
        result = run(((0, text),), "blocks", board=BOARD)
        assert result.fault is not None
        assert not result.ended


def test_what_is_painted_is_compared_square_by_square() -> None:
    paint = ((0, "avancer"), (0, "peindre"))
    one = run(paint, "blocks", board=">w.").board
    assert one is not None
    assert one.is_solved
    for board in (">.w", ">ww"):
        other = run(paint, "blocks", board=board).board
        assert other is not None
        assert not other.is_solved
    wrong = run(paint, "blocks", board=">.w").board
    assert wrong is not None
    assert drawn(wrong)[0].split()[1:] == ["·", "►", "□"]


@pytest.mark.parametrize("text", ["", "..", ">./.", ">>", ">XX", ">?", ">" + "." * 30])
def test_boards_that_hold_together_alone(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_board(text)


# ---- acts


def test_lines_are_inserted_moved_set_in_changed_and_taken_away() -> None:
    world = robot()
    world = solved(world, ["modifier 1 3", "insérer 2 ramasser"])
    assert texts(world) == ["répéter 3 fois", "  avancer", "  ramasser", "tourner à gauche"]
    world = solved(world, ["décaler 3 à gauche", "déplacer 4 0"])
    assert texts(world) == ["tourner à gauche", "répéter 3 fois", "  avancer", "ramasser"]
    world = solved(world, ["insérer 4 tant que chemin devant", "insérer 5 avancer", "déplacer 5 2"])
    assert texts(world)[1:4] == ["répéter 3 fois", "  tant que chemin devant", "    avancer"]
    world = solved(world, ["supprimer 3", "annuler", "annuler", "annuler"])
    assert texts(world) == [
        "tourner à gauche",
        "répéter 3 fois",
        "  avancer",
        "ramasser",
        "tant que chemin devant",
    ]
    assert world.page().at == ""


def test_where_a_line_goes_is_told_by_words_too() -> None:
    world = robot("+ avancer\n+ tourner à gauche\n+ ramasser\n+ ramasser")
    first = ["tourner à gauche", "avancer", "ramasser", "ramasser"]
    for line in ("déplacer 2 au début", "déplacer 2 en premier", "déplacer tourner à gauche au début", "déplacer 1 après tourner à gauche"):  # fmt: skip
        assert texts(solved(world, [line])) == first, line
    assert texts(solved(world, ["déplacer 1 à la fin"]))[-1] == "avancer"
    for line in ("déplacer 1 sous ramasser", "déplacer 1 sous sauter"):  # two lines, and none
        assert refused(world, line) == "Donnez le numéro d'une ligne."


def test_what_cannot_be_done_with_a_line_is_refused_with_words() -> None:
    world = robot()
    for line in (
        "supprimer 1", "supprimer 0", "modifier 2 4", "modifier 1 ", "déplacer 2 2", "déplacer 2 9", "déplacer 2 -1", "déplacer 2 ٣",
        "décaler 2 à droite", "décaler 3 à gauche", "insérer 9 avancer", "insérer 1 reculer", "insérer avancer", "annuler", "essai 2", f"modifier 1 {'9' * 99}",
    ):  # fmt: skip
        assert refused(world, line)
    full = solved(world, ["insérer 3 avancer"] * 57)
    assert "trop long" in refused(full, "insérer 3 avancer")
    with pytest.raises(Refused):
        world.step(world.make_act("change", row="2", value="x"))


def test_a_run_is_shown_whole_step_by_step_or_up_to_a_line() -> None:
    world = robot()
    assert answered(world, "lancer")[2][0] == "Programme terminé en 5 pas."
    step = solved(world, ["pas", "pas"])
    assert step.page().note == "Pas 2 ; ensuite, ligne 1."
    assert step.page().rows[1].cells[1] == "→"
    far = solved(step, ["jusqu'à 3"])
    assert far.page().note == "Pas 4 ; ensuite, ligne 3."
    assert solved(far, ["jusqu'à 1"]).page().note == "La ligne 1 n'est pas revenue."
    over = solved(far, ["pas"])
    assert "terminé" in over.page().note
    assert solved(over, ["rembobiner"]).done == 0
    assert refused(over, "pas")


def test_a_fault_is_told_once_the_program_runs_with_its_line() -> None:
    world = program("t = [1]\n[[print(t[2])]]", language="python")
    assert world.page().note == ""
    ran = solved(world, ["lancer"])
    assert ran.page().note == "Ligne 2 : cette liste n'a pas d'élément à cette place (IndexError)."
    assert ran.page().rows[1].cells[1] == "→"
    assert solved(ran, ["modifier 2 print(t[0])"]).page().note == ""


# ---- facts


def test_facts_say_what_whole_runs_give() -> None:
    world = program(
        'si [[age > 18]]\n    afficher "oui"\nsinon\n    afficher "non"\nafficher age',
        given={"1": "age ← 20", "2": "age ← 3"},
    )
    assert world.holds(("gives", "age ← 20", "oui / 20"))
    assert not world.holds(("gives", "age ← 18", "oui / 18"))
    assert world.holds(("leaves", "age ← 7", "age", "7"))
    assert not world.holds(("gives", "", "oui"))  # age is unknown: it does not end
    assert world.holds(("short", "5"))
    assert not world.holds(("short", "4"))
    assert world.holds(("runs",))
    assert world.holds(("line", "1", "x")) is None
    assert ("line", "1", "si age > 18") in world.facts()
    walk = robot("avancer de 3\nramasser\ntourner à gauche\navancer de [[2]]")
    assert walk.holds(("solves", BOARD))
    assert not walk.holds(("solves", "..../.#.X/>..o"))
    named = program("def f(n):\n    return f(n - 1) if n else 0\n[[print(3)]]", language="python")
    assert not named.holds(("calls", "f"))
    assert solved(named, ["modifier 3 print(f(2))"]).holds(("calls", "f"))


def test_facts_are_told_in_words() -> None:
    world = program("avancer", boards={"1": BOARD, "2": ">.X"})
    for fact in (
        ("gives", "a ← 1", "3"), ("leaves", "", "a", "3"), ("solves", BOARD), ("solves", ">..X"), ("short", "4"), ("runs",), ("calls", "f"), ("line", "1", "avancer"),
    ):  # fmt: skip
        said = world.tell(fact)
        assert said
        assert "{" not in said
    assert "autre terrain" in world.tell(("solves", ">..X"))  # a hidden one is not described


@pytest.mark.parametrize(
    "change",
    [
        {"trials": []},
        {"trials": [{"name": "1"}, {"name": "1"}]},
        {"trial": 3},
        {"palette": [{"text": "avancer"}, {"text": "avancer"}]},
        {"language": "basic"},
        {"trials": [{"name": "1", "board": "..."}]},
        {"lines": [{"text": "avancer"}] * 61},
    ],
)
def test_faults_of_an_author_are_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_world({"machine": "program", **change})


# ---- pages


def test_what_is_beside_a_program_is_read_after_it_in_words() -> None:
    world = solved(robot(), ["lancer"])
    lines = spoken(world.page())
    assert lines.index("3. tourner à gauche") < lines.index("Robot en C1, tourné vers le haut")
    assert not any("►" in line or "·" in line.strip("·") for line in lines if "Robot en" in line)
    assert "1. répéter 2 fois (modifiable)" in lines
    assert "2. retrait 1, avancer" in lines


def test_long_lists_are_folded_beside_the_program_and_read_whole() -> None:
    world = program("t = [[list(range(40))]]\nprint(t)", language="python")
    page = solved(world, ["lancer"]).page()
    (stage,) = page.every(Stage)
    assert max(map(len, stage.lines)) < 30
    whole = str(list(range(40)))
    assert whole in stage.told
    assert all(sum(page.widths) + len(line) < WIDTH for line in stage.lines)


def test_the_caret_goes_to_the_line_that_was_put_somewhere() -> None:
    world = solved(robot(), ["insérer 2 ramasser"])
    assert world.page().at == "3"
    assert solved(world, ["lancer"]).page().at == ""


def test_hostile_texts_do_not_leave_the_page(bank: object) -> None:  # noqa: ARG001
    rng = np.random.default_rng(5)
    world = program("[[x = 1]]\nprint(x)", language="python")
    for text in (
        "x = '\u202e'",
        "x = 'é' * 300",
        "x = ",
        "__import__('os')",
        "x = [x] * 400",
        "\u2028",
    ):
        following, act, said = answered(world, f"modifier 1 {text}")
        if act:
            assert isinstance(following, Program)
            ran = solved(following, ["lancer"])
            assert ran.page().rows[int(rng.integers(2))].cells
        assert said
