"""Items as they are written in ``item_bank/*.toml``.

The format is described for authors in ``item_bank/README.md``.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from pixsim.families import NAME as FAMILY_NAME
from pixsim.worlds.tasks import Marking

ItemType = Literal["QCU", "QCM", "QROC", "QROCM-ind", "QROCM-dep"]
Status = Literal["draft", "validated", "archived", "translated"]
"""``translated`` only in a bank that was loaded in another language: its translation is asked instead."""
Kind = Literal["sim", "file", "tool", "web", "look", "case", "know", "paper"]
"""What one does: in a simulator, with a file, a tool or the web; a figure to look at, a case to judge, knowledge, paper."""

Compare = Literal[
    "text",
    "exact",
    "number",
    "date",
    "time",
    "duration",
    "letters",
    "name",
    "address",
    "keys",
    "phone",
    "colour",
    "code",
    "formula",
    "terms",
]

OVERRIDES = frozenset({"statement", "options", "key", "wrong", "explanation"})
FILE_NAME = r"^[^./\\:*?\"<>|\x00-\x1f\x7f][^/\\:*?\"<>|\x00-\x1f\x7f]{0,149}$"
"""A name that every system takes, and that leads to no other folder."""
PLACEHOLDER = re.compile(r"\{\{([a-z][a-z0-9_]*)\}\}")


def _one_or_many(value: Any) -> Any:
    """Accept a bare scalar where a list is meant."""
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
Keys = Annotated[tuple[str | int, ...], BeforeValidator(_one_or_many)]
VariantValue = str | int | tuple[str | int, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Comparison(_Strict):
    """How a typed answer is compared with the key.

    Attributes
    ----------
    compare : str
        Kind of answer. The table of ``item_bank/README.md`` says what each leaves free.
    t1, t2, t3 : bool
        Pix's tolerances on text: T1 case, accents, spaces; T2 punctuation; T3 typing errors
        (a quarter of the characters).
    units : tuple of str
        Units or nouns that may follow a number; other spellings, singular and plural go with them.
    tolerance : float
        Largest accepted distance to a number of the key.
    decimals : int, optional
        Decimals that the statement asks for: the answer is written with as many, zeros included.
    lead : tuple of str
        Words that may come before the answer, such as « page ».
    any_order : bool
        Letters are a set.
    either : bool
        A name may begin with its last words: « Diallo Fatou » for « Fatou Diallo ».
    numbered : bool
        Codes that their number alone tells apart: « 45 » or « d 45 » for « D-045 ».
    said : tuple of str
        Words of the question, that may stand round the answer. Filled when a question is drawn.
    """

    compare: Compare = "text"
    t1: bool = True
    t2: bool = True
    t3: bool = False
    units: Texts = ()
    tolerance: float = Field(default=0.0, ge=0, allow_inf_nan=False)
    decimals: int | None = Field(default=None, ge=0, le=9)
    lead: Texts = ()
    any_order: bool = False
    either: bool = False
    numbered: bool = False
    said: Texts = ()


OPTION_KINDS: Mapping[str, frozenset[str]] = {
    "t3": frozenset({"text"}),
    "units": frozenset({"number"}),
    "tolerance": frozenset({"number"}),
    "decimals": frozenset({"number"}),
    "lead": frozenset({"text", "number", "letters", "name", "address"}),
    "any_order": frozenset({"letters"}),
    "either": frozenset({"text"}),
    "numbered": frozenset({"text", "name"}),
}
"""Kinds of answers that each option of a comparison is for."""


class _Authored(Comparison):
    """A comparison in a bank file: an option of another kind is a mistake of its author."""

    @model_validator(mode="after")
    def _options_of_its_kind(self) -> _Authored:
        unset = Comparison(compare=self.compare)
        for option, kinds in OPTION_KINDS.items():
            if getattr(self, option) != getattr(unset, option) and self.compare not in kinds:
                raise PydanticCustomError(
                    "comparison_option",
                    "{option} needs compare = {kinds}",
                    {"option": option, "kinds": " | ".join(sorted(kinds))},
                )
        return self


class HandedFile(_Strict):
    """A file handed to the candidate: its text, or its bytes in base64."""

    name: str = Field(pattern=FILE_NAME)
    text: str = ""
    base64: str = ""

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return binascii.a2b_base64(self.base64) if self.base64 else self.text.encode()

    @model_validator(mode="after")
    def _one_content(self) -> HandedFile:
        if self.text and self.base64:
            raise PydanticCustomError("file_content", "a file has text or base64, not both")
        try:
            binascii.a2b_base64(self.base64)
        except ValueError as error:
            raise PydanticCustomError("file_base64", "not readable base64") from error
        return self


class AnswerField(_Authored):
    """One field of a QROCM question: a text box, or a drop-down when it has options.

    QROCM-ind fields carry their own key; QROCM-dep fields carry none, the item's groups do.
    """

    label: str = Field(min_length=1)
    key: Texts = ()
    options: Texts = ()
    wrong: Texts = ()


class ItemGoal(_Strict):
    """A goal as it is written, see `pixsim.worlds.goals`."""

    want: tuple[Texts, ...] = ()
    refuse: tuple[Texts, ...] = ()
    keep: Texts = ()
    free: Texts = ()


class Item(_Authored):
    """A question as authored, for one skill.

    Variants are listed rows whose values fill ``{{name}}`` in the texts, or are computed by the
    family named (a function of `pixsim.families`), numbered from 1 to `draws`.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*[1-8]-[a-z0-9_]+$")
    skill: str = Field(pattern=r"^@[a-z][a-z0-9_]*[1-8]$")
    type: ItemType
    status: Status = "validated"
    kind: Kind | None = None
    statement: str = Field(min_length=1)
    options: Texts = ()
    shuffle: bool = True
    key: Keys = ()
    groups: tuple[Texts, ...] = ()
    fields: tuple[AnswerField, ...] = Field(default=(), alias="field")
    wrong: Texts = ()
    explanation: str = Field(min_length=1)
    timer: int | None = Field(default=None, gt=0, le=600)
    focus: bool = False
    extract: bool = False
    damaged: bool = False
    sight: bool = False  # cannot be done without seeing, or hearing, what is handed
    placeholder: str = ""
    files: tuple[HandedFile, ...] = Field(default=(), alias="file")
    variants: tuple[Mapping[str, VariantValue], ...] = Field(default=(), alias="variant")
    family: str | None = Field(default=None, pattern=FAMILY_NAME)
    draws: int = Field(default=200, ge=50, le=1000)
    words: Mapping[str, str] = Field(default_factory=dict)  # of a family, in another language
    quoted: tuple[
        str, ...
    ] = ()  # drawn values of it that stand so in its files, whatever the language
    world: str | None = None
    begin: Mapping[str, str] = Field(default_factory=dict)
    marking: Marking = "live"
    goal: ItemGoal = ItemGoal()
    solution: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    source: str | None = None
    checked: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")

    @property
    def variant_count(self) -> int:
        """How many variants the item can give."""
        return self.draws if self.family else max(1, len(self.variants))

    @property
    def needs_sight(self) -> bool:
        """Whether it cannot be done without seeing, or hearing."""
        return self.sight or self.kind == "look"

    @property
    def is_done(self) -> bool:
        """Whether the answer is what is done in a world."""
        return self.kind == "sim" and self.marking != "found"

    @model_validator(mode="after")
    def _fits_its_type(self) -> Item:
        faults = [*_shape_faults(self), *_variant_faults(self), *_world_faults(self)]
        if self.skill[1:] != self.id.split("-")[0]:
            faults.append(f"the id must begin with the skill's name, {self.skill[1:]}-")
        if faults:
            raise PydanticCustomError("item_shape", "{faults}", {"faults": "; ".join(faults)})
        return self


class ItemFile(_Strict):
    """One file of the bank: the items of one competence."""

    competence: str
    items: tuple[dict[str, Any], ...] = Field(default=(), alias="item")


def _shape_faults(item: Item) -> list[str]:
    """What the type of an item demands of its other fields."""
    own_keys = all("key" in row for row in item.variants) and bool(item.variants)
    own_options = all("options" in row for row in item.variants) and bool(item.variants)
    own_options |= any(PLACEHOLDER.fullmatch(option) for option in item.options)
    choice, typed = item.type in ("QCU", "QCM"), item.type == "QROC"
    demands = {
        "a choice needs at least two options": choice and len(item.options) < 2 and not own_options,
        "only QCU and QCM have options": not choice and bool(item.options),
        f"{item.type} needs a key": (choice or typed)
        and not (item.key or own_keys or item.is_done),
        "QCU has exactly one right option": item.type == "QCU" and len(item.key) > 1,
        "QROCM has fields, not a key": not (choice or typed) and bool(item.key),
        "QROCM needs fields": not (choice or typed) and not item.fields,
        "only QROCM has fields": (choice or typed) and bool(item.fields),
        "QROCM-dep needs groups": item.type == "QROCM-dep" and not item.groups,
        "only QROCM-dep has groups": item.type != "QROCM-dep" and bool(item.groups),
        "QROCM-dep has more fields than groups": item.type == "QROCM-dep"
        and len(item.fields) > len(item.groups),
        "a field of QROCM-ind needs a key": item.type == "QROCM-ind"
        and any(not field.key for field in item.fields),
        "a field of QROCM-dep has neither key nor options": item.type == "QROCM-dep"
        and any(field.key or field.options for field in item.fields),
    }
    return [message for message, holds in demands.items() if holds]


def _world_faults(item: Item) -> list[str]:
    """What a simulator demands of the other fields."""
    sim, listed = item.kind == "sim", item.kind == "sim" and item.family is None
    described = bool(item.goal.want or item.goal.refuse or item.solution or item.near or item.begin)
    demands = {
        'only kind = "sim" has a world, a goal, a solution': not sim
        and (described or item.world is not None or item.marking != "live"),
        "a simulator is a QROC": sim and item.type != "QROC",
        "what is done has no key": item.is_done and bool(item.key),
        "a simulator needs a world": listed and item.world is None,
        "a simulator needs a solution": listed and not item.solution,
        "a simulator needs goal.want": listed and item.is_done and not item.goal.want,
        "the family gives the world": sim
        and item.family is not None
        and (described or item.world is not None),
    }
    return [message for message, holds in demands.items() if holds]


def _variant_faults(item: Item) -> list[str]:
    if item.family and item.variants:
        return ["an item has listed variants or a family, not both"]
    names = {frozenset(set(row) - OVERRIDES) for row in item.variants}
    return ["all variants must have the same fields"] if len(names) > 1 else []
