"""Simulation of whole cohorts: who passes, at what level, how often the test is wrong."""

from pixsim.simulation.adaptive_summary import AdaptiveSummary
from pixsim.simulation.chances import CandidateChances, chances
from pixsim.simulation.cohort import Cohort
from pixsim.simulation.comparison import compare
from pixsim.simulation.design import FactorLevel, factorial
from pixsim.simulation.exact import Chances, exact_chances
from pixsim.simulation.experiment import experiment
from pixsim.simulation.personal_summary import PersonalSummary
from pixsim.simulation.priors import (
    SINCERITY,
    UNHURRIED,
    Abilities,
    Circumstances,
    Positioning,
    Sincerity,
)
from pixsim.simulation.provenance import Provenance
from pixsim.simulation.run import SimulationResult, simulate
from pixsim.simulation.summary import Summary
from pixsim.simulation.tables import from_profiles, from_table

__all__ = [
    "SINCERITY",
    "UNHURRIED",
    "Abilities",
    "AdaptiveSummary",
    "CandidateChances",
    "Chances",
    "Circumstances",
    "Cohort",
    "FactorLevel",
    "PersonalSummary",
    "Positioning",
    "Provenance",
    "SimulationResult",
    "Sincerity",
    "Summary",
    "chances",
    "compare",
    "exact_chances",
    "experiment",
    "factorial",
    "from_profiles",
    "from_table",
    "simulate",
]
