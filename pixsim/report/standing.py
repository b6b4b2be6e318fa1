"""Where a profile stands, in words."""

from __future__ import annotations

from pixsim.assembly.standing import Standing
from pixsim.i18n import ngettext
from pixsim.rules.v2 import V2


def certifiable_sentence(now: Standing) -> str:
    """Whether the profile is certifiable, and what is missing."""
    count, needed = sum(now.certifiable), V2().certifiable_competences
    if now.is_certifiable:
        return ngettext(
            "Profil certifiable : {n} compétence au niveau 1 ou plus.",
            "Profil certifiable : {n} compétences au niveau 1 ou plus.",
            count,
        ).format(n=count)
    missing = needed - count
    return ngettext(
        "Profil non certifiable : il faut le niveau 1 dans {needed} compétences, il y en a {count} ; il en manque {n}.",
        "Profil non certifiable : il faut le niveau 1 dans {needed} compétences, il y en a {count} ; il en manque {n}.",
        missing,
    ).format(needed=needed, count=count, n=missing)
