"""A third rule set needs a line in two tables and its own code: the rest takes it as it comes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import numpy as np
import pytest
from pydantic import Field

from pixsim.assembly.item_table import ItemTable
from pixsim.assembly.standing import profile_standing
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.cli.simulation.text import summary_lines
from pixsim.foundation.problems import Problem
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.page import result_page
from pixsim.report.progress.text import progress_text
from pixsim.report.question.review import review_parts
from pixsim.report.result.building import plan_of_finished, question_fields, sitting_fields
from pixsim.report.result.common import AnyCompetence, AnyQuestion, AnyResult
from pixsim.report.result.rows import ResultRows
from pixsim.report.result.text import result_line, result_text
from pixsim.report.rule_sets import REPORTS, Reporting, read_result
from pixsim.report.wording import Note
from pixsim.rules.v2 import V2
from pixsim.running.autopilot import sit_by_autopilot
from pixsim.running.exam import Exam, new_sitting
from pixsim.running.practice import past_answers, past_errors
from pixsim.session.marks import Marks, outcome_array
from pixsim.session.plan import Plan
from pixsim.session.rule_sets import RULE_SETS, RuleSet
from pixsim.session.state import Session
from pixsim.simulation import Cohort, simulate
from pixsim.simulation.rule_sets import SIMULATED, SimulatedRules
from pixsim.simulation.v2.simulator import V2Test, v2_test
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import progress_of
from pixsim.store.sittings.responses import responses
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.instructions import Instructions
from tests.conftest import ManualClock
from tests.tools.exam_screens import visible


@dataclass(frozen=True)
class Toy:
    """Three questions of level 1, ten pix each."""

    length: int = 3
    pix: int = 10
    duration_minutes: int = 7


class ToyPlan(Plan):
    rules: Literal["toy"] = "toy"
    settings: Toy
    questions: tuple[Question, ...]

    @property
    def length(self) -> int:
        return len(self.questions)

    @property
    def fixed(self) -> tuple[Question, ...]:
        return self.questions


class ToyResult(AnyResult):
    schema_: str = Field(default="pixsim/result-toy/1", alias="schema")
    rules: Literal["toy"]
    status: Literal["validated", "rejected"]
    competences: tuple[AnyCompetence, ...] = ()
    questions: tuple[AnyQuestion, ...]

    @property
    def rate(self) -> None:
        return None

    @property
    def length(self) -> int:
        return len(self.questions)


def make_plan(
    *,
    id: str,
    profile: Profile,
    bank: Bank,
    seed: int,
    rules: Any,
    at: datetime,
    autopilot: str | None = None,
    met: Collection[str] = (),  # noqa: ARG001 — a toy repeats itself
) -> ToyPlan:
    profile_standing(profile, bank.framework, V2(), at)
    rng = np.random.default_rng(seed)
    easy = [skill.name for skill in bank.playable_skills if skill.level == 1][: rules.length]
    return ToyPlan(
        id=id,
        profile_id=profile.id,
        candidate=profile.name,
        seed=seed,
        bank_digest=bank.digest,
        created_at=at,
        duration_minutes=rules.duration_minutes,
        extra_time_percent=profile.extra_time_percent,
        autopilot=autopilot,
        settings=rules,
        questions=tuple(bank.question(bank.variants(name)[0], rng) for name in easy),
    )


def toy_marks(session: Session) -> Marks:
    found = outcome_array(session)
    no = (False,) * len(found)
    from pixsim.outcome import Outcome

    return Marks(tuple(Outcome(int(value)) for value in found), no, no)


def build(session: Session) -> ToyResult:
    plan = plan_of_finished(session, ToyPlan)
    marks, given = toy_marks(session), {r.number: r for r in session.responses}
    rows = tuple(
        AnyQuestion(
            number=n, outcome=marks.outcome[n - 1].code, **question_fields(q, given.get(n), ())
        )
        for n, q in enumerate(plan.questions, 1)
    )
    pix = plan.settings.pix * sum(row.outcome == "ok" for row in rows)
    return ToyResult(
        **sitting_fields(session),
        status="validated" if pix else "rejected",
        reason=None,
        total_pix=pix,
        max_pix=plan.settings.pix * plan.settings.length,
        questions=rows,
    )


def page(result: ToyResult, framework: Framework) -> str:
    return f"{len(framework.areas)} domaines, {result.total_pix} pix pour rire"


def toy_test(cohort: Cohort, _rules: Toy, bank: Bank, items: ItemTable, forms: int) -> V2Test:
    """Simulated as V2 with one question per competence."""
    return v2_test(cohort, replace(V2(), questions_per_competence=1), bank, items, forms)


def no_faults(*_context: object) -> Iterator[Problem]:
    return iter(())


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULE_SETS, "toy", RuleSet(Toy, ToyPlan, make_plan, None, toy_marks))
    simulated = SimulatedRules(
        Toy, toy_test, lambda _rules: iter(()), no_faults, lambda _rules: ("none", "none")
    )
    monkeypatch.setitem(SIMULATED, "toy", simulated)
    monkeypatch.setitem(
        REPORTS,
        "toy",
        Reporting(
            result=ToyResult,
            build=build,
            label=lambda: "Pour rire",
            instructions=lambda plan: [("Questions", f"{plan.length} questions pour rire")],
            cost_of_stopping=lambda session: f"{session.length} questions perdues",
            rows=lambda result, framework: ResultRows(  # noqa: ARG005
                str(result.total_pix), "pix pour rire", ("Pour rire.",), None, (), ()
            ),
            notes=lambda result: [Note("Pour rire.", f"{result.length} questions.")],
            short_cost=lambda session: f"{session.length} perdues",
            text=page,
            facts=lambda result: [f"{result.length} questions"],
            note=lambda: "Notes pour rire.",
            review_remarks=lambda result, place: [f"sur {result.length}, la {place + 1}"],
            weak=lambda result: None,  # noqa: ARG005
        ),
    )


def test_the_autopilot_sits_it_and_everything_shows_it(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    result = sit_by_autopilot(sample, bank, journal, "perfect", seed=1, rules=Toy(pix=7))
    assert (result.total_pix, result.status) == (21, "validated")
    session, _count = journal.load(result.sitting)
    stored = journal.result(result.sitting)
    assert stored is not None
    assert read_result(stored) == result
    (summary,) = journal.summaries(sample.id)
    assert (summary.rules, summary.answered, summary.length) == ("toy", 3, 3)
    assert result_line(result) == "TOY · obtenue · 21 pix · 3 questions"
    assert result_text(result, bank.framework) == "5 domaines, 21 pix pour rire"
    html = result_page(result, session, bank.framework)
    assert "pix pour rire" in html
    assert html.count("<article") == 3
    assert "sur 3, la 2" in review_parts(session, result, 1)[-1].lines[0]
    assert past_errors([result], bank, 5) == ()
    assert len(past_answers(sample, [result])) == len(past_answers(sample, [])) + 3
    table = responses(journal, simulated=True)
    assert (len(table), set(table["outcome"])) == (3, {"ok"})


def test_a_person_sits_it_and_progress_counts_it(
    bank: Bank, sample: Profile, journal: Journal, clock: ManualClock
) -> None:
    plan = new_sitting(sample, bank, seed=1, rules=Toy(), clock=clock)
    journal.create(plan)
    with Exam(journal, plan.id, clock=clock, bank=bank) as exam:
        exam.start()
        exam.show()
        exam.skip()
        clock.step(8 * 60)
        assert exam.tick()
        assert exam.result().total_pix == 0
    text = progress_text(progress_of(sample, bank.framework, journal), bank.framework)
    assert "TOY · 0 pix" in text
    assert "Notes pour rire." in text


async def _instructions(plan: Plan) -> str:
    async with PixsimApp().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(Instructions(plan))
        await pilot.pause()
        return visible(pilot.app)


def test_its_instructions_are_on_the_screen(bank: Bank, sample: Profile) -> None:
    import asyncio

    plan = new_sitting(sample, bank, seed=1, rules=Toy())
    shown = asyncio.run(_instructions(plan)).replace("\N{NO-BREAK SPACE}", " ")
    assert "3 questions pour rire" in shown


def test_a_cohort_is_simulated_under_it(bank: Bank) -> None:
    rules: Any = Toy()
    result = simulate(rules=rules, bank=bank, candidates=500, seed=1)
    assert len(result.table) == 500
    assert result.table["questions"].max() == 16
    assert next(iter(summary_lines(result))).startswith("Simulation de 500 candidats")
