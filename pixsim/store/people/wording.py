"""What is said of homonyms in a class list, and of the removal of a person."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses, label_value
from pixsim.store.people.class_import import Homonyms
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
    if removal.rooms:
        text = ngettext(
            "La salle {rooms} garde une place sans nom, avec son temps majoré et ses horaires "
            "(pixsim room delete l'efface).",
            "Les salles {rooms} gardent une place sans nom, avec son temps majoré et ses horaires "
            "(pixsim room delete les efface).",
            len(removal.rooms),
        )
        said += " " + text.format(rooms=", ".join(map(str, removal.rooms)))
    if removal.sample:
        said += " " + _("Le profil d'exemple d'origine reviendra.")
    return said


def homonyms_sentence(homonyms: Iterable[Homonyms]) -> str:
    """Why nobody can say who is who, a line for each name, and what would tell them apart."""
    said = [_("Rien ne dit qui est qui :")]
    said += [f"  {_homonym_sentence(found)}" for found in homonyms]
    said.append(
        _(
            "Donnez à chaque ligne sa date de naissance (colonne date_de_naissance) ou son "
            "identifiant, et au profil le même (pixsim profile birth-date). Rien n'a été écrit."
        )
    )
    return "\n".join(said)


def _homonym_sentence(found: Homonyms) -> str:
    lines = ", ".join(str(line) for line in found.lines if line)
    parts = [_("lignes {lines}") if len(found.lines) > 1 else _("ligne {lines}")] if lines else []
    parts += (
        [_("profils {ids}") if len(found.here) > 1 else _("profil {ids}")] if found.here else []
    )
    places = clauses(parts).format(lines=lines, ids=", ".join(found.here))
    return label_value(found.name, places)
