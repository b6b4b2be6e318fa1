"""The journal as one tidy table of responses: the only place where pandas meets it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from pixsim.answers.raw_tables import NEUTRALISED
from pixsim.bank.question import Answer, Question
from pixsim.outcome import Outcome
from pixsim.session.rule_sets import settle_marks
from pixsim.session.state import Session
from pixsim.session.training.plan import TrainingKind
from pixsim.store.errors import AlteredSittingError
from pixsim.store.home import journal_file
from pixsim.store.sittings.journal import Journal
from pixsim.store.sittings.pseudonyms import journal_key, pseudonym_of, sitting_pseudonym
from pixsim.text.terminal_text import plain_line
from pixsim.worlds.tasks import act_lines

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("exam", *get_args(TrainingKind))
SEPARATOR = " | "  # between the parts of an answer
LEFT_OUT = "left_out"  # attribute of the table: sittings without a row, by reason

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
    """All responses of a journal, one row per question.

    Parameters
    ----------
    journal : Path, str or Journal, optional
        That of this machine by default; no journal yet gives an empty table.
    kinds : iterable of {"exam", "positioning", "practice", "pilot"}
    simulated : bool
        Also the sittings of the autopilot.
    names : bool
        Also the columns ``profile`` and ``name``: the table is then personal data.
    answers : bool
        Also the column ``option``: the options chosen, as they read, or the text typed, which may
        be personal; several parts are joined by " | " (see `pixsim.calibration.items.distractors`).
    now : datetime, optional
        The present, with its time zone; that of the system by default.

    Returns
    -------
    DataFrame
        The columns of `pixsim.answers.table.COLUMNS`, which says what they mean, by sitting and
        number. ``candidate`` and ``sitting`` are pseudonyms, see `pixsim.store.sittings.pseudonyms`. An exam
        counts once it is over or its time has run out, for reports may still change it before.
        Wrong answers taken out by a report are ``neutralised``, not wrong. A replaced question of a
        V3 test has no row: it was not answered. ``attrs["left_out"]`` says how many sittings have no
        row, by reason: ``altered`` (or unreadable), ``simulated``, ``unfinished``, ``other_kind``.

    Raises
    ------
    ValueError
        Unknown kind.
    FileNotFoundError
        No journal where one was named.
    JournalError
        The journal cannot be read.

    Examples
    --------
    >>> import pixsim
    >>> table = pixsim.responses()  # of this machine: empty where nobody has sat yet
    >>> list(table.columns[:3])
    ['candidate', 'item', 'variant']
    """
    wanted = tuple(kinds)
    if foreign := sorted(set(wanted) - set(KINDS)):
        raise ValueError(f"kinds: {', '.join(foreign)} is not one of {', '.join(KINDS)}")
    if isinstance(journal, Journal):
        rows, left_out = _collect_rows(journal, wanted, simulated, now or datetime.now(UTC))
        return _response_table(rows, names, answers, left_out)
    path = journal_file() if journal is None else Path(journal)
    if not path.exists():
        if journal is not None:
            raise FileNotFoundError(f"no journal: {path}")
        return _response_table((), names, answers, {})
    with closing(Journal(path)) as opened:
        return responses(
            opened, kinds=wanted, simulated=simulated, names=names, answers=answers, now=now
        )


def _response_table(
    rows: Iterable[Row], names: bool, answers: bool, left_out: Mapping[str, int]
) -> pd.DataFrame:
    import pandas as pd

    from pixsim.answers.table import COLUMNS, columns_in_order, with_column_types

    more = [*(["option"] if answers else []), *(["profile", "name"] if names else [])]
    table = columns_in_order(
        with_column_types(pd.DataFrame(list(rows), columns=[*COLUMNS, *more], dtype=object))
    )
    table.attrs[LEFT_OUT] = {reason: n for reason, n in left_out.items() if n}
    return table


def _collect_rows(
    journal: Journal, kinds: tuple[str, ...], simulated: bool, now: datetime
) -> tuple[list[Row], dict[str, int]]:
    """Rows, and how many sittings have none, by reason; all of one moment of the journal."""
    rows: list[Row] = []
    left_out = dict.fromkeys(("altered", "simulated", "unfinished", "other_kind"), 0)
    with journal.snapshot() as connection:
        key = journal_key(connection, journal.path)
        sittings, left_out["altered"], left_out["other_kind"] = _list_sittings(connection, kinds)
        for sitting in sittings:
            if sitting.autopilot and not simulated:
                left_out["simulated"] += 1
                continue
            try:
                found = _rows_of_sitting(journal, sitting, key, now)
            except AlteredSittingError:
                left_out["altered"] += 1
                continue
            left_out["unfinished"] += not found
            rows += found
    return rows, left_out


def _list_sittings(
    connection: sqlite3.Connection, kinds: tuple[str, ...]
) -> tuple[list[_Sitting], int, int]:
    """Sittings of these kinds, how many are lost, and how many are of other kinds."""
    rows = connection.execute(
        "SELECT sitting.id, sitting.kind, profile_id, candidate, autopilot, seal.kind "
        "FROM sitting NOT INDEXED LEFT JOIN seal ON seal.sitting = sitting.id"
    ).fetchall()
    known = {name for name, *_rest in rows}
    sealed = connection.execute("SELECT sitting, kind FROM seal").fetchall()
    lost = sum(kind in kinds and name not in known for name, kind in sealed)
    lost += sum(row[1] != row[5] and (row[5] is None or row[5] in kinds) for row in rows)
    known_kind = [row for row in rows if row[1] == row[5] and row[1] in KINDS]
    sittings = [_Sitting(*row[:5]) for row in known_kind if row[1] in kinds]
    return sittings, lost, len(known_kind) - len(sittings)


def _rows_of_sitting(journal: Journal, sitting: _Sitting, key: bytes, now: datetime) -> list[Row]:
    rows = list(_response_rows(journal, sitting, now))  # an altered sitting ends here, names unread
    person = sitting.profile
    if sitting.autopilot:  # each way of answering is a candidate of its own
        person = f"{sitting.profile} {sitting.autopilot}"
    common = {
        "candidate": pseudonym_of(key, person),
        "sitting": sitting_pseudonym(key, sitting.id),
        "kind": sitting.kind,
        "simulated": sitting.autopilot is not None,
        "profile": sitting.profile,
        "name": plain_line(sitting.name),
    }
    return [common | row for row in rows]


def _response_rows(journal: Journal, sitting: _Sitting, now: datetime) -> Iterator[Row]:
    if sitting.kind != "exam":
        training, _count = journal.load_training(sitting.id)
        for number, reply in enumerate(training.replies, 1):
            yield _response_row(
                number, reply.question, reply.outcome.code, reply.seconds, reply.at, reply.answer
            )
        return
    session, _count = journal.load(sitting.id)
    if session.is_over or (session.deadline is not None and now >= session.deadline):
        yield from _exam_rows(session)


def _exam_rows(session: Session) -> Iterator[Row]:
    of_plan = {"rules": session.sitting.rules, "pix": session.sitting.profile_pix}
    for row in _question_rows(session):
        yield row | of_plan


def _question_rows(session: Session) -> Iterator[Row]:
    settled = settle_marks(session)
    on_trial = {asked.number for asked in session.asked if asked.seeded and not asked.replaced}
    answered = {response.number: response for response in session.responses}
    for number, question in enumerate(session.questions, 1):
        if number not in answered:
            yield _response_row(number, question, Outcome.UNANSWERED.code) | {
                "seeded": number in on_trial
            }
            continue
        response = answered[number]
        neutralised, outcome = settled.neutralised[number - 1], settled.outcome[number - 1]
        code = NEUTRALISED if neutralised else outcome.code
        row = _response_row(number, question, code, response.seconds, response.at, response.answer)
        yield row | {"seeded": number in on_trial}


def _response_row(
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
        "option": None
        if not answer
        else plain_line(SEPARATOR.join(_answer_parts(question, answer))),
    }


def _answer_parts(question: Question, answer: Answer) -> Iterator[str]:
    """Options chosen, as they read, texts typed, or acts as one types them."""
    if question.task is not None and question.is_done:
        yield from act_lines(question.task, answer)
        return
    choice = question.type in ("QCU", "QCM")
    shown = {str(place): option for place, option in enumerate(question.options, 1)}
    yield from (shown.get(part, part) if choice else part for part in answer)
