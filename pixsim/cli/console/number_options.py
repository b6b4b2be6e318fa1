"""Numbers on the command line: « nan » and « inf » are no numbers there."""

from __future__ import annotations

import math
from typing import Any

import click

from pixsim.foundation.i18n import gettext as _


class FiniteRange(click.FloatRange):
    """A range of numbers; click's own lets « nan » through, which is not outside of anything."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """A finite number within the range."""
        if isinstance(value, str) and value.strip().lower().lstrip("+-") == "nan":
            self.fail(_("« {value} » n'est pas un nombre.").format(value=value), param, ctx)
        found = float(super().convert(value, param, ctx))
        assert math.isfinite(found)  # both ends of the range are
        return found
