"""pixsim: an offline mock of the Pix certification. Unofficial: not affiliated with Pix.

Names below are imported when first used, so that ``import pixsim`` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = [
    "V2",
    "V3",
    "__version__",
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

if TYPE_CHECKING:
    from pixsim.answers.merge import merge_responses
    from pixsim.answers.own_quiz.quiz_answers import read_quiz_results
    from pixsim.assembly.form import generate
    from pixsim.bank.reading.load import load_bank
    from pixsim.calibration.bank import recalibrate
    from pixsim.calibration.calibrate import calibrate
    from pixsim.exchange.read import read_quiz
    from pixsim.own_quiz.analysis import analyse_quiz
    from pixsim.profile import read_profile
    from pixsim.rules.v2 import V2
    from pixsim.rules.v3 import V3
    from pixsim.simulation.experiments.experiment_runner import experiment
    from pixsim.simulation.pilot import simulate_responses
    from pixsim.simulation.run import simulate
    from pixsim.store.sittings.responses import responses

    __version__: str
else:
    _PLACES = {
        "V2": "pixsim.rules.v2",
        "V3": "pixsim.rules.v3",
        "analyse_quiz": "pixsim.own_quiz.analysis",
        "calibrate": "pixsim.calibration.calibrate",
        "experiment": "pixsim.simulation.experiments.experiment_runner",
        "generate": "pixsim.assembly.form",
        "load_bank": "pixsim.bank.reading.load",
        "merge_responses": "pixsim.answers.merge",
        "read_profile": "pixsim.profile",
        "read_quiz": "pixsim.exchange.read",
        "read_quiz_results": "pixsim.answers.own_quiz.quiz_answers",
        "recalibrate": "pixsim.calibration.bank",
        "responses": "pixsim.store.sittings.responses",
        "simulate": "pixsim.simulation.run",
        "simulate_responses": "pixsim.simulation.pilot",
    }

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used."""
        if name == "__version__":
            from importlib.metadata import version

            return version("pixsim")
        if name not in _PLACES:
            raise AttributeError(f"module 'pixsim' has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_PLACES[name]), name)

    def __dir__() -> list[str]:
        """The public names, imported or not."""
        return sorted({*globals(), *__all__})
