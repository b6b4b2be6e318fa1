"""Slips that filled values make in prose: each is planted and found, and what only looks like one is not."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from pixsim.bank.checking.prose import prose_faults
from pixsim.bank.question import Attachment, Question
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Screen, Setting, Settings
from pixsim.worlds.tasks import Task


def found(statement: str, *files: Attachment) -> set[str]:
    question = Question(
        id="agenda1-un#1", skill="@agenda1", competence="2.3", level=1, type="QROC", statement=statement, key=("x",),
        explanation="Voir.", attachments=files,
    )  # fmt: skip
    return {kind for kind, _context in prose_faults(question)}


ROWS = "".join(f"\n    {n} €" for n in range(9))


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Combien de lignes de electeurs.csv lisez-vous ?", "no_elision"),
        ("La copie que Élise garde.", "no_elision"),
        ("Ce que on lit.", "no_elision"),
        ("Combien d'électeurs ? Sortez-le de E2, de A à Z, de « accueil », de onze lignes.", None),
        ("Ce n'est que UTC, de un à cinq, que oui ou non.", None),
        ("On y voit ['7462', '7 4 6 2'].", "python_list"),
        ("On y voit « ['a'] ».", "python_list"),
        ("On y voit [7462], ou (« a », « b »), ou l[0].", None),
        ("Le mot « \u00a0 » est là.", "empty_quotes"),
        ("L’un n'est pas là.", "mixed_apostrophes"),
        ("L’un écrit `c'est` et « l'autre » dit oui.", None),
        ("Rendez-vous le lundi 3 mars 2026.", "wrong_weekday"),
        ("Rendez-vous le lundi 31 février.", "wrong_weekday"),
        ("Rendez-vous le mardi 3 mars 2026, ou le mercredi 1er avril.", None),
        (f"Voici :\n{ROWS}\n\nCombien ?", "unfiled_data"),
        (f"Voici :\n{ROWS[:-8]}\n\nCombien ?", None),
    ],
)
def test_a_slip_is_found_and_its_likeness_is_not(statement: str, kind: str | None) -> None:
    assert found(statement) == ({kind} if kind else set())


def test_rows_as_typed_may_say_anything_and_are_handed_out_too() -> None:
    file = Attachment("a.txt", b"1\n")
    assert found(f"Voici :\n{ROWS}\n    que on ['a', 'b']\n\nCombien ?", file) == set()


@pytest.mark.parametrize(("named", "kinds"), [("Tue", set()), ("Mon", {"wrong_weekday"})])
def test_a_message_is_dated_of_its_weekday(named: str, kinds: set[str]) -> None:
    sent = format_datetime(datetime(2026, 3, 3, 9, 12, tzinfo=UTC))
    mail = Attachment("a.eml", f"Date: {named}{sent[3:]}\r\n\r\nBonjour".encode())
    assert found("Quand ?", mail) == kinds


@pytest.mark.parametrize(
    ("line", "kinds"),
    [("Accès de Agenda", {"no_elision"}), ("Accès d'Agenda, de archives.txt, de agenda", set())],
)
def test_a_simulator_elides_too(line: str, kinds: set[str]) -> None:
    world = Settings(
        title="Compte", pages=(Screen(name="Accès", settings=(Setting(name=line, kind="info"),)),)
    )
    question = Question(
        id="agenda1-un#1", skill="@agenda1", competence="2.3", level=1, type="QROC", statement="Réglez.", key=(), explanation="Voir.",
        task=Task(world=world, goal=Goal(), solution=()),
    )  # fmt: skip
    assert {kind for kind, _context in prose_faults(question)} == kinds
