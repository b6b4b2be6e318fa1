"""The rules a sitting was planned with, kept whole in its plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Annotated, Any

from pydantic import BeforeValidator

from pixsim.rules.v2 import V2
from pixsim.rules.v3 import V3


def _refuse_unknown_settings(rules: type[V2] | type[V3]) -> Callable[[Any], Any]:
    """Refuse a setting that these rules do not have: it would be dropped without a word."""
    names = {field.name for field in fields(rules)}

    def check(value: Any) -> Any:
        if isinstance(value, dict) and (foreign := sorted(set(value) - names)):
            raise ValueError(f"{rules.__name__} has no {', '.join(foreign)}")
        return value

    return check


KeptV2 = Annotated[V2, BeforeValidator(_refuse_unknown_settings(V2))]
KeptV3 = Annotated[V3, BeforeValidator(_refuse_unknown_settings(V3))]


def with_settings(plan: Any, *kept: str) -> Any:
    """A plan of before settings were kept: the official rules, and what it did keep of them.

    Parameters
    ----------
    plan : object
        As it comes to be validated.
    *kept : str
        Fields of the plan that are settings of its rules.
    """
    if not isinstance(plan, dict) or "settings" in plan:
        return plan
    return {**plan, "settings": {name: plan[name] for name in kept if name in plan}}
