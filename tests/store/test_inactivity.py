"""Who has done nothing for long: up to the very moment, the longest inactive first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pixsim.store.people import inactivity

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANY: Any = None


def test_who_did_something_at_that_moment_or_after_is_not_inactive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    since = {"now": 0, "just-before": -1, "after": 1, "long-before": -100, "sample": -200}
    last = {name: MOMENT + timedelta(seconds=seconds) for name, seconds in since.items()}
    monkeypatch.setattr(inactivity, "_last_activity", lambda *_: last)
    monkeypatch.setattr(
        inactivity, "list_what_goes", lambda name, *_: None if name == "sample" else name
    )
    found = inactivity.inactive_since(MOMENT, ANY, ANY)
    assert [(str(one.removal), one.last) for one in found] == [
        ("long-before", last["long-before"]),
        ("just-before", last["just-before"]),
    ]
