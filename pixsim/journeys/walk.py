"""A journey under way: the step it is at, and what the front brings to it."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Generic, Self, TypeVar

from pixsim.journeys.step import Step

T = TypeVar("T")
Journey = Generator[Step, Any, T]
"""Yields steps, is sent what each brought, and returns what it came to."""


class Walk(Generic[T]):
    """Goes through a journey step by step; use it as a context manager, or `leave` it.

    Parameters
    ----------
    journey : Journey
        Not begun; it goes to its first step at once.

    Attributes
    ----------
    step : Step or None
        What is to be shown now; None once the journey is over.
    result : object
        What the journey came to; only once it is over.
    """

    step: Step | None
    result: T

    def __init__(self, journey: Journey[T]) -> None:
        self._journey = journey
        self._go_on(lambda: next(journey))

    def reply(self, brought: object = None) -> None:
        """Go on to the next step with what the present one brought."""
        self._go_on(lambda: self._journey.send(brought))

    def fail(self, error: BaseException) -> None:
        """Go on after the front could not show a step, or a run failed meanwhile.

        Raises
        ------
        BaseException
            The same error, where the journey has no answer to it.
        """
        self._go_on(lambda: self._journey.throw(error))

    def leave(self) -> None:
        """Leave it where it is: what it holds is let go, nothing that was committed is lost."""
        self._journey.close()
        self.step = None

    def _go_on(self, advance: Any) -> None:
        self.step = None
        try:
            self.step = advance()
        except StopIteration as end:
            self.result = end.value

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.leave()
