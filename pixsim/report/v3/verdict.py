"""The verdict of a V3 result in two sentences."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.report.v3.result import V3Result
from pixsim.rules.global_levels import level_in_words
from pixsim.rules.v3 import GLOBAL_LEVELS


def verdict(result: V3Result) -> tuple[str, str]:
    """Status in a sentence, and the level with what is missing for the next."""
    if result.total_pix is None:
        missing = _("Il faut {least} réponses, vous en avez donné {n}.").format(
            least=result.minimum_answers, n=result.answered
        )
        return _("Pas de score"), missing
    if result.status != "validated":
        if result.status == "cancelled":
            return _("Certification blanche annulée"), ""
        return _("Pas encore"), _("Ce score ne suffit pas pour la certification.")
    level, said = result.shown_level, ""
    if level is not None:
        said = level_in_words(level.name)
        if level.number + 1 < len(GLOBAL_LEVELS) - 1:
            following = GLOBAL_LEVELS[level.number + 1]
            said = _("{level} ; encore {n} pix pour {next}").format(
                level=level_in_words(level.name),
                n=following.minimum - result.total_pix,
                next=following.name,
            )
    else:
        said = _("Encore {n} pix pour {next}").format(
            n=GLOBAL_LEVELS[1].minimum - result.total_pix, next=GLOBAL_LEVELS[1].name
        )
    return _("Certification blanche obtenue"), said
