"""From the wish to be positioned to the home again, or to the exam."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

from pixsim.accommodations import left_out_accommodations
from pixsim.assembly.standing import Standing, profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.framework import Framework
from pixsim.journeys.context import Context
from pixsim.journeys.step import Choose, Confirm, Notice, Step, Way
from pixsim.journeys.training import FAULTS, SitTraining
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.rules.v2 import V2
from pixsim.rules.v2.retake import CHECKPOINT
from pixsim.running.exam_refusals import failure_words
from pixsim.running.training import TrainingRun, mend_profile
from pixsim.session.training.length import PositioningTime, positioning_time
from pixsim.session.training.plan import TooEarlyError, competence_knowledge, plan_positioning
from pixsim.session.training.state import Reply, Training
from pixsim.store.people.wrong_dates import ahead_sentence, set_dates_right


@dataclass(frozen=True, slots=True)
class ChooseCompetence(Step):
    """The sixteen competences, to choose one. Brings its code; None: back.

    Attributes
    ----------
    title : str
        What the choice is for, and for whom.
    under_way : mapping
        Answers given so far in the positionings begun, by competence; the one to resume first.
    """

    title: str
    profile: Profile
    under_way: Mapping[str, int]

    def known(self, framework: Framework) -> set[str]:
        """Competences where something is known."""
        if self.profile.has_plain_levels:
            return set(framework.competence)
        return {
            framework.skill[e.skill].competence
            for e in self.profile.knowledge
            if e.skill in framework.skill
        }

    def following(self, framework: Framework) -> str:
        """The one to do next: one begun, else the first where nothing is known."""
        codes, known = list(framework.competence), self.known(framework)
        begun = next(iter(self.under_way), None)
        return begun or next((code for code in codes if code not in known), codes[0])

    def state(self, framework: Framework, code: str, level: int) -> str:
        """What has become of one of them."""
        if code in self.under_way:
            n = self.under_way[code]
            return ngettext("en cours ({n} réponse)", "en cours ({n} réponses)", n).format(n=n)
        if code in self.known(framework):
            return _("niveau {level}").format(level=level)
        return _("à faire")


@dataclass(frozen=True, slots=True)
class IntroducePositioning(Step):
    """What a positioning is, before the first one begins. Brings whether to begin.

    Attributes
    ----------
    code : str
        Of the competence.
    candidate : str
    time : PositioningTime
        How long it takes this person.
    """

    code: str
    candidate: str
    time: PositioningTime


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a positioning has come to.

    Attributes
    ----------
    code : str
        Of the competence.
    candidate : str
    level : int
        Now, as people see it.
    left : int or None
        Questions still to come, about; None: nobody can tell yet.
    seconds : float
        A question has taken so far, in the middle; 0 where that is not known.
    """

    code: str
    candidate: str
    level: int
    left: int | None = None
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Gain:
    """What a positioning that is over has brought.

    Attributes
    ----------
    level_before, pix : int
        Level before it, and pix added in the competence.
    certifiable : int
        Competences at the level it takes, now.
    following : str or None
        The competence to do next; None where none is left.
    """

    level_before: int
    pix: int
    certifiable: int
    following: str | None


@dataclass(frozen=True, slots=True)
class PositioningOver(Step):
    """A positioning is over. Brings ``following``, ``exam``, or ``home``.

    Attributes
    ----------
    replies : tuple of Reply
        Since the last pause.
    """

    replies: tuple[Reply, ...]
    reached: Reached
    gain: Gain
    standing: Standing


def position_competences(
    context: Context, profile: Profile, code: str | None = None
) -> Journey[Profile | None]:
    """Choose a competence, position in it, then in the next one until one goes home.

    Parameters
    ----------
    code : str, optional
        A competence chosen already: begun or resumed, without the list.

    Returns
    -------
    Profile or None
        As it is now, where the exam is wanted next.
    """
    try:
        bank = yield context.prepare_questions()
        if bank is None:
            return None
        profile = mend_profile(profile, bank, context.journal)
        if ahead := ahead_sentence(profile, context.clock()):
            profile = set_dates_right(profile, context.clock(), bank.framework)
            yield Notice(ahead)
        if profile.has_plain_levels and not (yield _give_up_levels()):
            return None
        return (yield from _one_after_the_other(context, profile, bank, code))
    except FAULTS as error:
        yield Notice(failure_words(error))
        return None


def _one_after_the_other(
    context: Context, profile: Profile, bank: Bank, given: str | None
) -> Journey[Profile | None]:
    """Position in a competence, then in that which is proposed next; who wants to sit then."""
    code, is_introduced = given, False
    while True:
        begun = _under_way(context, profile)
        if code is None:
            title = _("Se positionner · {name}").format(name=profile.name)
            counts = {code: len(training.replies) for code, (_name, training) in begun.items()}
            code = yield ChooseCompetence(title, profile, counts)
        if code is None:
            return None
        name = begun[code][0] if code in begun else None
        if name is None and (
            is_introduced or (yield _introduce_positioning(context, profile, code))
        ):
            is_introduced = True
            name = yield from _begin_positioning(context, profile, bank, code)
        if name is not None:
            profile, over = yield from _sit_positioning(context, name, profile, bank)
            chosen = (yield over) if over else None
            if over is None or chosen != "following":
                return profile if chosen == "exam" else None
            code = over.gain.following
        elif given is not None:
            return None
        else:
            code = None


def _introduce_positioning(context: Context, profile: Profile, code: str) -> IntroducePositioning:
    own, _unreadable = context.journal.load_trainings(profile.id, "positioning")
    return IntroducePositioning(code, profile.name, positioning_time(own.values()))


def _sit_positioning(
    context: Context, name: str, profile: Profile, bank: Bank
) -> Journey[tuple[Profile, PositioningOver | None]]:
    """Ask until the positioning is over or left; the profile, and how it ended where it did."""
    with TrainingRun(context.journal, name, profile, bank, context.clock) as run:
        began = run.training.plan.created_at
        before = _standing_in(run, profile_standing(profile, bank.framework, V2(), began))
        if run.training.question is not None:
            yield SitTraining(run)
        training, profile = run.training, run.profile
    if not training.finished or not training.replies:
        return profile, None
    now = profile_standing(profile, bank.framework, V2())
    level, pix = _standing_in(run, now)
    gain = Gain(before[0], pix - before[1], sum(now.certifiable), _next_to_position(now, bank))
    where = Reached(competence_of(run), profile.name, level)
    since = len(training.replies) % CHECKPOINT or CHECKPOINT
    return profile, PositioningOver(training.replies[-since:], where, gain, now)


def competence_of(run: TrainingRun) -> str:
    """The competence of a positioning."""
    code = run.training.plan.competence
    assert code is not None
    return code


def level_now(run: TrainingRun) -> int:
    """The level that a positioning has come to, as people see it."""
    return _standing_in(run, profile_standing(run.profile, run.bank.framework, V2()))[0]


def _standing_in(run: TrainingRun, found: Standing) -> tuple[int, int]:
    """Level and pix in the competence of a positioning, as people see them."""
    levels, pix = found.capped(V2())
    place = run.bank.framework.competence_index[competence_of(run)]
    return levels[place], pix[place]


def pause_is_due(run: TrainingRun) -> bool:
    """Whether a pause comes before the next question of a positioning."""
    count = len(run.training.replies)
    return count > 0 and count % CHECKPOINT == 0 and run.has_more


def feedback_due(run: TrainingRun) -> Literal["pause", "reply", ""]:
    """What is shown after an answer, before the next question: a pause, the answer itself, nothing."""
    kind = run.training.plan.kind
    if kind == "practice":
        return "reply"
    return "pause" if kind == "positioning" and pause_is_due(run) else ""


def replies_of_pause(run: TrainingRun) -> tuple[Reply, ...]:
    """The answers that the last pause was about; none before the first."""
    count = len(run.training.replies)
    end = count - count % CHECKPOINT
    return run.training.replies[max(0, end - CHECKPOINT) : end]


def where_paused(run: TrainingRun) -> Reached:
    """Where a positioning has come to, at a pause."""
    training = run.training
    seconds = median(reply.seconds for reply in training.replies)
    left = run.questions_left()
    return Reached(competence_of(run), training.plan.candidate, level_now(run), left, seconds)


def pause_ways() -> tuple[Way, ...]:
    """What may follow a pause."""
    return Way("go_on", _("Continuer")), Way("stop", stop_label())


def stop_label() -> str:
    """Leaving a positioning, to take it up again."""
    return _("Arrêter là, je reprendrai")


def _next_to_position(found: Standing, bank: Bank) -> str | None:
    """The first competence where nothing is known; None once all are positioned."""
    known = {bank.framework.skill[element.skill].competence for element in found.current}
    codes = (competence.code for competence in bank.framework.competences)
    return next((code for code in codes if code not in known), None)


def _under_way(context: Context, profile: Profile) -> dict[str, tuple[str, Training]]:
    """Positionings begun and not over by competence, that answered last first; those unreadable are left out."""
    found, _unreadable = context.journal.load_trainings(profile.id, "positioning", settled=False)
    under_way = [
        (training.plan.competence, (name, training))
        for name, training in found.items()
        if training.plan.competence and not training.finished
    ]
    under_way.sort(key=lambda begun: begun[1][1].last_at or begun[1][1].plan.created_at)
    return dict(reversed(under_way))


def _begin_positioning(
    context: Context, profile: Profile, bank: Bank, code: str
) -> Journey[str | None]:
    """Plan a positioning; where it was done before, ask how, and whether to wait."""
    reset = False
    if competence_knowledge(profile, bank, code):
        chosen = yield _how_again(code)
        if chosen in (None, "no"):
            return None
        reset = chosen == "reset"
    now, suited = context.clock(), context.suit(profile)
    try:
        plan = plan_positioning(suited, bank, code, now=now, reset=reset)
    except TooEarlyError as error:
        if not (yield _too_early(error.days)):
            return None
        plan = plan_positioning(suited, bank, code, now=now, reset=reset, force=True)
    if suited is not profile:
        yield Notice(left_out_accommodations(profile.accommodations, suited.accommodations))
    context.journal.create(plan)
    return plan.id


def _how_again(code: str) -> Choose:
    return Choose(
        _("Vous êtes déjà positionné en {code}.").format(code=code),
        (
            Way("improve", _("M'améliorer : ce qui est validé reste, le reste est reposé.")),
            Way("reset", _("Repartir de zéro : la compétence est remise à zéro.")),
            Way("no", _("Ne rien changer.")),
        ),
    )


def _too_early(days: int) -> Confirm:
    text = ngettext(
        "Sur Pix, il faudrait attendre {n} jour. Ici, vous pouvez recommencer quand même.",
        "Sur Pix, il faudrait attendre {n} jours. Ici, vous pouvez recommencer quand même.",
        days,
    ).format(n=days)
    return Confirm(text, _("Recommencer"), _("Attendre"))


def _give_up_levels() -> Confirm:
    text = _(
        "Ce profil ne donne que des niveaux. Un positionnement les remplace par ce que les réponses "
        "prouvent : les autres compétences seront à faire. Continuer ?"
    )
    return Confirm(text, _("Remplacer les niveaux"), _("Annuler"))
