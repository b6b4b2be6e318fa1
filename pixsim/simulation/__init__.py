"""Simulation of whole cohorts: who passes, at what level, how often the test is wrong."""

from pixsim.simulation.chances.adaptive import V3Chances, v3_chances
from pixsim.simulation.chances.candidate import CandidateChances, chances
from pixsim.simulation.chances.exact import Chances, exact_chances
from pixsim.simulation.experiments.comparison import compare
from pixsim.simulation.experiments.design import FactorLevel, factorial
from pixsim.simulation.experiments.experiment_runner import experiment
from pixsim.simulation.experiments.sensitivity import PriorRange, sensitivity
from pixsim.simulation.exposure import (
    Randomesque,
    SympsonHetter,
    exposure_controls,
    mock_overlap,
)
from pixsim.simulation.larger_banks import synthetic_bank
from pixsim.simulation.matching import Fit, Matching, match_cohort
from pixsim.simulation.people.assumptions import (
    SINCERITY,
    UNHURRIED,
    Abilities,
    Circumstances,
    Group,
    QuestionTimes,
    SimulatedPositioning,
    Sincerity,
)
from pixsim.simulation.people.cohort import Cohort
from pixsim.simulation.people.known_candidates import from_profiles, from_table
from pixsim.simulation.people.published import (
    Published,
    read_certifications,
    summarise_certifications,
    summarise_certifications_by,
)
from pixsim.simulation.people.scale import ability_of_level, level_cutoffs, level_of_ability
from pixsim.simulation.provenance import Provenance
from pixsim.simulation.reliability import Reliability, reliability
from pixsim.simulation.run import SimulationResult, simulate
from pixsim.simulation.summary import Summary
from pixsim.simulation.time_cost import cost_of_time
from pixsim.simulation.v2.summary import V2Summary
from pixsim.simulation.v3.summary import V3Summary

__all__ = [
    "SINCERITY",
    "UNHURRIED",
    "Abilities",
    "CandidateChances",
    "Chances",
    "Circumstances",
    "Cohort",
    "FactorLevel",
    "Fit",
    "Group",
    "Matching",
    "PriorRange",
    "Provenance",
    "Published",
    "QuestionTimes",
    "Randomesque",
    "Reliability",
    "SimulatedPositioning",
    "SimulationResult",
    "Sincerity",
    "Summary",
    "SympsonHetter",
    "V2Summary",
    "V3Chances",
    "V3Summary",
    "ability_of_level",
    "chances",
    "compare",
    "cost_of_time",
    "exact_chances",
    "experiment",
    "exposure_controls",
    "factorial",
    "from_profiles",
    "from_table",
    "level_cutoffs",
    "level_of_ability",
    "match_cohort",
    "mock_overlap",
    "read_certifications",
    "reliability",
    "sensitivity",
    "simulate",
    "summarise_certifications",
    "summarise_certifications_by",
    "synthetic_bank",
    "v3_chances",
]
