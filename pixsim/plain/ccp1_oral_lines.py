"""A whole rehearsal of the other exam as lines: the same words, the same journal as on the screens."""

from __future__ import annotations

from pixsim.ccp1 import rehearsal_words
from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.ccp1_oral import rehearse
from pixsim.journeys.context import Context
from pixsim.plain import ccp1_oral  # noqa: F401 (its steps are in the table)
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.follow_journey import follow_journey

HOW = _("Une ligne vide continue ; /heure dit l'heure ; /arrêter arrête, ou remet à plus tard.")


def rehearse_in_lines(talk: Dialogue, context: Context, name: str) -> bool:
    """Follow a rehearsal, with a word on how before; whether it could be opened.

    Raises
    ------
    Closed
        Nothing more can be read; what was done is kept.
    JournalError
    """
    plan = context.journal.load_rehearsal(name)[0].plan
    talk.say(rehearsal_words.status_text(plan.referential), HOW)
    opened = follow_journey(talk, context, rehearse(context, name))
    if opened and not context.journal.load_rehearsal(name)[0].finished:
        talk.say(_("Tout est gardé : la même commande reprend ici."))
    return opened
