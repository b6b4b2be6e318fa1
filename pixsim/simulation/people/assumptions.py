"""What is assumed of candidates. Every default here is a prior: a guess, not a measurement.

Abilities are on the scale of the items' difficulties (`pixsim.bank.reading.priors`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pixsim.foundation.problems import Problem
from pixsim.simulation.people.retention import RETENTION

COMPETENCES = 16


PerCompetence = float | tuple[float, ...]
"""One number for all competences, or sixteen."""


@dataclass(frozen=True, slots=True)
class Group:
    """Part of a population with abilities of its own (prior).

    Attributes
    ----------
    name : str
    weight : float
        Its size relative to the other groups, above 0.
    mean, spread : float, tuple of 16 floats, or None
        As in `Abilities`; None: those of the whole.
    """

    name: str
    weight: float = 1.0
    mean: PerCompetence | None = None
    spread: PerCompetence | None = None

    def faults(self) -> Iterator[Problem]:
        """Yield what is impossible in it."""
        where = f"abilities.groups.{self.name}"
        yield from in_range(f"{where}.weight", self.weight, 1e-9, 1e9)
        if self.mean is not None:
            yield from in_each(f"{where}.mean", self.mean, -10, 10)
        if self.spread is not None:
            yield from in_each(f"{where}.spread", self.spread, 0, 10)


@dataclass(frozen=True, slots=True)
class Abilities:
    """Factor model of the sixteen abilities (prior).

    ``theta_c = mean_c + spread_c (sqrt(r) G + sqrt(1 - r) E_c)``, with one general factor G and one
    specific factor E_c a competence, all standard normal and independent; or, where `correlation`
    is a matrix, ``theta_c = mean_c + spread_c Z_c`` with normal Z of that correlation.

    Attributes
    ----------
    mean : float or tuple of 16 floats
    spread : float or tuple of 16 floats
        Standard deviation of each ability.
    correlation : float, or tuple of 16 tuples of 16 floats
        Correlation r between any two of them, from 0 to 1; or the matrix of correlations.
    groups : tuple of Group
        Parts of the population, from which each candidate is drawn by their weights; the table then
        has a column ``group``.
    """

    mean: PerCompetence = 0.5
    spread: PerCompetence = 1.2
    correlation: float | tuple[tuple[float, ...], ...] = 0.7
    groups: tuple[Group, ...] = ()

    def faults(self) -> Iterator[Problem]:
        """Yield what is impossible in it."""
        yield from in_each("abilities.mean", self.mean, -10, 10)
        yield from in_each("abilities.spread", self.spread, 0, 10)
        if isinstance(self.correlation, tuple):
            yield from _matrix_faults("abilities.correlation", self.correlation)
        else:
            yield from in_range("abilities.correlation", self.correlation, 0, 1)
        names = [group.name for group in self.groups]
        for group in self.groups:
            yield from group.faults()
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield fault("abilities.groups", f"two groups are called {name!r}", "repeated_group")


@dataclass(frozen=True, slots=True)
class Sincerity:
    """How far the profile shows another ability than the candidate's on the day (prior).

    The profile of a competence shows ``theta - learning + help + luck Z``, where theta is the
    ability at the certification, Z is standard normal, and `help` is given to a share of the
    candidates, in all competences or in some, drawn for each of them.

    Attributes
    ----------
    help : float or tuple of 16 floats
        Shift, in units of ability: above 0 for help at home, below 0 for a neglected positioning.
    share : float
        Share of candidates concerned, from 0 to 1.
    luck : float
        Standard deviation of what luck adds in each competence; left aside where the positioning
        is simulated, as its answers bring their own.
    competences : int
        In how many competences those concerned are helped, from 0 to 16.
    learning : float or tuple of 16 floats
        Learnt between positioning and certification, by everybody; added to the abilities of the
        model, which are those on the day of the positioning.
    missing : float or tuple of 16 floats
        Chance, from 0 to 1, that a competence was never positioned: it shows no pix.
    """

    help: PerCompetence = 0.0
    share: float = 1.0
    luck: float = 0.25
    competences: int = COMPETENCES
    learning: PerCompetence = 0.0
    missing: PerCompetence = 0.0

    def faults(self) -> Iterator[Problem]:
        """Yield what is impossible in it."""
        yield from in_each("sincerity.help", self.help, -10, 10)
        yield from in_range("sincerity.share", self.share, 0, 1)
        yield from in_range("sincerity.luck", self.luck, 0, 10)
        yield from whole_number("sincerity.competences", self.competences, 0, COMPETENCES)
        yield from in_each("sincerity.learning", self.learning, -10, 10)
        yield from in_each("sincerity.missing", self.missing, 0, 1)


SINCERITY = {
    "exact": Sincerity(luck=0.0),  # the profile is the truth
    "honest": Sincerity(),
    "inflated": Sincerity(help=1.0),
    "mixed": Sincerity(help=1.0, share=0.3),
    "deflated": Sincerity(help=-1.0),
}


@dataclass(frozen=True, slots=True)
class SimulatedPositioning:
    """Profiles obtained by simulated positioning, in all competences.

    Attributes
    ----------
    retention : float
        Chance, from 0 to 1, that a skill known while positioning is as well known at the
        certification of V2, which asks it again; else it is drawn anew from the ability. See
        `pixsim.simulation.people.retention` (prior).
    """

    retention: float = RETENTION

    def faults(self) -> Iterator[Problem]:
        """Yield what is impossible in it."""
        yield from in_range("positioning.retention", self.retention, 0, 1)


@dataclass(frozen=True, slots=True)
class QuestionTimes:
    """What makes a question take longer than another, and answers given in haste (prior).

    The time of a question is the candidate's pace times the exponential of the sum of what follows,
    from `ability` to `simulator`, and of a normal of standard deviation
    ``Circumstances.question_spread``; then so much for each act in a simulator.

    Attributes
    ----------
    ability : float
        For each unit of the candidate's mean ability; below 0: the able are faster.
    difficulty : float
        For each unit of the item's difficulty.
    wrong : float
        Where the answer is wrong.
    fatigue : float
        From the first question to the last; below 0: candidates hurry up.
    simulator : float
        Where the question is done in a simulator, which has to be looked around.
    act : float
        Of each act of the solution in a simulator, as a part of the candidate's pace: 0.05 is three
        seconds at the median pace of a minute a question.
    rapid : float
        Share of questions, from 0 to 1, guessed without being read.
    rapid_seconds : float
        What such a guess takes.
    hurry : float
        Seconds left for each question left below which the candidate guesses all that is left.

    Notes
    -----
    Nothing here was measured on candidates. Three whole mocks were taken from the screen by an
    author who knew the machines and not the items, with a program's hands: their seconds are no
    person's, their keys and acts are. With the priors above (the median pace, difficulty taken as
    level less 4, three seconds for each act *done*, which are more than those of the solution):

    ============================  =========  =======  =====  ====  =========
    mock                          questions  seconds  keys   acts  estimated
    ============================  =========  =======  =====  ====  =========
    V2, 80×24 (``independant``)   46 of 48   1188     2178   246   64 min
    V3, 120×40 (``independant``)  32         676      1084   12    41 min
    V2, plain (``novice``)        33         351      2778   122   38 min
    ============================  =========  =======  =====  ====  =========

    Two questions of the first were passed for want of a tool outside. `cost_of_time` gives a median
    of 59 minutes to a V2 candidate of level 3 and 38 to a V3 one: both ends are in 1 h 45.
    """

    ability: float = -0.1
    difficulty: float = 0.1
    wrong: float = 0.1
    fatigue: float = -0.1
    simulator: float = 0.2
    act: float = 0.05
    rapid: float = 0.02
    rapid_seconds: float = 6.0
    hurry: float = 15.0

    def faults(self) -> Iterator[Problem]:
        """Yield what is impossible in it."""
        for name in ("ability", "difficulty", "wrong", "fatigue", "simulator"):
            yield from in_range(f"circumstances.times.{name}", getattr(self, name), -3, 3)
        yield from in_range("circumstances.times.act", self.act, 0, 10)
        yield from in_range("circumstances.times.rapid", self.rapid, 0, 1)
        yield from in_range("circumstances.times.rapid_seconds", self.rapid_seconds, 0.1, 600)
        yield from in_range("circumstances.times.hurry", self.hurry, 0, 600)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Pace, extra time and what ends a test early (prior).

    The time of a question is lognormal around the candidate's own pace, which is lognormal too. The
    sum over a test is taken as lognormal with the same mean and variance (Fenton-Wilkinson), and
    the questions answered in time as the part of it that fits in.

    Attributes
    ----------
    seconds_per_question : float
        Median pace.
    pace_spread : float
        Standard deviation of the log pace among candidates.
    question_spread : float
        Standard deviation of the log time among the questions of a candidate.
    extra_time_share, extra_time_percent : float
        Candidates with extra time, from 0 to 1, and how much they have.
    dropout, technical : float
        Share of candidates who leave early, and whose test a technical problem stops; after a
        uniform part of the questions.
    times : QuestionTimes, optional
        Each question then has a time of its own, by person, item and answer, and some are guessed
        in haste; by default only the sum over the test is drawn.
    """

    seconds_per_question: float = 60.0
    pace_spread: float = 0.35
    question_spread: float = 0.6
    extra_time_share: float = 0.02
    extra_time_percent: float = 33.0
    dropout: float = 0.01
    technical: float = 0.005
    times: QuestionTimes | None = None

    def faults(self) -> Iterator[Problem]:
        """Yield what is impossible in it."""
        yield from in_range(
            "circumstances.seconds_per_question", self.seconds_per_question, 1, 3600
        )
        yield from in_range("circumstances.pace_spread", self.pace_spread, 0, 3)
        yield from in_range("circumstances.question_spread", self.question_spread, 0, 3)
        yield from in_range("circumstances.extra_time_share", self.extra_time_share, 0, 1)
        yield from in_range("circumstances.extra_time_percent", self.extra_time_percent, 0, 200)
        yield from in_range("circumstances.dropout", self.dropout, 0, 1)
        yield from in_range("circumstances.technical", self.technical, 0, 1)
        if self.times is not None:
            yield from self.times.faults()


UNHURRIED = Circumstances(
    seconds_per_question=1.0, pace_spread=0.0, question_spread=0.0, dropout=0.0, technical=0.0
)
"""Everybody finishes."""


def fault(where: str, message: str, kind: str = "impossible_setting", **context: object) -> Problem:
    """One impossible setting; `kind` and `context` are what another language needs."""
    return Problem("", where, "", kind, message, context)


def in_range(where: str, value: object, low: float, high: float) -> Iterator[Problem]:
    """The fault of a number outside its range; NaN is outside any."""
    number = isinstance(value, int | float | np.integer | np.floating)
    if isinstance(value, bool) or not number or not low <= value <= high:  # type: ignore[operator]
        message = f"must be a number from {low} to {high}, not {value!r}"
        yield fault(where, message, "setting", low=low, high=high, value=value)


def in_each(where: str, value: object, low: float, high: float) -> Iterator[Problem]:
    """The faults of one number, or of one for each competence."""
    values = value if isinstance(value, tuple) else (value,)
    if isinstance(value, tuple) and len(value) != COMPETENCES:
        message = f"{len(value)} values, there are {COMPETENCES} competences"
        yield fault(where, message, "mean_count", n=len(value), expected=COMPETENCES)
    for each in dict.fromkeys(values):
        yield from in_range(where, each, low, high)


def _matrix_faults(where: str, rows: tuple[object, ...]) -> Iterator[Problem]:
    """What makes numbers no matrix of correlations."""
    try:
        matrix = np.array(rows, dtype=np.float64)
    except (TypeError, ValueError):
        matrix = np.empty(0)
    told = ""
    if matrix.shape != (COMPETENCES, COMPETENCES) or not np.isfinite(matrix).all():
        told = f"must be one number, or {COMPETENCES} rows of {COMPETENCES} numbers"
    elif not np.allclose(matrix, matrix.T, atol=1e-9):
        told = "is no matrix of correlations: it is not symmetric"
    elif not np.allclose(np.diag(matrix), 1, atol=1e-9):
        told = "is no matrix of correlations: its diagonal is not 1"
    elif (least := float(np.linalg.eigvalsh(matrix)[0])) < -1e-8:
        told = f"is no matrix of correlations: its least eigenvalue is {least:.3g}, below 0"
    if told:
        yield fault(where, told, "impossible_correlation")


def whole_number(
    where: str, value: object, least: int, most: int | None = None
) -> Iterator[Problem]:
    """The fault of what is no whole number, or too small or too large a one."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < least:
        message = f"must be a whole number from {least}, not {value!r}"
        yield fault(where, message, "whole_number", least=least, value=value)
    elif most is not None and value > most:
        message = f"must be at most {most}, not {value!r}"
        yield fault(where, message, "too_many", most=most, value=value)
