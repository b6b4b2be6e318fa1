"""What the signatures of a result say, in French."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext as _

Integrity = Literal["intact", "altered", "unsigned", "foreign"]
"""As written here; not as written; of before there were signatures; signed by another
installation."""


def integrity_sentence(integrity: Integrity) -> str:
    """What a reader of the result must know of its signature."""
    return {
        "intact": _("Signature juste : réponses et résultat sont tels que pixsim les a écrits."),
        "altered": _(
            "ALTÉRÉ : les réponses ou le résultat ne sont plus ceux que pixsim a écrits. "
            "Ne vous y fiez pas."
        ),
        "unsigned": _("Sans signature : épreuve d'avant que pixsim ne signe ses résultats."),
        "foreign": _(
            "Signé par une autre installation de pixsim : celle-ci ne peut pas s'en porter garante."
        ),
    }[integrity]
