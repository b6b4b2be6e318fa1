"""Peak memory of benchmarks: MiB on each system."""

from __future__ import annotations

import resource
import sys
from types import SimpleNamespace

import pytest

from tests.benchmarks.memory import peak_mib


@pytest.mark.parametrize(("system", "told"), [("darwin", 300 << 20), ("linux", 300 << 10)])
def test_the_unit_of_each_system_is_known(
    system: str, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(resource, "getrusage", lambda _who: SimpleNamespace(ru_maxrss=told))
    assert peak_mib() == 300
