"""What is wrong with a file, told all at once and by place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pixsim.text.messages import ENGLISH, fill_message

if TYPE_CHECKING:
    from pydantic import ValidationError


IN_ARMS = "in_arms"
"""In the context of a fault of an experiment: how many arms have it, and how many there are."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one place.

    Attributes
    ----------
    file : str
        The file, as the person named it.
    where : str
        The item, line or element, e.g. ``"adresse_web2-domaine"``; may be empty.
    field : str
        The field, e.g. ``"variant.2.url"``; may be empty.
    kind : str
        A stable code, by which a front end may word the fault in another language.
    message : str
        The fault in English.
    context : Mapping[str, Any]
        Values a translated message may use.
    """

    file: str
    where: str
    field: str
    kind: str
    message: str
    context: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @classmethod
    def of(cls, file: str, where: str, field: str, kind: str, /, **context: Any) -> Self:
        """A fault whose kind is in the catalogue, `pixsim.text.messages.ENGLISH`."""
        return cls(file, where, field, kind, fill_message(ENGLISH[kind], context), context)

    def __str__(self) -> str:
        """Place, then fault, on one line."""
        place = ": ".join(part for part in (self.file, self.where, self.field) if part)
        return f"{place}: {self.message}" if place else self.message


class DataError(ValueError):
    """A file that cannot be used, with every reason.

    Parameters
    ----------
    problems : Iterable[Problem]
        At least one fault.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[Problem, ...]]]:
        """Keep the problems when the error crosses a process boundary."""
        return type(self), (self.problems,)


def schema_problems(file: str, where: str, error: ValidationError) -> list[Problem]:
    """The faults pydantic found, with their place."""
    return [
        Problem(
            file,
            where,
            ".".join(str(part + 1 if isinstance(part, int) else part) for part in fault["loc"]),
            fault["type"],
            fault["msg"],
            fault.get("ctx", {}),
        )
        for fault in error.errors(include_url=False)
    ]
