"""A candidate over time: results, levels, time spent, weakest subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pixsim.framework import Framework
from pixsim.report.result.common import AnyResult
from pixsim.report.wording import TICKS
from pixsim.session.training.state import Training

SCHEMA: Final = "pixsim/progress/2"
FEWEST_ANSWERS = 3  # of a tube, before its share says something


class _Frozen(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True
    )


class MockPoint(_Frozen):
    """One mock certification."""

    sitting: str
    rules: str = Field(
        description="V3 scores rest on cut-offs of Pix's public seed and on item parameters that "
        "are priors unless calibrated."
    )
    started_at: datetime
    status: str
    total_pix: int | None = Field(description="Null where no score is given.")
    rate: int | None = Field(description="Percent right; null under V3, where it means nothing.")
    levels: dict[str, int] = Field(description="Certified level by competence, -1 where none.")


class TubeShare(_Frozen):
    """Answers given on one tube, in mocks, positionings and practices."""

    tube: str
    competence: str
    right: int
    answered: int


class CandidateProgress(_Frozen):
    """Progress of one candidate (schema ``pixsim/progress/2``)."""

    schema_: Literal["pixsim/progress/2"] = Field(default=SCHEMA, alias="schema")
    profile: str
    candidate: str
    total_pix: int
    levels: dict[str, int] = Field(description="Level of the profile now, by competence.")
    mocks: tuple[MockPoint, ...] = Field(description="Oldest first.")
    answers: int
    mean_seconds: float | None
    allowed_seconds: float = Field(description="What a mock leaves per question on average.")
    weakest: tuple[TubeShare, ...]
    unreadable: int = Field(
        default=0, description="Sittings and trainings left out: altered, or not to be read."
    )


def build_progress(
    *,
    profile: str,
    candidate: str,
    levels: dict[str, int],
    total_pix: int,
    results: Iterable[AnyResult],
    trainings: Iterable[Training],
    framework: Framework,
    allowed_seconds: float,
    unreadable: int = 0,
    weakest: int = 5,
) -> CandidateProgress:
    """Gather the progress of a candidate from their mocks and trainings."""
    mocks = sorted(results, key=lambda result: result.started_at)
    answers = [
        (framework.skill[skill].tube, ok, spent)
        for skill, ok, spent in _given_answers(mocks, trainings)
        if skill in framework.skill
    ]
    seconds = [spent for _tube, _ok, spent in answers]
    return CandidateProgress(
        profile=profile,
        candidate=candidate,
        total_pix=total_pix,
        levels=levels,
        mocks=tuple(_mock_point(result) for result in mocks),
        answers=len(seconds),
        mean_seconds=sum(seconds) / len(seconds) if seconds else None,
        allowed_seconds=allowed_seconds,
        weakest=_weakest_tubes(answers, framework)[:weakest],
        unreadable=unreadable,
    )


def _weakest_tubes(
    answers: Iterable[tuple[str, bool, float]], framework: Framework
) -> tuple[TubeShare, ...]:
    """Tubes with enough answers, some of them wrong; the lowest share of right ones first."""
    given: dict[str, list[bool]] = defaultdict(list)
    for tube, ok, _spent in answers:
        given[tube].append(ok)
    shares = [
        TubeShare(
            tube=tube, competence=framework.tube[tube].competence, right=sum(ok), answered=len(ok)
        )
        for tube, ok in given.items()
        if len(ok) >= FEWEST_ANSWERS and not all(ok)
    ]
    shares.sort(key=lambda share: (share.right / share.answered, -share.answered))
    return tuple(shares)


def _given_answers(
    results: Iterable[AnyResult], trainings: Iterable[Training]
) -> Iterable[tuple[str, bool, float]]:
    """Skill, right or not, seconds, of every answer given."""
    for result in results:
        for question in result.questions:
            if question.seconds is not None:
                yield question.skill, question.outcome == "ok", question.seconds
    for training in trainings:
        for reply in training.replies:
            yield reply.question.skill, reply.right, reply.seconds


def _mock_point(result: AnyResult) -> MockPoint:
    return MockPoint(
        sitting=result.sitting,
        rules=result.rules,
        started_at=result.started_at,
        status=result.status,
        total_pix=result.total_pix,
        rate=result.rate,
        levels={competence.code: competence.level for competence in result.competences},
    )


def sparkline_text(values: Sequence[float], most: float) -> str:
    """Values as a line of small bars, from 0 to `most`."""
    top = len(TICKS) - 1
    return "".join(TICKS[min(top, max(0, round(top * value / most)))] for value in values)
