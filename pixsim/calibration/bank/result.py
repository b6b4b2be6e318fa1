"""What a calibration would change in a bank."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.answers.findings import Finding
from pixsim.bank.reading.parameters import Calibrated, write_parameters
from pixsim.calibration import Calibration
from pixsim.calibration.bank.sampling import DOUBTS

if TYPE_CHECKING:
    import pandas as pd


class NotConvergedError(RuntimeError):
    """A fit that did not converge is not written."""


class DoubtfulError(RuntimeError):
    """Answers that the bank should not rest on, unless somebody says so.

    Attributes
    ----------
    doubts : tuple of Finding
    """

    def __init__(self, doubts: tuple[Finding, ...]) -> None:
        self.doubts = doubts
        super().__init__("not written: " + "; ".join(map(str, doubts)))


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

    @property
    def doubtful(self) -> tuple[Finding, ...]:
        """Why the answers should not go into the bank as they are."""
        return tuple(finding for finding in self.warnings if finding.kind in DOUBTS)

    def write(self, file: Path, *, accept: Collection[str] = ()) -> None:
        """Replace a ``parameters.csv`` whole.

        Parameters
        ----------
        file : Path
        accept : collection of str
            Doubts that are known and meant, of `pixsim.calibration.bank.sampling.DOUBTS`:
            ``simulated``, ``profile_unknown``, ``own_choice``.

        Raises
        ------
        DoubtfulError
            There are others.
        NotConvergedError
        OSError
            The file cannot be written; the old one is untouched.
        """
        if not self.converged:
            raise NotConvergedError("the fit did not converge, its parameters are not written")
        if left := tuple(doubt for doubt in self.doubtful if doubt.kind not in accept):
            raise DoubtfulError(left)
        write_parameters(file, self.parameters.values())
