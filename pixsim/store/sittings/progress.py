"""Gathers a candidate's progress from the journal."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.assembly.standing import profile_standing
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.progress.progress import CandidateProgress, build_progress
from pixsim.report.result.common import AnyResult
from pixsim.report.rule_sets import read_result
from pixsim.rules.v2 import V2
from pixsim.session.training.state import Training
from pixsim.store.sittings.journal import Journal, SittingSummary


def results_of(summaries: Iterable[SittingSummary]) -> tuple[list[AnyResult], int]:
    """Results of people, in the order of their sittings, and how many sittings cannot be trusted."""
    found, faulty = [], 0
    for summary in summaries:
        if summary.autopilot:
            continue
        result = stored_result(summary)
        if summary.kind != "exam" or (summary.result and result is None):
            faulty += 1
        elif result is not None:
            found.append(result)
    return found, faulty


def stored_result(summary: SittingSummary) -> AnyResult | None:
    """The result of a sitting, altered or not; None when it has none that can be read."""
    try:
        return None if summary.result is None else read_result(summary.result)
    except ValueError:  # of pydantic: another schema
        return None


def progress_of(profile: Profile, framework: Framework, journal: Journal) -> CandidateProgress:
    """Progress of one candidate; simulated sittings are left out."""
    rules = V2()
    levels, pix = profile_standing(profile, framework, rules).capped(rules)
    trainings: list[Training] = []
    unreadable = 0
    for kind in ("positioning", "practice"):
        found, faulty = journal.load_trainings(profile.id, kind)
        trainings += found.values()
        unreadable += faulty
    results, faulty = results_of(journal.summaries(profile.id))
    most = rules.questions_per_competence * len(framework.competences)
    return build_progress(
        profile=profile.id,
        candidate=profile.name,
        levels=dict(zip(framework.competence_index, levels, strict=True)),
        total_pix=sum(pix),
        results=results,
        unreadable=unreadable + faulty,
        trainings=[training for training in trainings if not training.plan.autopilot],
        framework=framework,
        allowed_seconds=rules.duration_minutes * 60 / most,
    )
