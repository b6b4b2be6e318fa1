"""Results in words, whatever their rules: as a page, as a line of a list."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.report.result.common import AnyResult
from pixsim.report.result.integrity import Integrity, integrity_sentence
from pixsim.report.rule_sets import REPORTS
from pixsim.report.wording import wrap_sentence


def result_text(result: AnyResult, framework: Framework, integrity: Integrity | None = None) -> str:
    """A result as text, 80 columns: title, score, why, then levels and what they rest on.

    What its signature says comes last; at the top when it says that something was altered.
    """
    text = REPORTS[result.rules].text(result, framework)
    if integrity is None:
        return text
    said = "\n".join(wrap_sentence(integrity_sentence(integrity)))
    if integrity != "altered":
        return f"{text}\n\n{said}"
    title, _newline, rest = text.partition("\n")
    return f"{title}\n{said}\n{rest}"


def result_line(result: AnyResult) -> str:
    """Rules, status and score of a result, for lists: « V3 · obtenue · 377 pix · Indépendant 1 »."""
    status = {
        "validated": _("obtenue"),
        "rejected": _("non obtenue"),
        "cancelled": _("annulée"),
        "error": _("impossible à calculer"),
    }[result.status]
    parts = [result.rules.upper(), status]
    if result.total_pix is not None:
        parts.append(_("{pix} pix").format(pix=result.total_pix))
    parts += REPORTS[result.rules].facts(result)
    return " · ".join(parts)


def rule_set_notes(rules: Iterable[str]) -> list[str]:
    """What the scores of a list rest on, once for each rule set in it that has something to say."""
    found = (REPORTS[name].note() for name in dict.fromkeys(rules) if name in REPORTS)
    return [note for note in found if note]
