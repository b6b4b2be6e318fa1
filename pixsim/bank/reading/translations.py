"""Items in another language: texts laid over the French item, which keeps its structure.

A translated item is another item: it has an id of its own (``…_en``), hence parameters of its own, and
starts from the priors. Its French text having changed, it is *stale* and is not asked.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli
from pydantic import Field, ValidationError

from pixsim.bank.reading.world_texts import Wording, WorldWords, translate_item, translate_world
from pixsim.bank.schema import PLACEHOLDER, Item, Keys, Texts, VariantValue, _Strict
from pixsim.foundation.problems import Problem, schema_problems
from pixsim.worlds.registry import machine

DIGEST_LENGTH = 12
TEXTS = ("statement", "explanation", "placeholder")
LISTS = ("options", "key", "wrong", "lead", "units")
OF_WORLD = ("world", "begin", "marking", "goal", "solution", "near")
WORLDS = "worlds"


class TranslatedField(_Strict):
    """Texts of one field, in the order of the French ones."""

    label: str = ""
    key: Texts = ()
    options: Texts = ()
    wrong: Texts = ()
    lead: Texts = ()
    units: Texts = ()


class Translation(_Strict):
    """Texts of one item; what is left out stays as it is in French.

    Attributes
    ----------
    translated_from : str
        `digest_of_item` the French item when it was translated.
    words : mapping of str to str
        What a family draws, in French, and how it is said; whole texts, not parts of them. Of a
        simulator, what its lines type that its world does not show.
    quoted : tuple of str
        Names that a family draws for what stands in the files handed out, which stay in French.
    """

    id: str
    translated_from: str
    statement: str = ""
    explanation: str = ""
    placeholder: str = ""
    options: Texts = ()
    key: Keys = ()
    wrong: Texts = ()
    lead: Texts = ()
    units: Texts = ()
    fields: tuple[TranslatedField, ...] = Field(default=(), alias="field")
    variants: tuple[Mapping[str, VariantValue], ...] = Field(default=(), alias="variant")
    words: Mapping[str, str] = Field(default_factory=dict)
    quoted: tuple[str, ...] = ()


class TranslationFile(_Strict):
    """One file of a language: items of one competence."""

    competence: str
    items: tuple[dict[str, Any], ...] = Field(default=(), alias="item")


@dataclass(frozen=True, slots=True)
class Translated:
    """What a language has of a bank.

    Attributes
    ----------
    items : Mapping[str, Item]
        Translated items that are asked, by the id of the French one.
    worlds : Mapping[str, Any]
        Translated worlds, by the name that translated items give them.
    stale : tuple of str
        French ids whose text changed since, or that are gone: not asked, no reason to ask nothing.
    problems : tuple of Problem
        What is wrong with the files.
    content : bytes
        Of all files, for the digest of the bank.
    """

    items: Mapping[str, Item]
    worlds: Mapping[str, Any]
    stale: tuple[str, ...]
    problems: tuple[Problem, ...]
    content: bytes


def languages_of(root: Path) -> tuple[str, ...]:
    """Languages that a bank has items in, French apart: folders of two letters."""
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and len(f.name) == 2))


def translated_id(item: str, language: str) -> str:
    """The id of a translation: another item for calibration."""
    return f"{item}_{language}"


def digest_of_item(item: Item) -> str:
    """What a translation was made from: every text of the French item, and what a simulator asks."""
    names = {*TEXTS, *LISTS, "fields", "variants", "family", "type", "groups"}
    if item.kind == "sim":
        names |= {*OF_WORLD}
    marked = {"fields": {"__all__": {"numbered"}}}  # how codes are compared is no text
    texts = item.model_dump(mode="json", include=names, exclude=marked)
    return hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()[:DIGEST_LENGTH]


def read_translations(
    root: Path, language: str, items: Mapping[str, Item], worlds: Mapping[str, Any]
) -> Translated:
    """Read what a language has of a bank.

    Parameters
    ----------
    root : Path
        Folder of the bank; the files are in its folder named as the language.
    items : mapping of str to Item
        The French items.
    worlds : mapping
        The French worlds written as data, by name.
    """
    reader = _Reader(root, language, items)
    reader.read_worlds(worlds)
    for file in sorted((root / language).glob("[0-9]*.toml")):
        reader.read_items(file)
    return Translated(
        reader.made, reader.worlds, tuple(reader.stale), tuple(reader.problems), reader.content
    )


class _Reader:
    """Reads the files of a language, faults told apart."""

    def __init__(self, root: Path, language: str, items: Mapping[str, Item]) -> None:
        self._root, self._language, self._items = root, language, items
        self._words: dict[str, Mapping[str, str]] = {}
        self.made: dict[str, Item] = {}
        self.worlds: dict[str, Any] = {}
        self.stale: list[str] = []
        self.problems: list[Problem] = []
        self.content = b""

    def _document(self, file: Path, model: type[_Strict]) -> Any:
        """What a file holds; None where it cannot be read, which is reported."""
        name = file.relative_to(self._root).as_posix()
        try:
            read = file.read_bytes()
            document = model.model_validate(tomli.loads(read.decode("utf-8")))
        except ValidationError as error:
            self.problems += schema_problems(name, "", error)
            return None
        except (OSError, ValueError, RecursionError) as error:
            self.problems.append(Problem.of(name, "", "", "toml", error=error))
            return None
        self.content += read
        return document

    def read_worlds(self, worlds: Mapping[str, Any]) -> None:
        """The worlds that the language has words for."""
        for file in sorted((self._root / self._language / WORLDS).glob("*.toml")):
            document, name = self._document(file, WorldWords), file.stem
            if document is None:
                continue
            place = file.relative_to(self._root).as_posix()
            if name not in worlds:
                self.problems.append(Problem.of(place, "", "", "translates_no_world"))
                continue
            self.problems += (
                Problem.of(place, "", french, "other_placeholders")
                for french, said in document.words.items()
                if _count_placeholders([french]) != _count_placeholders([said])
            )
            of = str(worlds[name].get("machine"))
            if self._language not in machine(of).words:
                self.problems.append(Problem.of(place, "", "machine", "machine_unsaid", name=of))
                continue
            wording = Wording(document.all)
            self._words[name] = document.all
            self.worlds[translated_id(name, self._language)] = translate_world(
                worlds[name], wording, self._language
            )
            self.problems += (
                Problem.of(place, "", "words", "unlisted_text", text=text)
                for text in wording.missing
            )
            self.problems += (
                Problem.of(place, "", "words", "unshown_text", text=text)
                for text in document.all
                if text not in wording.met
            )

    def read_items(self, file: Path) -> None:
        """The items of a competence."""
        document, name = self._document(file, TranslationFile), f"{self._language}/{file.name}"
        for place, raw in enumerate(document.items if document is not None else (), 1):
            where = str(raw.get("id", f"item {place}"))
            try:
                given = Translation.model_validate(raw)
            except ValidationError as error:
                self.problems += schema_problems(name, where, error)
                continue
            item = self._items.get(given.id)
            if item is None:
                self.stale.append(given.id)
            elif given.id in self.made or given.id in self.stale:
                self.problems.append(Problem.of(name, where, "id", "translated_twice"))
            elif given.translated_from != digest_of_item(item):
                self.stale.append(given.id)
            elif faults := [*_structure_differences(item, given)]:
                self.problems += (Problem.of(name, where, field, kind) for field, kind in faults)
            else:
                self._lay(name, item, given)

    def _lay(self, name: str, item: Item, given: Translation) -> None:
        raw, faults = _overlay_translation(item, given, self._language), list[Problem]()
        if item.kind == "sim":
            more, faults = self._acted(name, item, given)
            raw |= more
        try:
            made = Item.model_validate(raw)
        except ValidationError as error:
            faults += schema_problems(name, item.id, error)
        if faults:
            self.problems += faults
        else:
            self.made[item.id] = made

    def _acted(
        self, name: str, item: Item, given: Translation
    ) -> tuple[dict[str, Any], list[Problem]]:
        """What a translated simulator says of its world."""
        world = item.world
        if world is None:
            return {}, [Problem.of(name, item.id, "family", "family_world")]
        if world not in self._words:
            return {}, [Problem.of(name, item.id, "world", "world_unsaid", name=world)]
        wording = Wording({**self._words[world], **given.words})
        in_english = self.worlds[translated_id(world, self._language)]
        verbs = machine(str(in_english["machine"])).words[self._language]
        said = translate_item(item, wording, verbs)
        said["world"] = translated_id(world, self._language)
        return said, [
            Problem.of(name, item.id, "words", "unlisted_text", text=text)
            for text in wording.missing
        ]


def stale_problems(
    root: Path, language: str, found: Translated, items: Mapping[str, Item]
) -> list[Problem]:
    """What is no longer asked, since the French text changed or is gone; with the digest to write."""
    file = f"{root.name}/{language}"
    return [
        Problem.of(
            file, name, "translated_from", "translation_stale", digest=digest_of_item(items[name])
        )
        if name in items
        else Problem.of(file, name, "id", "translates_nothing")
        for name in found.stale
    ]


def _structure_differences(item: Item, given: Translation) -> Iterator[tuple[str, str]]:
    """Where a translation has another structure than what it translates."""
    for name in TEXTS:
        if getattr(given, name) and _count_placeholders(
            [getattr(given, name)]
        ) != _count_placeholders([getattr(item, name)]):
            yield name, "other_placeholders"
    if given.options and len(given.options) != len(item.options):
        yield "options", "other_length"
    if given.options and _count_placeholders(given.options) != _count_placeholders(item.options):
        yield "options", "other_placeholders"
    if given.key and item.type in ("QCU", "QCM"):
        yield "key", "key_of_choice"
    if given.fields and len(given.fields) != len(item.fields):
        yield "field", "other_length"
    for mine, theirs in zip(given.fields, item.fields, strict=False):
        if mine.options and len(mine.options) != len(theirs.options):
            yield "field.options", "other_length"
        if mine.label and _count_placeholders([mine.label]) != _count_placeholders([theirs.label]):
            yield "field.label", "other_placeholders"
    leads = [(item.lead, given.lead)]
    leads += [
        (theirs.lead, mine.lead) for mine, theirs in zip(given.fields, item.fields, strict=False)
    ]
    if any(PLACEHOLDER.sub("", "".join(french)) and not own for french, own in leads):
        yield "lead", "untranslated_lead"
    if given.variants and len(given.variants) != len(item.variants):
        yield "variant", "other_length"
    for row, source in zip(given.variants, item.variants, strict=False):
        if set(row) != set(source):
            yield "variant", "other_names"
        elif any(
            isinstance(v, tuple) and name in ("options",) and len(v) != len(_as_tuple(source[name]))
            for name, v in row.items()
        ):
            yield "variant.options", "other_length"
    if (
        item.variants
        and not given.variants
        and any(not _is_neutral(v) for row in item.variants for v in row.values())
    ):
        yield "variant", "untranslated_rows"


def _as_tuple(value: VariantValue) -> tuple[str | int, ...]:
    return value if isinstance(value, tuple) else (value,)


def _is_neutral(value: VariantValue) -> bool:
    """Whether a value reads the same in any language: numbers, codes, names without a space."""
    return all(not isinstance(part, str) or " " not in part.strip() for part in _as_tuple(value))


def _count_placeholders(texts: Iterable[str]) -> Counter[str]:
    return Counter(name for text in texts for name in PLACEHOLDER.findall(text))


def _overlay_translation(item: Item, given: Translation, language: str) -> dict[str, Any]:
    """The data of an item, its texts in the language."""
    raw = item.model_dump(by_alias=True, exclude_unset=True)
    raw["id"] = translated_id(item.id, language)
    raw |= {name: getattr(given, name) for name in (*TEXTS, *LISTS) if getattr(given, name)}
    if given.variants:
        raw["variant"] = given.variants
    if given.words and item.family:
        raw["words"] = given.words
    if given.quoted:
        raw["quoted"] = given.quoted
    if given.fields:
        raw["field"] = [
            field
            | {name: value for name, value in own.model_dump(exclude_unset=True).items() if value}
            for field, own in zip(raw["field"], given.fields, strict=True)
        ]
    return raw
