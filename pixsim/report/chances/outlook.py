"""What the chances of one candidate are worked out for, and said with, under any rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pixsim.foundation.i18n import gettext as _

C = TypeVar("C")

WIDTH = 76
NAME_WIDTH = 44
HELP = (0.0, -0.5, -1.0)  # how far own ability lies below the one shown; about a level is 1


@dataclass(frozen=True, slots=True)
class Outlook(Generic[C]):
    """Chances if the profile is the candidate's own, and if it was helped.

    Attributes
    ----------
    candidate : str
    by_shift : Mapping[float, C]
        Chances of one rule set, by what is added to the abilities the profile shows; 0 first.
    assumed_levels : bool
        Only levels are known, not answers.
    """

    candidate: str
    by_shift: Mapping[float, C]
    assumed_levels: bool

    @property
    def own(self) -> C:
        """If the profile is the candidate's own."""
        return self.by_shift[0.0]


def chance_percent(chance: float) -> str:
    """« 97 % »; never a certainty that is none."""
    if 0 < chance < 0.01:
        return _("< 1 %")
    if 0.99 < chance < 1:
        return _("> 99 %")
    return _("{n} %").format(n=round(100 * chance))


def help_label(shift: float) -> str:
    """Whose work the profile is, by a shift of `HELP`."""
    return {
        0.0: _("si le profil est bien le sien"),
        -0.5: _("si on l'a un peu aidé au positionnement"),
        -1.0: _("si on l'a beaucoup aidé (environ un niveau)"),
    }[shift]


def ability_note(assumed_levels: bool) -> str:
    """Where the abilities come from."""
    return (
        _("Le profil ne donne que des niveaux : l'habileté est celle que ces niveaux supposent.")
        if assumed_levels
        else _("L'habileté est estimée d'après les réponses du positionnement.")
    )


def priors_note() -> str:
    """What all of it rests on."""
    return _(
        "Les difficultés des questions jamais calibrées sont des a priori : c'est un ordre de "
        "grandeur, non une promesse. pixsim n'est pas affilié à Pix."
    )
