"""The table of rule sets, as far as a sitting needs them: what differs between them is reached here.

A rule set of one's own adds a line here, one in `pixsim.report.rule_sets`, its name in
`pixsim.rules.abort_and_reports`, and its own folders; nothing else knows rule sets apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3
from pixsim.session.events import Asked
from pixsim.session.marks import Marks
from pixsim.session.plan import Plan
from pixsim.session.state import Session
from pixsim.session.v2.plan import V2Plan, plan_v2
from pixsim.session.v2.scoring import marks_v2
from pixsim.session.v3.asking import next_question
from pixsim.session.v3.plan import V3Plan, plan_v3
from pixsim.session.v3.scoring import marks_v3


class MakePlan(Protocol):
    """Plans a sitting of a profile."""

    def __call__(
        self,
        *,
        id: str,
        profile: Profile,
        bank: Bank,
        seed: int,
        rules: Any,
        at: Any,
        autopilot: str | None = None,
        met: Collection[str] = (),
    ) -> Plan:
        """Same seed, profile, bank and questions met in earlier tests: same plan."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What a sitting does by its rules.

    Attributes
    ----------
    settings : type
        Its rules; without arguments, the official ones.
    plan_type : type of Plan
        What its plans are read as.
    plan : callable
        Plans a sitting; says why it cannot be sat.
    next_question : callable or None
        From a session and a bank to the question to ask; None where all are fixed in advance.
    marks : callable
        Final outcome of each question of a session that is over.
    """

    settings: type
    plan_type: type[Plan]
    plan: MakePlan
    next_question: Callable[[Session, Bank], Asked] | None
    marks: Callable[[Session], Marks]


RULE_SETS: dict[str, RuleSet] = {
    "v2": RuleSet(V2, V2Plan, plan_v2, None, marks_v2),
    "v3": RuleSet(V3, V3Plan, plan_v3, next_question, marks_v3),
}


def rule_set(plan: Plan) -> RuleSet:
    """The rule set a sitting was planned with."""
    return RULE_SETS[plan.rules]


def rule_set_of(settings: object) -> RuleSet:
    """The rule set that some rules belong to.

    Raises
    ------
    TypeError
        They belong to none.
    """
    for found in RULE_SETS.values():
        if isinstance(settings, found.settings):
            return found
    raise TypeError(f"{type(settings).__name__} is no rule set")


class _OfRules(BaseModel):
    rules: Any = None


def rules_named(body: str) -> str | None:
    """The name of the rules in a JSON document; None where it has none.

    Raises
    ------
    ValueError
        It is no JSON, or no text: bytes of a damaged file.
    """
    try:
        name = _OfRules.model_validate_json(body).rules
    except ValidationError as error:
        if error.errors()[0]["type"] == "json_invalid":
            raise ValueError(error.errors()[0]["msg"]) from error
        return None
    except TypeError as error:  # half a character
        raise ValueError(str(error)) from error
    return name if isinstance(name, str) else None


def read_plan(body: str) -> Plan:
    """A plan from its JSON.

    Raises
    ------
    ValueError
        Of no rule set, or not a plan of its own.
    """
    name = rules_named(body)
    if name not in RULE_SETS:
        raise ValueError(f"no plan of a sitting under the rules {name!r}")
    return RULE_SETS[name].plan_type.model_validate_json(body)


def settle_marks(session: Session) -> Marks:
    """Settle every question of a sitting that is over, by its rules."""
    return rule_set(session.sitting).marks(session)
