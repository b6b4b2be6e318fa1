"""Reads a bank: every fault of every file is reported at once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import tomli
from pydantic import ValidationError

from pixsim.bank.drawing.draw import draw_question, question_id
from pixsim.bank.question import Question, item_of
from pixsim.bank.reading.drawn_traits import Traits
from pixsim.bank.reading.parameters import FILE as PARAMETERS
from pixsim.bank.reading.parameters import Calibrated, read_parameters
from pixsim.bank.reading.priors import prior_parameters
from pixsim.bank.reading.translations import languages_of, read_translations, translated_id
from pixsim.bank.schema import Item, ItemFile
from pixsim.families import code_digest, has_family
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.language import SOURCE, known_languages
from pixsim.foundation.problems import DataError, Problem, schema_problems
from pixsim.foundation.resources import bank_folder
from pixsim.framework import Framework, Skill, read_framework
from pixsim.irt.closest_2pl import closest_2pl


@dataclass(frozen=True)
class Bank:
    """The items, by id, with the framework they belong to.

    Attributes
    ----------
    path : Path
    framework : Framework
    items : Mapping[str, Item]
        In file order.
    digest : str
        SHA-256 of all files and of the families' code, to recognise the bank of a sitting.
    parameters : Mapping[str, Calibrated]
        Items that have been calibrated, by id.
    worlds : Mapping[str, Any]
        Worlds written as data, by the name of their file.
    """

    path: Path
    framework: Framework
    items: Mapping[str, Item]
    digest: str
    parameters: Mapping[str, Calibrated] = field(default_factory=dict)
    worlds: Mapping[str, Any] = field(default_factory=dict)

    def subset(
        self, share: float | None = None, *, items: Iterable[str] = (), seed: int = 0
    ) -> Bank:
        """The same bank with some of its items, for simulations.

        Parameters
        ----------
        share : float, optional
            Of the items of each competence and level, from 0 to 1, drawn at random and rounded to
            the nearest; smaller shares of one seed are parts of larger ones.
        items : iterable of str, optional
            Ids, in place of a share.
        seed : int

        Raises
        ------
        ValueError
            Neither or both are given, a share out of range, or an unknown item.
        """
        names = set(items)
        if (share is None) == (not names):
            raise ValueError("subset: give a share, or items")
        if unknown := sorted(names - set(self.items)):
            raise ValueError(f"subset: the bank has no item {', '.join(unknown)}")
        if share is not None:
            if not 0 <= share <= 1:
                raise ValueError(f"subset: share is {share}, it must be from 0 to 1")
            rank = np.random.default_rng(seed).random(len(self.items))
            cells: dict[tuple[str, int], list[tuple[float, str]]] = defaultdict(list)
            for place, item in zip(rank.tolist(), self.items.values(), strict=True):
                skill = self.framework.skill[item.skill]
                cells[skill.competence, skill.level].append((place, item.id))
            for cell in cells.values():
                names.update(name for _, name in sorted(cell)[: round(share * len(cell))])
        kept = {name: item for name, item in self.items.items() if name in names}
        return replace(self, items=kept)

    def curve(self, item: Item) -> tuple[float, float]:
        """Discrimination and difficulty: calibrated, else the *priors* of `pixsim.bank.reading.priors`.

        The rules know of no lower asymptote: an item that has one counts as the closest 2PL.
        """
        known = self.parameters.get(item.id)
        if known is not None:
            return closest_2pl(known.a, known.b, known.c)
        return prior_parameters(self.framework.skill[item.skill].level)

    @cached_property
    def traits(self) -> Traits:
        """What is seen of each item once a question of it is drawn, by id."""
        return Traits(self)

    @cached_property
    def made_for(self) -> dict[tuple[str, ...], Bank]:
        """Banks made from this one for people, by what they ask: see `pixsim.bank.reading.accommodated_bank`."""
        return {}

    @cached_property
    def items_of(self) -> Mapping[str, tuple[Item, ...]]:
        """Items by skill name; skills without items are absent."""
        by_skill: dict[str, list[Item]] = defaultdict(list)
        for item in self.items.values():
            by_skill[item.skill].append(item)
        return {skill: tuple(items) for skill, items in by_skill.items()}

    @cached_property
    def playable_skills(self) -> tuple[Skill, ...]:
        """Skills with at least one validated item, in framework order."""
        return tuple(
            skill
            for skill in self.framework.skills
            if any(item.status == "validated" for item in self.items_of.get(skill.name, ()))
        )

    @cached_property
    def competence_of(self) -> Mapping[str, str]:
        """Code of the competence of each validated item, by id: V3 looks through it at every question."""
        return {
            name: self.framework.skill[item.skill].competence
            for name, item in self.items.items()
            if item.status == "validated"
        }

    @cached_property
    def looked_at(self) -> frozenset[str]:
        """Items that show something, or let it be heard."""
        return frozenset(name for name, item in self.items.items() if item.kind == "look")

    @cached_property
    def pix_value(self) -> Mapping[str, float]:
        """Value of each playable skill, pix: min(4, 8 / skills of its level and competence).

        Rounded to a 4-byte float, as Pix stores it. Source: rule of 2017-2018,
        api/lib/cat/course.js @v2.0.0 of 1024pix/pix.
        """
        peers: dict[tuple[str, int], int] = defaultdict(int)
        for skill in self.playable_skills:
            peers[skill.competence, skill.level] += 1
        per_level = self.framework.pix_per_level
        return {
            skill.name: float(
                np.float32(min(per_level / 2, per_level / peers[skill.competence, skill.level]))
            )
            for skill in self.playable_skills
        }

    def variants(self, skill: str, statuses: Iterable[str] = ("validated",)) -> tuple[str, ...]:
        """Question ids of a skill, items in file order, variants in number order."""
        asked = skill, frozenset(statuses)
        if asked not in self._listed:
            self._listed[asked] = tuple(
                question_id(item, number)
                for item in self.items_of.get(skill, ())
                if item.status in asked[1]
                for number in range(1, item.variant_count + 1)
            )
        return self._listed[asked]

    @cached_property
    def translations(self) -> frozenset[str]:
        """Items in the language that the bank was loaded in; none in French, where all are."""
        replaced = {name for name, item in self.items.items() if item.status == "translated"}
        languages = known_languages()
        return frozenset(
            translated_id(name, language)
            for name in replaced
            for language in languages
            if translated_id(name, language) in self.items
        )

    def readable(self, questions: Sequence[str]) -> Sequence[str]:
        """Those in the language of the bank where there are some, else all.

        Not a rule of Pix, whose questions are all in the language of the candidate: only of
        questions among which a rule draws.
        """
        if not self.translations:
            return questions
        own = [question for question in questions if item_of(question) in self.translations]
        return own or questions

    @cached_property
    def tables(self) -> dict[str, Any]:
        """Tables that others made of the bank, by their names: kept as long as it is."""
        return {}

    @cached_property
    def _listed(self) -> dict[tuple[str, frozenset[str]], tuple[str, ...]]:
        """Variants listed so far: a positioning asks for those of its skills at every question."""
        return {}

    def question(self, question: str, rng: np.random.Generator) -> Question:
        """Draw one variant by its id; `rng` shuffles the options.

        Raises
        ------
        LookupError
            The bank has no such item or variant.
        """
        item_id, _, number = question.rpartition("#")
        item = self.items.get(item_id)
        if item is None or not number.isascii() or not number.isdigit():
            raise LookupError(f"the bank has no question {question}")
        return draw_question(item, int(number), self.framework.skill[item.skill], rng, self.worlds)


def load_bank(path: Path | str | None = None, language: str = LANGUAGE) -> Bank:
    """Read a bank.

    Parameters
    ----------
    path : Path or str, optional
        Folder with ``framework.toml`` and the item files; by default that of `bank_folder`.
    language : str
        Items translated into it are asked in place of the French ones, which are kept as *translated*,
        for old answers, and never asked;
        by default that of the run.

    Raises
    ------
    DataError
        Every fault of every file.

    Examples
    --------
    >>> import pixsim
    >>> bank = pixsim.load_bank()
    >>> len(bank.framework.competences)
    16
    """
    root = Path(path) if path is not None else bank_folder()
    framework = _load_framework(root)
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    digest = hashlib.sha256((root / "framework.toml").read_bytes())
    for file in sorted(root.glob("[0-9]*.toml")):
        try:
            content = file.read_bytes()
        except OSError as error:
            problems.append(_unreadable_problem(file, error))
            continue
        digest.update(content)
        for place, found in _read_file(file.name, content, framework):
            if isinstance(found, Problem):
                problems.append(found)
            elif found.id in items:
                problems.append(Problem.of(file.name, found.id, "id", "duplicate_item"))
            else:
                items[place] = found
    worlds = _load_worlds(root, digest, problems)
    problems += _unknown_worlds(items.values(), worlds)
    if not items and not problems:
        problems.append(Problem.of(root.name, "", "", "empty_bank"))
    if problems:
        raise DataError(problems)
    parameters: Mapping[str, Calibrated] = {}
    known = items
    if language != SOURCE:
        items, worlds = _load_translations(root, language, items, worlds, digest)
    file = root / PARAMETERS
    if file.exists():
        parameters = read_parameters(file, _add_translations(root, known))
        parameters = {name: row for name, row in parameters.items() if name in items}
        digest.update(file.read_bytes() if parameters else b"")
    if any(item.family for item in items.values()):
        digest.update(code_digest())
    return Bank(root, framework, items, digest.hexdigest(), parameters, worlds)


def load_bank_of(digest: str) -> Bank:
    """The bank that a sitting was planned with, in its language; that of the run if it has changed."""
    bank = load_bank()
    if bank.digest == digest:
        return bank
    for language in (SOURCE, *languages_of(bank.path)):
        other = bank if language == LANGUAGE else load_bank(language=language)
        if other.digest == digest:
            return other
    return bank


def _load_translations(
    root: Path,
    language: str,
    items: Mapping[str, Item],
    worlds: Mapping[str, Any],
    digest: hashlib._Hash,
) -> tuple[dict[str, Item], dict[str, Any]]:
    """Items, each translated one after the French one, which is not asked any more; worlds of both.

    Raises
    ------
    DataError
    """
    found = read_translations(root, language, items, worlds)
    if found.problems:
        raise DataError(list(found.problems))
    digest.update(language.encode() + found.content)
    asked: dict[str, Item] = {}
    for name, item in items.items():
        other = found.items.get(name)
        asked[name] = item if other is None else item.model_copy(update={"status": "translated"})
        if other is not None:
            asked[other.id] = other
    return asked, {**worlds, **found.worlds}


def _add_translations(root: Path, items: Mapping[str, Item]) -> frozenset[str]:
    """Ids of items and of their translations: a table of parameters may hold both."""
    others = (translated_id(name, language) for language in languages_of(root) for name in items)
    return frozenset((*items, *others))


def _load_worlds(root: Path, digest: hashlib._Hash, problems: list[Problem]) -> dict[str, Any]:
    """Worlds written as data; what they hold is verified where it is drawn."""
    found: dict[str, Any] = {}
    for file in sorted((root / "worlds").glob("*.toml")):
        try:
            content = file.read_bytes()
            found[file.stem] = _parse_world(content)
            digest.update(content)
        except OSError as error:
            problems.append(_unreadable_problem(file, error))
        except (ValueError, RecursionError) as error:
            problems.append(Problem.of(file.name, "", "", "toml", error=error))
    return found


@lru_cache(maxsize=64)  # as the items: a process reads a bank for each of its sittings
def _parse_world(content: bytes) -> Any:
    return tomli.loads(content.decode("utf-8"))


def _unknown_worlds(items: Iterable[Item], worlds: Mapping[str, Any]) -> list[Problem]:
    return [
        Problem.of(item.skill, item.id, "world", "unknown_world", name=item.world)
        for item in items
        if item.world is not None and item.world not in worlds and "{{" not in item.world
    ]


def _load_framework(root: Path) -> Framework:
    try:
        return read_framework(root / "framework.toml")
    except OSError as error:
        raise DataError([_unreadable_problem(root / "framework.toml", error)]) from error
    except ValueError as error:
        raise DataError([Problem.of("framework.toml", "", "", "framework", error=error)]) from error


def _unreadable_problem(file: Path, error: OSError) -> Problem:
    return Problem.of(file.name, "", "", "unreadable", error=error.strerror)


@lru_cache(maxsize=64)
def _read_file(
    file: str, content: bytes, framework: Framework
) -> tuple[tuple[str, Item | Problem], ...]:
    return tuple(_read_items(file, content, framework))


def _read_items(
    file: str, content: bytes, framework: Framework
) -> Iterator[tuple[str, Item | Problem]]:
    try:
        document = ItemFile.model_validate(tomli.loads(content.decode("utf-8")))
    except ValidationError as error:
        for problem in schema_problems(file, "", error):
            yield "", problem
        return
    except (ValueError, RecursionError) as error:  # ValueError: no TOML, no UTF-8, a huge number
        yield "", Problem.of(file, "", "", "toml", error=error)
        return
    code = document.competence
    if code not in framework.competence:
        yield "", Problem.of(file, "", "competence", "unknown_competence", name=code)
    for place, raw in enumerate(document.items, 1):
        name = str(raw.get("id", f"item {place}"))
        try:
            item = Item.model_validate(raw)
        except ValidationError as error:
            for problem in schema_problems(file, name, error):
                yield name, problem
            continue
        yield from (
            (name, fault) for fault in _misplaced_item_problems(file, item, code, framework)
        )
        yield name, item


def _misplaced_item_problems(
    file: str, item: Item, competence: str, framework: Framework
) -> Iterator[Problem]:
    skill = framework.skill.get(item.skill)
    if skill is None:
        yield Problem.of(file, item.id, "skill", "unknown_skill", name=item.skill)
    elif skill.competence != competence:
        yield Problem.of(file, item.id, "skill", "wrong_file", name=skill.competence)
    if item.status == "translated":
        yield Problem.of(file, item.id, "status", "loaded_status", name=item.status)
    if item.family is not None and not has_family(item.family):
        yield Problem.of(file, item.id, "family", "unknown_family", name=item.family)
