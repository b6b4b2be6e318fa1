"""What a person was granted stays with the result, and is said wherever the result is."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.foundation.clock import wall_clock
from pixsim.journeys.after_result import show_result
from pixsim.profile import Profile
from pixsim.report.page import result_page
from pixsim.report.result.common import AnyResult
from pixsim.report.result.text import result_text
from pixsim.report.rule_sets import read_result
from pixsim.running.autopilot import read_way, sit_by_autopilot
from pixsim.session.rule_sets import RULE_SETS
from pixsim.store.sittings.journal import Journal
from tests.plain.talking import dialogue, in_lines

SAID = "temps majoré 33 % ; sans mode focus ; chronomètres des questions plus longs d'un tiers ; texte agrandi"


@pytest.mark.sampled(1)
@pytest.mark.parametrize("rules", ["v2", "v3"])
def test_what_was_granted_is_kept_and_said(
    rules: str,
    bank: Bank,
    sample: Profile,
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = {
        "accommodations": ("no_focus", "longer_timers", "larger_text"),
        "extra_time_percent": 33,
    }
    person = sample.model_copy(update=asked)
    result: AnyResult = sit_by_autopilot(
        person, bank, journal, read_way("perfect"), 3, RULE_SETS[rules].settings()
    )
    session, _count = journal.load(result.sitting)
    summary = next(s for s in journal.summaries() if s.id == result.sitting)
    assert summary.result is not None
    kept = read_result(summary.result)
    assert (kept.extra_time_percent, kept.accommodations) == (33, asked["accommodations"])
    talk, out = dialogue(["back"])
    in_lines(talk, journal, bank.framework, wall_clock, show_result, session, result)
    for said in (
        result_text(kept, bank.framework),
        out.getvalue(),
        result_page(kept, session, bank.framework),
    ):
        plain = " ".join(html.unescape(said).split())
        assert SAID in plain, plain[-1500:]
    older = json.loads(summary.result)
    del older["extra_time_percent"]
    assert read_result(json.dumps(older)).extra_time_percent == 0
