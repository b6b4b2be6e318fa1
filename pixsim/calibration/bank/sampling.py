"""How candidates came to their questions, and what of it the model must know.

A V2 form is drawn from the profile: abler candidates are asked harder questions for reasons that
their answers do not show. Given the profile the draw says nothing more of ability, so that ability
is regressed on the pix of the profile. V3 chooses by answers that are in the table, and pilots at
random: both can be ignored, but these candidates are a group of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.answers.findings import Finding

if TYPE_CHECKING:
    import pandas as pd

FEWEST = 30  # persons of a group with a mean and sd of its own
FEWEST_TOLD = 30  # persons whose pix a regression can rest on
TRAINING = ("positioning", "practice")
PROFILE, NO_PROFILE, OTHERS = "V2", "V2, profile unknown", "others"
DOUBTS = ("simulated", "profile_unknown", "own_choice")
"""Findings that keep parameters from the bank until somebody says that they are meant."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """What is known of how persons came to their questions.

    Attributes
    ----------
    groups : dict of person to group, or None
    covariates : dict of name to (dict of person to number), or None
    findings : tuple of Finding
    """

    groups: dict[Any, str] | None
    covariates: dict[str, dict[Any, float]] | None
    findings: tuple[Finding, ...]


def describe_sampling(responses: Any, persons: Sequence[Any]) -> Sampling:
    """Groups and covariates of a table of answers, and what may mislead.

    Parameters
    ----------
    responses : DataFrame, or anything else, of which nothing is known
        The columns ``kind``, ``rules``, ``pix`` and ``simulated`` of `pixsim.answers.table` are
        read, where they are there.
    persons : sequence
        Labels of the candidates whose answers are used.
    """
    if "candidate" not in getattr(responses, "columns", ()):
        return Sampling(None, None, ())
    findings = [*_simulated_findings(responses), *_self_selection_finding(responses)]
    drawn = _drawn_from_profiles(responses)
    if not drawn.any():
        return Sampling(None, None, tuple(findings))
    known = responses["pix"][drawn].astype("Float64") if "pix" in responses else None
    who = responses["candidate"][drawn]
    by_person = {} if known is None else known.groupby(who).mean().dropna().to_dict()
    unknown = sorted(set(who) - by_person.keys(), key=str)
    if unknown:
        findings.append(Finding.of("profile_unknown", unknown))
    groups = _large_groups(persons, by_person.keys(), set(unknown))
    told = [by_person[person] for person in persons if person in by_person]
    if len(told) < FEWEST_TOLD:
        if told:
            findings.append(Finding.of("few_profiles", n=len(told), least=FEWEST_TOLD))
        return Sampling(groups, None, tuple(findings))
    middle = float(np.mean(told))
    pix = {person: float(by_person.get(person, middle)) for person in persons}
    return Sampling(groups, {"pix": pix}, tuple(findings))


def _drawn_from_profiles(responses: pd.DataFrame) -> pd.Series:
    """Rows whose question was drawn from a profile, as far as is known."""
    import pandas as pd

    none = pd.Series(False, index=responses.index)
    exam = responses["kind"].eq("exam").fillna(False).astype(bool) if "kind" in responses else none
    if "rules" not in responses:
        return exam  # exports of before did not say: V2 was what there was
    return exam & responses["rules"].fillna("v2").eq("v2").astype(bool)


def _large_groups(persons: Sequence[Any], known: Any, unknown: set[Any]) -> dict[Any, str] | None:
    """Groups of enough persons; the others join the largest."""
    groups = {
        person: PROFILE if person in known else NO_PROFILE if person in unknown else OTHERS
        for person in persons
    }
    names, count = np.unique(list(groups.values()), return_counts=True)
    large = {str(name) for name, n in zip(names, count, strict=True) if n >= FEWEST}
    if len(large) < 2:
        return None
    largest = str(names[np.argmax(count)])
    return {person: group if group in large else largest for person, group in groups.items()}


def _simulated_findings(responses: pd.DataFrame) -> tuple[Finding, ...]:
    """Answers that no person gave."""
    if "simulated" not in responses:
        return ()
    count = int(responses["simulated"].fillna(False).astype(bool).sum())
    return (Finding.of("simulated", n=count),) if count else ()


def _self_selection_finding(responses: pd.DataFrame) -> tuple[Finding, ...]:
    """Answers of trainings: when and of what, candidates decided, and they were shown the key."""
    if "kind" not in responses:
        return ()
    count = int(responses["kind"].isin(TRAINING).sum())
    return (Finding.of("own_choice", n=count),) if count else ()
