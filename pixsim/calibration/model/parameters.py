"""All that a calibration estimates, as one value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pixsim.calibration.model.population import ALONE, Latent
from pixsim.foundation.arrays import Floats
from pixsim.irt.curves import Curves

LEAST_POST_SD, MOST_POST_SD = 1e-9, 10.0  # a difficulty that is known; the widest there is
# Of ability. For one person, or for several almost alike, it would go to 0 without end.
LEAST_SD, MOST_SD = 0.05, 50.0
MOST_LOG_WIDTH = 2.0  # of a group against the reference: seven times as wide, or as narrow


@dataclass(frozen=True, slots=True)
class Parameters:
    """Items, families of items and the distribution of ability.

    Attributes
    ----------
    items : Curves
    centres : float64 array, shape (family,)
        Mean difficulty of each family; empty without families.
    mean, sd : float
        Of ability, in the reference group.
    latent : Latent
        How groups and covariates move it.
    """

    items: Curves
    centres: Floats
    mean: float
    sd: float
    latent: Latent = ALONE

    @property
    def alike(self) -> bool:
        """Whether the spread of ability is as small as it may be."""
        return self.sd <= LEAST_SD * (1.0 + 1e-9)

    def pack(self) -> Floats:
        """All of them in one array, for extrapolation.

        Slopes are in units of ability: a spread that shrinks leaves them where they are.
        """
        items = self.items
        none: Floats = np.zeros(0)
        width = none if items.post_sd is None else np.log(np.maximum(items.post_sd, LEAST_POST_SD))
        rest = [self.mean, np.log(max(self.sd, LEAST_SD))]
        latent = max(self.sd, LEAST_SD) * self.latent.slopes, self.latent.log_widths
        return np.concatenate([items.a, items.d, items.c, width, self.centres, *latent, rest])

    def unpack(self, x: Floats) -> Parameters:
        """What `pack` put into an array, of the sizes of this one."""
        size, uncertain = self.items.a.size, self.items.post_sd is not None
        latent = [self.latent.slopes.size, self.latent.log_widths.size]
        sizes = [size, size, size, size * uncertain, self.centres.size, *latent]
        a, d, c, width, centres, slopes, widths, rest = np.split(x, np.cumsum(sizes))
        within = np.log(LEAST_POST_SD), np.log(MOST_POST_SD)
        post_sd = np.exp(np.clip(width, *within)) if uncertain else None
        sd = float(np.clip(np.exp(rest[1]), LEAST_SD, MOST_SD))
        widths = np.clip(widths, -MOST_LOG_WIDTH, MOST_LOG_WIDTH)
        return Parameters(
            Curves(a, d, c, post_sd), centres, float(rest[0]), sd, Latent(slopes / sd, widths)
        )
