"""What every training shares: the step at which its questions are asked, what may go wrong."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.foundation.problems import DataError
from pixsim.journeys.step import Step
from pixsim.running.training import TrainingRun
from pixsim.store.sittings.journal import JournalError, SittingInUseError

FAULTS = (JournalError, DataError, SittingInUseError, LookupError, OSError)
"""Why a training cannot begin, or go on."""


@dataclass(frozen=True, slots=True)
class SitTraining(Step):
    """A positioning, a practice or a pilot under way: ask until it is over or left. Brings nothing.

    Attributes
    ----------
    run : TrainingRun
        Held until the next step; the run says how it stands.
    """

    run: TrainingRun
