"""The verdict of a V2 result in two sentences."""

from __future__ import annotations

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.report.v2.result import V2Result, VerdictName


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
    first: dict[VerdictName, tuple[str, str]] = {
        "kept": forms("{n} compétence gardée", "{n} compétences gardées"),
        "lowered": forms("{n} compétence abaissée", "{n} compétences abaissées"),
        "lost": forms("{n} compétence perdue", "{n} compétences perdues"),
    }
    others: dict[VerdictName, tuple[str, str]] = {
        "lowered": forms("{n} abaissée", "{n} abaissées"),
        "lost": forms("{n} perdue", "{n} perdues"),
    }
    said: list[str] = []
    for verdict in first:
        n = verdicts.count(verdict)
        if n:
            one, many = (others if said else first)[verdict]
            said.append(ngettext(one, many, n).format(n=n))
    return ", ".join(said)
