"""What an export carries as tags, so that reading it back marks as before.

Moodle keeps tags, of 50 characters at most, and does nothing with them. ``pixsim:compare=date`` is about
the whole question, ``pixsim:2:compare=date`` about its second field.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pixsim.bank.drawing.question_nouns import nouns_counted, nouns_located
from pixsim.bank.question import Question
from pixsim.bank.schema import Comparison

LONGEST = 50  # characters of a tag in Moodle
_TAG = re.compile(r"pixsim:(?:(\d+):)?([a-z0-9_]+)=(.*)", re.DOTALL)
_LISTS = ("units", "lead")
_FLAGS = ("t1", "t2", "t3", "any_order", "either", "numbered")
UNSET = Comparison()


def tags_of(question: Question, kind: str | None = None) -> tuple[str, ...]:
    """Skill, level, competence and mode in words; then the kind, and how answers are compared."""
    words = [question.skill, f"niveau {question.level}", question.competence]
    if question.focus:
        words.append("mode focus")
    if question.timer is not None:
        words.append(f"{question.timer} s")
    told = () if kind is None else (f"pixsim:kind={kind}",)
    return (*words, *told, *_setting_tags(question))


def _setting_tags(question: Question) -> Iterator[str]:
    if question.type == "QROCM-ind":
        for number, field in enumerate(question.fields, 1):
            if not field.options:
                yield from _comparison_tags(f"pixsim:{number}:", field, field.label)
    elif question.type in ("QROC", "QROCM-dep"):
        yield from _comparison_tags("pixsim:", question.comparison, question.statement)
    if question.type == "QROCM-dep":
        yield "pixsim:groups=" + ",".join(str(len(group)) for group in question.groups)
    if question.timer is not None:
        yield f"pixsim:timer={question.timer}"


def _comparison_tags(head: str, settings: Comparison, asked: str) -> Iterator[str]:
    """What differs from the usual; units and leads that the question itself tells are left out."""
    if settings.compare != UNSET.compare:
        yield f"{head}compare={settings.compare}"
    for name in _FLAGS:
        if getattr(settings, name) != getattr(UNSET, name):
            yield f"{head}{name}={int(getattr(settings, name))}"
    if settings.tolerance:
        yield f"{head}tolerance={settings.tolerance!r}"
    if settings.decimals is not None:
        yield f"{head}decimals={settings.decimals}"
    told = {"units": nouns_counted(asked), "lead": nouns_located(asked)}
    for name in _LISTS:
        for value in getattr(settings, name):
            if settings.compare != "number" or value not in told[name]:
                yield f"{head}{name}={value}"


def settings_in(tags: Iterable[str]) -> Mapping[int, Mapping[str, Any]]:
    """Settings that tags carry, by field from 1; 0 is the whole question."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for tag in tags:
        match = _TAG.fullmatch(tag)
        if match is None:
            continue
        place, name, value = int(match[1] or 0), match[2], match[3]
        if name in _LISTS:
            found[place].setdefault(name, []).append(value)
        elif name in _FLAGS:
            found[place][name] = value == "1"
        elif name in ("compare", "groups", "kind"):
            found[place][name] = value
        elif name in ("decimals", "timer") and value.isascii() and value.isdigit():
            found[place][name] = int(value[:9])
        elif name == "tolerance" and re.fullmatch(r"[0-9.]+(?:e-?[0-9]+)?", value):
            found[place][name] = float(value) if value.count(".") < 2 else 0.0
    return found


def is_long(question: Question) -> bool:
    """Whether one of the tags is longer than Moodle keeps."""
    return any(len(tag) > LONGEST for tag in tags_of(question))


def tags_for_people(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags that are words for people."""
    return tuple(tag for tag in tags if not tag.startswith("pixsim:"))
