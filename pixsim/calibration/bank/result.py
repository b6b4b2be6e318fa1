"""What a calibration would change in a bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.answers.findings import Finding
from pixsim.bank.parameters import Calibrated, write_parameters
from pixsim.calibration import Calibration

if TYPE_CHECKING:
    import pandas as pd


class NotConvergedError(RuntimeError):
    """A fit that did not converge is not written."""


@dataclass(frozen=True, slots=True)
class Recalibration:
    """What a calibration would change in a bank; nothing is written yet.

    Attributes
    ----------
    calibration : Calibration
        The fit, with the items of the responses.
    parameters : Mapping[str, Calibrated]
        All that the bank would hold, by item: new values, and the previous ones of the items that
        keep theirs.
    changes : DataFrame
        One row per item of the responses, largest change of difficulty first: ``item``, ``n``
        (answers), ``status``, ``origin`` of the values before (``prior`` or ``calibrated``),
        ``a_before``, ``b_before``, ``a``, ``b``, and ``se_a``, ``se_b`` (standard errors; missing
        for priors). Status: ``calibrated``, ``few_answers`` (fewer than the minimum), ``anchor``
        (fixed), or ``no_estimate`` (not finite); all but the first keep what they had.
    minimum : int
    warnings : tuple of Finding
    """

    calibration: Calibration
    parameters: Mapping[str, Calibrated]
    changes: pd.DataFrame
    minimum: int
    warnings: tuple[Finding, ...]

    @property
    def converged(self) -> bool:
        """Whether the fit converged; if not, it cannot be written."""
        return self.calibration.converged

    @property
    def new(self) -> tuple[str, ...]:
        """Items with new values."""
        changed = self.changes["status"] == "calibrated"
        return tuple(self.changes.loc[changed, "item"])

    def write(self, file: Path) -> None:
        """Replace a ``parameters.csv`` whole.

        Raises
        ------
        NotConvergedError
        OSError
            The file cannot be written; the old one is untouched.
        """
        if not self.converged:
            raise NotConvergedError("the fit did not converge, its parameters are not written")
        write_parameters(file, self.parameters.values())
