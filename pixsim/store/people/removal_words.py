"""What goes when a candidate is deleted, in words."""

from __future__ import annotations

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.store.people.removal import Removal


def removal_sentence(removal: Removal) -> str:
    """What goes with a candidate, counted."""
    counts = removal.counts
    parts = [_("son profil")] if removal.path is not None else []
    for counted, n in (
        (forms("{n} épreuve", "{n} épreuves"), counts.exams),
        (forms("{n} positionnement", "{n} positionnements"), counts.positionings),
        (forms("{n} entraînement", "{n} entraînements"), counts.practices),
        (forms("{n} répétition du CCP1", "{n} répétitions du CCP1"), counts.rehearsals),
        (forms("{n} réponse", "{n} réponses"), counts.answers),
    ):
        if n:
            parts.append(ngettext(*counted, n).format(n=n))
    text = (
        _("{name} ({id}) : son profil sera supprimé pour de bon.")
        if removal.path is not None and len(parts) == 1
        else _("{name} ({id}) : {parts} et leurs fichiers seront supprimés pour de bon.")
    )
    said = text.format(name=removal.name, id=removal.id, parts=", ".join(parts))
    if removal.log is not None:
        said += " " + _("Le relevé des erreurs ({file}) aussi.").format(file=removal.log.name)
    if removal.sample:
        said += " " + _("Le profil d'exemple d'origine reviendra.")
    return said
