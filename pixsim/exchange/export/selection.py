"""Which questions an export holds, and which it leaves out."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank
from pixsim.foundation.streams import Stream, stream_generator

KNOWN_TYPES = frozenset({"QCU", "QCM", "QROC", "QROCM-ind", "QROCM-dep"})
KNOWN_FIELDS = frozenset(
    {
        "id", "skill", "competence", "level", "type", "statement", "options", "key", "groups",
        "fields", "wrong", "comparison", "explanation", "placeholder", "timer", "focus", "attachments", "figure",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """One question of an export.

    Attributes
    ----------
    question : Question
        Drawn, its options in a stable order.
    shuffle : bool
        The options may be shown in any order.
    several : bool
        Other draws of the same item are in the export.
    kind : str or None
        What one does, see `pixsim.bank.schema.Item`.
    """

    question: Question
    shuffle: bool
    several: bool
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The questions of an export.

    Attributes
    ----------
    bank : Bank
    chosen : tuple of Chosen
        In the bank's order.
    left_out : Mapping of str to tuple of str
        Questions that carry what no format here knows, by the name of that.
    computed : frozenset of str
        Items computed by a family, of which some draws are exported.
    """

    bank: Bank
    chosen: tuple[Chosen, ...]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    computed: frozenset[str] = frozenset()


def select_questions(
    bank: Bank,
    *,
    competences: Collection[str] = (),
    draws: int = 1,
    statuses: Collection[str] = ("validated",),
) -> Selection:
    """Draw the questions to export.

    Parameters
    ----------
    bank : Bank
    competences : collection of str
        Codes; all when empty.
    draws : int
        Variants of each item, at most.
    statuses : collection of str
    """
    chosen: list[Chosen] = []
    left_out: dict[str, list[str]] = defaultdict(list)
    for item in bank.items.values():
        competence = bank.framework.skill[item.skill].competence
        if item.status not in statuses or (competences and competence not in competences):
            continue
        count = min(draws, item.variant_count)
        for number in range(1, count + 1):
            rng = stream_generator(Stream.CHECKED_ORDER, zlib.crc32(item.id.encode()), number)
            question = bank.question(f"{item.id}#{number}", rng)
            unknown = unknown_part(question)
            if unknown:
                left_out[unknown].append(question.id)
            else:
                chosen.append(Chosen(question, item.shuffle, count > 1, item.kind))
    computed = frozenset(item.id for item in bank.items.values() if item.family is not None)
    return Selection(bank, tuple(chosen), {k: tuple(v) for k, v in left_out.items()}, computed)


def unknown_part(question: Question) -> str:
    """What the question has and no format here can carry; empty when there is nothing."""
    if question.type not in KNOWN_TYPES:
        return question.type
    for name, described in type(question).model_fields.items():
        if name in KNOWN_FIELDS:
            continue
        if getattr(question, name) != described.get_default(call_default_factory=True):
            return name
    return ""
