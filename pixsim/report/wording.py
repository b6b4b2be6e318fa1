"""French wording of results, shared by the command line and the terminal screens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap
from typing import TYPE_CHECKING

from pixsim.accommodations import granted_words
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import clauses, long_date
from pixsim.text.french_spaces import french_spaces

if TYPE_CHECKING:
    from pixsim.report.result.common import AnyQuestion, AnyResult


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to know: a few words that a page may set in bold, and a sentence."""

    head: str
    text: str


WIDTH = 76
BAR_CELLS = 14
MOST_LEVEL = 7
TICKS = "▁▂▃▄▅▆▇█"


def status_title(status: str) -> str:
    """What the result is, in three words."""
    return {
        "validated": _("Certification blanche obtenue"),
        "rejected": _("Certification blanche non obtenue"),
        "cancelled": _("Certification blanche annulée"),
        "error": _("Résultat impossible à calculer"),
    }[status]


def cancelled_by_jury() -> str:
    """Why a result of a room is cancelled, where the jury said so."""
    return _("Le jury de la salle a annulé cette épreuve : elle ne compte pas.")


def rejected_for_fraud() -> str:
    """Why a result of a room is rejected, where the jury found fraud."""
    return _("Le jury de la salle a rejeté cette épreuve pour fraude.")


def right_of_total_words(right: int, counted: int) -> str:
    """« 2 justes sur 3 »."""
    return ngettext("{right} juste sur {counted}", "{right} justes sur {counted}", right).format(
        right=right, counted=counted
    )


def level_mark(level: int) -> str:
    """A level as the certificate shows it: a dash below 1."""
    return str(level) if level > 0 else "–"


def outcome_words(outcome: str) -> str:
    """Outcome of one answer."""
    return {
        "ok": _("juste"),
        "ko": _("fausse"),
        "skipped": _("passée"),
        "timed_out": _("hors délai"),
        "focused_out": _("fausse : fenêtre quittée"),
        "unanswered": _("sans réponse"),
        "replaced": _("remplacée : ne compte pas"),
    }[outcome]


def question_words(row: AnyQuestion) -> str:
    """The same of a question of a result, and whether it counts."""
    said = outcome_words(row.outcome)
    if row.is_on_trial:
        return said + _(" (à l'essai)")
    return said + (_(" (neutralisée)") if row.is_left_out else "")


def text_bar(value: float, maximum: float, cells: int = BAR_CELLS) -> str:
    """A bar that needs no colour."""
    full = round(cells * value / maximum) if maximum else 0
    return "━" * full + "─" * (cells - full)


def level_squares(level: int, most: int = MOST_LEVEL) -> str:
    """A level as squares: « ■■■···· »."""
    full = min(max(level, 0), most)
    return "■" * full + "·" * (most - full)


def timer_words(seconds: int) -> str:
    """Of a timed question: « 30 secondes », « 3 min », « 1 min 30 s »."""
    if seconds >= 60:
        return duration_text(seconds)
    return ngettext("{n} seconde", "{n} secondes", seconds).format(n=seconds)


def duration_text(seconds: float) -> str:
    """« 1 h 21 », to the nearest minute; « 2 min 11 s », « 45 s »."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes >= 60:
        hours, minutes = divmod(round(seconds / 60), 60)
        return _("{h} h {m:02d}").format(h=hours, m=minutes)
    if minutes:
        return (
            _("{m} min {s:02d} s").format(m=minutes, s=rest)
            if rest
            else _("{m} min").format(m=minutes)
        )
    return _("{s} s").format(s=rest)


def score_words(pix: int | None) -> str:
    """« 512 pix », or that there is none."""
    return _("pas de score") if pix is None else _("{n} pix").format(n=pix)


def minutes_words(count: int) -> str:
    """« 5 minutes »."""
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)


def long_day(moment: datetime) -> str:
    """« 25 novembre 2026 », local time."""
    return long_date(moment.astimezone())


def shorten_text(text: str, width: int) -> str:
    """A text cut to a width, with an ellipsis where something is missing."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def simulated_sentence() -> str:
    """Who answered, where it was no person."""
    return _("Passée par un candidat simulé, pas par vous.")


def wrap_sentence(text: str) -> list[str]:
    """A sentence on lines of the page, broken where French lets it be."""
    return wrap(french_spaces(text), WIDTH)


def granted_notes(result: AnyResult) -> list[Note]:
    """What the profile asked for, where it did."""
    found = granted_words(result.extra_time_percent, result.accommodations)
    return [Note(_("Aménagements :"), clauses(found) + ".")] if found else []


def training_note() -> Note:
    """That nothing here is official."""
    return Note(
        _("C'est un entraînement."),
        _("pixsim n'est pas Pix, et ce résultat n'a aucune valeur officielle."),
    )


def note_paragraphs(notes: Iterable[Note]) -> list[str]:
    """Notes as paragraphs: what it is about, then the sentence."""
    return [f"{note.head} {note.text}".strip() for note in notes]
