"""What may mislead in answers that can be used, as a value each front words in its language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from pixsim.text.messages import ENGLISH, fill_message


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One warning; ``str()`` of it is a sentence in English.

    Attributes
    ----------
    kind : str
        A stable code, a key of `pixsim.text.messages.ENGLISH`.
    context : Mapping[str, Any]
        What it is about: ``names`` (a tuple of items, persons or blocks of items), ``n`` (how
        many) and whatever else the sentence uses.
    """

    kind: str
    context: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str, /, names: Iterable[object] = (), **context: Any) -> Self:
        """A warning about some names; ``n`` is their number unless given."""
        named = tuple(name if isinstance(name, tuple) else str(name) for name in names)
        return cls(kind, {"names": named, "n": len(named)} | context)

    @property
    def names(self) -> tuple[Any, ...]:
        """Items, persons or blocks of items concerned."""
        return tuple(self.context.get("names", ()))

    def __str__(self) -> str:
        """The sentence in English."""
        return fill_message(ENGLISH[self.kind], self.context)

    def __repr__(self) -> str:
        """Kind and sentence: the names may be many."""
        return f"<{self.kind}: {self}>"
