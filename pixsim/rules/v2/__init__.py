"""The certification rules called V2: the personal test, in force until 4 November 2024.

Every kernel takes arrays whose first axis is the candidate; a sitting is a batch of one.
"""

from pixsim.rules.v2.constants import V2
from pixsim.rules.v2.placement import Knowledge, Placement, current_knowledge, place_candidates
from pixsim.rules.v2.scoring import EngineFault, Scores, Status, Verdict, score
from pixsim.rules.v2.selection import Selection, SkillTable, pick_variant, select

__all__ = [
    "V2",
    "EngineFault",
    "Knowledge",
    "Placement",
    "Scores",
    "Selection",
    "SkillTable",
    "Status",
    "Verdict",
    "current_knowledge",
    "pick_variant",
    "place_candidates",
    "score",
    "select",
]
