"""Back to the bank: responses and the bank's priors make new item parameters."""

from pixsim.calibration.bank.fit import Anchors, Model, recalibrate
from pixsim.calibration.bank.result import DoubtfulError, NotConvergedError, Recalibration

__all__ = ["Anchors", "DoubtfulError", "Model", "NotConvergedError", "Recalibration", "recalibrate"]
