"""Results, their review, and progress, as lines: one « nom : valeur » each."""

from __future__ import annotations

from pathlib import Path

from pixsim.bank.question import language_of
from pixsim.foundation.files import READABLE, replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import heading, labelled
from pixsim.framework import Framework
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.wording import in_full
from pixsim.profile import Profile
from pixsim.report.progress.text import left_out_sentence, pace_line
from pixsim.report.question.review import next_error, review_parts
from pixsim.report.result.common import AnyResult
from pixsim.report.result.integrity import integrity_sentence
from pixsim.report.result.text import result_line
from pixsim.report.rule_sets import REPORTS
from pixsim.report.wording import day, duration, level_mark, parts, question_words, status_title
from pixsim.rules.global_levels import level_in_words
from pixsim.running.refusals import why
from pixsim.session.state import Session
from pixsim.store.sittings.journal import Journal, JournalError
from pixsim.store.sittings.progress import progress_of, stored_result


def show_result(
    talk: Dialogue, session: Session, result: AnyResult, journal: Journal, framework: Framework
) -> None:
    """A result, then its review for who wants it.

    Raises
    ------
    Closed
    """
    talk.blank()
    talk.say(
        *result_lines(result, framework), integrity_sentence(journal.integrity(result.sitting))
    )
    while True:
        talk.blank()
        ways = [
            ("review", _("Revoir les questions")),
            ("errors", _("Revoir les erreurs seulement")),
            ("again", _("Réentendre le résultat")),
            ("page", _("L'enregistrer en page web")),
            ("back", _("Revenir")),
        ]
        wanted = talk.choose(_("Et maintenant ?"), ways)
        if wanted == "back":
            return
        if wanted == "again":
            talk.say(*result_lines(result, framework))
        elif wanted == "page":
            talk.say(_page(session, result, journal, framework))
        else:
            review(talk, session, result, errors_only=wanted == "errors")


def result_lines(result: AnyResult, framework: Framework) -> list[str]:
    """Status, score, why, domains, competences, what it rests on."""
    rows = REPORTS[result.rules].rows(result, framework)
    lines = [
        status_title(result.status),
        _("Candidat : {name}").format(name=result.candidate),
        _("Règles : {rules}").format(rules=result.rules.upper()),
        _("Date : {day}").format(day=day(result.started_at)),
        _("Durée : {time}").format(time=in_full(duration(result.seconds))),
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
        lines.append(labelled(f"{domain.code} {domain.name}", said or _("aucune question")))
    for row in rows.competences:
        said = row.words or _("niveau {n}").format(n=level_mark(row.level))
        lines.append(labelled(f"{row.code} {row.name}", said))
    return [*lines, *parts(REPORTS[result.rules].notes(result))]


def review(talk: Dialogue, session: Session, result: AnyResult, *, errors_only: bool) -> None:
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
        else:
            place = place + 1 if place + 1 < len(result.questions) else None
        if errors_only and place == first:
            talk.say(_("Toutes les erreurs ont été revues."))
            return
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
            talk.say(*(in_full(line) for line in part.lines))
        else:
            talk.say(*part.lines, language=language_of(session.served[place].id))


def _page(session: Session, result: AnyResult, journal: Journal, framework: Framework) -> str:
    from pixsim.report.page import result_page

    path = Path(f"pixsim-{result.profile}-{result.started_at:%Y-%m-%d-%H%M}.html").absolute()
    try:
        page = result_page(result, session, framework, journal.integrity(result.sitting))
        replace_file(path, page.encode(), READABLE)
    except (OSError, JournalError) as error:
        return why(error)
    return _("Enregistré : {path}").format(path=path)


def past(talk: Dialogue, profile: Profile, journal: Journal, framework: Framework) -> None:
    """Past mock certifications of a person, one to be chosen.

    Raises
    ------
    Closed
    """
    try:
        found = [
            (summary.id, result)
            for summary in journal.summaries(profile.id)
            if not summary.autopilot and (result := stored_result(summary)) is not None
        ]
    except JournalError as error:
        talk.say(why(error))
        return
    if not found:
        talk.say(_("Aucune épreuve terminée pour l'instant."))
        return
    ways = [(name, f"{day(result.started_at)}, {result_line(result)}") for name, result in found]
    chosen = talk.choose(_("Quel résultat ?"), [*ways, ("back", _("Revenir"))])
    if chosen == "back":
        return
    try:
        session, _count = journal.load(chosen, even_altered=True)
    except JournalError as error:
        talk.say(why(error))
        return
    show_result(talk, session, dict(found)[chosen], journal, framework)


def show_progress(talk: Dialogue, profile: Profile, journal: Journal, framework: Framework) -> None:
    """Progress of a person: mocks, levels, pace, the weakest subjects."""
    try:
        progress = progress_of(profile, framework, journal)
    except JournalError as error:
        talk.say(why(error))
        return
    talk.blank()
    talk.say(_("{name} : {n} pix au profil.").format(name=progress.candidate, n=progress.total_pix))
    for point in progress.mocks:
        score = (
            _("pas de score") if point.total_pix is None else _("{n} pix").format(n=point.total_pix)
        )
        talk.say(labelled(day(point.started_at), f"{point.rules.upper()}, {score}"))
    for code, level in progress.levels.items():
        talk.say(labelled(f"{code} {framework.competence[code].name}", level_mark(level)))
    talk.say(pace_line(progress))
    for share in progress.weakest:
        right = _("{right} justes sur {n}").format(right=share.right, n=share.answered)
        talk.say(labelled(f"{share.competence} {framework.tube[share.tube].title}", right))
    if progress.unreadable:
        talk.say(left_out_sentence(progress.unreadable))
