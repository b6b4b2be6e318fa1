"""Calibration of item response models, ability, item fit and analysis.

Logistic metric without 1.7: P = c + (1 - c) / (1 + exp(-a (θ - b))).

Its rooms, each above what it uses:

- `bank`: back to the bank, new parameters for its items.
- `items`: statistics, fit, group effects, distractors, the review with its verdicts.
- `standards`: where a level begins, by what experts say of the items.
- `linking`: two scales brought together, and drift. Beside it `calibrate`, which fits a model.
- `tables`, `result`, `precision`, `expected_errors`, `ability`: what a fit is given out as, and abilities
  from it; what errors to expect before anybody has answered.
- `scale`: where ability lies, when priors of the items fix the scale.
- `families`: the spread within families, and members with few answers.
- `graded`: questions with part marks.
- `uncertainty`: standard errors from the observed information.
- `estimation`: expectation and maximisation.
- `model`: items, families, anchors and priors; the curves themselves are in `pixsim.irt`.
"""

from pixsim.answers.reading import read_responses
from pixsim.answers.response_matrix import Responses
from pixsim.calibration.ability import ability
from pixsim.calibration.calibrate import calibrate
from pixsim.calibration.expected_errors import candidates_needed, expected_errors
from pixsim.calibration.graded.fit import GradedCalibration, GradedPriors, calibrate_graded
from pixsim.calibration.items.classical import (
    alpha,
    dependent_pairs,
    item_statistics,
    pair_counts,
    q3,
)
from pixsim.calibration.items.dif import mantel_haenszel
from pixsim.calibration.items.dimensionality import dimensionality
from pixsim.calibration.items.distractors import distractors
from pixsim.calibration.items.effort import effort, rapid_answers
from pixsim.calibration.items.exposure import exposure
from pixsim.calibration.items.item_fit import item_fit
from pixsim.calibration.items.limited_fit import m2
from pixsim.calibration.items.logistic_dif import logistic_dif
from pixsim.calibration.items.person_fit import person_fit
from pixsim.calibration.items.rest_fit import rest_fit
from pixsim.calibration.items.review import review_items
from pixsim.calibration.items.soundness import Soundness, soundness
from pixsim.calibration.items.verdicts import VERDICTS, Thresholds
from pixsim.calibration.linking.drift import drift, purified_link
from pixsim.calibration.linking.link import Link, mean_sigma, stocking_lord
from pixsim.calibration.model.item_priors import Priors
from pixsim.calibration.multiplicity import benjamini_hochberg
from pixsim.calibration.precision import item_information, test_information
from pixsim.calibration.result import Calibration, compare
from pixsim.calibration.standards import (
    StandardSetting,
    angoff,
    booklet,
    bookmark,
    read_judgements,
)

__all__ = [
    "VERDICTS",
    "Calibration",
    "GradedCalibration",
    "GradedPriors",
    "Link",
    "Priors",
    "Responses",
    "Soundness",
    "StandardSetting",
    "Thresholds",
    "ability",
    "alpha",
    "angoff",
    "benjamini_hochberg",
    "booklet",
    "bookmark",
    "calibrate",
    "calibrate_graded",
    "candidates_needed",
    "compare",
    "dependent_pairs",
    "dimensionality",
    "distractors",
    "drift",
    "effort",
    "expected_errors",
    "exposure",
    "item_fit",
    "item_information",
    "item_statistics",
    "logistic_dif",
    "m2",
    "mantel_haenszel",
    "mean_sigma",
    "pair_counts",
    "person_fit",
    "purified_link",
    "q3",
    "rapid_answers",
    "read_judgements",
    "read_responses",
    "rest_fit",
    "review_items",
    "soundness",
    "stocking_lord",
    "test_information",
]
