"""From the wish to sit an exam to its result, as lines."""

from __future__ import annotations

from pixsim.bank.reading.load import load_bank
from pixsim.foundation.clock import Clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import labelled
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.exam import sit
from pixsim.plain.results import show_result
from pixsim.plain.wording import in_full, spoken
from pixsim.profile import Profile
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting import second_sitting
from pixsim.report.sitting.reopening import Reopening, reopened, reopening_question
from pixsim.rules.common import DEFAULT
from pixsim.running.exam import Exam, OfRoomError, met_before, new_sitting
from pixsim.running.refusals import REFUSALS, certifiable, refusal, why
from pixsim.session.plan import Plan
from pixsim.session.rule_sets import RULE_SETS
from pixsim.session.state import Session
from pixsim.store.people.wrong_dates import ahead_sentence
from pixsim.store.records.history import exam_under_way
from pixsim.store.sittings.journal import Journal, JournalError, SittingInUseError
from pixsim.store.sittings.listing import of_room_sentence


def begin(
    talk: Dialogue,
    profile: Profile,
    journal: Journal,
    framework: Framework,
    clock: Clock,
    *,
    rules: str | None = None,
    seed: int | None = None,
    another: bool = False,
) -> bool:
    """Plan an exam, say what to know, then sit it; whether it could be.

    Parameters
    ----------
    another : bool
        One that is under way is left alone, without a word.

    Raises
    ------
    Closed
    """
    if not another:
        try:
            wanted, begun = _wanted(talk, profile, journal, clock)
        except JournalError as error:
            talk.say(why(error))
            return False
        if wanted == "resume":
            return resume(talk, begun, journal, framework, clock)
        if wanted == "back":
            return True
    talk.say(_("Préparation de l'épreuve."))
    try:
        bank = load_bank()
        if ahead := ahead_sentence(profile, clock()):
            talk.say(ahead)
        known = certifiable(profile, bank, journal, clock())
        settings = RULE_SETS[rules or DEFAULT].settings()
        plan = new_sitting(
            known,
            bank,
            seed=seed,
            rules=settings,
            clock=clock,
            met=met_before(journal, known, seed),
        )
    except REFUSALS as error:
        talk.say(refusal(error))
        return False
    if not _ready(talk, plan):
        return True
    try:
        journal.create(plan)
    except JournalError as error:
        talk.say(why(error))
        return False
    return resume(talk, plan.id, journal, framework, clock)


def _wanted(talk: Dialogue, profile: Profile, journal: Journal, clock: Clock) -> tuple[str, str]:
    """``resume``, ``another`` or ``back``, and the exam under way; asked where somebody is there."""
    begun = exam_under_way(journal, profile.id)
    if begun is None:
        return "another", ""
    left = begun.deadline - clock()
    standing = second_sitting.standing(begun.rules, begun.number, begun.length, left)
    talk.say(in_full(labelled(second_sitting.TITLE, standing)))
    if not talk.is_terminal:
        talk.say(second_sitting.NOT_ASKED)
        return "another", begun.sitting
    ways = [
        ("resume", second_sitting.resuming(begun.number, begun.length)),
        ("another", second_sitting.ANOTHER),
        ("back", _("Revenir")),
    ]
    return talk.choose(_("Que voulez-vous faire ?"), ways), begun.sitting


def _ready(talk: Dialogue, plan: Plan) -> bool:
    """The rules in plain words; whether the clock may start."""
    talk.blank()
    talk.say(
        _("Avant de commencer. {name}, règles {rules}.").format(
            name=plan.candidate, rules=plan.rules.upper()
        )
    )
    for word, sentence in REPORTS[plan.rules].instructions(plan):
        name = spoken(word).strip()  # a mark between a name and its colon would leave a space
        said = in_full(f"{name} {sentence}" if name.endswith("?") else labelled(name, sentence))
        talk.say(said.replace("(F6)", _("(/signaler)")))
    if "no_focus" not in plan.accommodations:
        talk.say(
            _(
                "Mode simple : pixsim ne voit pas si vous quittez cette fenêtre. En mode focus, restez-y."
            )
        )
    typed = talk.ask(_("Entrée pour démarrer le chronomètre, n pour revenir :"))
    return not typed.casefold().startswith("n")


def resume(talk: Dialogue, name: str, journal: Journal, framework: Framework, clock: Clock) -> bool:
    """Begin or take up a sitting, then say its result; whether that could be.

    Raises
    ------
    Closed
        The sitting is left as it is.
    """
    try:
        session, _count = journal.load(name, even_altered=True)
        reopening = _what_happened(talk, session, clock)
        if reopening is None:
            return True
        with Exam(
            journal,
            name,
            clock=clock,
            overdue=reopening.ended or "time",
            clock_wrong=reopening.clock_wrong,
        ) as exam:
            if reopening.ended and not exam.session.is_over:
                exam.end(reopening.ended)
            if exam.session.started_at is None:
                exam.start()
            sit(talk, exam)
            if not exam.session.is_over:
                talk.say(_("Fermée. Le temps continue : reprenez-la dès que possible."))
                return True
            session, result = exam.session, exam.result()
        show_result(talk, session, result, journal, framework)
    except OfRoomError as error:
        talk.say(of_room_sentence(error.room))
        return False
    except (JournalError, SittingInUseError, DataError, OSError) as error:
        talk.say(why(error))
        return False
    return True


def _what_happened(talk: Dialogue, session: Session, clock: Clock) -> Reopening | None:
    """How to open it; asked where the clock cannot tell. None: rather later."""
    asked = reopening_question(session, clock())
    if asked is None:
        return Reopening()
    talk.say(*asked.text.split("\n"))
    later = ("later", _("Décider plus tard"))
    chosen = talk.choose(_("Que s'est-il passé ?"), [*asked.choices, later])
    return None if chosen == "later" else reopened(chosen)
