"""Slips in the prose of a drawn question that filled values make: elision, lists, quotes, days, data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime

from pixsim.bank.checking.wording import Fault
from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.question import Question
from pixsim.foundation.language import SOURCE
from pixsim.text.french_dates import MONTHS, WEEKDAYS

MOST_DATA_LINES = 8  # rows that a statement may show as typed; more are handed out as a file
YEARS = (2025, 2026, 2027)  # of a date that says none

_ELIDED = re.compile(
    r"(?<![\w'’-])(?:de|que|ne|se|jusque|lorsque|puisque) "
    r"(?=[aàâeéèêiîoôuùœ])(?!(?:onze|oui|ou|et|un|utc)\b)(?![a-z]\b|[a-z]+\d)[a-zà-ÿœ]\S*",
    re.IGNORECASE,
)
_ELIDED_NAME = re.compile(
    r"\b(?:de|que) (?=[AÂEÉÈÊIÎOU])(?!(?:Onze|Oui|Un|Une)\b)[A-ZÂÉÈÊÎ][a-zà-ÿ]{2,}"
)  # of a world: codes, domains and headers of mails stand beside words there
_PYTHON_LIST = re.compile(r"\['[^'\n]*'(?:, '[^'\n]*')*\]|\('[^'\n]*',(?: '[^'\n]*')*\)")
_EMPTY_QUOTES = re.compile(r"«\s*»")
_CODE = re.compile(r"`[^`]*`|«[^»]*»")
_DATED = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}) (\d{{1,2}})(?:er)? ({'|'.join(MONTHS)})(?: (\d{{4}}))?",
    re.IGNORECASE,
)
_MAIL_DATE = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
_MAIL_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def prose_faults(question: Question) -> Iterator[Fault]:
    """What is wrong with the sentences of a question; rows shown as typed are left alone, but counted."""
    for text in _french_texts(question):
        bare = _CODE.sub("« … »", text)
        for found in _ELIDED.finditer(bare):
            yield "no_elision", {"text": found[0]}
        for found in _PYTHON_LIST.finditer(text):
            yield "python_list", {"text": found[0]}
        if _EMPTY_QUOTES.search(text):
            yield "empty_quotes", {}
    for text in _shown_in_world(question):
        for found in _ELIDED_NAME.finditer(text):
            yield "no_elision", {"text": found[0]}
    prose = " ".join(
        _CODE.sub("« … »", text) for text in (question.statement, question.explanation)
    )
    if "’" in prose and re.search(r"\w'\w", prose):
        yield "mixed_apostrophes", {}
    yield from wrong_weekdays(question)
    rows = sum(is_preformatted(line) for line in question.statement.splitlines())
    if rows > MOST_DATA_LINES and not question.attachments and question.task is None:
        yield "unfiled_data", {"n": rows, "most": MOST_DATA_LINES}


def _french_texts(question: Question) -> Iterator[str]:
    texts = [question.statement, question.explanation, *question.options]
    texts += [text for field in question.fields for text in (field.label, *field.options)]
    for text in texts:
        yield "\n".join(row for row in text.splitlines() if not is_preformatted(row))


def _shown_in_world(question: Question) -> Iterator[str]:
    """The texts of a simulator; none of a machine in another language, which has no elision."""
    if question.task is not None and question.task.world.tongue == SOURCE:
        yield from _strings_within(question.task.world.model_dump())


def _strings_within(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for part in held.values():
            yield from _strings_within(part)
    elif isinstance(held, list | tuple):
        for part in held:
            yield from _strings_within(part)


def wrong_weekdays(question: Question) -> Iterator[Fault]:
    """Dates of a question, or of its simulator, that do not fall on the weekday they are given."""
    texts = [question.statement, question.explanation, *question.options]
    if question.task is not None:
        texts.append(question.task.world.model_dump_json())
    for text in texts:
        for found in _DATED.finditer(text.replace("\u00a0", " ")):
            named, day, month, year = found.groups()
            years = (int(year),) if year else YEARS
            if not any(_falls_on_weekday(named, int(day), month, one) for one in years):
                yield "wrong_weekday", {"text": found[0]}

    for file in question.attachments:
        if isinstance(
            file.source, bytes
        ):  # as it is, or what is in place of it where questions are checked
            for written in _MAIL_DATE.findall(file.source.decode("ascii", errors="ignore")):
                if not _is_its_weekday(written):
                    yield "wrong_weekday", {"text": written}


def _is_its_weekday(written: str) -> bool:
    """Whether a date of RFC 5322, section 3.3, begins with its weekday."""
    try:
        return f"{parsedate_to_datetime(written):%w}" == str(_MAIL_DAYS.index(written[:3]))
    except ValueError:  # no such day
        return False


def _falls_on_weekday(weekday: str, day: int, month: str, year: int) -> bool:
    try:
        moment = date(year, MONTHS.index(month.lower()) + 1, day)
    except ValueError:  # no such day
        return False
    return moment.weekday() == WEEKDAYS.index(weekday.lower())
