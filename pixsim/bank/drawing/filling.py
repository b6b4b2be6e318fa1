"""Fills the ``{{name}}`` of an item from the values of one variant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pixsim.bank.schema import PLACEHOLDER
from pixsim.foundation.problems import DataError, Problem

Fields = Mapping[str, Any]


class UnfilledError(DataError, LookupError):
    """A text of a bank has a ``{{name}}`` that nothing fills."""


class Filler:
    """Fills texts.

    Parameters
    ----------
    place : str
        What is filled, for messages.
    fields : Mapping
        Values by name.
    """

    def __init__(self, place: str, fields: Fields) -> None:
        self.place, self.fields = place, fields

    def text(self, template: str | int) -> str:
        """A text with every placeholder filled.

        Raises
        ------
        UnfilledError
        """
        return PLACEHOLDER.sub(lambda match: str(self._value(match[1])), str(template))

    def texts(self, templates: Any) -> tuple[str, ...]:
        """Fill each text; a template that is one placeholder may stand for a whole list."""
        rows = [templates] if isinstance(templates, str | int) else templates
        return tuple(text for row in rows for text in self._expand(row))

    def data(self, value: Any) -> Any:
        """The same data with all its texts filled, names of its fields included."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return [
                filled
                for entry in value
                for filled in (
                    self._expand(entry) if isinstance(entry, str) else [self.data(entry)]
                )
            ]
        if isinstance(value, Mapping):
            return {self.text(name): self.data(entry) for name, entry in value.items()}
        return value

    def _expand(self, template: str | int) -> list[str]:
        whole = PLACEHOLDER.fullmatch(str(template))
        if whole and isinstance(value := self._value(whole[1]), list | tuple):
            return [str(entry) for entry in value]
        return [self.text(template)]

    def _value(self, name: str) -> Any:
        try:
            return self.fields[name]
        except KeyError:
            problem = Problem.of("", self.place, "", "nothing_fills", name=name)
            raise UnfilledError([problem]) from None
