"""French wording of V2 results, shared by the command line and the terminal screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.i18n import gettext as _
from pixsim.i18n import ngettext
from pixsim.report.clock_jumps import clock_remarks
from pixsim.report.wording import simulated_sentence

if TYPE_CHECKING:
    from pixsim.report.v2.result import AreaResult, CompetenceResult, V2Result
    from pixsim.session.state import Session


def facts(result: V2Result) -> list[str]:
    """What a list says of a result after its score."""
    return [_("{rate} %").format(rate=result.rate)]


def label() -> str:
    """The rule set in one line, where it is chosen."""
    return _("V2, jusqu'à fin 2024 : un test tiré de votre profil, qui le vérifie")


def weak(result: V2Result) -> tuple[str, ...]:
    """Competences to work on: those lost, then those lowered; of each, the fewest right first."""
    found = [c for c in result.competences if c.verdict in ("lost", "lowered")]
    found.sort(key=lambda c: (c.verdict != "lost", c.right / c.counted if c.counted else 0))
    return tuple(c.code for c in found)


def review_remarks(result: V2Result, place: int) -> list[str]:
    """What the review of a question adds."""
    if not result.questions[place].answered_before:
        return []
    return [_("Vous aviez déjà réussi cette variante pendant le positionnement.")]


def cost_of_stopping(session: Session) -> str:  # noqa: ARG001
    """What an early end means for the score."""
    return _("Les questions sans réponse compteront comme fausses.")


def reason(result: V2Result) -> str:
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


def end_sentence(result: V2Result) -> str | None:
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


def remarks(result: V2Result) -> list[str]:
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
        lines.append(simulated_sentence(result.autopilot))
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


def area_counts(area: AreaResult) -> str:
    """« confirmées 3 · abaissée 1 »."""
    parts = [
        (area.kept, ngettext("confirmée {n}", "confirmées {n}", area.kept)),
        (area.lowered, ngettext("abaissée {n}", "abaissées {n}", area.lowered)),
        (area.lost, ngettext("perdue {n}", "perdues {n}", area.lost)),
    ]
    return " · ".join(text.format(n=n) for n, text in parts if n) or _("non évaluée")
