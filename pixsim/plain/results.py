"""Results, their review, and progress, as lines: one « nom : valeur » each."""

from __future__ import annotations

from pixsim.bank.question import language_of
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import heading, label_value
from pixsim.framework import Framework
from pixsim.journeys.after_result import ShowComparison, ShowResult
from pixsim.journeys.past_results import ListSittings, ShowProgress
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.lines_of_steps import Lines, show_step
from pixsim.plain.wording import spell_out
from pixsim.report.progress.text import left_out_sentence, pace_line
from pixsim.report.question import asking
from pixsim.report.question.review import next_error, review_parts
from pixsim.report.result.common import AnyResult
from pixsim.report.result.integrity import integrity_sentence
from pixsim.report.result.text import result_line
from pixsim.report.rule_sets import REPORTS
from pixsim.report.wording import (
    duration_text,
    level_mark,
    long_day,
    note_paragraphs,
    question_words,
    score_words,
    status_title,
)
from pixsim.rules.global_levels import level_in_words
from pixsim.session.state import Session
from pixsim.store.sittings.journal import SittingSummary
from pixsim.store.sittings.progress import stored_result


@show_step.register
def show_result(step: ShowResult, lines: Lines) -> str:
    """A result, then its review for who wants it."""
    talk, framework = lines.talk, lines.context.framework
    if step.note:
        talk.say(step.note)
    else:
        talk.blank()
        said = result_lines(step.result, framework)
        talk.say(*said, integrity_sentence(step.integrity))
    while True:
        talk.blank()
        ways = [
            ("review", asking.REVIEW),
            ("errors", _("Revoir les erreurs seulement")),
            ("again", _("Réentendre le résultat")),
            ("export", _("L'enregistrer en page web")),
            ("back", _("Revenir")),
        ]
        wanted = talk.choose(_("Et maintenant ?"), ways)
        if wanted == "again":
            talk.say(*result_lines(step.result, framework))
        elif wanted in ("review", "errors"):
            review_questions(talk, step.session, step.result, errors_only=wanted == "errors")
        else:
            return wanted


def result_lines(result: AnyResult, framework: Framework) -> list[str]:
    """Status, score, why, domains, competences, what it rests on."""
    rows = REPORTS[result.rules].rows(result, framework)
    lines = [
        status_title(result.status),
        _("Candidat : {name}").format(name=result.candidate),
        _("Règles : {rules}").format(rules=result.rules.upper()),
        _("Date : {day}").format(day=long_day(result.started_at)),
        _("Durée : {time}").format(time=spell_out(duration_text(result.seconds))),
    ]
    if result.total_pix is None:
        lines.append(_("Score : aucun"))
    else:
        lines.append(_("Score : {n} {of}").format(n=rows.score, of=rows.out_of))
    if result.level_name:
        lines.append(_("Niveau : {level}").format(level=level_in_words(result.level_name)))
    lines += rows.reasons
    for domain in rows.domains:
        said = ", ".join(part for part in (domain.figure, domain.right) if part)
        lines.append(label_value(f"{domain.code} {domain.name}", said or _("aucune question")))
    for row in rows.competences:
        said = row.words or _("niveau {n}").format(n=level_mark(row.level))
        lines.append(label_value(f"{row.code} {row.name}", said))
    return [*lines, *note_paragraphs(REPORTS[result.rules].notes(result))]


def review_questions(
    talk: Dialogue, session: Session, result: AnyResult, *, errors_only: bool
) -> None:
    """Question after question: statement, one's answer, the right one, why."""
    place: int | None = next_error(result, len(result.questions) - 1) if errors_only else 0
    if place is None or not result.questions:
        talk.say(_("Il n'y a rien à revoir."))
        return
    first = place
    while place is not None:
        _one_review(talk, session, result, place)
        typed = talk.ask(_("Entrée pour la suivante, un numéro, ou r pour revenir :"))
        if typed.isdecimal() and 1 <= int(typed[:6]) <= len(result.questions):
            place = int(typed) - 1
        elif typed:
            return
        elif errors_only:
            place = next_error(result, place)
            if place == first:
                talk.say(_("Toutes les erreurs ont été revues."))
                return
        else:
            place = place + 1 if place + 1 < len(result.questions) else None
    talk.say(_("C'était la dernière question."))


def _one_review(talk: Dialogue, session: Session, result: AnyResult, place: int) -> None:
    row = result.questions[place]
    talk.blank()
    talk.say(
        _("Question {n} sur {length} : {outcome}.").format(
            n=place + 1, length=len(result.questions), outcome=question_words(row)
        )
    )
    for part in review_parts(session, result, place):
        if part.title:
            talk.say(heading(part.title))
        if part.kind == "remark":
            talk.say(*(spell_out(line) for line in part.lines))
        else:
            talk.say(*part.lines, language=language_of(session.served[place].id))


@show_step.register
def show_comparison(step: ShowComparison, lines: Lines) -> None:
    """One result after the other."""
    for result in (step.first, step.second):
        lines.talk.blank()
        lines.talk.say(*result_lines(result, lines.context.framework))


@show_step.register
def show_sittings(step: ListSittings, lines: Lines) -> tuple[str, SittingSummary] | None:
    """Those that are over, one to be opened."""
    found = {
        summary.id: (summary, result)
        for summary in step.summaries
        if not summary.autopilot and (result := stored_result(summary)) is not None
    }
    if not found:
        lines.talk.say(_("Aucune épreuve terminée pour l'instant."))
        return None
    ways = [
        (name, f"{long_day(result.started_at)}, {result_line(result)}")
        for name, (_summary, result) in found.items()
    ]
    chosen = lines.talk.choose(_("Quel résultat ?"), [*ways, ("back", _("Revenir"))])
    return None if chosen == "back" else ("open", found[chosen][0])


@show_step.register
def show_progress(step: ShowProgress, lines: Lines) -> None:
    """Progress of a person: mocks, levels, pace, the weakest subjects."""
    talk, framework, progress = lines.talk, lines.context.framework, step.progress
    if progress is None:
        return
    talk.blank()
    talk.say(_("{name} : {n} pix au profil.").format(name=progress.candidate, n=progress.total_pix))
    for point in progress.mocks:
        score = score_words(point.total_pix)
        talk.say(label_value(long_day(point.started_at), f"{point.rules.upper()}, {score}"))
    for code, level in progress.levels.items():
        talk.say(label_value(f"{code} {framework.competence[code].name}", level_mark(level)))
    talk.say(pace_line(progress))
    for share in progress.weakest:
        right = _("{right} justes sur {n}").format(right=share.right, n=share.answered)
        talk.say(label_value(f"{share.competence} {framework.tube[share.tube].title}", right))
    if progress.unreadable:
        talk.say(left_out_sentence(progress.unreadable))
