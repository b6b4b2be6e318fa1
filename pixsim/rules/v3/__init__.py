"""The certification rules called V3: the adaptive test, in force since autumn 2024.

Every kernel takes arrays whose first axis is the candidate; a sitting is a batch of one. Pix's
capacity is `theta` here, its error rate `error`, its challenge an item, its mesh a global level.
"""

from pixsim.rules.global_levels import GLOBAL_LEVELS, GlobalLevel
from pixsim.rules.v3.ability import Ability, Estimates, estimate_from_scratch
from pixsim.rules.v3.adaptive import Assessments, Choice, Progress, administer
from pixsim.rules.v3.candidate_streams import Streams, modelled_answers, simulate_assessments
from pixsim.rules.v3.certification import Certificates, Degradation, certify, degrade
from pixsim.rules.v3.constants import V3, Band, LevelBand
from pixsim.rules.v3.eligibility import Eligible, Trail, eligible_items
from pixsim.rules.v3.items import ItemPool
from pixsim.rules.v3.scoring import competence_levels, score
from pixsim.rules.v3.seeding import choose_seeded, seeded_minutes, seeded_order, seeded_places
from pixsim.rules.v3.selection import PoolExhaustedError, choose_item, pick_place, place_chances
from pixsim.rules.v3.status import Comment, Decisions, Status, decide_status

__all__ = [
    "GLOBAL_LEVELS",
    "V3",
    "Ability",
    "Assessments",
    "Band",
    "Certificates",
    "Choice",
    "Comment",
    "Decisions",
    "Degradation",
    "Eligible",
    "Estimates",
    "GlobalLevel",
    "ItemPool",
    "LevelBand",
    "PoolExhaustedError",
    "Progress",
    "Status",
    "Streams",
    "Trail",
    "administer",
    "certify",
    "choose_item",
    "choose_seeded",
    "competence_levels",
    "decide_status",
    "degrade",
    "eligible_items",
    "estimate_from_scratch",
    "modelled_answers",
    "pick_place",
    "place_chances",
    "score",
    "seeded_minutes",
    "seeded_order",
    "seeded_places",
    "simulate_assessments",
]
