"""A sitting of the tests' own questions, one of each kind of page, whatever the bank becomes."""

from __future__ import annotations

import numpy as np

from pixsim.bank.question import Attachment, Question, QuestionField
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Comparison
from pixsim.foundation.clock import Clock, wall_clock
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.session.v2.plan import V2Plan
from pixsim.store.sittings.journal import Journal
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2

TABLE = "Voici un tableau :\n    ville ; habitants\n    Nîmes ; 148 104\nCombien d'habitants ?"


def bare(bank: Bank, profile: Profile) -> Question:
    """A question of no kind yet."""
    first = new_v2(profile, bank, seed=1, clock=ManualClock()).questions[0].question
    return first.model_copy(
        update={
            "statement": "Une question ?", "options": (), "key": (), "fields": (), "groups": (),
            "timer": None, "task": None, "attachments": (), "focus": False, "wrong": (),
            "comparison": Comparison(), "explanation": "Parce que.", "placeholder": "",
        }
    )  # fmt: skip


def one_of_each(bank: Bank, profile: Profile) -> list[Question]:
    """A choice, several choices, a text with a file, fields and a list."""
    base = bare(bank, profile)
    return [
        base.model_copy(
            update={
                "type": "QCU",
                "statement": "Quelle ville a des arènes ?",
                "options": ("Nîmes", "Brest & Lorient", "Lille"),
                "key": ("1",),
            }
        ),
        base.model_copy(
            update={
                "type": "QCM",
                "statement": "Lesquels sont des fruits ?",
                "options": ("pomme", "poire", "carotte"),
                "key": ("1", "2"),
                "focus": True,
            }
        ),
        base.model_copy(
            update={
                "type": "QROC",
                "statement": TABLE,
                "key": ("148104",),
                "placeholder": "un nombre",
                "attachments": (Attachment(name="villes d'ici.csv", source=b"a;b\n1;2\n"),),
            }
        ),
        base.model_copy(
            update={
                "type": "QROCM-ind",
                "statement": "Décomposez https://a.fr",
                "fields": (
                    QuestionField(label="Protocole", key=("https",)),
                    QuestionField(label="Extension", key=(".fr",), options=(".fr", ".org")),
                ),
            }
        ),
    ]


def one_choice(bank: Bank) -> Question:
    """A question where one proposition is chosen: few of the bank are, and a drawn test may have none."""
    drawn = (
        bank.question(f"{item.id}#1", np.random.default_rng(0))
        for item in bank.items.values()
        if item.type == "QCU"
    )
    return next(question for question in drawn if question.task is None)


def planned(
    questions: list[Question],
    journal: Journal,
    bank: Bank,
    profile: Profile,
    clock: Clock = wall_clock,
) -> str:
    """Begin a V2 sitting whose first questions are these; its name."""
    plan = new_v2(profile, bank, seed=4, clock=clock)
    changed = [
        one.model_copy(
            update={"question": question.model_copy(update={"competence": one.question.competence})}
        )
        for one, question in zip(plan.questions, questions, strict=False)
    ]
    questions_of = (*changed, *plan.questions[len(changed) :])
    plan = V2Plan.model_copy(plan, update={"questions": questions_of})
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock) as exam:
        exam.start()
    return plan.id
