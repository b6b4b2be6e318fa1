"""Where a profile stands, in words."""

from __future__ import annotations

from pixsim.assembly.standing import Standing
from pixsim.foundation.i18n import ngettext
from pixsim.rules.v2 import V2


def certifiable_sentence(now: Standing) -> str:
    """Whether the profile is certifiable, and what is missing."""
    return certifiable_words(
        sum(now.certifiable), V2().certifiable_competences, is_certifiable=now.is_certifiable
    )


def certifiable_words(count: int, needed: int, *, is_certifiable: bool) -> str:
    """« ✓ Certifiable. 16 compétences au niveau 1 ou plus : il en faut 5. », or what is missing."""
    if is_certifiable:
        return ngettext(
            "✓ Certifiable. {n} compétence au niveau 1 ou plus : il en faut {needed}.",
            "✓ Certifiable. {n} compétences au niveau 1 ou plus : il en faut {needed}.",
            count,
        ).format(n=count, needed=needed)
    missing = needed - count
    dots = "●" * count + "○" * missing
    return ngettext(
        "Pas encore certifiable {dots} Il manque {n} compétence au niveau 1.",
        "Pas encore certifiable {dots} Il manque {n} compétences au niveau 1.",
        missing,
    ).format(dots=dots, n=missing)
