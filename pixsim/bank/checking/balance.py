"""What can be wrong with a bank as a whole: hints that give the answer away, items too alike."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.marking.pix_marking import Treatments, apply_treatments
from pixsim.bank.question import Question
from pixsim.bank.schema import Item
from pixsim.foundation.problems import Problem

MOST_SIMILAR = 0.8  # Jaccard similarity of the trigrams of two items
POSITION_SLACK = 0.05  # share of draws a place may be off from what chance gives
CHANCE_ERRORS = 3.0  # and standard errors of that share: a few draws are never in even parts
LONGEST_SLACK = 0.05  # share of choices above chance in which the right option is the longest
SHORTEST_TELLING = 5  # characters of an answer that a statement must not contain
FEW_CHOICES = 30  # below, shares say nothing

_QUOTED = re.compile('«[^»]*»|"[^"]*"|“[^”]*”|\\([^)]*\\)')
_PLAIN = Treatments(t1=True, t2=True, t3=False)


def balance_problems(file: str, drawn: Mapping[str, Sequence[Question]]) -> Iterator[Problem]:
    """Right options by place and by length, over the choices of a bank.

    Parameters
    ----------
    file : str
    drawn : mapping
        Questions drawn, by item id.
    """
    choices = {name: rows for name, rows in drawn.items() if rows and rows[0].type == "QCU"}
    if len(choices) < FEW_CHOICES:
        return
    yield from _answer_position_faults(
        file, [question for rows in choices.values() for question in rows]
    )
    longest = sum(_share_longest(rows) for rows in choices.values()) / len(choices)
    chance = sum(1 / len(rows[0].options) for rows in choices.values()) / len(choices)
    if longest > chance + LONGEST_SLACK:
        yield Problem.of(file, "", "", "longest_is_right", share=longest, chance=chance)


def _answer_position_faults(file: str, questions: list[Question]) -> Iterator[Problem]:
    expected: Counter[int] = Counter()
    found: Counter[int] = Counter(int(question.key[0]) for question in questions)
    for question in questions:
        for place in range(1, len(question.options) + 1):
            expected[place] += 1 / len(question.options)  # type: ignore[assignment]
    n = len(questions)
    for place, count in sorted(expected.items()):
        error = math.sqrt(count * (1 - count / n))  # binomial, of the count
        if abs(found[place] - count) > max(POSITION_SLACK * n, CHANCE_ERRORS * error):
            share = found[place] / n
            yield Problem.of(file, "", "", "unbalanced_position", place=place, share=share)


def _share_longest(questions: Sequence[Question]) -> float:
    """Share of draws in which the right option is strictly the longest."""
    hits = 0
    for question in questions:
        right = len(question.options[int(question.key[0]) - 1])
        others = [len(o) for n, o in enumerate(question.options, 1) if str(n) != question.key[0]]
        hits += right > max(others)
    return hits / len(questions)


def given_away_problems(file: str, item: Item, question: Question) -> Iterator[Problem]:
    """A typed answer that stands in the prose of its own statement.

    Code, tables and quotations do not count: what is asked is often to find something there. An
    item says ``extract = true`` where the answer is meant to be picked in its prose.
    """
    if question.type != "QROC" or item.family or item.extract:
        return
    prose = " ".join(line for line in question.statement.splitlines() if not is_preformatted(line))
    plain = apply_treatments(_QUOTED.sub(" ", prose), _PLAIN)
    for answer in question.key[:1]:
        told = apply_treatments(answer, _PLAIN)
        if len(told) >= SHORTEST_TELLING and told in plain:
            yield Problem.of(file, question.id, "", "gives_itself_away", answer=answer)


def look_alike_problems(file: str, drawn: Mapping[str, Sequence[Question]]) -> Iterator[Problem]:
    """Pairs of items of one competence whose first draws read almost the same."""
    by_competence: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name, rows in drawn.items():
        if rows:
            grams = _question_trigrams(rows[0])
            by_competence.setdefault(rows[0].competence, []).append((name, grams))
    for rows_of_one in by_competence.values():
        for (one, left), (other, right) in combinations(rows_of_one, 2):
            value = len(left & right) / max(1, len(left | right))
            if value >= MOST_SIMILAR:
                yield Problem.of(
                    file, one, "", "similar", other=other, value=value, most=MOST_SIMILAR
                )


def _question_trigrams(question: Question) -> frozenset[str]:
    fields = [text for field in question.fields for text in (field.label, *field.options)]
    text = " ".join([question.statement, *sorted(question.options), *fields]).casefold()
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))
