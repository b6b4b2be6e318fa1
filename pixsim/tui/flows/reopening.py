"""Asks what happened while a sitting was closed, when its clock cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.i18n import gettext as _
from pixsim.report.sitting.reopening import Reopening, reopened, reopening_question
from pixsim.session.state import Session
from pixsim.tui.screens.dialogs.choose import Choose

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell


async def ask_what_happened(app: Shell, session: Session) -> Reopening | None:
    """How to open a sitting; asked when the clock says it is over, or goes back.

    Returns
    -------
    Reopening or None
        None when the person would rather not open it now: nothing is recorded.
    """
    question = reopening_question(session, app.clock())
    if question is None:
        return Reopening()
    text = (
        f"{question.text} " + _("Échap : décider plus tard.") + "\n\n" + _("Que s'est-il passé ?")
    )
    chosen = await app.push_screen_wait(Choose(text, list(question.choices)))
    return None if chosen is None else reopened(chosen)
