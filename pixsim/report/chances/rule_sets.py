"""The table of rule sets, as far as the chances of one candidate need them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pixsim.bank.reading.load import Bank
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.v2 import chances as v2
from pixsim.report.v3 import chances as v3


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The chances of one candidate under one rule set.

    Attributes
    ----------
    work_out : callable
        From profile, bank and seed to chances.
    text : callable
        From those and the framework to a page of 76 columns.
    document : callable
        From those to JSON.
    """

    work_out: Callable[[Profile, Bank, int], Any]
    text: Callable[[Any, Framework], str]
    document: Callable[[Any], dict[str, Any]]


OUTLOOKS: dict[str, Outlooks] = {
    "v2": Outlooks(v2.candidate_outlook, v2.outlook_text, v2.outlook_document),
    "v3": Outlooks(v3.candidate_outlook, v3.outlook_text, v3.outlook_document),
}
