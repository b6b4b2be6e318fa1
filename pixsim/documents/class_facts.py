"""What is known of the people of a class, and what it adds up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, Literal

from pixsim.framework import Framework

SCHEMA: Final = "pixsim/class/1"
State = Literal["ready", "may_sit", "not_yet", "unreadable"]
"""Certifiable, and the last mock certification reached the trainer's goal; certifiable; not yet; the
profile cannot be read."""
STATES: tuple[State, ...] = ("ready", "may_sit", "not_yet", "unreadable")


@dataclass(frozen=True, slots=True)
class LastMock:
    """The newest mock certification of a person.

    Attributes
    ----------
    pix : int or None
        None where no score is given.
    level : str
        Name of the global level; empty where none is shown.
    obtained, cancelled : bool
    open_report : bool
        A report on it waits: what it is worth is not settled.
    """

    on: date
    rules: str
    pix: int | None
    level: str
    obtained: bool
    cancelled: bool = False
    open_report: bool = False


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person of a class.

    Attributes
    ----------
    external_id : str
        Empty where none was given.
    levels : tuple of int
        Of the profile, by competence, in the order of the framework; empty where it cannot be read.
    positioned : tuple of bool
        Where something is known of a competence.
    pix : int
        Of the profile.
    certifiable : bool
    missing : int
        Competences still to bring to level 1.
    last : LastMock or None
    mocks : int
        Mock certifications that are over.
    work_on : tuple of str
        Competences, the most useful first: what the last mock shows; without one, what is missing to
        be certifiable.
    goal : int or None
        Pix that the trainer wants in a mock certification; without it nobody is said to be ready.
    """

    name: str
    external_id: str = ""
    levels: tuple[int, ...] = ()
    positioned: tuple[bool, ...] = ()
    pix: int = 0
    certifiable: bool = False
    missing: int = 0
    last: LastMock | None = None
    mocks: int = 0
    work_on: tuple[str, ...] = ()
    goal: int | None = None

    @property
    def state(self) -> State:
        """How far this person is."""
        if not self.levels:
            return "unreadable"
        if not self.certifiable:
            return "not_yet"
        last = self.last
        settled = last is not None and last.obtained and not last.open_report
        if not settled or self.goal is None or last is None or last.pix is None:
            return "may_sit"
        return "ready" if last.pix >= self.goal else "may_sit"


@dataclass(frozen=True, slots=True)
class CompetenceFacts:
    """One competence in a class.

    Attributes
    ----------
    mean : float or None
        Level of those who are positioned in it; None where nobody is.
    positioned : int
    reached : int
        People at level 1 or more.
    to_work : tuple of str
        Names of those who should work on it.
    """

    code: str
    mean: float | None
    positioned: int
    reached: int
    to_work: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A class, at one moment.

    Attributes
    ----------
    title : str
    made : date
    people : tuple of PersonFacts
        In the order given.
    competences : tuple of CompetenceFacts
        In the order of the framework.
    domains : tuple of (str, float or None)
        Mean level of each domain, over all that is known of its competences.
    """

    title: str
    made: date
    people: tuple[PersonFacts, ...]
    competences: tuple[CompetenceFacts, ...]
    domains: tuple[tuple[str, float | None], ...]

    def count(self, state: State) -> int:
        """How many are in a state."""
        return sum(person.state == state for person in self.people)


def class_facts(
    title: str, made: date, people: Iterable[PersonFacts], framework: Framework
) -> ClassFacts:
    """What a class adds up to."""
    people = tuple(people)
    to_work: dict[str, list[str]] = defaultdict(list)
    for person in people:
        for code in person.work_on:
            to_work[code].append(person.name)
    known: dict[str, list[int]] = {
        competence.code: [p.levels[k] for p in people if p.levels and p.positioned[k]]
        for k, competence in enumerate(framework.competences)
    }
    return ClassFacts(
        title=title,
        made=made,
        people=people,
        competences=tuple(
            CompetenceFacts(
                code=code,
                mean=_mean_level(levels),
                positioned=len(levels),
                reached=sum(level >= 1 for level in levels),
                to_work=tuple(to_work[code]),
            )
            for code, levels in known.items()
        ),
        domains=tuple(
            (
                area.code,
                _mean_level(
                    [n for c in framework.competences_of(area.code) for n in known[c.code]]
                ),
            )
            for area in framework.areas
        ),
    )


def class_document(facts: ClassFacts) -> dict[str, Any]:
    """The same as JSON has it (schema ``pixsim/class/1``): for other tools to read."""
    document = asdict(facts)
    document["made"] = facts.made.isoformat()
    for row, person in zip(document["people"], facts.people, strict=True):
        row["state"] = person.state
        if person.last is not None:
            row["last"]["on"] = person.last.on.isoformat()
    document["domains"] = [{"code": code, "mean": mean} for code, mean in facts.domains]
    return {"schema": SCHEMA, "official": False} | document


def _mean_level(levels: Sequence[int]) -> float | None:
    return sum(levels) / len(levels) if levels else None
