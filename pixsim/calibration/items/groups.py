"""Two groups of persons, and the items that favour one of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pixsim.answers.response_matrix import Responses, from_matrix
from pixsim.calibration.items.dif import mantel_haenszel
from pixsim.calibration.items.logistic_dif import logistic_dif
from pixsim.calibration.items.person_values import align_to_persons
from pixsim.calibration.items.verdicts import Thresholds, two_decimals
from pixsim.foundation.arrays import Bools, Floats
from pixsim.text.messages import list_some

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class TwoGroups:
    """Who is in which group.

    Attributes
    ----------
    focal : bool array, shape (person,)
    known : bool array, shape (person,)
        False for persons without a group.
    focal_name, reference_name : str
    """

    focal: Bools
    known: Bools
    focal_name: str
    reference_name: str

    def effects(self, read: Responses, theta: Floats, limits: Thresholds) -> pd.DataFrame:
        """Class and size of the effect of group on each item, and what to say of it.

        Parameters
        ----------
        read : Responses
        theta : float64 array, shape (person,)
            Abilities to match persons on. Mantel-Haenszel matches on total scores where everybody
            answered everything: it can leave out the items with an effect.
        limits : Thresholds

        Returns
        -------
        DataFrame
            ``item``, ``dif``, ``delta``, ``dif_flagged`` (the class if significant after
            adjustment, else empty), ``dif_text``.
        """
        import pandas as pd

        persons = [read.persons[int(row)] for row in np.flatnonzero(self.known)]
        own = from_matrix(read.matrix()[self.known], read.items, persons)
        focal = self.focal[self.known]
        ability = theta[self.known]
        matching = None if own.complete else ability
        common = mantel_haenszel(own, focal, matching, alpha=limits.alpha)
        slope = logistic_dif(own, focal, ability, alpha=limits.alpha)
        rows = [
            self._row(*pair)
            for pair in zip(common.to_dict("records"), slope.to_dict("records"), strict=True)
        ]
        return pd.DataFrame(rows)

    def _row(self, common: dict[Hashable, Any], slope: dict[Hashable, Any]) -> dict[str, Any]:
        """One item: what both methods say together."""
        row = {
            "item": common["item"], "dif": max(common["effect"], slope["effect"]),
            "delta": common["delta"], "dif_flagged": "", "dif_text": "",
        }  # fmt: skip
        if common["flagged"]:
            way = "harder" if common["delta"] < 0 else "easier"
            row["dif_flagged"] = common["effect"]
            row["dif_text"] = (
                f"{way} for {self.focal_name} than for {self.reference_name} at equal ability: "
                f"delta {two_decimals(common['delta'])}, class {common['effect']}"
            )
        if slope["flagged"] and slope["effect"] > row["dif_flagged"]:
            crossing = slope["p_nonuniform"] < slope["p_uniform"]
            way = "harder" if slope["delta"] < 0 else "easier"
            which = "more or less so by ability" if crossing else f"{way} for {self.focal_name}"
            row["dif_flagged"] = slope["effect"]
            row["dif_text"] = (
                f"not alike for {self.focal_name} and {self.reference_name} at equal ability, {which}: "
                f"delta {two_decimals(slope['delta'])}, R² change {two_decimals(slope['r2'])}, class {slope['effect']}"
            )
        return row


def read_groups(group: Any, persons: Sequence[Hashable]) -> TwoGroups:
    """Two groups from one value per person.

    Parameters
    ----------
    group : mapping, Series or array
        True and false (the focal and the reference group), or two labels, the rarer of which is
        focal (of equally rare ones, the later in the alphabet). NaN, NA, None, empty text: neither.
    persons : sequence
        Labels of the candidates.

    Raises
    ------
    ValueError
        Not one value per person, or not two groups.
    """
    import pandas as pd

    values = np.array(align_to_persons(group, persons, "group"), dtype=object)
    values[pd.isna(values)] = None
    labels = np.array([_group_label(value) for value in values], dtype=object)
    known = labels != ""
    truth = all(isinstance(value, bool | np.bool_) for value in values[known])
    names, count = np.unique(labels[known].astype(str), return_counts=True)
    if names.size != 2:
        found = list_some(names) if names.size else "none"
        raise ValueError(f"group: expected two groups, got {names.size}: {found}")
    if truth:
        return TwoGroups(labels == "True", known, "the focal group", "the reference group")
    focal = str(names[0] if count[0] < count[1] else names[1])
    reference = str(names[0] if focal == names[1] else names[1])
    return TwoGroups(labels == focal, known, focal, reference)


def _group_label(value: Any) -> str:
    """A group as text, empty for none; whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
