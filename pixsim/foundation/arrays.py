"""Types of arrays, by what they hold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Bytes = NDArray[np.int8]
Ints = NDArray[np.int64]
Indices = NDArray[np.intp]
AnyInts = NDArray[np.integer]
