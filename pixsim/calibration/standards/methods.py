"""Two ways from judgements to cut-offs: the bookmark in an ordered booklet, and Angoff's chances.

Mitzel, Lewis, Patz and Green (2001) for the bookmark; Angoff (1971) with the cut-off read off the
test characteristic curve, as Kane (1987) has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pixsim.answers.findings import Finding
from pixsim.calibration.ability import item_curves
from pixsim.calibration.standards.setting import StandardSetting, set_standard
from pixsim.foundation.arrays import AnyInts, Floats
from pixsim.irt.curves import Curves
from pixsim.irt.logistic import logistic

if TYPE_CHECKING:
    import pandas as pd

CHANCE = 2 / 3
"""Of a right answer that counts as mastery: as where a level begins for pixsim's priors."""
FARTHEST = 20.0  # abilities are looked for within
HALVINGS = 60


def booklet(items: pd.DataFrame, *, chance: float = CHANCE) -> pd.DataFrame:
    """Items in the order of the ability at which they are mastered, for a bookmark.

    Parameters
    ----------
    items : DataFrame
        ``item``, ``a``, ``b``, perhaps ``c``; slopes must be positive.
    chance : float
        Of a right answer that counts as mastery, above every ``c``.

    Returns
    -------
    DataFrame
        ``page`` (from 1), ``item``, ``location``.
    """
    import pandas as pd

    names, curves = item_curves(items)
    where = _mastery_locations(curves, chance)
    order = np.argsort(where, kind="stable")
    return pd.DataFrame(
        {
            "page": np.arange(1, order.size + 1),
            "item": [names[k] for k in order],
            "location": where[order],
        }
    )


def bookmark(
    items: pd.DataFrame, judgements: pd.DataFrame, *, chance: float = CHANCE
) -> StandardSetting:
    """Cut-offs from bookmarks: midway between the bookmarked item and the one before it.

    Parameters
    ----------
    items : DataFrame
        The booklet's items: ``item``, ``a``, ``b``, perhaps ``c``, and standard errors ``se_a``,
        ``se_b``, taken as 0 where they are missing.
    judgements : DataFrame
        ``judge``, ``level``, ``item``: the first that somebody who just has the level would not
        master. See `pixsim.calibration.standards.read_judgements`.
    chance : float
        Of a right answer that counts as mastery.

    Returns
    -------
    StandardSetting
        ``se_items`` is what the standard errors of the bookmarked items leave open.

    Raises
    ------
    ValueError
        Items without parameters or with a slope that is not positive, a chance that no ability
        gives, judgements on other items.

    Notes
    -----
    A bookmark on the first page has nothing before it: its cut-off is the location of that page.
    """
    names, curves = item_curves(items)
    _check_names(judgements, names)
    where = _mastery_locations(curves, chance)
    order = np.argsort(where, kind="stable")
    page = np.empty(order.size, dtype=np.int64)
    page[order] = np.arange(order.size)
    place = {name: int(page[k]) for k, name in enumerate(names)}
    at = judgements["item"].map(place).to_numpy(dtype=np.int64)
    before = order[np.maximum(at - 1, 0)]
    judges = judgements[["judge", "level"]].assign(cut=(where[order[at]] + where[before]) / 2)
    spread = _location_errors(items, curves, chance)
    errors = {}
    for level in judges["level"].unique().tolist():
        rows = np.flatnonzero(judges["level"] == level)
        share = np.zeros(order.size)
        np.add.at(share, order[at[rows]], 0.5 / rows.size)
        np.add.at(share, before[rows], 0.5 / rows.size)
        errors[int(level)] = float(np.sqrt((share**2 * spread**2).sum()))
    edge = judgements.loc[at == 0, "judge"].unique().tolist()
    told = (Finding.of("first_page", edge),) if edge else ()
    return set_standard("bookmark", judges.reset_index(drop=True), errors, told)


def angoff(items: pd.DataFrame, judgements: pd.DataFrame) -> StandardSetting:
    """Cut-offs from chances: the ability whose expected right answers are those the judge gave.

    Parameters
    ----------
    items : DataFrame
        ``item``, ``a``, ``b``, perhaps ``c``, and standard errors ``se_b``, taken as 0 where they
        are missing.
    judgements : DataFrame
        ``judge``, ``level``, ``item``, ``chance`` (from 0 to 1) of a right answer by somebody who
        just has the level. Judges may have seen different items.

    Returns
    -------
    StandardSetting
        ``se_items`` is that of a jackknife over the items, and what the standard errors of their
        difficulties leave open.

    Raises
    ------
    ValueError
        Items without parameters, judgements on other items, chances outside 0 to 1, nobody whose
        chances are those of some ability.
    """
    import pandas as pd

    names, curves = item_curves(items)
    _check_names(judgements, names)
    if not judgements["chance"].between(0, 1).all():
        raise ValueError("judgements: a chance is outside 0 to 1")
    place = {name: k for k, name in enumerate(names)}
    rows, outside, errors = [], [], dict[int, float]()
    for level in sorted(set(judgements["level"].tolist())):
        of_level, own = judgements[judgements["level"] == level], list[tuple[AnyInts, Floats]]()
        for judge, said in of_level.groupby("judge", sort=False):
            at = said["item"].map(place).to_numpy(dtype=np.int64)
            chances = said["chance"].to_numpy(dtype=np.float64)
            cut = float(_ability_of(curves, at[None], chances.sum()[None])[0])
            if not np.isfinite(cut):
                outside.append(str(judge))
                continue
            model = _row_chances(curves, at[None], np.array([cut]))[0]
            own.append((at, chances))
            rows.append((judge, level, cut, _agreement_with_model(chances, model)))
        if own:
            cuts = [row[2] for row in rows if row[1] == level]
            known = _known_error(curves, items, own, float(np.mean(cuts)))
            errors[level] = float(np.hypot(_jackknife_error(curves, own), known))
    if not rows:
        raise ValueError("judgements: nobody gave chances that some ability has")
    judges = pd.DataFrame(rows, columns=["judge", "level", "cut", "agreement"])
    told = (Finding.of("no_ability", dict.fromkeys(outside)),) if outside else ()
    return set_standard("angoff", judges, errors, told)


def _check_names(judgements: pd.DataFrame, names: list[str]) -> None:
    if foreign := sorted(set(judgements["item"]) - set(names)):
        raise ValueError(f"judgements: no parameters for {', '.join(foreign)}")
    if judgements.empty:
        raise ValueError("judgements: none")


def _mastery_locations(curves: Curves, chance: float) -> Floats:
    """Ability at which each item is mastered, shape (item,)."""
    if not (curves.a > 0).all():
        raise ValueError("items: a slope is not positive, such an item cannot be ordered")
    if not ((curves.c < chance).all() and chance < 1):
        raise ValueError(f"chance: {chance} is not above every lower asymptote and below 1")
    where: Floats = curves.b + np.log((chance - curves.c) / (1 - chance)) / curves.a
    return where


def _location_errors(items: pd.DataFrame, curves: Curves, chance: float) -> Floats:
    """Standard errors of the locations, those of a and b taken as independent; shape (item,)."""
    se_a, se_b = (
        items[name].fillna(0.0).to_numpy(dtype=np.float64) if name in items else 0.0 * curves.a
        for name in ("se_a", "se_b")
    )
    found: Floats = np.hypot(se_b, np.log((chance - curves.c) / (1 - chance)) / curves.a**2 * se_a)
    return found


def _row_chances(curves: Curves, at: AnyInts, theta: Floats) -> Floats:
    """Chances of right answers to the items of each row, (row, item)."""
    c = curves.c[at]
    p: Floats = c + (1 - c) * logistic(curves.a[at] * theta[:, None] + curves.d[at])
    return p


def _ability_of(curves: Curves, at: AnyInts, total: Floats) -> Floats:
    """Ability of each row at which so many of its items are expected right; infinite where none."""
    low, high = np.full(len(at), -FARTHEST), np.full(len(at), FARTHEST)
    least, most = (_row_chances(curves, at, end).sum(axis=1) for end in (low, high))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        more = _row_chances(curves, at, middle).sum(axis=1) < total
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    found: Floats = np.where(total >= most, np.inf, np.where(total <= least, -np.inf, middle))
    return found


def _jackknife_error(curves: Curves, own: list[tuple[AnyInts, Floats]]) -> float:
    """Standard error of the mean cut-off of some judges for other items of the same kind."""
    shown = np.unique(np.concatenate([at for at, _chances in own]))
    if shown.size < 2:
        return float("nan")
    without = np.zeros((shown.size, len(own)))
    for column, (at, chances) in enumerate(own):
        whole = _ability_of(curves, at[None], chances.sum()[None])[0]
        without[:, column] = whole
        if at.size < 2:
            continue
        rest = np.array([np.delete(at, k) for k in range(at.size)])
        left = _ability_of(curves, rest, chances.sum() - chances)
        without[np.searchsorted(shown, at), column] = np.where(np.isfinite(left), left, whole)
    means = without.mean(axis=1)
    return float(np.sqrt((shown.size - 1) / shown.size * ((means - means.mean()) ** 2).sum()))


def _known_error(
    curves: Curves, items: pd.DataFrame, own: list[tuple[AnyInts, Floats]], cut: float
) -> float:
    """What the standard errors of the difficulties leave open of a cut-off: a weighted mean of them."""
    if "se_b" not in items:
        return 0.0
    count = np.bincount(np.concatenate([at for at, _chances in own]), minlength=curves.a.size)
    p = logistic(curves.a * cut + curves.d)
    weight = count * (1 - curves.c) * curves.a * p * (1 - p)
    se = items["se_b"].fillna(0.0).to_numpy(dtype=np.float64)
    return float(np.sqrt(((weight / weight.sum() * se) ** 2).sum()))


def _agreement_with_model(chances: Floats, model: Floats) -> float:
    """Correlation of what was said with what the items have; NaN where either never varies."""
    if chances.size < 2 or np.ptp(chances) == 0 or np.ptp(model) == 0:
        return float("nan")
    return float(np.corrcoef(chances, model)[0, 1])
