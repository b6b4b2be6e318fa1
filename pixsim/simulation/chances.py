"""The chances of one candidate: to be certified, and to keep each level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pixsim.bank.load import Bank
from pixsim.framework import Framework
from pixsim.generation import NoQuestionError, NotCertifiableError
from pixsim.placement import standing
from pixsim.problems import DataError
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import pool_generator
from pixsim.simulation.exact import exact_chances
from pixsim.simulation.forms import FormPool, profile_pool
from pixsim.simulation.items import ItemTable, item_table
from pixsim.simulation.placing import MASTERY, placing
from pixsim.simulation.priors import fault

Theta = float | Mapping[str, float] | Sequence[float]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class CandidateChances:
    """Exact chances of one candidate, over forms that may be drawn.

    Attributes
    ----------
    validated, rejected, error : float
        Of the certification.
    pix : float
        Expected certified pix.
    kept, lowered, lost : Mapping[str, float]
        By code of the tested competences.
    forms : int
        Forms averaged over.
    """

    validated: float
    rejected: float
    error: float
    pix: float
    kept: Mapping[str, float]
    lowered: Mapping[str, float]
    lost: Mapping[str, float]
    forms: int


def chances(
    profile: Profile,
    bank: Bank,
    theta: Theta | None = None,
    *,
    rules: V2 | None = None,
    forms: int = 256,
    seed: int = 0,
    parameters: Mapping[str, tuple[float, float]] | None = None,
) -> CandidateChances:
    """Exact chances of a candidate who answers every question.

    No answer is drawn; forms are, since a profile does not fix its test.

    Parameters
    ----------
    profile : Profile
    bank : Bank
    theta : float, mapping of competence code to float, or 16 floats, optional
        Abilities; those an honest profile shows by default (prior).
    rules : V2, optional
    forms : int
        Forms to average over.
    seed : int
        Of the forms.
    parameters : Mapping[str, tuple of (a, b)], optional
        Calibrated items; the others keep their priors.

    Raises
    ------
    DataError
        Impossible abilities.
    NotCertifiableError, NoQuestionError
        As when an exam is drawn.
    """
    rules = V2() if rules is None else rules
    now = standing(profile, bank.framework, rules)
    if not now.is_certifiable:
        raise NotCertifiableError(now)
    items = item_table(bank, parameters)
    codes = [competence.code for competence in bank.framework.competences]
    if theta is None:
        pix = now.placement.pix.astype(np.int8)
        abilities = placing(rules, items, len(codes), MASTERY).ability(pix)[0].astype(np.float64)
    else:
        abilities = _abilities(theta, bank.framework)
    pool = profile_pool(rules, bank, items, (profile,), pool_generator(seed), forms)
    if not pool.asked.any():
        raise NoQuestionError("the bank has no question for the competences of this profile")
    tests = (forms, len(codes))
    row = pool.row(
        np.zeros(tests, dtype=np.int64), np.repeat(np.arange(forms)[:, None], tests[1], 1)
    )
    right, asked, dependent = question_chances(
        items, pool, row, np.repeat(abilities[None, :], forms, axis=0)
    )
    found = exact_chances(
        rules,
        pix=np.repeat(now.placement.pix, forms, axis=0),
        tested=np.repeat(now.placement.certifiable, forms, axis=0),
        right=right,
        asked=asked,
        dependent=dependent,
    )
    tested = [code for place, code in enumerate(codes) if asked[:, place].any()]

    def by_code(values: Floats) -> dict[str, float]:
        means = dict(zip(codes, values.mean(axis=0).tolist(), strict=True))
        return {code: means[code] for code in tested}

    return CandidateChances(
        validated=float(found.validated.mean()),
        rejected=float(found.rejected.mean()),
        error=float(found.error.mean()),
        pix=float(found.total.mean()),
        kept=by_code(found.kept),
        lowered=by_code(found.lowered),
        lost=by_code(found.lost),
        forms=forms,
    )


def question_chances(
    items: ItemTable, pool: FormPool, row: NDArray[np.integer], theta: NDArray[np.floating]
) -> tuple[Floats, Bools, Bools]:
    """Chance of a right answer to each question of some forms.

    Parameters
    ----------
    items : ItemTable
    pool : FormPool
    row : integer array, shape (competence, candidate)
        Forms.
    theta : float array, shape (candidate, competence)

    Returns
    -------
    right : float64 array, shape (candidate, competence, place)
        ``c + (1 - c) / (1 + exp(-a (theta - b)))``; 0 where there is no question.
    asked, dependent : bool arrays, same shape
    """
    item = pool.item[:, row].transpose(2, 1, 0)
    asked = item >= 0
    a, b, c = items.a[item], items.b[item], items.c[item]
    knows = 1 / (1 + np.exp(-a * (theta[:, :, None] - b)))
    return np.where(asked, c + (1 - c) * knows, 0.0), asked, items.dependent[item] & asked


def _abilities(theta: Theta, framework: Framework) -> Floats:
    """Sixteen finite abilities, in framework order."""
    codes = [competence.code for competence in framework.competences]
    problems = []
    if isinstance(theta, Mapping):
        problems += [
            fault(f"theta {code}", "no such competence") for code in theta if code not in codes
        ]
        problems += [fault(f"theta {code}", "is missing") for code in codes if code not in theta]
        values = np.array([theta.get(code, 0.0) for code in codes], dtype=np.float64)
    else:
        values = np.array(theta, dtype=np.float64)
        if values.ndim == 0:
            values = np.repeat(values, len(codes))
        if values.shape != (len(codes),):
            problems.append(fault("theta", f"one ability or {len(codes)} are expected"))
    if not np.isfinite(values).all():
        problems.append(fault("theta", "abilities must be finite"))
    if problems:
        raise DataError(problems)
    return values
