"""Results as rows, whatever their rules: what a page sets in tables and gauges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DomainRow:
    """One of the five domains.

    Attributes
    ----------
    share : float
        Of what its bar fills, from 0 to 1.
    figure : str
        What the bar shows: « 35 pix sur 168 »; empty where it is the right answers.
    right : str
        « 5 justes sur 7 »; empty where nothing was asked.
    """

    code: str
    name: str
    share: float
    figure: str
    right: str


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """One of the sixteen competences.

    Attributes
    ----------
    before : int or None
        Level of the profile; None where the rules do not use it.
    level : int
        Certified; below 1: none.
    verdict : str
        What became of it: ``kept``, ``lowered``, ``lost``, ``not_tested``; empty where nothing is
        judged.
    words : str
        The same in words, with the figures.
    """

    code: str
    name: str
    area: str
    before: int | None
    level: int
    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a scale.

    Attributes
    ----------
    start, end : float
        Places on the scale, from 0 to 1.
    """

    name: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a figure stands.

    Attributes
    ----------
    title : str
        The figure in words: all that the picture says.
    value : float
        Place of the figure, from 0 to 1.
    margin : tuple of float or None
        Places of its margin, where it has one.
    """

    title: str
    zones: tuple[Zone, ...]
    value: float
    margin: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ResultRows:
    """One result, for a page.

    Attributes
    ----------
    score : str
        « 328 »; a dash where there is none.
    out_of : str
        « pix sur 896 ».
    reasons : tuple of str
        Why, in sentences.
    competences : tuple of CompetenceRow
        Empty where no level is shown.
    """

    score: str
    out_of: str
    reasons: tuple[str, ...]
    scale: Scale | None
    domains: tuple[DomainRow, ...]
    competences: tuple[CompetenceRow, ...]
