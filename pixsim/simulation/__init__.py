"""Simulation of whole cohorts: who passes, at what level, how often the test is wrong."""

from pixsim.simulation.chances import CandidateChances, chances
from pixsim.simulation.cohort import Cohort
from pixsim.simulation.exact import Chances, exact_chances
from pixsim.simulation.priors import SINCERITY, UNHURRIED, Abilities, Circumstances, Sincerity
from pixsim.simulation.run import SimulationResult, simulate
from pixsim.simulation.tables import from_profiles, from_table

__all__ = [
    "SINCERITY",
    "UNHURRIED",
    "Abilities",
    "CandidateChances",
    "Chances",
    "Circumstances",
    "Cohort",
    "SimulationResult",
    "Sincerity",
    "chances",
    "exact_chances",
    "from_profiles",
    "from_table",
    "simulate",
]
