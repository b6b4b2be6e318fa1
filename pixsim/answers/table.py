"""The tidy table of responses, one row per question: its columns and their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pixsim.answers.raw_tables import NEUTRALISED
from pixsim.outcome import Outcome

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: dict[str, Any] = {
    "candidate": "string",
    "item": "string",
    "variant": "string",
    "competence": "string",
    "outcome": "string",
    "seconds": "float64",
    "date": "datetime64[us, UTC]",
    "sitting": "string",
    "number": "Int64",
    "kind": "string",
    "simulated": "boolean",
    "rules": "string",
    "pix": "float64",
    "seeded": "boolean",
}
"""Columns in order, with their types.

- ``candidate``: pseudonym of the person, the same in all sittings of one journal.
- ``item``, ``variant``: the item as authored, and the variant drawn from it, ``item#number``.
- ``competence``: code, ``1.1`` to ``5.2``.
- ``outcome``: one of `OUTCOMES`.
- ``seconds``: from shown to validated, wall clock; missing where nothing was answered.
- ``date``: when it was answered, UTC; missing where nothing was answered.
- ``sitting``, ``number``: the sitting or training, and the place of the question in it, from 1.
  Together they name one row: exports of several machines are merged by them.
- ``kind``: ``exam``, ``positioning``, ``practice``, or ``pilot`` (a fixed form of
  `pixsim.assembly.pilot_forms`, or drawn by `pixsim.simulation.pilot`).
- ``simulated``: no person answered.
- ``rules``: of an exam, ``v2`` or ``v3``.
- ``pix``: of an exam whose questions were drawn from the profile (V2), all its pix when it was drawn;
  calibration needs it, see `pixsim.calibration.bank.sampling`.
- ``seeded``: of an exam, the question was on trial: not scored, and drawn whatever the ability.
"""

KEY = ("sitting", "number")
OUTCOMES = (
    *(o.code for o in (Outcome.OK, Outcome.KO, Outcome.SKIPPED)),
    *(o.code for o in (Outcome.TIMED_OUT, Outcome.FOCUSED_OUT, Outcome.UNANSWERED)),
    NEUTRALISED,
)
"""``ok`` right; ``ko`` wrong, ``skipped`` passed, ``timed_out`` and ``focused_out`` right but too
late or with the window left: all four wrong; ``unanswered`` never reached and ``neutralised`` out of
the test after a confirmed report: both missing."""


def with_column_types(table: pd.DataFrame, *, absent: bool = True) -> pd.DataFrame:
    """The table with all columns in order and of their types, others after them as text.

    Parameters
    ----------
    table : DataFrame
    absent : bool
        Columns that are absent become missing values; otherwise they stay absent.
    """
    import pandas as pd

    made: dict[str, pd.Series] = {}
    for name, kind in COLUMNS.items():
        if name not in table and not absent:
            continue
        column = table[name] if name in table else pd.Series(pd.NA, index=table.index, dtype=object)
        if kind == "float64":
            column = pd.to_numeric(column).astype("Float64").astype("float64")
        elif kind.startswith("datetime"):
            column = pd.to_datetime(column, utc=True).dt.as_unit("us")
        made[name] = column.astype(kind)
    made |= {str(name): table[name].astype("string") for name in table if name not in COLUMNS}
    return pd.DataFrame(made).reset_index(drop=True)


def columns_in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Rows by sitting and number; those without stay in their order, at the end."""
    if not set(KEY) <= set(table) or table[list(KEY)].isna().all(axis=None):
        return table
    return table.sort_values(list(KEY), kind="stable", ignore_index=True)
