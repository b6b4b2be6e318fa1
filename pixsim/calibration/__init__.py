"""Calibration of item response models, ability, item fit and analysis."""

from pixsim.calibration.calibrate import calibrate
from pixsim.calibration.priors import Priors
from pixsim.calibration.responses import Responses, read_responses
from pixsim.calibration.result import Calibration

__all__ = ["Calibration", "Priors", "Responses", "calibrate", "read_responses"]
