"""Plots for the notebooks; needs the extra ``pixsim[notebooks]`` (matplotlib).

All are readable in black and white: what matters is told by line styles, markers, hatches and
figures, never by colour alone. Matplotlib is imported when the first plot is drawn.
"""

from pixsim.plots.arms import arm_means, save
from pixsim.plots.changes import before_after
from pixsim.plots.distractors import distractor_curves
from pixsim.plots.gains import gains
from pixsim.plots.group_differences import dif_curves
from pixsim.plots.information import information
from pixsim.plots.items import item_curve
from pixsim.plots.matrices import level_matrix, share_matrix
from pixsim.plots.rates import (
    arm_rates,
    exact_against_simulated,
    pass_rates,
    pix_distributions,
    shares,
)
from pixsim.plots.tornado import tornado
from pixsim.plots.wright import wright_map

__all__ = [
    "arm_means",
    "arm_rates",
    "before_after",
    "dif_curves",
    "distractor_curves",
    "exact_against_simulated",
    "gains",
    "information",
    "item_curve",
    "level_matrix",
    "pass_rates",
    "pix_distributions",
    "save",
    "share_matrix",
    "shares",
    "tornado",
    "wright_map",
]
