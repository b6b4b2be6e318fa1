"""French wording of V2 results, shared by the command line and the terminal screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.report.sitting.clock import clock_remarks
from pixsim.report.v2.result import V2Result, VerdictName
from pixsim.report.wording import (
    Note,
    cancelled_by_jury,
    granted_notes,
    rejected_for_fraud,
    right_of_total_words,
    simulated_sentence,
    training_note,
)
from pixsim.rules.v2 import V2

if TYPE_CHECKING:
    from pixsim.report.v2.result import AreaResult, CompetenceResult, V2Result
    from pixsim.session.state import Session


def result_facts(result: V2Result) -> list[str]:
    """What a list says of a result after its score."""
    return [_("{rate} %").format(rate=result.rate)]


def rule_set_label() -> str:
    """The rule set in one line, where it is chosen."""
    return _(
        "L'épreuve personnalisée (règles V2, jusqu'à novembre 2024) : elle vérifie, compétence par "
        "compétence, les niveaux de votre profil"
    )


def weak_competences(result: V2Result) -> tuple[str, ...]:
    """Competences with an error, whose skills the test will ask again.

    Those lost come first, then those lowered, then those kept; of each, the most pix lost first.
    """
    order = {"lost": 0, "lowered": 1, "kept": 2}

    def rank(c: CompetenceResult) -> tuple[int, int, str]:
        return order[c.verdict], c.pix - c.pix_before, c.code

    found = [c for c in result.competences if c.verdict in order and c.right < c.counted]
    return tuple(c.code for c in sorted(found, key=rank))


def review_remarks(result: V2Result, place: int) -> list[str]:
    """What the review of a question adds."""
    if not result.questions[place].answered_before:
        return []
    return [_("Vous aviez déjà réussi cette variante pendant le positionnement.")]


def cost_of_stopping(session: Session) -> str:
    """What an early end means for the score."""
    missing = session.length - len(session.responses)
    return ngettext(
        "La question sans réponse comptera comme fausse.",
        "Les {n} questions sans réponse compteront comme fausses.",
        missing,
    ).format(n=missing)


def short_cost(session: Session) -> str:
    """The same in a few words."""
    missing = session.length - len(session.responses)
    return ngettext("{n} comptée fausse", "{n} comptées fausses", missing).format(n=missing)


def reason_sentence(result: V2Result) -> str:
    """Why, in one sentence."""
    sentences = {
        None: _counts_with_zeros(result),
        "zero_pix": _("Pas encore : aucun niveau n'a pu être gardé."),
        "rejected_due_to_insufficient_correct_answers": _(
            "Pas encore : moins de la moitié des réponses sont justes, et rien n'est certifié."
        ),
        "cancelled_due_to_neutralization": _(
            "Trop de questions ont été neutralisées pour que le résultat soit fiable."
        ),
        "cancelled_due_to_lack_of_answers_for_technical_reason": _(
            "Un problème technique a empêché de répondre à assez de questions."
        ),
        "cancelled_by_jury": cancelled_by_jury(),
        "fraud": rejected_for_fraud(),
        "missing_answer": _("Une question est restée sans réponse et sans motif."),
        "competence_without_question": _("Une compétence n'a reçu aucune question."),
        "no_rule": _("Les règles ne prévoient pas ce cas."),
    }
    return sentences.get(result.reason, result.reason or "")


def _counts_with_zeros(result: V2Result) -> str:
    """« 11 compétences gardées, 3 abaissées, 2 perdues. »."""
    kept, lowered, lost = (
        sum(getattr(area, name) for area in result.areas) for name in ("kept", "lowered", "lost")
    )
    said = [
        ngettext("{n} compétence gardée", "{n} compétences gardées", kept).format(n=kept),
        ngettext("{n} abaissée", "{n} abaissées", lowered).format(n=lowered),
        ngettext("{n} perdue", "{n} perdues", lost).format(n=lost),
    ]
    return ", ".join(said) + "."


def rate_rule(rules: V2) -> Note:
    """What the share of right answers decides."""
    return Note(
        _("Réponses justes."),
        _(
            "Moins de {low} % : rien n'est certifié. De {low} à {below} % : une erreur dans une "
            "compétence y coûte un niveau, deux la font perdre. Dès {high} % : une erreur par "
            "compétence est permise."
        ).format(
            low=rules.rate_to_be_certified,
            below=rules.rate_to_validate - 1,
            high=rules.rate_to_validate,
        ),
    )


def result_notes(result: V2Result) -> list[Note]:
    """What the figures rest on, the caveat last."""
    return [
        rate_rule(V2()),
        Note(
            _("Nos questions ne sont pas celles de Pix."),
            _("Leur difficulté est estimée : le vrai résultat peut différer."),
        ),
        *granted_notes(result),
        training_note(),
    ]


def end_sentence(result: V2Result) -> str | None:
    """How the sitting ended, when not by the last question."""
    missing = sum(question.outcome == "unanswered" for question in result.questions)
    how = {
        "time": _("Le temps était écoulé"),
        "candidate": _("L'épreuve a été arrêtée avant la fin"),
        "technical": _("L'épreuve a été arrêtée pour une raison technique"),
        "invigilator": _("Le surveillant a mis fin à l'épreuve"),
        "finalised": _("La session a été close avant la fin de l'épreuve"),
    }.get(result.end_reason)
    if how is None:
        return None
    count = ngettext("{n} question sans réponse", "{n} questions sans réponse", missing).format(
        n=missing
    )
    effect = _("neutralisées") if result.stopped == "technical" else _("comptées comme fausses")
    return label_value(how, f"{count}, {effect}.") if missing else f"{how}."


def reading_remarks(result: V2Result) -> list[str]:
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
        lines.append(simulated_sentence())
    return [line for line in lines if line]


def verdict_words(competence: CompetenceResult) -> str:
    """What became of a competence, with the figures that decide: « abaissée · 2 justes sur 3 »."""
    word = verdict_word(competence.verdict)
    if competence.verdict == "not_tested":
        return word
    return f"{word} · {right_of_total_words(competence.right, competence.counted)}"


def verdict_word(verdict: str) -> str:
    """What became of a competence, in a word."""
    return {
        "kept": _("gardée"),
        "lowered": _("abaissée"),
        "lost": _("perdue"),
        "not_tested": _("non évaluée"),
    }[verdict]


def area_counts(area: AreaResult) -> str:
    """« gardées 3 · abaissée 1 »."""
    parts = [
        (area.kept, ngettext("gardée {n}", "gardées {n}", area.kept)),
        (area.lowered, ngettext("abaissée {n}", "abaissées {n}", area.lowered)),
        (area.lost, ngettext("perdue {n}", "perdues {n}", area.lost)),
    ]
    return " · ".join(text.format(n=n) for n, text in parts if n) or _("non évaluée")


def verdict_sentences(result: V2Result) -> tuple[str, str]:
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
