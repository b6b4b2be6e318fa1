"""Calibration of item response models, ability, item fit and analysis.

Logistic metric without 1.7: P = c + (1 - c) / (1 + exp(-a (θ - b))).
"""

from pixsim.calibration.ability import ability
from pixsim.calibration.calibrate import calibrate
from pixsim.calibration.classical import alpha, item_statistics, q3
from pixsim.calibration.dif import benjamini_hochberg, logistic_dif, mantel_haenszel
from pixsim.calibration.itemfit import item_fit
from pixsim.calibration.linking import Link, mean_sigma, stocking_lord
from pixsim.calibration.precision import item_information, test_information
from pixsim.calibration.priors import Priors
from pixsim.calibration.responses import Responses, read_responses
from pixsim.calibration.result import Calibration

__all__ = [
    "Calibration",
    "Link",
    "Priors",
    "Responses",
    "ability",
    "alpha",
    "benjamini_hochberg",
    "calibrate",
    "item_fit",
    "item_information",
    "item_statistics",
    "logistic_dif",
    "mantel_haenszel",
    "mean_sigma",
    "q3",
    "read_responses",
    "stocking_lord",
    "test_information",
]
