"""The journal as one tidy table of responses: the only place where pandas meets it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from pixsim.answers.raw import NEUTRALISED
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.session.scoring import marks
from pixsim.session.state import Session
from pixsim.session.training import TrainingKind
from pixsim.store.home import home
from pixsim.store.journal import Journal, JournalError
from pixsim.store.pseudonyms import journal_key, pseudonym

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("exam", *get_args(TrainingKind))
SEPARATOR = " | "  # between the parts of an answer

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One line of the journal."""

    id: str
    kind: str
    profile: str
    name: str
    autopilot: str | None


def responses(
    journal: Path | str | Journal | None = None,
    *,
    kinds: Iterable[str] = KINDS,
    simulated: bool = False,
    names: bool = False,
    answers: bool = False,
    now: datetime | None = None,
) -> pd.DataFrame:
    """All responses of a journal, one row a question.

    Parameters
    ----------
    journal : Path, str or Journal, optional
        That of this machine by default; no journal yet gives an empty table.
    kinds : iterable of {"exam", "positioning", "practice"}
    simulated : bool
        Also the sittings of the autopilot.
    names : bool
        Also the columns ``profile`` and ``name``: the table is then personal data.
    answers : bool
        Also the column ``option``: the options chosen, as they read, or the text typed, which may
        be personal; several parts are joined by " | " (see `pixsim.calibration.distractors`).
    now : datetime, optional
        The present, with its time zone; that of the system by default.

    Returns
    -------
    DataFrame
        The columns of `pixsim.answers.table.COLUMNS`, which says what they mean, by sitting and
        number. ``candidate`` is a pseudonym, see `pixsim.store.pseudonyms`. An exam counts once it
        is over or its time has run out, for reports may still change it before. Wrong answers
        taken out by a report are ``neutralised``, not wrong. A replaced question of a V3 test has
        no row: it was not answered.

    Raises
    ------
    ValueError
        Unknown kind.
    FileNotFoundError
        No journal where one was named.
    JournalError
        The journal cannot be read.
    """
    wanted = tuple(kinds)
    if foreign := sorted(set(wanted) - set(KINDS)):
        raise ValueError(f"kinds: {', '.join(foreign)} is not one of {', '.join(KINDS)}")
    if isinstance(journal, Journal):
        rows = _rows(journal, wanted, simulated, now or datetime.now(UTC))
        return _table(rows, names, answers)
    path = home() / "pixsim.db" if journal is None else Path(journal)
    if not path.exists():
        if journal is not None:
            raise FileNotFoundError(f"no journal: {path}")
        return _table((), names, answers)
    with closing(Journal(path)) as opened:
        return responses(
            opened, kinds=wanted, simulated=simulated, names=names, answers=answers, now=now
        )


def _table(rows: Iterable[Row], names: bool, answers: bool) -> pd.DataFrame:
    import pandas as pd

    from pixsim.answers.table import COLUMNS, in_order, typed

    more = [*(["option"] if answers else []), *(["profile", "name"] if names else [])]
    return in_order(typed(pd.DataFrame(list(rows), columns=[*COLUMNS, *more], dtype=object)))


def _rows(
    journal: Journal, kinds: tuple[str, ...], simulated: bool, now: datetime
) -> Iterator[Row]:
    try:
        key = journal_key(journal.path)
        sittings, moments = _listed(journal.path, kinds)
    except sqlite3.Error as error:
        raise JournalError("unreadable", journal.path, f"cannot be read: {error}") from error
    for sitting in sittings:
        if sitting.autopilot and not simulated:
            continue
        person = sitting.profile
        if sitting.autopilot:  # each way of answering is a candidate of its own
            person = f"{sitting.profile} {sitting.autopilot}"
        common = {
            "candidate": pseudonym(key, person),
            "sitting": sitting.id,
            "kind": sitting.kind,
            "simulated": sitting.autopilot is not None,
            "profile": sitting.profile,
            "name": sitting.name,
        }
        try:
            for row in _of(journal, sitting, moments.get(sitting.id, []), now):
                yield common | row
        except ValueError as error:  # of pydantic, or an event that could not happen
            reason = f"{sitting.id}: {' '.join(str(error).split())}"
            raise JournalError("unreadable", journal.path, reason) from error


def _listed(
    path: Path, kinds: tuple[str, ...]
) -> tuple[list[_Sitting], Mapping[str, list[datetime]]]:
    """Sittings of these kinds, and when the questions of each exam were answered, in order."""
    marks_ = ", ".join("?" * len(kinds))
    moments: dict[str, list[datetime]] = {}
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            f"SELECT id, kind, profile_id, candidate, autopilot FROM sitting WHERE kind IN ({marks_})",
            kinds,
        ).fetchall()
        answered = connection.execute(
            "SELECT sitting, at FROM event WHERE kind IN ('answered', 'skipped') ORDER BY sitting, seq"
        )
        for sitting, at in answered:
            moments.setdefault(sitting, []).append(datetime.fromisoformat(at))
    return [_Sitting(*row) for row in rows], moments


def _of(
    journal: Journal, sitting: _Sitting, moments: list[datetime], now: datetime
) -> Iterator[Row]:
    if sitting.kind != "exam":
        training, _count = journal.load_training(sitting.id)
        for number, reply in enumerate(training.replies, 1):
            yield _row(
                number, reply.question, reply.outcome.code, reply.seconds, reply.at, reply.answer
            )
        return
    session, _count = journal.load(sitting.id)
    if session.is_over or (session.deadline is not None and now >= session.deadline):
        yield from _exam(session, moments)


def _exam(session: Session, moments: list[datetime]) -> Iterator[Row]:
    settled = marks(session)
    given = zip(session.responses, moments, strict=True)
    answered = {response.number: (response, at) for response, at in given}
    for number, question in enumerate(session.questions, 1):
        if number not in answered:
            yield _row(number, question, Outcome.UNANSWERED.code)
            continue
        response, at = answered[number]
        neutralised, outcome = settled.neutralised[number - 1], settled.outcome[number - 1]
        code = NEUTRALISED if neutralised else outcome.code
        yield _row(number, question, code, response.seconds, at, response.answer)


def _row(
    number: int,
    question: Question,
    outcome: str,
    seconds: float | None = None,
    date: datetime | None = None,
    answer: Answer | None = None,
) -> Row:
    return {
        "item": question.item,
        "variant": question.id,
        "competence": question.competence,
        "outcome": outcome,
        "seconds": seconds,
        "date": date,
        "number": number,
        "option": None if answer is None else SEPARATOR.join(_parts(question, answer)),
    }


def _parts(question: Question, answer: Answer) -> Iterator[str]:
    """Options chosen, as they read, or texts typed."""
    choice = question.type in ("QCU", "QCM")
    shown = {str(place): option for place, option in enumerate(question.options, 1)}
    return (shown.get(part, part) if choice else part for part in answer)
