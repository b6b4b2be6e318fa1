"""What a question says and its files or its world belie: each fault is planted and found, and what only looks like one is not."""

from __future__ import annotations

import quopri

import pytest

from pixsim.bank.checking.standing import standing_faults
from pixsim.bank.question import Attachment, Question
from pixsim.worlds.core import World
from pixsim.worlds.drive.data import Node
from pixsim.worlds.drive.world import Drive
from pixsim.worlds.files.nodes import Node as FileNode
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import Goal
from pixsim.worlds.tasks import Task


def found(
    explanation: str, *files: Attachment, statement: str = "Qui ?", world: World | None = None
) -> set[str]:
    task = None if world is None else Task(world=world, goal=Goal(), solution=())
    question = Question(
        id="agenda1-un#1", skill="@agenda1", competence="2.3", level=1, type="QROC", statement=statement, key=("x",), explanation=explanation, attachments=files, task=task,
    )  # fmt: skip
    return {kind for kind, _context in standing_faults(question)}


MAIL = quopri.encodestring("La fête a été très réussie.".encode("latin-1"))


@pytest.mark.parametrize(
    ("explanation", "kinds"),
    [
        ("On y lit « trčs », au lieu de « très ».", set()),  # read as Latin-2
        ("On y lit « rčussie ».", {"misquoted"}),
        ("La pièce « plan.pdf » manque.", {"misquoted"}),
        ("La pièce « mail.eml » est là.", set()),
        ("On choisit « Insertion », puis « Tableau ».", set()),
    ],
)
def test_what_is_quoted_stands_somewhere(explanation: str, kinds: set[str]) -> None:
    assert found(explanation, Attachment("mail.eml", MAIL)) == kinds


PEOPLE = "Nom;Prénom;Ville\nMorel;Léa;Lens\nDiallo;Omar;Lens\nMorel;Léa;Arras\n"


@pytest.mark.parametrize(
    ("table", "explanation", "kinds"),
    [
        (PEOPLE, "On compte.", {"two_alike"}),
        (PEOPLE, "On retire les doublons.", set()),
        (PEOPLE.replace("Léa;Arras", "Zoé;Arras"), "On compte.", set()),
        (PEOPLE.replace("Ville", "Date"), "On compte.", set()),  # a line a day
    ],
)
def test_people_can_be_told_apart(table: str, explanation: str, kinds: set[str]) -> None:
    assert found(explanation, Attachment("gens.csv", table.encode())) == kinds


@pytest.mark.parametrize(("size", "kinds"), [(3, set()), (900, {"size_of_life"})])
def test_files_weigh_what_they_do_in_life(size: int, kinds: set[str]) -> None:
    letter = Node(id="1", name="lettre.odt", size=size, owner="Léa")
    film = Node(id="2", name="film.mp4", size=9000, owner="Léa")
    assert found("Voir.", world=Drive(me="Léa", people=("Léa",), nodes=(letter, film))) == kinds
    kept = FileNode(id="1", name="lettre.odt", size=1000 * size)
    assert found("Voir.", world=Files(nodes=(kept,))) == kinds
