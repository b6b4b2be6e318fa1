"""The verdict of a V2 result in two sentences."""

from __future__ import annotations

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.v2.result import V2Result


def verdict(result: V2Result) -> tuple[str, str]:
    """Status in a sentence, and what became of the competences."""
    titles = {
        "validated": _("Certification blanche obtenue"),
        "rejected": _("Pas encore"),
        "cancelled": _("Certification blanche annulée"),
        "error": _("Résultat impossible à calculer"),
    }
    return titles[result.status], verdict_counts(result)


def verdict_counts(result: V2Result) -> str:
    """« 11 gardées, 3 abaissées, 2 perdues »."""
    verdicts = [c.verdict for c in result.competences]
    parts = (
        ngettext("{n} compétence gardée", "{n} compétences gardées", verdicts.count("kept")),
        ngettext("{n} abaissée", "{n} abaissées", verdicts.count("lowered")),
        ngettext("{n} perdue", "{n} perdues", verdicts.count("lost")),
    )
    counts = (verdicts.count("kept"), verdicts.count("lowered"), verdicts.count("lost"))
    said = [part.format(n=n) for part, n in zip(parts, counts, strict=True) if n]
    return ", ".join(said)
