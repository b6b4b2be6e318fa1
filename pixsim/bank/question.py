"""A drawn variant: the question as the candidate sees it, and what marking needs to know."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pixsim.bank.schema import Comparison, ItemType
from pixsim.figures.figure import Figure
from pixsim.foundation.language import SOURCE, known_languages
from pixsim.worlds.tasks import Task

if TYPE_CHECKING:
    from pixsim.making.make import Described

Answer = tuple[str, ...]
"""What a candidate gave: chosen positions from "1" (QCU, QCM), one text per field, or acts."""


IMAGE_NAME = "image.png"
LONGEST_ANSWER = 500
"""Characters a typed answer may have: more cannot be typed, and is wrong."""


def item_of(question: str) -> str:
    """The item of a question id, see `pixsim.bank.drawing.draw.question_id`."""
    return question.rpartition("#")[0]


def language_of(question: str) -> str:
    """The language of a question: items in another than French have it at the end of their id."""
    return _language_of_ending(item_of(question).rpartition("_")[2])


@cache
def _language_of_ending(ending: str) -> str:
    """Kept: every draw asks for it, and languages are read from the disk."""
    return ending if ending in known_languages() else SOURCE


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class WrittenDescription:
    """What a file is made from, as JSON data, see `pixsim.making.descriptions`."""

    data: Any


@dataclass(frozen=True, eq=False)
class Attachment:
    """A file handed to the candidate.

    What is described is made when its bytes are first wanted: an exam would begin late if all
    the files of its questions were made before the first. A sitting keeps the description.

    Attributes
    ----------
    name : str
    source : bytes, Described or WrittenDescription
        Its bytes, or what they are made from, see `pixsim.making`; a sitting that is read back has
        the latter as it was written.
    """

    name: str
    source: bytes | Described | WrittenDescription

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file.

        Raises
        ------
        ValueError
            Nothing makes such a file from such a description, or it describes none.
        """
        described = self._described
        if isinstance(described, bytes):
            return described
        from pixsim.making.make import make  # only where a question hands out a described file

        return make(self.name, described)

    @cached_property
    def _described(self) -> bytes | Described:
        """Read where it was written, which costs more than all else of a sitting's plan."""
        if not isinstance(self.source, WrittenDescription):
            return self.source
        from pixsim.making.descriptions import from_data

        described: Described = from_data(self.source.data)
        return described

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Attachment) or self.name != other.name:
            return False
        return self._described == other._described or self.content == other.content

    def __hash__(self) -> int:
        return hash(self.name)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls._written, when_used="json"
            ),
        )

    def _written(self) -> dict[str, Any]:
        if isinstance(self.source, bytes):
            content = base64.urlsafe_b64encode(self.source).decode("ascii")
            return {"name": self.name, "content": content}
        if isinstance(self.source, WrittenDescription):
            return {"name": self.name, "described": self.source.data}
        from pixsim.making.descriptions import to_data

        return {"name": self.name, "described": to_data(self.source)}

    @classmethod
    def _read(cls, given: Any) -> Attachment:
        if isinstance(given, cls):
            return given
        if not isinstance(given, dict) or not isinstance(name := given.get("name"), str):
            raise ValueError("a file has a name, and its content")
        if set(given) == {"name", "content"}:
            return cls(name, _bytes_of(given["content"]))
        if set(given) != {"name", "described"}:
            raise ValueError(f"{name}: a file has its content, or what it is made from")
        return cls(name, WrittenDescription(given["described"]))


def _bytes_of(written: object) -> bytes:
    if not isinstance(written, str):
        raise ValueError("the content of a file is written in base 64")
    return base64.urlsafe_b64decode(written)  # of either alphabet


class QuestionField(Comparison):
    """One field as shown."""

    label: str
    key: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


class Question(_Frozen):
    """One concrete question of a sitting, complete: it is kept whole with the sitting.

    Attributes
    ----------
    id : str
        ``item-id#variant``.
    key : tuple of str
        Positions of the right options as shown (QCU, QCM), or the accepted answers (QROC).
    groups : tuple of tuple of str
        Accepted answers, group by group (QROCM-dep).
    comparison : Comparison
        How a QROC or QROCM-dep answer is compared.
    figure : Figure or None
        What is to be looked at; where it has zones, the options are their digits.
    task : Task or None
        What is to be done in a world; the answer is then the acts since the last restart, unless
        something found there is typed.
    """

    id: str
    skill: str
    competence: str
    level: int
    type: ItemType
    statement: str
    options: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    fields: tuple[QuestionField, ...] = ()
    wrong: tuple[str, ...] = ()
    comparison: Comparison = Comparison()
    explanation: str
    placeholder: str = ""
    timer: int | None = None
    focus: bool = False
    attachments: tuple[Attachment, ...] = ()
    figure: Figure | None = None
    task: Task | None = None

    @property
    def is_done(self) -> bool:
        """Whether the answer is what was done in a world."""
        return self.task is not None and self.task.marking != "found"

    @property
    def image(self) -> Attachment | None:
        """Its figure as a file, where a front or a format cannot draw it."""
        if self.figure is None:
            return None
        from pixsim.figures.painting import (
            png_bytes,
        )  # Pillow: only where a question shows something

        return Attachment(IMAGE_NAME, png_bytes(self.figure))

    @property
    def handed(self) -> tuple[Attachment, ...]:
        """Its files, the image of its figure first."""
        image = self.image
        return self.attachments if image is None else (image, *self.attachments)

    @property
    def is_pointed(self) -> bool:
        """Whether one answers by pointing at places of the figure."""
        return self.figure is not None and bool(self.figure.zones) and bool(self.options)

    @property
    def item(self) -> str:
        """Item the question was drawn from."""
        return item_of(self.id)

    @property
    def right_answer(self) -> Answer:
        """One answer that is accepted."""
        if self.task is not None and self.is_done:
            return self.task.solution
        if self.type in ("QCU", "QCM"):
            return self.key
        if self.type == "QROC":
            return self.key[:1]
        if self.type == "QROCM-ind":
            return tuple(field.key[0] for field in self.fields)
        return tuple(group[0] for group, _ in zip(self.groups, self.fields, strict=False))
