"""What is known about one professional title and its CCP1: rules with their sources, grid, questions."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import tomli
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from pixsim.foundation.problems import DataError, Problem, schema_problems
from pixsim.text.search import same_words

FOLDER = Path(__file__).with_name("titles")
DEFAULT = "remn-2019"
POINTS = 3
Text = Annotated[str, Field(min_length=1)]
About = Literal["action", "dossier", "training"]


class Fact(BaseModel):
    """Base of all that a referential says."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(Fact):
    """Something a fiche, the dossier or an example must have; advice where it is only useful."""

    name: Text
    source: Text
    advice: bool = False


class Competence(Fact):
    """A competence of the block, with the criteria people rate it by (pixsim's own)."""

    code: Text
    name: Text
    short: Text
    criteria: tuple[Text, ...]


class Saying(Fact):
    """One sentence and its source."""

    text: Text
    source: Text


class Case(Fact):
    """What follows from an absence, a refusal or a failure."""

    case: Text
    name: Text
    follows: tuple[Saying, ...]


class Way(Fact):
    """A step towards the full title, and what is said of it."""

    name: Text
    follows: tuple[Saying, ...]


class When(Fact):
    """Fiches a question is for: one of the words is in what the fiche says; any where empty."""

    environment: tuple[Text, ...] = ()
    public: tuple[Text, ...] = ()
    collective: bool | None = None


class InterviewQuestion(Fact):
    """A question of the interview, pixsim's own: no text lists those of real juries.

    Attributes
    ----------
    about : {"action", "dossier", "training"}
        What it starts from.
    why : str
        Why a jury might ask it.
    covers : tuple of str
        Three points that a good answer touches.
    checked : date or None
        Where law or tools age: when it was last looked at.
    """

    id: Text
    competence: Text
    about: About
    ask: Text
    why: Text
    covers: Annotated[tuple[Text, ...], Field(min_length=POINTS, max_length=POINTS)]
    when: When | None = None
    checked: date | None = None

    def fits(self, public: str, environment: str, collective: bool) -> bool:
        """Whether it can be asked about an action on this public and environment."""
        if self.when is None:
            return True
        wanted = ((self.when.public, public), (self.when.environment, environment))
        for words, said in wanted:
            if words and not any(_begins_a_word(word, said) for word in words):
                return False
        return self.when.collective is None or self.when.collective == collective


def _begins_a_word(wanted: str, said: str) -> bool:
    """Whether a word, or the beginning of one, is in a text: « âgé » is not in « usagers »."""
    return re.search(rf"\b{re.escape(same_words(wanted))}", same_words(said)) is not None


class TitleRequirements(Fact):
    """One title: what its CCP1 asks, each thing with where it is known from.

    Attributes
    ----------
    status : str
        Said on every page.
    minutes, interview_minutes : int
        Of the presentation of an action, and of the interview.
    registration_months, convocation_months : int
        From the end of training to the registration, and from the convocation to the exam.
    scale : dict
        From a rating to what it means; there is no other number, and none is computed from them.
    """

    id: Text
    name: Text
    block: Text
    status: Text
    replaced_on: date | None = None
    status_note: Text
    ask: Text
    fiches: int = Field(ge=1)
    minutes: int = Field(ge=1)
    interview_minutes: int = Field(ge=1)
    interview_note: Text
    assessors: int = Field(ge=0, le=2)
    registration_months: int = Field(ge=0)
    convocation_months: int = Field(ge=0)
    example_pages: int = Field(ge=1)
    sources: dict[str, Text]
    part: tuple[Part, ...]
    dp: tuple[Part, ...]
    example_part: tuple[Part, ...]
    competence: tuple[Competence, ...] = Field(min_length=1)
    scale: dict[Literal["0", "1", "2", "3"], Text]
    absence: tuple[Case, ...]
    result: tuple[Saying, ...]
    day: tuple[Saying, ...]
    path: tuple[Way, ...]
    questions: tuple[InterviewQuestion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> TitleRequirements:
        """Names that are used are there, and nothing has two."""
        codes = [competence.code for competence in self.competence]
        named: tuple[Part | Saying, ...] = (
            *self.part,
            *self.dp,
            *self.example_part,
            *self.result,
            *self.day,
        )
        told: tuple[Case | Way, ...] = (*self.absence, *self.path)
        said = (saying for one in told for saying in one.follows)
        used = {one.source for one in (*named, *said)}
        faults = [f"no source {name}" for name in used - set(self.sources)]
        ids = [question.id for question in self.questions]
        faults += [f"{name} appears twice" for name in {i for i in ids if ids.count(i) > 1}]
        faults += [
            f"question {q.id}: no competence {q.competence}"
            for q in self.questions
            if q.competence not in codes
        ]
        if faults:
            raise ValueError("; ".join(sorted(faults)))
        return self

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """All criteria as (code, text), the code as in ``1a``."""
        return tuple(
            (f"{competence.code}{'abcdefgh'[place]}", text)
            for competence in self.competence
            for place, text in enumerate(competence.criteria)
        )


def title_names(folder: Path = FOLDER) -> list[str]:
    """Names of the referentials there are."""
    return sorted(path.parent.name for path in folder.glob("*/rules.toml"))


@cache
def load_title_requirements(name: str = DEFAULT, folder: Path = FOLDER) -> TitleRequirements:
    """A referential by its name.

    Raises
    ------
    DataError
        A file of it cannot be read, with every reason.
    """
    documents: dict[str, object] = {}
    for file in ("rules.toml", "questions.toml"):
        path = folder / name / file
        try:
            documents |= tomli.loads(path.read_text("utf-8"))
        except OSError as error:
            raise DataError(
                [Problem.of(str(path), "", "", "unreadable", error=error.strerror)]
            ) from error
        except ValueError as error:
            raise DataError([Problem.of(str(path), "", "", "toml", error=error)]) from error
    try:
        return TitleRequirements.model_validate(documents)
    except ValidationError as error:
        raise DataError(schema_problems(str(folder / name), "", error)) from error
