"""What to practise: what the coming test asks, or the errors of the past."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import numpy as np

from pixsim.bank.question import item_of
from pixsim.bank.reading.load import Bank
from pixsim.coach.evidence import PastAnswer
from pixsim.coach.practice import Basis, practice_questions, rehearsal_agenda
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.profile import Profile
from pixsim.report.result.common import AnyResult
from pixsim.report.v3.result import REPLACED
from pixsim.session.training.state import Training
from pixsim.store.settings import read_settings
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.progress import results_of

LENGTHS = (5, 10, 20)


def past_answers(
    profile: Profile, results: Iterable[AnyResult], practices: Iterable[Training] = ()
) -> tuple[PastAnswer, ...]:
    """All that a person answered: in exams, in practice, and in positionings, as the profile has it.

    Simulated practices are nobody's. Questions that were replaced, neutralised or not reached are no answers.
    """
    found = [
        PastAnswer(q.skill, q.id, q.outcome == "ok", result.started_at, q.seconds)
        for result in results
        for q in result.questions
        if q.outcome not in ("unanswered", REPLACED) and (q.is_on_trial or not q.is_left_out)
    ]
    found += [
        PastAnswer(r.question.skill, r.question.id, r.right, r.at, r.seconds)
        for training in practices
        if not training.plan.autopilot
        for r in training.replies
    ]
    found += [
        PastAnswer(e.skill, e.question or "", e.status == "validated", e.date)
        for e in profile.knowledge
        if e.source == "direct" and e.status != "reset"
    ]
    return tuple(found)


def answers_of(profile: Profile, journal: Journal) -> tuple[PastAnswer, ...]:
    """The same, as the journal has it; what was altered is left out.

    Raises
    ------
    JournalError
    """
    results, _faulty = results_of(journal.summaries(profile.id))
    practices, _unreadable = journal.load_trainings(profile.id, "practice")
    return past_answers(profile, results, practices.values())


def propose_practice(
    profile: Profile,
    bank: Bank,
    journal: Journal,
    rules: str,
    length: int,
    now: datetime,
    rng: np.random.Generator,
    competences: Collection[str] = (),
) -> tuple[str, ...]:
    """Questions to practise: under V2 what the coming test asks, else one's own level.

    Parameters
    ----------
    rules : str
        Of the exam the person rehearses for.
    now : datetime
        Days begin in its time zone.
    competences : collection of str, optional
        Nothing outside of them.

    Raises
    ------
    JournalError
    """
    answers = answers_of(profile, journal)
    agenda = rehearsal_agenda(profile, bank, rules, answers, now, rng, competences)
    return practice_questions(agenda, bank, profile, answers, length, rng)


def rules_rehearsed(profile: Profile, fixed: str | None = None) -> str:
    """Rule set of the exam a person rehearses for: that of this run, else the one last chosen."""
    return fixed or read_settings().rules_of(profile.id)


def practice_ways(basis: Basis, errors: int) -> tuple[str, list[tuple[str, str]]]:
    """What may be practised: a title, and ways with their names.

    Parameters
    ----------
    basis : str
        See `pixsim.coach.practice.practice_basis`.
    errors : int
        Of the past, that can be asked again.

    Returns
    -------
    str
    list of (str, str)
        A number of questions, ``one`` (a competence to choose) or ``errors``, and its label.
    """
    if basis == "coming":
        title = _("Ce que le test posera, les erreurs d'abord. Votre profil ne change pas.")
        text = _("{n} questions que le test posera")
    else:
        title = _("Toutes les compétences, à votre niveau. Votre profil ne change pas.")
        text = _("{n} questions à votre niveau")
    ways = [(str(n), text.format(n=n)) for n in LENGTHS]
    ways.append(("one", _("10 questions dans une compétence à choisir")))
    if errors:
        text = ngettext("Rejouer mon erreur", "Rejouer mes {n} erreurs", errors)
        ways.append(("errors", text.format(n=errors)))
    return title, ways


def past_errors(
    results: Iterable[AnyResult], bank: Bank, length: int, practices: Iterable[Training] = ()
) -> tuple[str, ...]:
    """Questions missed in past mocks and not answered right since, the longest ago first.

    Parameters
    ----------
    practices : iterable of Training
        A question answered right in practice since is not an error any more.
    """
    answers = [
        (result.started_at, question.id, question.outcome == "ok")
        for result in results
        for question in result.questions
        if question.outcome not in ("unanswered", REPLACED)
    ]
    answers += [
        (reply.at, reply.question.id, reply.right) for t in practices for reply in t.replies
    ]
    newest = {name: right for _when, name, right in sorted(answers, key=lambda answer: answer[0])}
    known = [n for n, right in newest.items() if not right and item_of(n) in bank.items]
    return tuple(known[:length])
