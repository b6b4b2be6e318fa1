"""French wording of V3 results, shared by the command line and the terminal screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pixsim.i18n import decimal, ngettext
from pixsim.i18n import gettext as _
from pixsim.report.clock_jumps import clock_remarks
from pixsim.report.wording import TICKS, simulated_sentence
from pixsim.session.v3.plan import TooFewItemsError, V3Plan

if TYPE_CHECKING:
    from pixsim.report.v3.result import V3Question, V3Result
    from pixsim.session.state import Session


def label() -> str:
    """The rule set in one line, where it is chosen."""
    return _("V3, celle d'aujourd'hui : 32 questions adaptées à vos réponses")


def facts(result: V3Result) -> list[str]:
    """What a list says of a result after its score."""
    return [] if result.shown_level is None else [result.shown_level.name]


def weak(result: V3Result) -> None:
    """Nothing: all levels come from one ability, which judges no single competence."""


def cost_of_stopping(session: Session) -> str:
    """What an early end means for the score, given the answers so far."""
    plan, count = session.sitting, len(session.responses)
    assert isinstance(plan, V3Plan)
    given = ngettext("{n} réponse sur {length}", "{n} réponses sur {length}", count).format(
        n=count, length=plan.length
    )
    if count < plan.minimum_answers:
        return _("{given} : à moins de {least}, il n'y a pas de score.").format(
            given=given, least=plan.minimum_answers
        )
    return _(
        "{given} : le score sera abaissé, les questions manquantes comptant comme passées."
    ).format(given=given)


def review_remarks(result: V3Result, place: int) -> list[str]:
    """What the review of a question adds: its difficulty, and what it did to the ability."""
    return ["\n".join(_ability(result, result.questions[place]))]


def _ability(result: V3Result, row: V3Question) -> list[str]:
    """How hard the question is, and what it did to the ability."""
    known = _("calibrée") if row.calibrated else _("a priori, non mesurée")
    lines = [
        _("Difficulté de la question : {b} ({known}).").format(b=signed(row.b), known=known),
    ]
    if row.theta_after is None:
        before = _("Capacité estimée alors : {theta}. La question ne compte pas.")
        return [*lines, before.format(theta=signed(row.theta_before))]
    sentence = _("Capacité estimée : {before} avant cette réponse, {after} après").format(
        before=signed(row.theta_before), after=signed(row.theta_after)
    )
    if row.error_after is not None:
        sentence += _(", à {error} près").format(error=decimal(row.error_after, 2))
    bars = path_bars(ability_path(result))
    return [*lines, sentence + ".", bars[: row.number + 1] + "·" * (len(bars) - row.number - 1)]


def score_line(result: V3Result) -> str:
    """« 377 pix sur 895 · Indépendant 1 »; why there is none otherwise."""
    if result.total_pix is None:
        return _("Pas de score")
    score = _("{pix} pix sur {most}").format(pix=result.total_pix, most=result.max_pix)
    level = result.shown_level
    return score if level is None else f"{score} · {level.name}"


def reason(result: V3Result) -> str:
    """Why the certification is obtained or not, in one sentence."""
    sentences = {
        None: _("Au moins {least} réponses, et un score au-dessus de 0 pix."),
        "rejected_due_to_lack_of_answers": _(
            "Il faut au moins {least} réponses pour avoir un score, il y en a {n}."
        ),
        "cancelled_due_to_lack_of_answers_for_technical_reason": _(
            "Un problème technique a arrêté l'épreuve avant la {least}e réponse : elle est annulée."
        ),
        "rejected_due_to_zero_pix_score": _(
            "Le score est de 0 pix : il ne suffit pas encore pour la certification."
        ),
    }
    sentence = sentences.get(result.reason, result.reason or "")
    return sentence.format(least=result.minimum_answers, n=result.answered)


def remarks(result: V3Result) -> list[str]:
    """What a reader must know to understand the figures."""
    lines = [_end(result), *clock_remarks(result.clock_jumps)]
    if result.replaced:
        lines.append(
            ngettext(
                "{n} question remplacée après un signalement confirmé : elle ne compte pas.",
                "{n} questions remplacées après un signalement confirmé : elles ne comptent pas.",
                result.replaced,
            ).format(n=result.replaced)
        )
    if result.status == "validated" and result.shown_level is None:
        lines.append(
            _("Sous 64 pix, le certificat ne montre ni niveau global ni niveaux par compétence.")
        )
    if result.autopilot:
        lines.append(simulated_sentence(result.autopilot))
    return [line for line in lines if line]


def _end(result: V3Result) -> str:
    """How the sitting ended, when not by the last question, and what that costs."""
    how = {
        "time": _("Le temps était écoulé après {given}."),
        "candidate": _("L'épreuve a été arrêtée après {given}."),
        "technical": _("Un problème technique a arrêté l'épreuve après {given}."),
    }.get(result.end_reason)
    if how is None:
        return ""
    given = ngettext(
        "{n} réponse sur {length}", "{n} réponses sur {length}", result.answered
    ).format(n=result.answered, length=result.length)
    sentences = [how.format(given=given)]
    if result.degraded:
        missing = result.length - result.answered
        sentences.append(
            ngettext(
                "Score dégradé : la question manquante compte comme passée ; sans cela, {pix} pix.",
                "Score dégradé : les {n} questions manquantes comptent comme passées ; sans cela, {pix} pix.",
                missing,
            ).format(n=missing, pix=result.pix_undegraded)
        )
    elif result.end_reason == "technical" and result.total_pix is not None:
        sentences.append(_("Le score se fonde sur ces réponses, sans pénalité."))
    return " ".join(sentences)


def ability_lines(result: V3Result) -> list[str]:
    """Ability, its error and what they mean in pix; then its path, one bar per answer."""
    if result.theta is None:
        return []
    sentence = _("Capacité estimée : {theta}").format(theta=signed(result.theta))
    if result.error is not None:
        sentence += _(", à {error} près").format(error=decimal(result.error, 2))
        if result.pix_low != result.pix_high:
            sentence += _(" (de {low} à {high} pix)").format(
                low=result.pix_low, high=result.pix_high
            )
    if result.theta_degraded is not None:
        sentence += _(" ; dégradée : {theta}").format(theta=signed(result.theta_degraded))
    path = ability_path(result)
    head = _("Au fil des réponses, de {least} à {most} :").format(
        least=signed(min(path)), most=signed(max(path))
    )
    return [sentence, f"{head} {path_bars(path)}"]


def ability_path(result: V3Result) -> list[float]:
    """Ability at the start, then after each answer."""
    after = [q.theta_after for q in result.questions if q.theta_after is not None]
    return [*(q.theta_before for q in result.questions[:1]), *after]


def path_bars(values: Sequence[float]) -> str:
    """A path as small bars, from its lowest to its highest value."""
    low, span = min(values), max(values) - min(values)
    top = len(TICKS) - 1
    return "".join(TICKS[round(top * (value - low) / span) if span else 0] for value in values)


def origin_sentences(result: V3Result) -> list[str]:
    """What the figures rest on, and how far they can be trusted."""
    cutoffs = {
        "public seed": _(
            "Seuils du score et des niveaux : ceux du jeu d'essai public de Pix, les mêmes pour toutes les compétences ; les vrais ne sont pas publics."
        ),
        "experiment": _("Seuils du score et des niveaux : ceux d'une expérience, pas de Pix."),
    }[result.cutoffs.origin]
    if not result.answered:
        return [cutoffs]
    if result.calibrated == result.answered:
        items = _("Difficultés des questions : calibrées sur des réponses à pixsim.")
    elif result.calibrated:
        items = _(
            "Difficultés des questions : {n} sur {answered} calibrées sur des réponses à pixsim, les autres a priori, non mesurées."
        ).format(n=result.calibrated, answered=result.answered)
    else:
        items = _("Difficultés des questions : des a priori, non mesurées.")
    return [cutoffs, items]


def note() -> str:
    """What V3 scores in a list rest on."""
    return _("V3 : seuils du jeu d'essai public de Pix, difficultés a priori ou calibrées.")


def too_few_sentence(error: TooFewItemsError) -> str:
    """Why no V3 test can be made of a bank."""
    return _(
        "La banque est trop petite pour une épreuve V3 : elle a des questions sur {found} sujets, il en faut {needed}."
    ).format(found=error.found, needed=error.needed)


def signed(value: float, digits: int = 2) -> str:
    """A number with a decimal comma and a true minus sign."""
    return decimal(value, digits).replace("-", "−")
