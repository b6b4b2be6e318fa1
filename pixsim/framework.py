"""The framework: 5 areas, 16 competences, their tubes and skills.

Names are read from ``item_bank/framework.toml``; of ours, only the language is imported. It has
areas and competences in both languages; tubes and skills are French there, and English in the catalogue.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import tomli

from pixsim.foundation.i18n import LANGUAGE, in_language
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import SOURCE


@dataclass(frozen=True, slots=True)
class Area:
    """One of the five areas (French *domaine*)."""

    code: str
    name_fr: str
    name_en: str

    @property
    def name(self) -> str:
        """Its name in the language of the run."""
        return in_language(self.name_fr, self.name_en)

    @property
    def brief(self) -> str:
        """The first of the things that it is named after: « Communication » and collaboration."""
        return in_language(self.name_fr.partition(" et ")[0], self.name_en.partition(" and ")[0])


@dataclass(frozen=True, slots=True)
class Competence:
    """One of the sixteen competences, e.g. 1.1."""

    code: str
    area: str
    name_fr: str
    name_en: str
    short_fr: str = ""
    """For places of some twenty cells; empty where the name is short, or no other was given."""
    short_en: str = ""

    @property
    def name(self) -> str:
        """Its name in the language of the run."""
        return in_language(self.name_fr, self.name_en)

    @property
    def brief(self) -> str:
        """The short name in the language of the run, else the name."""
        return in_language(self.short_fr or self.name_fr, self.short_en or self.name_en)


@dataclass(frozen=True, slots=True)
class Tube:
    """A subject inside a competence: skills of rising level (French *sujet*).

    Its title and description are in the language of the run.
    """

    name: str
    competence: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Skill:
    """What one question checks: a tube at one level (French *acquis*), named ``@tube`` + level.

    Its description is in the language of the run.
    """

    name: str
    level: int
    tube: str
    competence: str
    description: str


@dataclass(frozen=True)
class Framework:
    """Areas, competences, tubes and skills, in the order of the file."""

    areas: tuple[Area, ...]
    competences: tuple[Competence, ...]
    tubes: tuple[Tube, ...]
    skills: tuple[Skill, ...]
    pix_per_level: int
    max_level: int
    level_names_fr: tuple[str, ...]
    level_names_en: tuple[str, ...]

    def __hash__(self) -> int:
        """Quick to find: what is kept of a bank is looked up by it."""
        return hash((len(self.skills), len(self.tubes), self.max_level))

    @property
    def level_names(self) -> tuple[str, ...]:
        """Names of the levels in the language of the run."""
        return self.level_names_fr if LANGUAGE == SOURCE else self.level_names_en

    @cached_property
    def competence(self) -> Mapping[str, Competence]:
        """Competences by code."""
        return {competence.code: competence for competence in self.competences}

    @cached_property
    def competence_index(self) -> Mapping[str, int]:
        """Position of each competence code along the competence axis of every array."""
        return {competence.code: index for index, competence in enumerate(self.competences)}

    @cached_property
    def tube(self) -> Mapping[str, Tube]:
        """Tubes by name."""
        return {tube.name: tube for tube in self.tubes}

    @cached_property
    def skill(self) -> Mapping[str, Skill]:
        """Skills by name (with the @)."""
        return {skill.name: skill for skill in self.skills}

    def competences_of(self, area: str) -> tuple[Competence, ...]:
        """Competences of one area, in order."""
        return tuple(competence for competence in self.competences if competence.area == area)


def read_framework(path: Path) -> Framework:
    """Read ``framework.toml``.

    Parameters
    ----------
    path : Path
        The file, UTF-8 TOML.

    Returns
    -------
    Framework

    Raises
    ------
    ValueError
        Unreadable TOML, a missing or misspelt field, a duplicate, or a reference to nothing.
    """
    return _framework_of(path.read_bytes(), path)


@lru_cache(maxsize=16)  # banks, screens and commands all read it
def _framework_of(content: bytes, path: Path) -> Framework:
    try:
        document = tomli.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # ValueError: no TOML, no UTF-8, a huge number
        raise ValueError(f"{path}: not readable as UTF-8 TOML: {error}") from error
    try:
        framework = _build_framework(document)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{path}: missing or misplaced field {error}") from error
    _check_framework(framework, path)
    return framework


def _build_framework(document: Mapping[str, Any]) -> Framework:
    tubes = document["tube"]
    return Framework(
        areas=tuple(Area(**row) for row in document["area"]),
        competences=tuple(Competence(**row) for row in document["competence"]),
        tubes=tuple(
            Tube(**{k: _validation_words(k, v) for k, v in row.items() if k != "skills"})
            for row in tubes
        ),
        skills=tuple(
            Skill(
                f"@{row['name']}{level}",
                int(level),
                row["name"],
                row["competence"],
                _validation_words("skills", text),
            )
            for row in tubes
            for level, text in row["skills"].items()
        ),
        pix_per_level=document["pix_per_level"],
        max_level=document["max_level"],
        level_names_fr=tuple(document["level_names_fr"]),
        level_names_en=tuple(document["level_names_en"]),
    )


SAID = ("title", "description", "skills")
"""What of a tube is read by people, hence is in the catalogues; each of its skills is a text."""


def _validation_words(field: str, value: Any) -> Any:
    """What is read by people in the language of the run; what is no text as it is, to be refused."""
    return _(value) if field in SAID and isinstance(value, str) and value else value


def _check_framework(framework: Framework, path: Path) -> None:
    if faults := [*_type_faults(framework)]:
        raise ValueError(f"{path}: " + "; ".join(faults))
    faults = [
        f"{what} {name} appears {count} times"
        for what, rows in (
            ("area", [area.code for area in framework.areas]),
            ("competence", [competence.code for competence in framework.competences]),
            ("tube", [tube.name for tube in framework.tubes]),
        )
        for name in dict.fromkeys(rows)
        if (count := rows.count(name)) > 1
    ]
    areas = {area.code for area in framework.areas}
    faults += [
        f"competence {c.code} is in no area" for c in framework.competences if c.area not in areas
    ]
    codes = set(framework.competence)
    faults += [
        f"tube {t.name} is in no competence" for t in framework.tubes if t.competence not in codes
    ]
    faults += [
        f"skill {s.name} is not at a level from 1 to 8"
        for s in framework.skills
        if not 1 <= s.level <= 8
    ]
    if faults:
        raise ValueError(f"{path}: " + "; ".join(faults))


def _type_faults(framework: Framework) -> Iterator[str]:
    """Names that are no text, numbers that are no whole numbers."""
    rows: tuple[Any, ...] = (
        *framework.areas,
        *framework.competences,
        *framework.tubes,
        *framework.skills,
    )
    for row in rows:
        for field in dataclasses.fields(row):
            value = getattr(row, field.name)
            if field.type == "str" and not isinstance(value, str):
                yield f"{type(row).__name__.lower()}: {field.name} = {value!r:.40} is no text"
    for name in ("level_names_fr", "level_names_en"):
        if not all(isinstance(level, str) for level in getattr(framework, name)):
            yield f"{name} must be texts"
    for name in ("pix_per_level", "max_level"):
        value = getattr(framework, name)
        if type(value) is not int or not 1 <= value <= 1000:
            yield f"{name} = {value!r:.40} is no whole number from 1"
