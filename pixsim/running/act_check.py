"""Whether an act can be recorded."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.running.act_trials import try_act
from pixsim.worlds.core import MOST_ACTS, Act, Refused, World


def check_act(world: World | None, act: Act, done: int = 0) -> None:
    """Refuse an act that is not possible now, in words for the person.

    Parameters
    ----------
    world : World or None
        Of the present question.
    done : int
        Acts since the last restart.

    Raises
    ------
    Refused
    """
    if world is None:
        raise Refused(_("Cette question n'a pas de simulateur."))
    if done >= MOST_ACTS:
        raise Refused(_("Trop d'actions : recommencez."))
    try_act(world, act)
    world.step(act)
