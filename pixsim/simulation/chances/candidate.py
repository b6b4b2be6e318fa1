"""The chances of one candidate under V2: to be certified, and to keep each level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.form import NoQuestionError, NotCertifiableError
from pixsim.assembly.item_table import ItemTable, item_table, skill_table
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Bools, Floats
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.irt.logistic import probability
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import pool_generator
from pixsim.simulation.chances.abilities import Theta, abilities
from pixsim.simulation.chances.exact import Chances, exact_chances
from pixsim.simulation.people.assumptions import in_range, whole_number
from pixsim.simulation.people.retention import RETENTION, right_again
from pixsim.simulation.v2.forms import FormPool
from pixsim.simulation.v2.known_profiles import known_pool, known_profiles

MOST_FORMS = 65_536


@dataclass(frozen=True, slots=True)
class CandidateChances:
    """Exact chances of one candidate, over forms that may be drawn.

    Attributes
    ----------
    validated, rejected, error : float
        Of the certification.
    profile_pix : int
        Pix of the profile in the tested competences, capped: the most that can be certified.
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
    profile_pix: int
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
    shift: float = 0.0,
    retention: float = RETENTION,
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
        Abilities with which the positioning was answered. By default their posterior given its
        answers, over which the chances are averaged; where only levels are known, those an honest
        profile shows (prior).
    shift : float
        Added to all abilities at the certification, from -20 to 20: below 0 for a candidate who was
        helped while positioning.
    retention : float
        See `pixsim.simulation.people.retention` (prior); of no effect where only levels are known.
    rules : V2, optional
    forms : int
        Forms to average over, at most 65,536.
    seed : int
        Of the forms.
    parameters : Mapping[str, tuple of (a, b)], optional
        Calibrated items; the others keep their priors.

    Raises
    ------
    DataError
        Impossible abilities, shift, retention, forms or seed.
    NotCertifiableError, NoQuestionError
        As when an exam is drawn.
    """
    rules = V2() if rules is None else rules
    problems = [
        *in_range("shift", shift, -20, 20),
        *in_range("retention", retention, 0, 1),
        *whole_number("forms", forms, 1, MOST_FORMS),
        *whole_number("seed", seed, 0),
    ]
    if problems:
        raise DataError(problems)
    now = profile_standing(profile, bank.framework, rules)
    if not now.is_certifiable:
        raise NotCertifiableError(now)
    items = item_table(bank, parameters)
    rng = pool_generator(seed)
    known = known_profiles((profile,), bank, rules)
    pool = known_pool(rules, skill_table(bank), items, known, np.zeros(1, np.intp), rng, forms)
    if not pool.asked.any():
        raise NoQuestionError("the bank has no question for the competences of this profile")
    shown = abilities(profile, now, bank, items, rules, theta).spread(forms, rng)
    row = pool.row(
        np.zeros(shown.shape, dtype=np.int64), np.tile(np.arange(forms)[:, None], shown.shape[1])
    )
    right, asked, dependent = question_chances(items, pool, row, shown + shift)
    if not profile.has_plain_levels:  # each question is a variant of one answered right
        right = _retained_chances(items, pool, row, right, shown, retention)
    found = exact_chances(
        rules,
        pix=np.repeat(now.placement.pix, forms, axis=0),
        tested=np.repeat(now.placement.certifiable, forms, axis=0),
        right=right,
        asked=asked,
        dependent=dependent,
    )
    most = np.minimum(now.placement.pix[0], rules.max_pix)
    tested = np.asarray(asked.any(axis=(0, 2)), dtype=np.bool_)
    return _average_forms(found, tested, most, bank.framework, forms)


def _retained_chances(
    items: ItemTable,
    pool: FormPool,
    row: NDArray[np.integer],
    right: Floats,
    shown: Floats,
    retention: float,
) -> Floats:
    """Chances of right answers once the earlier ones are taken into account."""
    asked, answered = (x[:, row].transpose(2, 1, 0) for x in (pool.item, pool.answered))
    guess, lucky = (np.where(asked >= 0, items.c[x], 0.0) for x in (asked, answered))
    before, _, _ = question_chances(items, replace(pool, item=pool.answered), row, shown)
    knows = (right - guess) / np.maximum(1 - guess, 1e-12)
    knew = (before - lucky) / np.maximum(1 - lucky, 1e-12)
    return np.where(asked >= 0, right_again(knows, knew, guess, retention, lucky), 0.0)


def _average_forms(
    found: Chances, tested: Bools, most: NDArray[np.integer], framework: Framework, forms: int
) -> CandidateChances:
    """Chances of one candidate from those of all forms; `most` is the capped pix of the profile."""
    codes = [c.code for c, here in zip(framework.competences, tested, strict=True) if here]

    def by_code(values: Floats) -> dict[str, float]:
        return dict(zip(codes, values.mean(axis=0)[tested].tolist(), strict=True))

    return CandidateChances(
        validated=float(found.validated.mean()),
        rejected=float(found.rejected.mean()),
        error=float(found.error.mean()),
        profile_pix=int(most[tested].sum()),
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
    knows = probability(theta[:, :, None], a, b)
    return np.where(asked, c + (1 - c) * knows, 0.0), asked, items.dependent[item] & asked
