"""A candidate: who they are and what positioning has shown."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from pixsim.accommodations import ACCOMMODATIONS, Accommodation
from pixsim.foundation.file_reading import BYTE_ORDER_MARK, read_whole
from pixsim.foundation.files import replace_file
from pixsim.foundation.problems import DataError, Problem, schema_problems
from pixsim.framework import Framework
from pixsim.text.json_text import JsonError, read_json
from pixsim.text.person_name import NAME_LENGTH as NAME_LENGTH

SCHEMA: Final = "pixsim/profile/1"
ID: Final = r"^[a-z0-9][a-z0-9-]{0,63}$"
MOST_EXTRA_TIME: Final = 200
OLDEST_BIRTH: Final = date(1900, 1, 1)  # not reached
FIRST_YEAR, LAST_YEAR = 1970, 2999  # beyond, sums of dates leave what dates can be


def _check_printable(text: str) -> str:
    text = text.strip()
    if not text or not text.isprintable():
        raise PydanticCustomError("not_printable", "a non-empty text without control characters")
    return text


def _as_utc(date: datetime) -> datetime:
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise PydanticCustomError(
            "date_range",
            "a date from {first} to {last} is expected",
            {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return date.astimezone(UTC)


def _real_birth_date(text: str) -> str:
    try:
        day = date.fromisoformat(text) if len(text) == len("2000-03-01") else None
    except ValueError:
        day = None
    if day is None or day <= OLDEST_BIRTH:
        raise PydanticCustomError("birth_date", "a birth date YYYY-MM-DD after 1900 is expected")
    return text


Name = Annotated[str, Field(max_length=NAME_LENGTH), AfterValidator(_check_printable)]
Date = Annotated[AwareDatetime, AfterValidator(_as_utc)]
BirthDate = Annotated[str, AfterValidator(_real_birth_date)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KnowledgeElement(_Strict):
    """What one answer proved about one skill."""

    skill: str = Field(pattern=r"^@[a-z][a-z0-9_]*[1-8]$", description="Skill, e.g. @adresse_web4.")
    source: Literal["direct", "inferred"]
    status: Literal["validated", "invalidated", "reset"]
    earned_pix: float = Field(
        ge=0, le=4, allow_inf_nan=False, description="Pix, frozen when the element was created."
    )
    date: Date = Field(description="When it was proved, with its time zone.")
    question: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9_]+-[a-z0-9_]+#\d+$",
        description="Item and variant answered, item-id#variant; direct elements only.",
    )

    @model_validator(mode="after")
    def _consistent(self) -> KnowledgeElement:
        if self.status != "validated" and self.earned_pix:
            raise PydanticCustomError("pix_not_earned", "only a validated skill earns pix")
        if self.source == "inferred" and self.question is not None:
            raise PydanticCustomError("inferred_question", "an inferred element has no question")
        return self


class Profile(_Strict):
    """A candidate's profile, one JSON file.

    Either ``knowledge`` (from positioning) or ``levels`` (a trainer who only knows levels).
    """

    schema_: Literal["pixsim/profile/1"] = Field(default=SCHEMA, alias="schema")
    id: str = Field(pattern=ID, description="Short name, unique on the machine.")
    uid: str | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{32}$",
        description="Drawn once for each candidate: tells two who share an id apart.",
    )
    name: Name = Field(description="Name shown; a pseudonym will do.")
    external_id: Name | None = Field(
        default=None, description="What a school calls the candidate, to know homonyms apart."
    )
    birth_date: BirthDate | None = Field(
        default=None, description="YYYY-MM-DD: with the name, what a room knows homonyms apart by."
    )
    extra_time_percent: int = Field(
        default=0, ge=0, le=MOST_EXTRA_TIME, description="Extra time granted, percent."
    )
    accommodations: tuple[Accommodation, ...] = Field(
        default=(),
        max_length=len(ACCOMMODATIONS),
        description="What every sitting and training grants, extra time apart.",
    )
    knowledge: tuple[KnowledgeElement, ...] = ()
    levels: Mapping[str, Annotated[int, Field(ge=0, le=8)]] | None = Field(
        default=None, description='Level by competence, e.g. {"1.1": 3}; left out: not positioned.'
    )

    @model_validator(mode="after")
    def _one_or_the_other(self) -> Profile:
        if self.levels is not None and self.knowledge:
            raise PydanticCustomError("levels_and_knowledge", "give knowledge or levels, not both")
        return self

    @property
    def has_plain_levels(self) -> bool:
        """Whether only levels are known, not which skills were answered."""
        return bool(self.levels)

    @property
    def identity(self) -> str:
        """Who this is: the uid, or what an older file without one always gives."""
        if self.uid is not None:
            return self.uid
        kept = self.model_dump_json(include={"id", "name", "levels", "knowledge"})
        return hashlib.sha256(kept.encode()).hexdigest()[:32]


def profile_schema() -> dict[str, Any]:
    """JSON Schema of a profile file."""
    return Profile.model_json_schema(by_alias=True)


def read_profile(path: Path, framework: Framework) -> Profile:
    """Read and verify a profile file.

    Raises
    ------
    DataError
        Every fault: not JSON, wrong field, unknown skill or competence.

    Examples
    --------
    >>> import pixsim
    >>> from pixsim.foundation.resources import bundled_folder
    >>> framework = pixsim.load_bank().framework
    >>> profile = pixsim.read_profile(bundled_folder("profiles") / "niveaux.json", framework)
    >>> profile.levels["1.1"]
    4
    """
    raw = read_whole(path).removeprefix(BYTE_ORDER_MARK)
    problems: list[Problem] = []
    try:
        _read_strictly(raw)
    except JsonError as error:
        problems = [Problem(str(path), "", "", error.kind, str(error), error.context)]
        if error.kind != "json_twice":
            raise DataError(problems) from error
    try:
        profile = _validate_profile(raw)
    except ValidationError as error:
        problems += _element_problems(path, error)
    if problems:
        raise DataError(problems)
    if problems := foreign_names(profile, framework, str(path)):
        raise DataError(problems)
    return profile


@lru_cache(maxsize=32)  # lists of people and samples are read again with each command and screen
def _validate_profile(raw: bytes) -> Profile:
    return Profile.model_validate_json(raw)


@lru_cache(maxsize=32)
def _read_strictly(raw: bytes) -> None:
    """Refuse what pydantic takes: a key met twice, a number nobody can hold."""
    read_json(raw)


FEW_FOREIGN = 3  # skills that a bank lacks, told one by one; of more, only how many


def foreign_names(profile: Profile, framework: Framework, file: str) -> list[Problem]:
    """Skills and competences the framework does not have."""
    problems = [
        Problem(
            file,
            f"knowledge {place}",
            "skill",
            "unknown_skill",
            f"the framework has no skill {element.skill}",
            {"name": element.skill},
        )
        for place, element in enumerate(profile.knowledge, 1)
        if element.skill not in framework.skill
    ]
    if len(problems) > FEW_FOREIGN:  # of another bank: one sentence says more than a hundred
        problems = [Problem.of(file, "", "knowledge", "other_bank", n=len(problems))]
    problems += [
        Problem(
            file,
            "levels",
            code,
            "unknown_competence",
            f"no such competence: {code}",
            {"name": code},
        )
        for code in profile.levels or ()
        if code not in framework.competence
    ]
    return problems


def _element_problems(path: Path, error: ValidationError) -> list[Problem]:
    return [_at_element(problem) for problem in schema_problems(str(path), "", error)]


def _at_element(problem: Problem) -> Problem:
    """Name the knowledge element by its place in the file."""
    match = re.fullmatch(r"knowledge\.(\d+)(?:\.(.*))?", problem.field, re.DOTALL)
    if match is None:
        return problem
    return dataclasses.replace(problem, where=f"knowledge {match[1]}", field=match[2] or "")


def profile_bytes(profile: Profile) -> bytes:
    """A profile as its file has it: one knowledge element per line."""
    document = profile.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    elements = document.pop("knowledge", [])
    head = {"schema": SCHEMA} | document
    lines = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in head.items()]
    if elements:
        rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in elements)
        lines.append(f' "knowledge": [\n{rows}\n ]')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def write_profile(profile: Profile, path: Path) -> None:
    """Replace a profile file atomically."""
    replace_file(path, profile_bytes(profile))
