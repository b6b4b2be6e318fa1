"""French wording of V3 results, shared by the command line and the terminal screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import clauses
from pixsim.report.sitting.clock import clock_remarks
from pixsim.report.v3.result import V3Result
from pixsim.report.wording import (
    Note,
    cancelled_by_jury,
    granted_notes,
    rejected_for_fraud,
    simulated_sentence,
    training_note,
)
from pixsim.rules.global_levels import GLOBAL_LEVELS, level_in_words
from pixsim.session.v3.plan import OtherFrameworkError, TooFewItemsError, V3Plan

RIGHT = ("ok", "replaced")
FIRST_STEPS = 3

if TYPE_CHECKING:
    from pixsim.framework import Framework
    from pixsim.report.v3.result import V3Result
    from pixsim.session.state import Session


def rule_set_label() -> str:
    """The rule set in one line, where it is chosen."""
    return _(
        "L'épreuve d'aujourd'hui (V3) : 32 questions qui s'adaptent à vos réponses, un score sur 895"
    )


def result_facts(result: V3Result) -> list[str]:
    """What a list says of a result after its score."""
    return [] if result.shown_level is None else [level_in_words(result.shown_level.name)]


def weak_competences(result: V3Result) -> None:
    """Nothing: all levels come from one ability, which judges no single competence."""


def cost_of_stopping(session: Session) -> str:
    """What an early end means for the score, given the answers so far."""
    plan, count = session.sitting, session.scored
    assert isinstance(plan, V3Plan)
    if count < plan.minimum_answers:
        if plan.seeded_after:  # how many were given would tell which were on trial
            return _(
                "Pas encore de score : il faut {least} réponses, questions à l'essai non comprises."
            ).format(least=plan.minimum_answers)
        return _("Pas de score : il faut {least} réponses, vous en avez donné {n}.").format(
            least=plan.minimum_answers, n=count
        )
    missing = plan.settings.length - count
    if plan.seeded_after:
        return _(
            "Les questions sans réponse qui comptent seront comptées comme fausses : le score baisse."
        )
    return ngettext(
        "La question sans réponse comptera comme fausse : le score baisse.",
        "Les {n} questions sans réponse compteront comme fausses : le score baisse.",
        missing,
    ).format(n=missing)


def short_cost(session: Session) -> str:
    """The same in a few words."""
    plan, count = session.sitting, session.scored
    assert isinstance(plan, V3Plan)
    if count < plan.minimum_answers:
        return _("pas de score avant {n} réponses").format(n=plan.minimum_answers)
    if plan.seeded_after:
        return _("le reste compté faux")
    missing = plan.settings.length - count
    return ngettext("{n} comptée fausse", "{n} comptées fausses", missing).format(n=missing)


def review_remarks(result: V3Result, place: int) -> list[str]:
    """That it was on trial; how the ability moved is in the JSON, and says nothing of one answer."""
    return [_("Question à l'essai : elle ne compte pas.")] if result.questions[place].seeded else []


def score_line(result: V3Result) -> str:
    """« 377 pix sur 895 · Indépendant 1 »; why there is none otherwise."""
    if result.total_pix is None:
        return _("Pas de score")
    score = _("{pix} pix sur {most}").format(pix=result.total_pix, most=result.max_pix)
    level = result.shown_level
    return score if level is None else f"{score} · {level_in_words(level.name)}"


def reason_sentence(result: V3Result) -> str:
    """Why the certification is obtained or not, in one sentence."""
    sentences = {
        None: _level_reached(result),
        "rejected_due_to_lack_of_answers": ngettext(
            "Pas de score : il faut {least} réponses, vous en avez donné {n}.",
            "Pas de score : il faut {least} réponses, vous en avez donné {n}.",
            result.answered,
        ),
        "cancelled_due_to_lack_of_answers_for_technical_reason": _(
            "Un problème technique a arrêté l'épreuve avant la {least}e réponse : elle est annulée."
        ),
        "cancelled_by_jury": cancelled_by_jury(),
        "fraud": rejected_for_fraud(),
        "rejected_due_to_zero_pix_score": _(
            "Pas encore. Ce score ne suffit pas pour la certification."
        ),
    }
    sentence = sentences.get(result.reason, result.reason or "")
    return sentence.format(least=result.minimum_answers, n=result.answered)


def first_steps(result: V3Result, framework: Framework) -> str:
    """Where to begin when no level is reached: easy questions come first, so those missed do too."""
    if result.total_pix is None or result.shown_level is not None:
        return ""
    missed = dict.fromkeys(q.competence for q in result.questions if q.outcome not in RIGHT)
    names = [f"{code} {framework.competence[code].brief}" for code in missed][:FIRST_STEPS]
    return _("Par où commencer : {names}.").format(names=", ".join(names)) if names else ""


def _level_reached(result: V3Result) -> str:
    """« Indépendant 1 ; encore 47 pix pour Indépendant 2. »."""
    level, pix = result.global_level, result.total_pix
    if level is None or pix is None:
        return ""
    shown = level_in_words(level.name) if level.shown else ""
    after = next((g for g in GLOBAL_LEVELS if g.minimum > pix), None)
    if after is None or after.minimum > result.max_pix:
        return f"{shown}."
    left = after.minimum - pix
    more = _("encore {n} pix pour {name}.").format(n=left, name=after.name)
    return clauses((shown, more)) if shown else more[0].upper() + more[1:]


def reading_remarks(result: V3Result) -> list[str]:
    """What a reader must know to understand the figures."""
    lines = [_ending_sentence(result), *clock_remarks(result.clock_jumps)]
    if result.replaced:
        lines.append(
            ngettext(
                "{n} question remplacée après un signalement confirmé : elle ne compte pas.",
                "{n} questions remplacées après un signalement confirmé : elles ne comptent pas.",
                result.replaced,
            ).format(n=result.replaced)
        )
    if result.seeded:
        lines.append(
            ngettext(
                "{n} question était à l'essai, pour mesurer sa difficulté : elle ne compte pas.",
                "{n} questions étaient à l'essai, pour mesurer leur difficulté : elles ne comptent pas.",
                result.seeded,
            ).format(n=result.seeded)
        )
    if result.status == "validated" and result.shown_level is None:
        lines.append(
            _("Sous 64 pix, le certificat ne montre ni niveau global ni niveaux par compétence.")
        )
    if result.autopilot:
        lines.append(simulated_sentence())
    return [line for line in lines if line]


def _ending_sentence(result: V3Result) -> str:
    """How the sitting ended, when not by the last question, and what that costs."""
    if result.end_reason == "completed":
        return ""
    missing = result.length - result.answered
    how = {
        "time": _("C'est l'heure."),
        "candidate": _("Arrêtée avant la fin."),
        "technical": _("Arrêtée par un problème technique."),
        "invigilator": _("Arrêtée par le surveillant."),
        "finalised": _("Arrêtée par la clôture de la session."),
    }[result.end_reason]
    given = ngettext(
        "{n} réponse sur {length}.", "{n} réponses sur {length}.", result.answered
    ).format(n=result.answered, length=result.length)
    if result.degraded:
        cost = ngettext(
            "La question sans réponse compte comme fausse. Sans cela, {pix} pix.",
            "Les {n} questions sans réponse comptent comme fausses. Sans cela, {pix} pix.",
            missing,
        ).format(n=missing, pix=result.pix_undegraded)
        return f"{how} {given} {cost}"
    if result.stopped == "technical" and result.total_pix is not None:
        return f"{how} {given} " + _("Le score se fonde sur elles, sans pénalité.")
    return f"{how} {given}"


def result_notes(result: V3Result) -> list[Note]:
    """What the figures rest on, and how far they can be trusted; the caveat last."""
    if result.total_pix is None:
        return [*granted_notes(result), training_note()]
    found = [
        _margin_note(result),
        _one_level(result),
        *_questions_note(result),
        _cutoffs_note(result),
    ]
    known = (note for note in found if note is not None)
    return [*known, *granted_notes(result), training_note()]


def _margin_note(result: V3Result) -> Note | None:
    if result.pix_low == result.pix_high or result.degraded:
        return None
    return Note(
        _("Ce score a une marge."),
        _("Votre niveau est sans doute (deux chances sur trois) entre {low} et {high} pix.").format(
            low=result.pix_low, high=result.pix_high
        ),
    )


def _one_level(result: V3Result) -> Note | None:
    if result.shown_level is None or result.status != "validated":
        return None
    return Note(
        _("Un seul niveau est mesuré."),
        _(
            "L'épreuve d'aujourd'hui (V3) le traduit ensuite dans les 16 compétences : c'est pourquoi "
            "elles se ressemblent."
        ),
    )


def _questions_note(result: V3Result) -> list[Note]:
    if not result.answered:
        return []
    if result.calibrated == result.answered:
        text = _("Leur difficulté a été mesurée sur des réponses à pixsim.")
    elif result.calibrated:
        text = _(
            "Leur difficulté a été mesurée pour {n} sur {answered}, et seulement estimée pour les "
            "autres."
        ).format(n=result.calibrated, answered=result.answered)
    else:
        text = _(
            "Leur difficulté est estimée ; elle n'a pas encore été mesurée sur beaucoup de personnes."
        )
    return [Note(_("Nos questions ne sont pas celles de Pix."), text)]


def _cutoffs_note(result: V3Result) -> Note:
    text = {
        "public seed": _(
            "Pix publie ceux d'un jeu d'essai : nous prenons ceux-là. Le vrai score peut différer."
        ),
        "experiment": _("Ceux-ci sont ceux d'une expérience."),
    }[result.cutoffs.origin]
    return Note(_("Les seuils ne sont pas publics."), text)


def list_note() -> str:
    """What V3 scores in a list rest on."""
    return _("V3 : les seuils ne sont pas publics ; le vrai score peut différer.")


def too_few_sentence(error: TooFewItemsError) -> str:
    """Why no V3 test can be made of a bank."""
    if isinstance(error, OtherFrameworkError):
        return _(
            "Une épreuve V3 porte sur {needed} compétences, et la banque en a {found} : avec elle, "
            "positionnez et entraînez."
        ).format(found=error.found, needed=error.needed)
    return _(
        "La banque est trop petite pour une épreuve V3 : elle a des questions sur {found} sujets, il en faut {needed}."
    ).format(found=error.found, needed=error.needed)


def verdict_sentences(result: V3Result) -> tuple[str, str]:
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
