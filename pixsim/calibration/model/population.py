"""The population that persons come from: groups and a regression of ability on what is known of them.

Ability is mean + sd · z, and z of a person is N(x · slopes, width²): x has a column for each group
but the first and one for each covariate, centred; the width is that of the group. The first group is
the reference: its width is 1, and its mean is 0 where the covariates have their average. Without
groups or covariates z is N(0, 1).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pixsim.foundation.arrays import Floats, Ints


@dataclass(frozen=True, slots=True)
class Latent:
    """What is estimated of a population, besides its scale.

    Attributes
    ----------
    slopes : float64 array, shape (column,)
    log_widths : float64 array, shape (group,)
        The first is 0.
    """

    slopes: Floats
    log_widths: Floats


ALONE = Latent(np.zeros(0), np.zeros(1))


@dataclass(frozen=True, slots=True)
class Population:
    """Groups and covariates of the persons.

    Attributes
    ----------
    groups : tuple of str
        The first is the reference.
    group : int64 array, shape (person,)
    covariates : tuple of str
    x : float64 array, shape (person, column)
        1 for members of each group but the first, then the covariates, standardised.
    centre, scale : float64 arrays, shape (covariate,)
        What was subtracted from each covariate, and what it was divided by.
    """

    groups: tuple[str, ...]
    group: Ints
    covariates: tuple[str, ...]
    x: Floats
    centre: Floats
    scale: Floats

    @property
    def start(self) -> Latent:
        """Nothing known: groups alike, covariates that say nothing."""
        return Latent(np.zeros(self.x.shape[1]), np.zeros(len(self.groups)))

    def centres(self, latent: Latent, rows: slice | NDArray[np.int64] = slice(None)) -> Floats:
        """Mean of z of each person."""
        value: Floats = self.x[rows] @ latent.slopes
        return value

    def widths(self, latent: Latent, rows: slice | NDArray[np.int64] = slice(None)) -> Floats:
        """Standard deviation of z of each person around it."""
        value: Floats = np.exp(latent.log_widths)[self.group[rows]]
        return value


def read_population(groups: Any, covariates: Any, persons: Sequence[Any]) -> Population | None:
    """Groups and covariates in the order of the persons; None where neither is given.

    Parameters
    ----------
    groups : mapping of person to group, sequence in the order of the persons, or None
        The reference is the largest group.
    covariates : mapping of name to (mapping of person to number, or sequence), or None
        Constant ones are left out.
    persons : sequence
        Labels of the rows.

    Raises
    ------
    ValueError
        A wrong length, a person without a group or without a finite number, every one named.
    """
    if groups is None and not covariates:
        return None
    faults: list[str] = []
    names, member = _group_of_persons(groups, persons, faults)
    columns = {
        str(name): _covariate_values(name, value, persons, faults)
        for name, value in _named_covariates(covariates)
    }
    if faults:
        raise ValueError("; ".join(faults))
    kept = {name: value for name, value in columns.items() if value.std() > 0}
    centre = np.array([value.mean() for value in kept.values()])
    scale = np.array([value.std() for value in kept.values()])
    told = [(value - value.mean()) / value.std() for value in kept.values()]
    dummies = [(member == k).astype(np.float64) for k in range(1, len(names))]
    x = np.column_stack([*dummies, *told]) if dummies or told else np.zeros((len(persons), 0))
    return Population(names, member, tuple(kept), x, centre, scale)


def _named_covariates(covariates: Any) -> list[tuple[Any, Any]]:
    if covariates is None:
        return []
    if hasattr(covariates, "columns"):
        return [(name, covariates[name].to_dict()) for name in covariates.columns]
    return list(covariates.items())


def _in_order(value: Any, persons: Sequence[Any]) -> list[Any] | None:
    """One value per person; None if it has another length."""
    if isinstance(value, Mapping):
        return [value.get(person) for person in persons]
    if hasattr(value, "to_dict"):  # a Series: by label
        by_label = value.to_dict()
        if all(person in by_label for person in persons):
            return [by_label[person] for person in persons]
    listed = list(value)
    return listed if len(listed) == len(persons) else None


def _group_of_persons(
    groups: Any, persons: Sequence[Any], faults: list[str]
) -> tuple[tuple[str, ...], Ints]:
    if groups is None:
        return ("",), np.zeros(len(persons), dtype=np.int64)
    listed = _in_order(groups, persons)
    if listed is None:
        faults.append(f"groups: {len(list(groups))} values for {len(persons)} persons")
        return ("",), np.zeros(len(persons), dtype=np.int64)
    texts = ["" if one is None or one != one else str(one) for one in listed]
    without = sum(not text for text in texts)
    if without:
        faults.append(f"groups: {without} persons without a group")
    found, count = np.unique(texts, return_counts=True)
    order = np.argsort(-count, kind="stable")
    place = {str(found[k]): rank for rank, k in enumerate(order)}
    return tuple(place), np.array([place[text] for text in texts], dtype=np.int64)


def _covariate_values(name: Any, value: Any, persons: Sequence[Any], faults: list[str]) -> Floats:
    listed = _in_order(value, persons)
    if listed is None:
        faults.append(f"covariates: {name}: {len(list(value))} values for {len(persons)} persons")
        return np.zeros(len(persons))
    try:
        numbers = np.array([np.nan if one is None else one for one in listed], dtype=np.float64)
    except (TypeError, ValueError):
        faults.append(f"covariates: {name}: not numbers")
        return np.zeros(len(persons))
    lacking = int((~np.isfinite(numbers)).sum())
    if lacking:
        faults.append(f"covariates: {name}: {lacking} persons without a finite number")
    return numbers
