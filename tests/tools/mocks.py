"""Sittings and results of one rule set, with its own types."""

from __future__ import annotations

from typing import Any

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import wall_clock
from pixsim.profile import Profile
from pixsim.report.v2.result import V2Result
from pixsim.report.v3.result import V3Result
from pixsim.rules.v3 import V3
from pixsim.running import autopilot, exam
from pixsim.running.autopilot import Way
from pixsim.session.plan import Plan, new_name
from pixsim.session.v2.plan import V2Plan
from pixsim.session.v3.plan import V3Plan
from pixsim.store.sittings.journal import Journal

_drawn: dict[tuple[Any, ...], tuple[Bank, Plan]] = {}
MOST = 64


def new_v2(profile: Profile, bank: Bank, **more: Any) -> V2Plan:
    made = _planned(profile, bank, **more)
    assert isinstance(made, V2Plan)
    return made


def new_v3(profile: Profile, bank: Bank, rules: V3 | None = None, **more: Any) -> V3Plan:
    made = _planned(profile, bank, rules=rules or V3(), **more)
    assert isinstance(made, V3Plan)
    return made


def _planned(profile: Profile, bank: Bank, **more: Any) -> Plan:
    """As `exam.new_sitting`; drawn once per process, where seed, moment and all else are the same."""
    clock = more.pop("clock", None)
    if clock is None or more.get("seed") is None:
        return exam.new_sitting(profile, bank, clock=clock or wall_clock, **more)
    now = clock()
    same = (id(bank), profile.model_dump_json(), now, repr(sorted(more.items())))
    if same in _drawn:
        return _drawn[same][1].model_copy(update={"id": new_name(now)})
    plan = exam.new_sitting(profile, bank, clock=lambda: now, **more)
    if len(_drawn) == MOST:
        _drawn.pop(next(iter(_drawn)))
    _drawn[same] = (bank, plan)  # with its bank: another one may not come to have the same id
    return plan


def sit_v2(
    profile: Profile, bank: Bank, journal: Journal, way: Way, seed: int | None = None
) -> V2Result:
    result = autopilot.sit_by_autopilot(profile, bank, journal, way, seed)
    assert isinstance(result, V2Result)
    return result


def sit_v3(
    profile: Profile, bank: Bank, journal: Journal, way: Way, seed: int | None = None
) -> V3Result:
    result = autopilot.sit_by_autopilot(profile, bank, journal, way, seed, V3())
    assert isinstance(result, V3Result)
    return result
