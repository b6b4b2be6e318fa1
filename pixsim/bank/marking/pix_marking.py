"""Pix's correction of an answer, exactly (rules/README.md, Correction of an answer).

The rules of each type of question are here; how one typed answer is judged is given to them: by Pix's
treatments, or by a policy of `pixsim.bank.marking`, which marks our questions with these functions.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pixsim.outcome import Outcome

SKIP = "#ABAND#"
TYPO_RATIO = 0.25  # largest edit distance / length of the answer, inclusive

_ACCENTS = re.compile("[\u0300-\u036f]")
_JS_SPACES = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_JS_SPACE = re.compile(f"[{_JS_SPACES}]+")
_NOT_WORD = re.compile("[^a-zA-Z0-9 ]+")
_JS_DECIMAL = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_JS_RADIX = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")


class AnswerShapeError(ValueError):
    """An answer names a field that the solution does not have."""


class Judge(Protocol):
    """Judges one typed answer."""

    def accepts(self, answer: str, solutions: Sequence[str], /) -> bool:
        """Whether the answer is one of the solutions."""


@dataclass(frozen=True, slots=True)
class Treatments:
    """Which tolerances apply: T1 case, accents and spaces; T2 punctuation; T3 typing errors."""

    t1: bool = True
    t2: bool = True
    t3: bool = True

    def accepts(self, answer: str, solutions: Sequence[str], /) -> bool:
        """Whether a text answer matches one of the solutions, with the tolerances on."""
        treated = apply_treatments(answer, self)
        targets = [apply_treatments(solution, self) for solution in solutions]
        if not self.t3:
            return treated in targets
        length = _utf16_length(treated)
        if not length or not targets:
            return False
        return min(edit_distance(treated, target) for target in targets) / length <= TYPO_RATIO


NO_TREATMENT = Treatments(t1=False, t2=False, t3=False)


def normalise_spaces(text: str) -> str:
    """NFC, and no-break spaces as spaces."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def apply_treatments(text: str, treatments: Treatments) -> str:
    """Apply T1 then T2."""
    if treatments.t1:
        text = unicodedata.normalize("NFD", _js_trim(text).lower())
        text = _JS_SPACE.sub("", _ACCENTS.sub("", text))
    if treatments.t2:
        text = re.sub(" +", " ", _NOT_WORD.sub("", text))
    return text


def edit_distance(left: str, right: str) -> int:
    """Levenshtein distance in UTF-16 units, every edit costing 1."""
    a, b = _utf16_units(left), _utf16_units(right)
    row = list(range(len(b) + 1))
    for i, unit in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (unit != other))
    return row[-1]


def mark_qcu(answer: str, solution: str) -> bool:
    """Strict equality of the position, as text."""
    return normalise_spaces(answer) == solution


def mark_qcm(answer: str, solution: str) -> bool:
    """Same positions in any order; a duplicate counts."""
    return _split_positions(normalise_spaces(answer)) == _split_positions(solution)


def mark_qroc(
    answer: str,
    solutions: Sequence[str],
    judge: Judge,
    *,
    number: bool = False,
    drop_down: bool = False,
) -> bool:
    """One typed answer.

    Parameters
    ----------
    answer : str
    solutions : sequence of str
        Accepted answers; empty ones are ignored.
    judge : Judge
    number : bool
        Pix's format "nombre": compared as numbers when all of them look like numbers. Our questions
        have a narrower policy for numbers.
    drop_down : bool
        The answer was chosen in a list: exact equality.
    """
    answer = normalise_spaces(answer)
    solutions = [solution for solution in solutions if solution]
    if number and is_numeric(answer) and all(map(is_numeric, solutions)):
        return any(leading_float(answer) == leading_float(solution) for solution in solutions)
    return (NO_TREATMENT if drop_down else judge).accepts(answer, solutions)


def qrocm_ind(
    answers: Mapping[str, str],
    solutions: Mapping[str, Sequence[str]],
    judges: Judge | Mapping[str, Judge],
    drop_downs: frozenset[str] = frozenset(),
) -> dict[str, bool]:
    """Each field against its own key; a field left out is not checked.

    Parameters
    ----------
    answers : mapping
        By field.
    solutions : mapping
        Accepted answers, by field.
    judges : Judge or mapping
        One for all fields, or one by field.
    drop_downs : frozenset of str
        Fields answered by choosing in a list: exact equality.

    Raises
    ------
    AnswerShapeError
        A field unknown to the solution.
    """
    if unknown := [key for key in answers if key not in solutions]:
        raise AnswerShapeError(f"unknown field {', '.join(unknown)}")
    right: dict[str, bool] = {}
    for key, answer in answers.items():
        judge = judges[key] if isinstance(judges, Mapping) else judges
        targets = [normalise_spaces(solution) for solution in solutions[key]]
        chosen = NO_TREATMENT if key in drop_downs else judge
        right[key] = chosen.accepts(normalise_spaces(answer), targets)
    return right


def qrocm_dep(answers: Sequence[str], groups: Sequence[Sequence[str]], judge: Judge) -> bool:
    """Each answer takes the first remaining group that accepts it; all must find one."""
    remaining = list(groups)
    for answer in answers:
        taken = next(
            (
                g
                for g, group in enumerate(remaining)
                if judge.accepts(normalise_spaces(answer), group)
            ),
            None,
        )
        if taken is None:
            return False
        del remaining[taken]
    return bool(answers)


def settle_outcome(
    correct: bool,
    *,
    skipped: bool = False,
    timed_out: bool = False,
    focused_out: bool = False,
) -> Outcome:
    """Outcome of one answer; only a right one can be timed or focused out, focus wins."""
    if skipped:
        return Outcome.SKIPPED
    if not correct:
        return Outcome.KO
    if focused_out:
        return Outcome.FOCUSED_OUT
    return Outcome.TIMED_OUT if timed_out else Outcome.OK


def is_numeric(text: str) -> bool:
    """Whether JavaScript would read the text as a number, first comma and space aside."""
    text = _js_trim(text.replace(",", ".", 1)).replace(" ", "", 1)
    text = _js_trim(text)
    return not text or bool(_JS_DECIMAL.fullmatch(text) or _JS_RADIX.fullmatch(text))


def leading_float(text: str) -> float:
    """The number a text begins with, NaN when there is none."""
    text = _js_trim(text.replace(" ", "", 1).replace(",", ".", 1))
    match = _JS_DECIMAL.match(text)
    return float(match[0].replace("Infinity", "inf")) if match else math.nan


def _split_positions(text: str) -> list[str]:
    return sorted(_js_trim(part) for part in text.split(","))


def _js_trim(text: str) -> str:
    return text.strip(_JS_SPACES)


def _utf16_units(text: str) -> list[bytes]:
    raw = text.encode("utf-16-le", "surrogatepass")
    return [raw[i : i + 2] for i in range(0, len(raw), 2)]


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
