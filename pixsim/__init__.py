"""pixsim: an offline mock of the Pix certification. Unofficial: not affiliated with Pix.

Names below are imported when first used, so that ``import pixsim`` stays light.
"""

from __future__ import annotations

import importlib
from typing import Any

_LAZY = {
    "load_bank": "pixsim.bank.reading.load",
    "read_profile": "pixsim.profile",
    "analyse_quiz": "pixsim.own_quiz.analysis",
    "calibrate": "pixsim.calibration",
    "experiment": "pixsim.simulation",
    "generate": "pixsim.assembly.form",
    "merge_responses": "pixsim.answers.merge",
    "read_quiz": "pixsim.exchange.read",
    "read_quiz_results": "pixsim.answers.own_quiz.quiz_answers",
    "recalibrate": "pixsim.calibration.bank",
    "responses": "pixsim.store.sittings.responses",
    "simulate": "pixsim.simulation",
    "simulate_responses": "pixsim.simulation.pilot",
    "V2": "pixsim.rules.v2",
    "V3": "pixsim.rules.v3",
}

__all__ = [
    "V2",
    "V3",
    "analyse_quiz",
    "calibrate",
    "experiment",
    "generate",
    "load_bank",
    "merge_responses",
    "read_profile",
    "read_quiz",
    "read_quiz_results",
    "recalibrate",
    "responses",
    "simulate",
    "simulate_responses",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _LAZY:
        raise AttributeError(f"module 'pixsim' has no attribute {name!r}")
    return getattr(importlib.import_module(_LAZY[name]), name)
