"""Back to the bank: responses and the bank's priors make new item parameters."""

from pixsim.recalibration.fit import Anchors, Model, recalibrate
from pixsim.recalibration.result import NotConvergedError, Recalibration

__all__ = ["Anchors", "Model", "NotConvergedError", "Recalibration", "recalibrate"]
