"""People of one name whom nothing tells apart, in words: which lines and profiles, what helps."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses, labelled
from pixsim.store.people.class_import import Homonyms


def homonyms_sentence(homonyms: Iterable[Homonyms]) -> str:
    """Why nobody can say who is who, a line for each name, and what would tell them apart."""
    said = [_("Rien ne dit qui est qui :")]
    said += [f"  {_one(found)}" for found in homonyms]
    said.append(
        _(
            "Donnez à chaque ligne sa date de naissance (colonne date_de_naissance) ou son "
            "identifiant, et au profil le même (pixsim profile birth-date). Rien n'a été écrit."
        )
    )
    return "\n".join(said)


def _one(found: Homonyms) -> str:
    lines = ", ".join(str(line) for line in found.lines if line)
    parts = [_("lignes {lines}") if len(found.lines) > 1 else _("ligne {lines}")] if lines else []
    parts += (
        [_("profils {ids}") if len(found.here) > 1 else _("profil {ids}")] if found.here else []
    )
    places = clauses(parts).format(lines=lines, ids=", ".join(found.here))
    return labelled(found.name, places)
