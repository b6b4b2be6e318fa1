"""Candidates known one by one: a table of abilities, or real profiles."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.standing import profile_standing
from pixsim.foundation.problems import DataError, Problem
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.simulation.blocks import BLOCK, Block
from pixsim.simulation.people.assumptions import in_range
from pixsim.simulation.people.levels import LEVELS
from pixsim.simulation.people.retention import RETENTION

if TYPE_CHECKING:
    from pandas import DataFrame

THETA, LEVEL, PIX, EXTRA, GROUP = "theta_", "level_", "pix_", "extra_time_percent", "group"
MOST_GROUPS = 1000


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of each candidate; None where it is drawn instead.

    Attributes
    ----------
    theta : float32 array, shape (candidate, competence), or None
    pix : int8 array, shape (candidate, competence), or None
        Profile, uncapped.
    extra_time_percent : float32 array, shape (candidate,), or None
    situation : int16 array, shape (candidate, competence), or None
        Which profile's knowledge the test is drawn from.
    profiles : tuple of Profile
        Where `situation` points.
    shown : float32 array, shape (profile, competence, quantile), or None
        Abilities the answers of each profile show, spread as their posterior; NaN where a profile
        has levels alone. Set when a simulation is prepared.
    retention : float
        See `pixsim.simulation.people.retention`.
    group : int16 array, shape (candidate,), or None
        Part of the population of each.
    groups : tuple of str
        Names of the parts.
    """

    theta: NDArray[np.float32] | None
    pix: NDArray[np.int8] | None
    extra_time_percent: NDArray[np.float32] | None
    situation: NDArray[np.int16] | None = None
    profiles: tuple[Profile, ...] = ()
    shown: NDArray[np.float32] | None = None
    retention: float = RETENTION
    group: NDArray[np.int16] | None = None
    groups: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Candidates known."""
        known = next(a for a in (self.theta, self.pix) if a is not None)
        return len(known)

    def rows(self, block: Block) -> Given:
        """The candidates of a whole block, repeated in order; laid out by competence."""
        at = (block.origin + np.arange(BLOCK)) % self.size
        return replace(
            self,
            theta=None if self.theta is None else self.theta.T[:, at].T,
            pix=None if self.pix is None else self.pix.T[:, at].T,
            extra_time_percent=None
            if self.extra_time_percent is None
            else self.extra_time_percent[at],
            situation=None if self.situation is None else self.situation.T[:, at].T,
            profiles=(),
            group=None if self.group is None else self.group[at],
        )


def from_table(
    table: DataFrame, framework: Framework, rules: V2 | None = None, name: str = "table"
) -> Given:
    """Candidates of a table, one row each.

    Parameters
    ----------
    table : DataFrame
        Columns ``theta_1.1`` to ``theta_5.2`` (abilities); optionally the profile, which else the
        sincerity model or a simulated positioning makes: all of ``pix_1.1`` to ``pix_5.2`` (whole,
        uncapped, below 9 levels), or all of ``level_1.1`` to ``level_5.2`` (whole levels from 0 to
        8, of which each means its lowest pix: 8 times the level; 0 for a competence that was never
        positioned); ``extra_time_percent`` (0 to 200); and ``group`` (a text, kept in the table of
        a simulation).
    framework : Framework
    rules : V2, optional
        For the pix of a level.
    name : str
        What messages call the table, e.g. its file.

    Raises
    ------
    DataError
        Every missing, foreign or impossible column, at once.
    """
    rules = V2() if rules is None else rules
    codes = [competence.code for competence in framework.competences]
    thetas, levels, pixes = ([kind + code for code in codes] for kind in (THETA, LEVEL, PIX))
    most_pix = float(LEVELS * rules.pix_per_level - 1)
    limits = dict.fromkeys(thetas, (-10.0, 10.0, False)) | dict.fromkeys(levels, (0.0, 8.0, True))
    limits |= dict.fromkeys(pixes, (0.0, most_pix, True))
    limits[EXTRA] = (0.0, 200.0, False)
    names = [str(column) for column in table.columns]
    groups: tuple[str, ...] = ()
    group = None
    profile = [kind for kind in (levels, pixes) if any(column in names for column in kind)]
    wanted = [*thetas, *(profile[0] if profile else [])]
    problems = list(_column_faults(names, wanted, {*limits, GROUP}))
    if names.count(GROUP) == 1:
        group, groups, faults = _group_rows(table)
        problems += faults
    if len(profile) > 1:
        told = "a profile has levels or pix, not both"
        problems.append(_column_problem(LEVEL + "*", "levels_and_pix", told))
    if not len(table):
        problems.append(_column_problem("", "empty_table", "the table has no candidate"))
    columns: dict[str, NDArray[np.float64]] = {}
    for column in dict.fromkeys(names):
        if column in limits and names.count(column) == 1:
            columns[column], faults = _check_column(table, column, *limits[column])
            problems += faults
    if problems:
        raise DataError([replace(problem, file=name) for problem in problems])
    pix = None
    if profile:
        worth = rules.pix_per_level if profile[0] is levels else 1
        pix = (np.stack([columns[n] for n in profile[0]], axis=1) * worth).astype(np.int8)
    return Given(
        theta=np.stack([columns[column] for column in thetas], axis=1).astype(np.float32),
        pix=pix,
        extra_time_percent=columns[EXTRA].astype(np.float32) if EXTRA in columns else None,
        group=group,
        groups=groups,
    )


def from_profiles(
    profiles: Sequence[Profile],
    framework: Framework,
    rules: V2 | None = None,
    retention: float = RETENTION,
) -> Given:
    """Candidates with real profiles; their abilities are guessed back from them.

    Where a profile holds the answers of a positioning, each candidate's ability is drawn from their
    posterior, less the help, and what was answered right is mostly retained (as in
    `pixsim.simulation.chances.candidate`). Where it holds levels alone, the sincerity model is applied
    backwards: what the profile shows, less the help and the luck, is the ability.

    Parameters
    ----------
    profiles : sequence of Profile
    framework : Framework
    rules : V2, optional
        Places the profiles.
    retention : float
        From 0 to 1; see `pixsim.simulation.people.retention` (prior).

    Raises
    ------
    DataError
        No profile, more than an index can hold, or an impossible retention.
    """
    rules = V2() if rules is None else rules
    if problems := list(in_range("retention", retention, 0, 1)):
        raise DataError(problems)
    if not 0 < len(profiles) <= np.iinfo(np.int16).max:
        most = np.iinfo(np.int16).max
        message = f"{len(profiles)} profiles given, from 1 to {most} can be used"
        context = {"n": len(profiles), "most": most}
        raise DataError([Problem("profiles", "", "", "profile_count", message, context)])
    pix = np.concatenate([profile_standing(p, framework, rules).placement.pix for p in profiles])
    index = np.arange(len(profiles), dtype=np.int16)
    return Given(
        theta=None,
        pix=np.minimum(pix, np.iinfo(np.int8).max).astype(np.int8),  # too many levels by far
        extra_time_percent=np.array([p.extra_time_percent for p in profiles], dtype=np.float32),
        situation=np.repeat(index[:, None], pix.shape[1], axis=1),
        profiles=tuple(profiles),
        retention=retention,
    )


def _column_faults(
    names: Sequence[str], wanted: Sequence[str], known: Container[str]
) -> Iterator[Problem]:
    for name in wanted:
        if name not in names:
            yield _column_problem(name, "missing_column", "is missing")
    for name in names:
        if name not in known:
            yield _column_problem(name, "foreign_column", "is no column of a cohort", name=name)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield _column_problem(name, "repeated_column", "appears twice")


def _check_column(
    table: DataFrame, name: str, low: float, high: float, whole: bool
) -> tuple[NDArray[np.float64], list[Problem]]:
    """One column as numbers, and the first candidate for whom it is impossible."""
    try:
        values = table[name].to_numpy(dtype=np.float64)
    except (TypeError, ValueError):
        return np.zeros(len(table)), [_column_problem(name, "not_numbers", "must hold numbers")]
    bad = ~((values >= low) & (values <= high))
    if whole:
        bad |= values != np.floor(values)
    if not bad.any():
        return values, []
    row, n = int(np.flatnonzero(bad)[0]), int(bad.sum())
    shown = "NaN" if math.isnan(values[row]) else f"{values[row]:g}"
    kind = "a whole number" if whole else "a number"
    message = f"must be {kind} from {low:g} to {high:g}; row {row} holds {shown} ({n} in all)"
    fault = "impossible_level" if whole else "impossible_value"
    context = {"low": f"{low:g}", "high": f"{high:g}", "row": row, "value": shown, "n": n}
    return values, [_column_problem(name, fault, message, **context)]


def _group_rows(
    table: DataFrame,
) -> tuple[NDArray[np.int16] | None, tuple[str, ...], list[Problem]]:
    """Group of each row, names in the order they appear, and what is wrong with them."""
    values = table[GROUP]
    if values.isna().any():
        row, n = int(np.flatnonzero(values.isna())[0]), int(values.isna().sum())
        told = f"must name a group; row {row} holds none ({n} in all)"
        return None, (), [_column_problem(GROUP, "no_group", told, row=row, n=n)]
    names = tuple(dict.fromkeys(str(value) for value in values))
    if len(names) > MOST_GROUPS:
        told = f"{len(names)} groups, at most {MOST_GROUPS} can be kept"
        fault = _column_problem(GROUP, "many_groups", told, n=len(names), most=MOST_GROUPS)
        return None, (), [fault]
    place = {name: k for k, name in enumerate(names)}
    return np.array([place[str(value)] for value in values], dtype=np.int16), names, []


def _column_problem(column: str, kind: str, message: str, **context: object) -> Problem:
    return Problem("table", column, "", kind, message, context)
