"""Faults of files in French."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.problems import Problem

FRENCH = {
    "missing": _("champ obligatoire absent"),
    "extra_forbidden": _("champ inconnu"),
    "string_type": _("un texte est attendu"),
    "int_type": _("un nombre entier est attendu"),
    "bool_type": _("true ou false est attendu"),
}


def in_french(problem: Problem) -> str:
    """Place and fault, in French where we have the words."""
    place = " : ".join(part for part in (problem.file, problem.where, problem.field) if part)
    wording = FRENCH.get(problem.kind, problem.message)
    return f"{place} : {wording.format(**problem.context) if problem.kind in FRENCH else wording}"
