"""What is known at a glance of each candidate, and its JSON; imports nothing heavy.

Read before the first frame: no numpy, no pydantic, no bank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final

SCHEMA: Final = "pixsim/candidates/1"
OWN, SAMPLES = "own", "samples"
CERTIFIABLE_COMPETENCES: Final = 5
AHEAD: Final = timedelta(days=1)
"""Less is a change of time zone, or a clock that is put right every day."""
MOST_PIX: Final = 896
"""As in `pixsim.rules.v2.constants.V2`, which a test compares: importing it would load numpy."""

Stamp = tuple[int, int, int]
"""Of a file: moment of the last change (ns), size (bytes), number on its disk; all zero: none."""


@dataclass(frozen=True, slots=True)
class LastResult:
    """One mock certification that is over, in short.

    Attributes
    ----------
    pix : int or None
        None where no score is given.
    level : str
        Name of the global level (V3); empty under V2, and where none is shown.
    obtained : bool
        Whether the mock certification was obtained.
    """

    sitting: str
    rules: str
    at: datetime
    pix: int | None
    level: str
    obtained: bool


@dataclass(frozen=True, slots=True)
class ExamUnderWay:
    """A mock certification begun and not over.

    Attributes
    ----------
    number, length : int
        The question waiting for an answer, and how many there are.
    deadline : datetime
        When its time is over, by the computer's clock.
    """

    sitting: str
    rules: str
    number: int
    length: int
    deadline: datetime


@dataclass(frozen=True, slots=True)
class PositioningUnderWay:
    """A positioning begun and not over.

    Attributes
    ----------
    answers : int
        Given so far.
    at : datetime
        When something last happened in it.
    """

    sitting: str
    competence: str
    answers: int
    at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """What the journal says of one candidate; simulated sittings are left out but in the mark.

    Attributes
    ----------
    mark : str
        Changes with every event of any sitting or training of the candidate; empty: none.
    sittings : int
        Mock certifications over with a sound result.
    faulty : int
        Mock certifications that were altered, or cannot be read.
    last : LastResult or None
        The newest one over.
    exam : ExamUnderWay or None
        The newest one begun and not over.
    positionings : tuple of PositioningUnderWay
        The one last answered first.
    weak : tuple of str
        Competences where the newest mock able to tell has errors, the most to lose first.
    """

    mark: str = ""
    sittings: int = 0
    faulty: int = 0
    last: LastResult | None = None
    exam: ExamUnderWay | None = None
    positionings: tuple[PositioningUnderWay, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One candidate of this machine, or a sample.

    Sixteen values are in the order of the framework.

    Attributes
    ----------
    id : str
        Of the profile; of a file that cannot be read, its name without ``.json``.
    file : str
        Name of the file, without its folder.
    sample : bool
        Bundled and invented, not of this machine.
    stamp : Stamp
    levels, pix : tuple of int
        Capped, as people see them; empty where the file cannot be read.
    positioned : tuple of bool
        Where something is known: proved by answers, or a plain level.
    certifiable : tuple of bool
        Competences that would be tested.
    is_certifiable : bool
        Whether the candidate may sit.
    plain_levels : bool
        Only levels are known: a positioning replaces them all.
    birth_date : str
        ``YYYY-MM-DD``; empty where it is not known.
    newest : datetime or None
        When the last of what is known was proved; None where nothing was.
    problem : str
        What is wrong with the file, in French, one fault a line; empty when it is sound.
    """

    id: str
    name: str
    file: str
    sample: bool
    stamp: Stamp
    levels: tuple[int, ...] = ()
    pix: tuple[int, ...] = ()
    positioned: tuple[bool, ...] = ()
    certifiable: tuple[bool, ...] = ()
    is_certifiable: bool = False
    plain_levels: bool = False
    extra_time_percent: int = 0
    birth_date: str = ""
    newest: datetime | None = None
    problem: str = ""
    history: History = History()

    @property
    def key(self) -> str:
        """Tells records apart: the file, with the folder it is in."""
        return f"{SAMPLES if self.sample else OWN}/{self.file}"

    @property
    def total_pix(self) -> int:
        """Pix of all competences."""
        return sum(self.pix)

    def is_ahead(self, now: datetime) -> bool:
        """Whether something was proved after the present: a clock was ahead then."""
        return self.newest is not None and self.newest > now + AHEAD

    @property
    def missing(self) -> int:
        """Competences still to bring to level 1 before the candidate may sit."""
        return max(0, CERTIFIABLE_COMPETENCES - sum(self.certifiable))


def as_document(record: Record) -> dict[str, Any]:
    """A record as JSON has it."""
    document = asdict(record)
    if record.newest is not None:
        document["newest"] = record.newest.isoformat()
    history = document["history"]
    for under_way in (history["last"], history["exam"], *history["positionings"]):
        for name, value in (under_way or {}).items():
            if isinstance(value, datetime):
                under_way[name] = value.isoformat()
    for name in ("positioned", "certifiable"):
        document[name] = "".join("1" if flag else "0" for flag in document[name])
    return document


def from_document(document: Any) -> Record:
    """A record from its JSON.

    Raises
    ------
    KeyError, TypeError, ValueError
        Not a record of this version.
    """
    return Record(
        id=_require_text(document["id"]),
        name=_require_text(document["name"]),
        file=_require_text(document["file"]),
        sample=_require_bool(document["sample"]),
        stamp=as_stamp(document["stamp"]),
        levels=tuple(map(_require_int, document["levels"])),
        pix=tuple(map(_require_int, document["pix"])),
        positioned=_read_flags(document["positioned"]),
        certifiable=_read_flags(document["certifiable"]),
        is_certifiable=_require_bool(document["is_certifiable"]),
        plain_levels=_require_bool(document["plain_levels"]),
        extra_time_percent=_require_int(document["extra_time_percent"]),
        birth_date=_require_text(document["birth_date"]),
        newest=None if document["newest"] is None else _read_moment(document["newest"]),
        problem=_require_text(document["problem"]),
        history=_read_history(document["history"]),
    )


def _read_history(document: Mapping[str, Any]) -> History:
    last, exam = document["last"], document["exam"]
    return History(
        mark=_require_text(document["mark"]),
        sittings=_require_int(document["sittings"]),
        faulty=_require_int(document["faulty"]),
        last=None if last is None else _read_last_result(last),
        exam=None if exam is None else _read_exam(exam),
        positionings=tuple(map(_read_positioning, document["positionings"])),
        weak=tuple(map(_require_text, document["weak"])),
    )


def _read_last_result(document: Mapping[str, Any]) -> LastResult:
    return LastResult(
        sitting=_require_text(document["sitting"]),
        rules=_require_text(document["rules"]),
        at=_read_moment(document["at"]),
        pix=None if document["pix"] is None else _require_int(document["pix"]),
        level=_require_text(document["level"]),
        obtained=_require_bool(document["obtained"]),
    )


def _read_exam(document: Mapping[str, Any]) -> ExamUnderWay:
    return ExamUnderWay(
        sitting=_require_text(document["sitting"]),
        rules=_require_text(document["rules"]),
        number=_require_int(document["number"]),
        length=_require_int(document["length"]),
        deadline=_read_moment(document["deadline"]),
    )


def _read_positioning(document: Mapping[str, Any]) -> PositioningUnderWay:
    return PositioningUnderWay(
        sitting=_require_text(document["sitting"]),
        competence=_require_text(document["competence"]),
        answers=_require_int(document["answers"]),
        at=_read_moment(document["at"]),
    )


def as_stamp(value: Any) -> Stamp:
    """A stamp from its JSON.

    Raises
    ------
    TypeError, ValueError
    """
    moment, size, number = map(_require_int, value)
    return moment, size, number


def _require_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _require_int(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r:.40} is no whole number")
    return value


def _require_bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r:.40} is neither true nor false")
    return value


def _read_flags(value: Any) -> tuple[bool, ...]:
    if set(_require_text(value)) - {"0", "1"}:
        raise ValueError(f"{value!r:.40} are no flags")
    return tuple(flag == "1" for flag in value)


def _read_moment(value: Any) -> datetime:
    found = datetime.fromisoformat(_require_text(value))
    if found.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return found
