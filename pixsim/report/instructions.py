"""What to know before the clock starts."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.report.wording import duration
from pixsim.session.plan import Plan

RESUME = _("• Si l'ordinateur s'arrête, rouvrez pixsim : vous reprendrez à la même question.")


def duration_lines(sitting: Plan) -> list[str]:
    """How long, and that the clock never stops."""
    time = duration(sitting.time_allowed.total_seconds())
    if not sitting.extra_time_percent:  # with it, two hours may not be enough
        time += _(", dans une séance de deux heures en centre")
    lines = [
        _(
            "• Durée : {time}. L'heure de fin est fixée au départ et ne bouge plus, même si vous fermez la fenêtre."
        ).format(time=time)
    ]
    if sitting.extra_time_percent:
        extra = _("• Votre temps majoré de {n} % est compris.")
        lines.append(extra.format(n=sitting.extra_time_percent))
    return lines
