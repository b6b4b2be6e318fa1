"""Screens of the exam and of positioning with something in them, for the gallery."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from pixsim.bank.question import Question
from pixsim.journeys.positioning import Gain, Reached
from pixsim.outcome import Outcome
from pixsim.running.exam import Exam
from pixsim.session.training.state import Reply
from pixsim.session.v2.plan import V2Plan
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.screens.training.pauses import Pause, PositioningEnd
from tests.conftest import NOW, ManualClock

if TYPE_CHECKING:
    from tests.tools.gallery import Shown

NUMBERS = count(1)
CHOICES = Question(
    id="navigateur4-prive#1", skill="@navigateur4", competence="1.1", level=4, type="QCM",
    statement="Que fait le navigateur quand on ferme la dernière fenêtre de navigation privée ?",
    options=(
        "Il efface les cookies de ces fenêtres",
        "Il efface les journaux tenus par le fournisseur d'accès à Internet, avec la liste des sites consultés",
        "Il supprime les fichiers téléchargés",
        "Il oublie les pages visitées dans ces fenêtres",
    ),
    key=("1", "4"), explanation="Le reste de l'ordinateur et le réseau gardent leurs traces.", focus=True,
)  # fmt: skip
FILE = Question(
    id="tableur3-somme#1", skill="@navigateur3", competence="1.3", level=3, type="QROC",
    statement="L'association a noté ses dépenses dans le fichier joint. Quel est le total, en euros ?",
    key=("256,80",), explanation="128,40 + 128,40.", placeholder="un nombre",
    attachments=({"name": "depenses.csv", "content": "cG9zdGU7bW9udGFudApSZXBhczsxMjgsNDAKUmVwYXM7MTI4LDQwCg=="},),
)  # fmt: skip


def simulator(name: str) -> Question:
    """A drawn question with a simulator, kept whole: a change of the bank changes no picture."""
    path = Path(__file__).with_name("simulators.json")
    return Question.model_validate(json.loads(path.read_text(encoding="utf-8"))[name])


def in_an_exam(shown: Shown, question: Question) -> Screen[Any]:
    """The screen of an exam at a question."""
    template = shown.v2[0].sitting
    assert isinstance(template, V2Plan)
    planned = template.questions[0].model_copy(update={"question": question})
    sitting = template.model_copy(
        update={
            "id": f"20261125-140000-{next(NUMBERS)}",
            "profile_id": "nobody",  # not among the results of whoever the gallery is about
            "questions": (planned, *template.questions[1:]),
        }
    )
    shown.journal.create(sitting)
    exam = Exam(shown.journal, sitting.id, clock=ManualClock())
    exam.__enter__()  # held until the process ends: what is under test is what it shows
    exam.start()
    return ExamScreen(exam)


def _replies() -> list[Reply]:
    given = [
        (CHOICES, ("1", "4"), Outcome.OK),
        (FILE, ("128,40",), Outcome.KO),
        (CHOICES, None, Outcome.SKIPPED),
        (CHOICES, ("1", "4"), Outcome.OK),
        (FILE, ("256,80",), Outcome.OK),
    ]
    return [Reply(question, answer, outcome, 30.0, NOW) for question, answer, outcome in given]


def pause(shown: Shown) -> Screen[Any]:
    """A pause of a positioning."""
    return Pause(_replies(), shown.framework, Reached("1.1", shown.person.name, 2, 5))


def end(shown: Shown) -> Screen[Any]:
    """The end of a positioning."""
    reached, gain = Reached("1.1", shown.person.name, 3), Gain(2, 9, 3, "1.2")
    return PositioningEnd(_replies(), shown.framework, reached, gain)


def stop(_shown: Shown) -> Screen[Any]:
    """The question of whoever wants to leave."""
    told = "Vous êtes à la question 17 sur 32. Le temps ne s'arrête pas : il reste 1 h 02."
    ways = [
        Way("go_on", "Continuer l'épreuve", "Échap"),
        Way("close", "Fermer, et reprendre plus tard", "à la question 17", "Le temps continue."),
        Way("end", "Terminer maintenant", "pas de score avant 20 réponses"),
    ]
    return Decide("Arrêter l'épreuve ?", lambda: told, ways)


EXAM_GALLERY = {
    "question-choices": lambda s: in_an_exam(s, CHOICES),
    "question-file": lambda s: in_an_exam(s, FILE),
    "simulator-mailbox": lambda s: in_an_exam(s, simulator("mailbox")),
    "simulator-browser": lambda s: in_an_exam(s, simulator("browser")),
    "simulator-sheet": lambda s: in_an_exam(s, simulator("sheet")),
    "instructions": lambda s: Instructions(s.v3[0].sitting),
    "pause": pause,
    "positioning-end": end,
    "stop": stop,
}
