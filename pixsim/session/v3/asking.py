"""Chooses the next question of a V3 sitting, by the same engine as the simulator's."""

from __future__ import annotations

import operator
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from pixsim.assembly.figure_quota import due, is_looked_at
from pixsim.bank.drawing.draw import question_id
from pixsim.bank.question import Question, item_of
from pixsim.bank.reading.load import Bank
from pixsim.foundation import streams
from pixsim.foundation.streams import Stream
from pixsim.outcome import Outcome
from pixsim.rules.v3 import V3, Progress, choose_seeded
from pixsim.session.events import Asked
from pixsim.session.state import Session
from pixsim.session.v3.plan import PoolSnapshot, V3Plan


def next_question(session: Session, bank: Bank) -> Asked:
    """Choose the question to ask now; nothing is recorded.

    What is drawn belongs to the seed, the number of the question and how often it has been
    replaced: a journal that stops anywhere leads to the same question.

    Parameters
    ----------
    session : Session
        Of a V3 sitting that awaits a question.
    bank : Bank
        Gives the texts; an item it does not offer any more is not chosen.

    Returns
    -------
    Asked
        Dated at the latest event of the session.

    Raises
    ------
    ValueError
        The session awaits no question.
    PoolExhaustedError
        No item is left that may be asked.
    """
    plan = session.sitting
    if not isinstance(plan, V3Plan) or not session.awaits_question or not session.last_at:
        raise ValueError(f"sitting {plan.id} awaits no question")
    if session.seeded_here and (trial := _on_trial(session, bank)) is not None:
        return trial
    rules = plan.settings
    rng = question_generator(session)
    uniforms = rng.random((1, rules.list_length - 1))
    ties = _tie_draw(session) if plan.draws_equals else None
    available, late = available_items(session, bank), _lateness_of_items(session, bank)
    while True:
        progress = progress_of(session, rules, available, late)
        place = int(progress.ask(uniforms, ties).items[0])
        item = plan.pool.items[place]
        question = _draw_variant(bank, item, frozenset(plan.met), rng)
        if question is not None:
            return Asked(
                at=session.last_at,
                number=session.number,
                question=question,
                item=item,
                a=plan.pool.a[place],
                b=plan.pool.b[place],
                theta=float(progress.theta[0]),
            )
        available[0, place] = False


def question_generator(session: Session) -> np.random.Generator:
    """Draws of the present question: the pick, then the variant, then the order of its options.

    Scored questions are numbered among themselves: questions on trial change none of their draws.
    """
    replaced = _count_replacements(session, seeded=False)
    return streams.stream_generator(
        Stream.EXAM_QUESTION, session.sitting.seed, session.scored + 1, replaced
    )


def _tie_draw(session: Session) -> NDArray[np.float64]:
    """The draw of the present question among items of equal parameters, shape (1,)."""
    replaced = _count_replacements(session, seeded=False)
    seed = session.sitting.seed
    return streams.stream_generator(Stream.EQUAL_ITEMS, seed, session.scored + 1, replaced).random(
        1
    )


def _lateness_of_items(session: Session, bank: Bank) -> NDArray[np.int8]:
    """How late each item is asked among its equals, shape (1, item).

    0 where no variant was met before, 1 where another is left, 2 where all were; 3 more where the
    item is not in the language of the bank. Among equals of these, what shows something comes first
    while fewer questions than `due` have.
    """
    plan = session.sitting
    assert isinstance(plan, V3Plan)
    place = plan.pool.planned.place
    late = np.zeros((1, len(place)), dtype=np.int8)
    if bank.translations:
        late[0] = [0 if name in bank.translations else 3 for name in place]
    for name, count in Counter(item_of(question) for question in plan.met).items():
        if name in place:
            item = bank.items.get(name)
            late[0, place[name]] += 1 if item is not None and count < item.variant_count else 2
    scored = [one for one in session.asked if not one.replaced and not one.seeded]
    looked_at = sum(is_looked_at(bank, one.item) for one in scored if one.item)
    if looked_at < due(len(scored) + 1, plan.settings.length, plan.looked_at):
        shows = np.array([is_looked_at(bank, name) for name in plan.pool.items])
        late = (2 * late + ~shows).astype(np.int8)
    return late


def _count_replacements(session: Session, *, seeded: bool) -> int:
    """How often the present question was replaced."""
    here = (asked for asked in session.asked if asked.number == session.number)
    return sum(asked.replaced and asked.seeded == seeded for asked in here)


def _on_trial(session: Session, bank: Bank) -> Asked | None:
    """The question on trial to ask now; None when no item on trial is left."""
    plan = session.sitting
    assert isinstance(plan, V3Plan)
    assert session.last_at is not None
    if plan.trials is None:
        return None
    trials = plan.trials.planned
    pools = {True: trials, False: plan.pool.planned}
    met = [(pools[one.seeded], pools[one.seeded].place[one.item]) for one in session.asked]
    tubes = np.array([[int(found.pool.tube[place]) for found, place in met]], dtype=np.intp)
    skills = np.array([[int(found.pool.skill[place]) for found, place in met]], dtype=np.intp)
    available = _still_offered(bank, plan, plan.trials)
    rng = streams.stream_generator(
        Stream.SEEDED_QUESTION, plan.seed, session.number, _count_replacements(session, seeded=True)
    )
    order = np.arange(len(trials.items))[None]  # as planned
    while (place := int(choose_seeded(trials.pool, order, tubes, skills, available)[0])) >= 0:
        question = _draw_variant(bank, trials.items[place], frozenset(plan.met), rng)
        if question is not None:
            return Asked(
                at=session.last_at,
                number=session.number,
                question=question,
                item=trials.items[place],
                a=plan.trials.a[place],
                b=plan.trials.b[place],
                theta=float(progress_of(session, plan.settings).theta[0]),
                seeded=True,
            )
        available[place] = False
    return None


def progress_of(
    session: Session,
    rules: V3,
    available: NDArray[np.bool_] | None = None,
    late: NDArray[np.int8] | None = None,
) -> Progress:
    """The engine, as a batch of one, after the answers of a session.

    Parameters
    ----------
    available : bool array, shape (1, item), optional
        Items that may be asked; all by default.
    late : int8 array, shape (1, item), optional
        See `_lateness_of_items`; all alike by default.
    """
    items, correct = answers_of(session)
    assert isinstance(session.sitting, V3Plan)
    progress = Progress(rules, session.sitting.pool.planned.pool, 1, available=available, late=late)
    for k in range(items.shape[1]):
        progress.record(items[:, k], correct[:, k])
    return progress


def answers_of(session: Session) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Answers of a V3 session as a batch of one; those of replaced questions do not exist, and those
    on trial do not count.

    Returns
    -------
    items : intp array, shape (1, answer)
        Places in the pool.
    correct : bool array, shape (1, answer)
        Only a right answer is one: passed, late or out of focus counts as wrong.
    """
    assert isinstance(session.sitting, V3Plan)
    place = session.sitting.pool.planned.place
    asked = [asked for asked in session.asked if not asked.replaced][: len(session.responses)]
    answered = [response for response in session.responses if not response.seeded]
    items = np.array([[place[one.item] for one in asked if not one.seeded]], dtype=np.intp)
    correct = np.array([[r.outcome is Outcome.OK for r in answered]], dtype=bool)
    return items, correct


def available_items(session: Session, bank: Bank) -> NDArray[np.bool_]:
    """Items that may be asked, shape (1, item).

    Out are the skills of replaced questions, and items that the bank has lost, withdrawn or moved
    to another competence since the sitting was planned.
    """
    plan = session.sitting
    assert isinstance(plan, V3Plan)
    found = plan.pool.planned
    gone = {
        int(found.pool.skill[found.place[asked.item]])
        for asked in session.asked
        if asked.replaced and not asked.seeded
    }
    available: NDArray[np.bool_] = found.available(gone) & _still_offered(bank, plan, plan.pool)
    return available[None]


def _still_offered(bank: Bank, plan: V3Plan, pool: PoolSnapshot) -> NDArray[np.bool_]:
    """Which items of a pool the bank offers in the competence they were planned in, shape (item,)."""
    now = map(bank.competence_of.get, pool.items)
    planned = map(plan.competences.__getitem__, pool.competence)
    return np.array(list(map(operator.eq, now, planned)), dtype=bool)


def _draw_variant(
    bank: Bank, name: str, met: frozenset[str], rng: np.random.Generator
) -> Question | None:
    """Any variant of an item, one not met where there is one; None when the bank cannot draw it.

    Its options come in any order.
    """
    item = bank.items[name]
    every = [question_id(item, number) for number in range(1, item.variant_count + 1)]
    among = [question for question in every if question not in met] or every
    try:
        return bank.question(among[int(rng.integers(len(among)))], rng)
    except LookupError:
        return None
