"""The table of rule sets, as far as their results and texts need them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from pixsim.framework import Framework
from pixsim.report.result.common import AnyResult
from pixsim.report.result.integrity import Integrity
from pixsim.report.result.rows import ResultRows
from pixsim.report.v2 import instructions as v2_instructions
from pixsim.report.v2 import wording as v2_wording
from pixsim.report.v2.building import build_v2_result
from pixsim.report.v2.result import V2Result
from pixsim.report.v2.rows import v2_rows
from pixsim.report.v2.text import v2_text
from pixsim.report.v3 import instructions as v3_instructions
from pixsim.report.v3 import wording as v3_wording
from pixsim.report.v3.building import build_v3_result
from pixsim.report.v3.result import V3Result
from pixsim.report.v3.rows import v3_rows
from pixsim.report.v3.text import v3_text
from pixsim.report.wording import Note
from pixsim.session.rule_sets import rules_named
from pixsim.session.state import Session


@dataclass(frozen=True, slots=True)
class Reporting:
    """What the sittings of one rule set give, as data and in words.

    Attributes
    ----------
    result : type
        What its stored results are read as.
    build : callable
        Scores a session that is over.
    label : callable
        The rule set in one line, where it is chosen.
    instructions : callable
        From a plan to what to know before the clock starts: a word, and its sentence.
    cost_of_stopping : callable
        From a session under way to what an early end would cost.
    rows : callable
        From a result and the framework to the rows of a page.
    notes : callable
        From a result to what its figures rest on, the caveat last.
    short_cost : callable
        The same in a few words.
    text : callable
        From a result and the framework to a page of 80 columns.
    facts : callable
        From a result to what a list says after the score.
    note : callable
        What scores in a list rest on; empty when there is nothing to say.
    review_remarks : callable
        From a result and the place of a question to what its review adds.
    weak : callable
        From a result to the competences it shows as weak; None where it judges none.
    """

    result: type[AnyResult]
    build: Callable[[Session], AnyResult]
    label: Callable[[], str]
    instructions: Callable[[Any], list[tuple[str, str]]]
    cost_of_stopping: Callable[[Session], str]
    rows: Callable[[Any, Framework], ResultRows]
    notes: Callable[[Any], list[Note]]
    short_cost: Callable[[Session], str]
    text: Callable[[Any, Framework], str]
    facts: Callable[[Any], list[str]]
    note: Callable[[], str]
    review_remarks: Callable[[Any, int], list[str]]
    weak: Callable[[Any], tuple[str, ...] | None]


REPORTS: dict[str, Reporting] = {
    "v2": Reporting(
        result=V2Result,
        build=build_v2_result,
        label=v2_wording.rule_set_label,
        instructions=v2_instructions.sitting_points,
        cost_of_stopping=v2_wording.cost_of_stopping,
        rows=v2_rows,
        notes=v2_wording.result_notes,
        short_cost=v2_wording.short_cost,
        text=v2_text,
        facts=v2_wording.result_facts,
        note=str,
        review_remarks=v2_wording.review_remarks,
        weak=v2_wording.weak_competences,
    ),
    "v3": Reporting(
        result=V3Result,
        build=build_v3_result,
        label=v3_wording.rule_set_label,
        instructions=v3_instructions.sitting_points,
        cost_of_stopping=v3_wording.cost_of_stopping,
        rows=v3_rows,
        notes=v3_wording.result_notes,
        short_cost=v3_wording.short_cost,
        text=v3_text,
        facts=v3_wording.result_facts,
        note=v3_wording.list_note,
        review_remarks=v3_wording.review_remarks,
        weak=v3_wording.weak_competences,
    ),
}


def build_result(session: Session) -> AnyResult:
    """Score a sitting that is over, with the rules of its plan.

    Raises
    ------
    ValueError
        It is not over, or never began.
    """
    return REPORTS[session.sitting.rules].build(session)


def read_result(body: str) -> AnyResult:
    """A stored result.

    Raises
    ------
    ValueError
        The result belongs to no rule set, or has another schema.
    """
    name = rules_named(body)
    if name not in REPORTS:
        raise ValueError(f"no result under the rules {name!r}")
    return REPORTS[name].result.model_validate_json(body)


def shareable_document(result: AnyResult, integrity: Integrity) -> dict[str, Any]:
    """A result as JSON, with what its signature says."""
    return result.model_copy(update={"integrity": integrity}).model_dump(mode="json")


def results_schema() -> dict[str, Any]:
    """JSON Schema of a result: one of those of the rule sets."""
    union: Any = reduce(or_, (reporting.result for reporting in REPORTS.values()))
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[union, Field(discriminator="rules")])
    return adapter.json_schema(by_alias=True, mode="serialization")
