"""What a standard setting finds: a cut-off for each level, its error, and V3's beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.rules.v3.constants import LIMIT, SEED_LEVELS, LevelBand

if TYPE_CHECKING:
    import pandas as pd

SURE = 1.96  # standard errors on either side


@dataclass(frozen=True, slots=True, repr=False)
class StandardSetting:
    """Cut-offs of the levels.

    Attributes
    ----------
    method : str
        ``bookmark`` or ``angoff``.
    table : DataFrame
        One row per level, lowest first: ``level``, ``cut`` (mean of the judges, on the scale of
        ability), ``se`` (of the cut), its parts ``se_judges`` (other judges might have been asked)
        and ``se_items`` (the items are not exactly known, or others might have been shown), ``low``
        and ``high`` (95 %), ``median``, ``judges``, ``public_seed`` (the cut-off of the public seed
        of V3, missing for a level it does not have) and ``difference`` from it.
    judges : DataFrame
        ``judge``, ``level``, ``cut``; for Angoff also ``agreement``, the correlation of the
        judge's chances with those that the items have at the cut.
    warnings : tuple of Finding
    """

    method: str
    table: pd.DataFrame
    judges: pd.DataFrame
    warnings: tuple[Finding, ...]

    def __repr__(self) -> str:
        """Method and levels: tables are long."""
        cuts = ", ".join(f"{row.level}: {row.cut:.2f}" for row in self.table.itertuples())
        return f"StandardSetting({self.method}, {cuts})"

    @property
    def level_table(self) -> tuple[LevelBand, ...]:
        """The cut-offs as V3 takes them: ``V3(levels=(setting.level_table,))``.

        Raises
        ------
        ValueError
            The levels are not 1 and the following, or their cut-offs do not rise.
        """
        levels = self.table["level"].tolist()
        cuts = self.table["cut"].tolist()
        if levels != list(range(1, len(levels) + 1)) or sorted(set(cuts)) != cuts:
            raise ValueError("levels: expected 1 and the following, with cut-offs that rise")
        ends = [-LIMIT, *cuts, LIMIT]
        return tuple(LevelBand(k, ends[k], ends[k + 1]) for k in range(len(levels) + 1))


def public_seed() -> dict[int, float]:
    """Ability from which each level is given by the public seed of V3."""
    return {band.level: band.minimum for band in SEED_LEVELS if band.level}


def set_standard(
    method: str,
    judges: pd.DataFrame,
    se_items: dict[int, float],
    warnings: tuple[Finding, ...],
) -> StandardSetting:
    """Bring the cut-offs of judges together.

    Parameters
    ----------
    method : str
    judges : DataFrame
        ``judge``, ``level``, ``cut``.
    se_items : dict
        By level, the part of the error that comes from the items.
    warnings : tuple of Finding
    """
    import pandas as pd

    seed, rows = public_seed(), []
    for number in sorted(set(judges["level"].tolist())):
        values = judges.loc[judges["level"] == number, "cut"].to_numpy(dtype=np.float64)
        alone = values.size < 2
        among = np.nan if alone else float(values.std(ddof=1) / np.sqrt(values.size))
        items = se_items[number]
        cut, se = float(values.mean()), float(np.hypot(among, items))
        rows.append(
            {
                "level": number,
                "cut": cut,
                "se": se,
                "se_judges": among,
                "se_items": items,
                "low": cut - SURE * se,
                "high": cut + SURE * se,
                "median": float(np.median(values)),
                "judges": values.size,
                "public_seed": seed.get(number, np.nan),
                "difference": cut - seed.get(number, np.nan),
            }
        )
    table = pd.DataFrame(rows)
    return StandardSetting(method, table, judges, (*warnings, *_find_doubts(table)))


def _find_doubts(table: pd.DataFrame) -> list[Finding]:
    """What the table itself leaves open."""
    found = []
    if alone := table.loc[table["judges"] < 2, "level"].tolist():
        found.append(Finding.of("one_judge", alone))
    if (np.diff(table["cut"]) <= 0).any():
        steps = zip(table["level"], table["level"][1:], np.diff(table["cut"]), strict=False)
        found.append(
            Finding.of("cuts_fall", [f"{low}-{high}" for low, high, by in steps if by <= 0])
        )
    return found
