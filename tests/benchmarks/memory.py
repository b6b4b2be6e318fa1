"""Peak memory of a process, the same figure on Linux and on macOS."""

from __future__ import annotations

import resource
import sys

_UNITS_A_MIB = {"darwin": 1 << 20}
"""`ru_maxrss` counts bytes on macOS, and KiB elsewhere."""


def peak_mib() -> float:
    """Most memory that this process has had in use at once so far, in MiB."""
    units = _UNITS_A_MIB.get(sys.platform, 1 << 10)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / units
