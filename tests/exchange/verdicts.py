"""Answers to a question, and whether it and what came back of it judge them alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from pixsim.bank.drawing.draw import draw_question
from pixsim.bank.marking import is_right
from pixsim.bank.marking.samples import near_miss_answers, paraphrase_key
from pixsim.bank.question import Answer, Question
from pixsim.bank.reading.load import Bank
from pixsim.bank.schema import Comparison, Item
from pixsim.exchange.drafts.drafts import make_drafts
from pixsim.exchange.export.selection import Chosen
from pixsim.exchange.read import parse_quiz

MOST_SUBSETS = 40  # of the options of a QCM


@dataclass(frozen=True)
class Pair:
    """A question, and the one that came back."""

    before: Question
    after: Question


def back(chosen: Iterable[Chosen], content: bytes, bank: Bank) -> list[Pair]:
    """Read an export back; every question must be there."""
    quiz = parse_quiz("export", content)
    drafts = make_drafts(quiz, bank.framework)
    assert not drafts.refused, [str(problem) for problem in drafts.refused[:5]]
    rng = np.random.default_rng(7)
    pairs = []
    for one, draft in zip(chosen, drafts.taken, strict=True):
        item = Item.model_validate(draft.item)
        pairs.append(
            Pair(one.question, draw_question(item, 1, bank.framework.skill[item.skill], rng))
        )
    return pairs


def answers_to(question: Question) -> Iterator[Answer]:
    """Right ones, other ways to write them, usual mistakes, listed wrong ones, subsets of options."""
    if question.type in ("QCU", "QCM"):
        places = [str(place) for place in range(1, len(question.options) + 1)]
        sizes = (1,) if question.type == "QCU" else range(1, len(places) + 1)
        subsets = (s for size in sizes for s in itertools.combinations(places, size))
        yield question.key
        yield from itertools.islice(subsets, MOST_SUBSETS)
    elif question.type == "QROC":
        yield from ((text,) for text in _texts(question.key, question.wrong, question.comparison))
    elif question.type == "QROCM-ind":
        right = question.right_answer
        yield right
        for place, field in enumerate(question.fields):
            texts = field.options or tuple(_texts(field.key, field.wrong, field))
            yield from ((*right[:place], text, *right[place + 1 :]) for text in texts)
    else:
        right = question.right_answer
        yield right
        yield right[::-1]
        yield (right[0],) * len(right)
        for text in _texts(question.groups[0], (), question.comparison):
            yield (text, *right[1:])


def _texts(key: tuple[str, ...], wrong: tuple[str, ...], comparison: Comparison) -> Iterator[str]:
    yield from wrong
    for text in key[:2]:
        yield text
        yield from paraphrase_key(text, comparison)
        yield from near_miss_answers(text, comparison)


def differences(pair: Pair) -> tuple[int, list[Answer]]:
    """How many answers were judged, and those judged otherwise."""
    place = {option: str(p) for p, option in enumerate(pair.after.options, 1)}
    count, differ = 0, []
    for answer in dict.fromkeys(answers_to(pair.before)):
        translated = answer
        if pair.before.options:
            translated = tuple(place[pair.before.options[int(p) - 1]] for p in answer)
        count += 1
        if is_right(pair.before, answer) != is_right(pair.after, translated):
            differ.append(answer)
    return count, differ
