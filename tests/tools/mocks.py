"""Sittings and results of one rule set, with its own types."""

from __future__ import annotations

from typing import Any

from pixsim.bank.load import Bank
from pixsim.profile import Profile
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.rules.v3 import V3
from pixsim.running import autopilot, exam
from pixsim.running.autopilot import Way
from pixsim.session.v2.plan import V2Plan
from pixsim.session.v3.plan import V3Plan
from pixsim.store.sittings.journal import Journal


def new_v2(profile: Profile, bank: Bank, **more: Any) -> V2Plan:
    made = exam.new_sitting(profile, bank, **more)
    assert isinstance(made, V2Plan)
    return made


def new_v3(profile: Profile, bank: Bank, rules: V3 | None = None, **more: Any) -> V3Plan:
    made = exam.new_sitting(profile, bank, rules=rules or V3(), **more)
    assert isinstance(made, V3Plan)
    return made


def sit_v2(
    profile: Profile, bank: Bank, journal: Journal, way: Way, seed: int | None = None
) -> V2Result:
    result = autopilot.sit(profile, bank, journal, way, seed)
    assert isinstance(result, V2Result)
    return result


def sit_v3(
    profile: Profile, bank: Bank, journal: Journal, way: Way, seed: int | None = None
) -> V3Result:
    result = autopilot.sit(profile, bank, journal, way, seed, V3())
    assert isinstance(result, V3Result)
    return result
