"""From abilities to the levels of profiles and back, as a simulation places them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.assembly.item_table import item_table
from pixsim.bank.reading.load import Bank
from pixsim.foundation.arrays import Floats
from pixsim.foundation.problems import DataError
from pixsim.rules.v2 import V2
from pixsim.simulation.people.assumptions import fault, in_range
from pixsim.simulation.people.levels import MASTERY, LevelScale, level_scale

if TYPE_CHECKING:
    from pandas import DataFrame

Parameters = Mapping[str, tuple[float, float]]

BEYOND = 0.5  # how far the ability of an outermost level lies from its one cut-off


def level_cutoffs(
    bank: Bank, *, mastery: float = MASTERY, parameters: Parameters | None = None
) -> DataFrame:
    """Ability from which each level of a profile is held.

    A level is held where its skills are known, success being at least as likely as `mastery`, and
    those of all levels below. Difficulties are *priors* where items were never calibrated, so these
    are too. They are no cut-offs of Pix: under V2 a level comes from a positioning; those under V3,
    from one ability, are ``V3().levels``.

    Parameters
    ----------
    bank : Bank
    mastery : float
        As in `simulate` (prior).
    parameters : Mapping[str, tuple of (a, b)], optional
        As in `simulate`.

    Returns
    -------
    DataFrame
        One row per competence, one column per level from 1; infinite where the bank has no item.

    Raises
    ------
    DataError
        An impossible mastery or impossible parameters.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.simulation import level_cutoffs
    >>> level_cutoffs(pixsim.load_bank()).shape
    (16, 7)
    """
    import pandas as pd

    cutoffs = _level_scale(bank, mastery, parameters).cutoffs
    return pd.DataFrame(
        cutoffs,
        index=pd.Index([c.code for c in bank.framework.competences], name="competence"),
        columns=pd.RangeIndex(1, cutoffs.shape[1] + 1, name="level"),
    )


def level_of_ability(
    theta: ArrayLike,
    bank: Bank,
    *,
    mastery: float = MASTERY,
    parameters: Parameters | None = None,
) -> NDArray[np.int64]:
    """Level that an honest profile without luck shows, uncapped.

    Parameters
    ----------
    theta : array_like
        Abilities, one in all competences or of shape (…, 16).
    bank, mastery, parameters
        As for `level_cutoffs`.

    Returns
    -------
    int64 array, shape (16,) or (…, 16)

    Raises
    ------
    DataError
        As for `level_cutoffs`; abilities of another shape or not finite.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.simulation import level_of_ability
    >>> bank = pixsim.load_bank()
    >>> level_of_ability(-4.0, bank).max(), level_of_ability(6.0, bank).min()
    (np.int64(0), np.int64(7))
    """
    cutoffs = _level_scale(bank, mastery, parameters).cutoffs
    ability = _by_competence("theta", theta, len(cutoffs))
    held: NDArray[np.int64] = (ability[..., None] >= cutoffs).sum(axis=-1)
    return held


def ability_of_level(
    level: ArrayLike,
    bank: Bank,
    *,
    mastery: float = MASTERY,
    parameters: Parameters | None = None,
) -> Floats:
    """Ability in the middle of those that show a level; `level_of_ability` gives it back.

    The outermost levels have one cut-off: half a unit beyond it.

    Parameters
    ----------
    level : array_like
        Whole levels from 0, one in all competences or of shape (…, 16).
    bank, mastery, parameters
        As for `level_cutoffs`.

    Returns
    -------
    float64 array, shape (16,) or (…, 16)
        NaN where nobody is placed: a level for which the bank has no item, or one whose cut-off is
        that of the next.

    Raises
    ------
    DataError
        As for `level_cutoffs`; levels of another shape, not whole or negative.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.simulation import ability_of_level, level_of_ability
    >>> bank = pixsim.load_bank()
    >>> set(level_of_ability(ability_of_level(3, bank), bank).tolist())
    {3}
    """
    cutoffs = _level_scale(bank, mastery, parameters).cutoffs
    wanted = _by_competence("level", level, len(cutoffs))
    if (wanted < 0).any() or (wanted != np.floor(wanted)).any():
        raise DataError([fault("level", "levels must be whole numbers from 0")])
    number = np.minimum(wanted, cutoffs.shape[1] + 1).astype(np.int64)
    none = np.full((len(cutoffs), 1), np.inf)
    ends = np.concatenate([-none, cutoffs, none, none], axis=1)
    row = np.arange(len(cutoffs))
    low, high = ends[row, number], ends[row, number + 1]
    low, high = (
        np.where(np.isinf(low), high - 2 * BEYOND, low),
        np.where(np.isinf(high), low + 2 * BEYOND, high),
    )
    with np.errstate(invalid="ignore"):  # both infinite: no item at all
        middle: Floats = np.where(low < high, (low + high) / 2, np.nan)
    return middle


def _level_scale(bank: Bank, mastery: float, parameters: Parameters | None) -> LevelScale:
    if problems := list(in_range("mastery", mastery, 0.001, 0.999)):
        raise DataError(problems)
    items = item_table(bank, parameters)
    return level_scale(V2(), items, len(bank.framework.competences), mastery)


def _by_competence(name: str, values: ArrayLike, competences: int) -> Floats:
    found = np.asarray(values, dtype=np.float64)
    if found.ndim == 0:
        found = np.repeat(found, competences)
    if found.shape[-1] != competences or not np.isfinite(found).all():
        message = f"one finite number, or {competences} along the last axis, are expected"
        raise DataError([fault(name, message)])
    return found
