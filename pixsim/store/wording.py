"""Faults of the journal in French."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.store.journal import JournalError


def journal_sentence(error: JournalError) -> str:
    """What is wrong with the journal, and where it is."""
    sentence = {
        "unreadable": _("Le journal {path} ne peut pas être ouvert : {reason}"),
        "newer": _("Le journal {path} a été écrit par une version plus récente de pixsim."),
        "write": _("Le journal {path} ne peut pas être écrit : {reason}"),
    }[error.kind]
    return sentence.format(path=error.path, reason=error.reason)
