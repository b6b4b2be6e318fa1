"""Gathers a candidate's progress from the journal."""

from __future__ import annotations

from pixsim.assembly.standing import standing
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.any_result import read_result
from pixsim.report.progress import Progress, build_progress
from pixsim.rules.v2 import V2
from pixsim.store.journal import Journal


def progress_of(profile: Profile, framework: Framework, journal: Journal) -> Progress:
    """Progress of one candidate; simulated sittings are left out."""
    rules = V2()
    levels, pix = standing(profile, framework, rules).capped(rules)
    names = [
        name for kind in ("positioning", "practice") for name in journal.trainings(profile.id, kind)
    ]
    trainings = [journal.load_training(name)[0] for name in names]
    most = rules.questions_per_competence * len(framework.competences)
    return build_progress(
        profile=profile.id,
        candidate=profile.name,
        levels=dict(zip(framework.competence_index, levels, strict=True)),
        total_pix=sum(pix),
        results=[
            read_result(s.result)
            for s in journal.summaries(profile.id)
            if s.result and not s.autopilot
        ],
        trainings=[training for training in trainings if not training.plan.autopilot],
        framework=framework,
        allowed_seconds=rules.duration_minutes * 60 / most,
    )
