"""French wording of results, shared by the command line and the terminal screens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.clock_jumps import clock_remarks

if TYPE_CHECKING:
    from pixsim.report.any_result import AnyResult
    from pixsim.report.result import AreaResult, CompetenceResult, Result

WIDTH = 76
BAR_CELLS = 14


def status_title(result: AnyResult) -> str:
    """What the result is, in three words."""
    return {
        "validated": _("Certification blanche obtenue"),
        "rejected": _("Certification blanche non obtenue"),
        "cancelled": _("Certification blanche annulée"),
        "error": _("Résultat impossible à calculer"),
    }[result.status]


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
    if result.rules == "v2":
        parts.append(_("{rate} %").format(rate=result.rate))
    elif result.shown_level is not None:
        parts.append(result.shown_level.name)
    return " · ".join(parts)


def reason(result: Result) -> str:
    """Why, in one sentence."""
    sentences = {
        None: _("Au moins la moitié des réponses sont justes et des pix sont confirmés."),
        "zero_pix": _("Aucun pix n'a pu être confirmé."),
        "rejected_due_to_insufficient_correct_answers": _(
            "Moins de la moitié des réponses sont justes : tous les niveaux sont perdus, le score est de 0 pix."
        ),
        "cancelled_due_to_neutralization": _(
            "Trop de questions ont été neutralisées pour que le résultat soit fiable."
        ),
        "cancelled_due_to_lack_of_answers_for_technical_reason": _(
            "Un problème technique a empêché de répondre à assez de questions."
        ),
        "missing_answer": _("Une question est restée sans réponse et sans motif."),
        "competence_without_question": _("Une compétence n'a reçu aucune question."),
        "no_rule": _("Les règles ne prévoient pas ce cas."),
    }
    return sentences.get(result.reason, result.reason or "")


def end_sentence(result: Result) -> str | None:
    """How the sitting ended, when not by the last question."""
    missing = sum(question.outcome == "unanswered" for question in result.questions)
    how = {
        "time": _("Le temps était écoulé"),
        "candidate": _("L'épreuve a été arrêtée avant la fin"),
        "technical": _("L'épreuve a été arrêtée pour une raison technique"),
    }.get(result.end_reason)
    if how is None:
        return None
    count = ngettext("{n} question sans réponse", "{n} questions sans réponse", missing).format(
        n=missing
    )
    effect = _("neutralisées") if result.end_reason == "technical" else _("comptées comme fausses")
    return f"{how} : {count}, {effect}." if missing else f"{how}."


def remarks(result: Result) -> list[str]:
    """What a reader must know to understand the figures."""
    lines = [end_sentence(result), *clock_remarks(result.clock_jumps)]
    if result.neutralised:
        lines.append(
            ngettext(
                "{n} question neutralisée : elle ne compte pas.",
                "{n} questions neutralisées : elles ne comptent pas.",
                result.neutralised,
            ).format(n=result.neutralised)
        )
    if result.assumed_levels:
        lines.append(
            _(
                "Le profil ne donne que des niveaux : les acquis jusqu'à ces niveaux ont été supposés validés."
            )
        )
    if result.without_question:
        lines.append(
            _("Sans question dans la banque, donc non évaluées : {codes}.").format(
                codes=", ".join(result.without_question)
            )
        )
    if result.autopilot:
        lines.append(
            _("Épreuve passée par le candidat simulé « {name} ».").format(name=result.autopilot)
        )
    return [line for line in lines if line]


def verdict_words(competence: CompetenceResult) -> str:
    """What became of a competence, with the figures that decide: « abaissée 2/3 »."""
    words = {
        "kept": _("confirmée"),
        "lowered": _("abaissée"),
        "lost": _("perdue"),
        "not_tested": _("non évaluée"),
    }[competence.verdict]
    figures = f" {competence.right}/{competence.counted}"
    return words if competence.verdict == "not_tested" else words + figures


def right_of(right: int, counted: int) -> str:
    """« 2 justes sur 3 »."""
    return ngettext("{right} juste sur {counted}", "{right} justes sur {counted}", right).format(
        right=right, counted=counted
    )


def area_counts(area: AreaResult) -> str:
    """« confirmées 3 · abaissée 1 »."""
    parts = [
        (area.kept, ngettext("confirmée {n}", "confirmées {n}", area.kept)),
        (area.lowered, ngettext("abaissée {n}", "abaissées {n}", area.lowered)),
        (area.lost, ngettext("perdue {n}", "perdues {n}", area.lost)),
    ]
    return " · ".join(text.format(n=n) for n, text in parts if n) or _("non évaluée")


def level_mark(level: int) -> str:
    """A level as the certificate shows it: a dash below 1."""
    return str(level) if level > 0 else "–"


def outcome_words(outcome: str) -> str:
    """Outcome of one answer."""
    return {
        "ok": _("Juste"),
        "ko": _("Faux"),
        "skipped": _("Passée"),
        "timed_out": _("Hors délai"),
        "focused_out": _("Sortie de la page : comptée fausse"),
        "unanswered": _("Sans réponse"),
        "replaced": _("Remplacée : ne compte pas"),
    }[outcome]


def bar(value: float, maximum: float, cells: int = BAR_CELLS) -> str:
    """A bar that needs no colour."""
    full = round(cells * value / maximum) if maximum else 0
    return "▰" * full + "▱" * (cells - full)


def duration(seconds: float) -> str:
    """« 1 h 21 », « 2 min 11 s », « 45 s »."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{h} h {m:02d}").format(h=hours, m=minutes)
    if minutes:
        return (
            _("{m} min {s:02d} s").format(m=minutes, s=rest)
            if rest
            else _("{m} min").format(m=minutes)
        )
    return _("{s} s").format(s=rest)


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip


def day(moment: datetime) -> str:
    """« 25 novembre 2026 », local time."""
    local = moment.astimezone()
    first = "1er" if local.day == 1 else str(local.day)
    return f"{first} {_MONTHS[local.month - 1]} {local.year}"
