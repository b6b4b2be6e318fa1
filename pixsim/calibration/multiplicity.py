"""Many tests at once: p values adjusted for the false discovery rate."""

from __future__ import annotations

import numpy as np

from pixsim.foundation.arrays import Floats


def benjamini_hochberg(p: Floats) -> Floats:
    """P values adjusted for the false discovery rate (Benjamini & Hochberg 1995).

    Parameters
    ----------
    p : float64 array, shape (test,)
        NaN where there was no test: it stays NaN and does not count.
    """
    p = np.asarray(p, dtype=np.float64)
    adjusted = np.full_like(p, np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested])[::-1]]
    rank = np.arange(order.size, 0, -1)
    adjusted[order] = np.minimum(np.minimum.accumulate(p[order] * (order.size / rank)), 1.0)
    return adjusted
