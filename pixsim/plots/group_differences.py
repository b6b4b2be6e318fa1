"""One item in two groups of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixsim.answers.response_matrix import from_matrix
from pixsim.calibration import Calibration, calibrate
from pixsim.foundation.arrays import Floats
from pixsim.plots.bands import curve_with_band
from pixsim.plots.groups import ability_range, answers_to, observed_shares
from pixsim.plots.items import draw_points, frame_axes
from pixsim.plots.style import axes_or_new, series_look, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from pixsim.calibration.calibrate import Model


@with_style
def dif_curves(
    calibration: Calibration,
    item: str,
    focal: ArrayLike,
    *,
    names: tuple[str, str] = ("reference", "focal"),
    groups: int = 6,
    ax: Axes | None = None,
) -> Axes:
    """An item's curve in each of two groups, with what was observed in each.

    Persons of one ability should succeed alike whatever their group: where the curves part, the
    item favours a group. Each curve is fitted to the answers of its group alone, all other items
    fixed, so that both are on one scale; abilities of the groups may differ.

    Parameters
    ----------
    calibration : Calibration
        Of both groups together.
    item : str
    focal : bool array, shape (person,)
        True for the focal group, False for the reference group, in the order of the responses.
    names : tuple of two str
        Of the reference and the focal group.
    groups : int
        Groups of ability in each group of persons, at most.
    ax : Axes, optional

    Returns
    -------
    Axes
        A group whose answers do not fit a curve (too few, or all alike) shows its points only.

    Raises
    ------
    ValueError
        The item was not calibrated; `focal` has another length than the responses; a group did
        not answer the item.
    """
    member = np.asarray(focal)
    theta, answer = answers_to(calibration, item)
    if member.shape != theta.shape or not np.isin(member, (0, 1)).all():
        raise ValueError(f"focal: expected {theta.size} times true or false, one a person")
    at = ability_range(calibration)
    ax = axes_or_new(ax)
    for number, name in enumerate(names):
        rows = (member == number) & (answer >= 0)
        if not rows.any():
            raise ValueError(f"focal: nobody of the group {name!r} answered {item!r}")
        style = series_look(number)
        curve = _refit_curve(calibration, item, rows, at)
        if curve is not None:
            ax.plot(at, curve, color=style.colour, linestyle=style.line, label=f"{name}: curve")
        points = observed_shares(theta[rows], answer[rows] == 1, groups)
        draw_points(ax, points, f"{name}: observed (n = {rows.sum()})", style)
    frame_axes(ax, at, item)
    ax.legend(loc="best")
    return ax


def _refit_curve(
    calibration: Calibration, item: str, rows: NDArray[np.bool_], at: Floats
) -> Floats | None:
    """Curve of an item from the answers of some persons, the other items fixed; None if none fits."""
    read, table = calibration.responses, calibration.items
    wanted = set(table["item"])
    known = np.array([name in wanted for name in read.items])
    persons = [person for person, kept in zip(read.persons, rows, strict=True) if kept]
    names = tuple(name for name, kept in zip(read.items, known, strict=True) if kept)
    part = from_matrix(read.matrix()[np.ix_(rows, known)], names, persons)
    here = names.index(item)
    if not 0 < part.right[here] < part.n[here]:
        return None
    fixed = table[table["item"] != item]
    model = cast("Model", calibration.model)
    fitted = calibrate(part, model, anchors=fixed, standard_errors=False)
    return curve_with_band(fitted, item, at).p if fitted.converged else None
