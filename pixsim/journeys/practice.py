"""From the wish to practise to the home again; and the questions of a pilot."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.journeys.context import Context
from pixsim.journeys.positioning import ChooseCompetence
from pixsim.journeys.step import Choose, Notice, Step, Way
from pixsim.journeys.training import FAULTS, SitTraining
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.running.practice import LENGTHS, draw_practice, past_errors, weak_competences
from pixsim.running.refusals import why
from pixsim.running.training import TrainingRun
from pixsim.session.training.plan import plan_practice
from pixsim.session.training.state import Reply
from pixsim.store.sittings.journal import JournalError
from pixsim.store.sittings.progress import results_of

MOST_NAMED = 4  # competences of a choice


@dataclass(frozen=True, slots=True)
class PracticeOver(Step):
    """A practice is over. Brings ``again``: what was missed once more; anything else: home."""

    replies: tuple[Reply, ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """Questions not answered right."""
        return tuple(reply.question.id for reply in self.replies if not reply.right)

    @property
    def again(self) -> str:
        """What asking them again is called."""
        text = ngettext("Reprendre mon erreur", "Reprendre mes {n} erreurs", len(self.missed))
        return text.format(n=len(self.missed))


def practise(context: Context, profile: Profile, codes: Sequence[str] = ()) -> Journey[None]:
    """Choose what and how much, then practise; the profile does not change.

    Parameters
    ----------
    codes : sequence of str, optional
        Competences chosen already.
    """
    try:
        bank = yield context.prepare_questions()
        if bank is None:
            return
        queue = (
            draw_practice(profile, bank, codes, LENGTHS[1], any_generator())
            if codes
            else (yield from _choose_questions(context, profile, bank))
        )
        while queue:
            replies = yield from _ask(context, profile, bank, queue)
            over = PracticeOver(replies)
            queue = over.missed if replies and (yield over) == "again" else ()
    except FAULTS as error:
        yield Notice(why(error))


def sit_pilot(context: Context, profile: Profile, queue: tuple[str, ...]) -> Journey[None]:
    """Ask the questions of a pilot, without showing what was right; the profile does not change."""
    try:
        bank = yield context.prepare_questions()
        if bank is None:
            return
        replies = yield from _ask(context, profile, bank, queue, pilot=True)
    except FAULTS as error:
        yield Notice(why(error))
        return
    if replies:
        thanks = ngettext(
            "Merci. {n} réponse est gardée : elle servira à calibrer les questions.",
            "Merci. {n} réponses sont gardées : elles serviront à calibrer les questions.",
            len(replies),
        )
        yield Notice(thanks.format(n=len(replies)))


def _ask(
    context: Context,
    profile: Profile,
    bank: Bank,
    queue: tuple[str, ...],
    *,
    pilot: bool = False,
) -> Journey[tuple[Reply, ...]]:
    """Ask the questions of a queue; the answers given."""
    plan = plan_practice(profile, bank, queue, now=context.clock(), pilot=pilot)
    context.journal.create(plan)
    with TrainingRun(context.journal, plan.id, profile, bank, context.clock) as run:
        try:
            yield SitTraining(run)
        except BaseException:  # left for good: nothing resumes a practice
            with suppress(JournalError):
                run.stop()
            raise
        return run.training.replies


def _choose_questions(context: Context, profile: Profile, bank: Bank) -> Journey[tuple[str, ...]]:
    """Which questions, from the weak competences, one, all, or past errors; none: back."""
    results, _faulty = results_of(context.journal.summaries(profile.id))
    weak = weak_competences(profile, bank, results)
    practices, _unreadable = context.journal.load_trainings(profile.id, "practice")
    errors = past_errors(results, bank, max(LENGTHS), practices.values())
    chosen = yield _choices(weak, len(errors))
    if chosen is None:
        return ()
    if chosen == "errors":
        return errors
    codes: Sequence[str] = weak
    length = LENGTHS[1]
    if chosen == "one":
        title = _("S'entraîner · {name}").format(name=profile.name)
        code = yield ChooseCompetence(title, profile, {})
        if code is None:
            return ()
        codes = (code,)
    elif chosen == "all":
        codes = tuple(bank.framework.competence)
    else:
        length = int(chosen)
    return draw_practice(profile, bank, codes, length, any_generator())


def _choices(weak: Sequence[str], errors: int) -> Choose:
    named = ", ".join(weak[:MOST_NAMED]) + (_(" et d'autres") if len(weak) > MOST_NAMED else "")
    ways = [Way(str(n), _("{n} questions sur {codes}").format(n=n, codes=named)) for n in LENGTHS]
    ways.append(Way("one", _("10 questions dans une compétence à choisir")))
    ways.append(Way("all", _("10 questions dans toutes les compétences")))
    if errors:
        text = ngettext("Rejouer mon erreur", "Rejouer mes {n} erreurs", errors)
        ways.append(Way("errors", text.format(n=errors)))
    return Choose(_("S'entraîner : votre profil ne change pas."), tuple(ways), _("Revenir"))


def any_generator() -> np.random.Generator:
    """Draws no two practices alike."""
    return np.random.default_rng(secrets.randbelow(2**31))
