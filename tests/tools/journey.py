"""Journeys followed without any front: replies in their order, and every step that was taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from pixsim.journeys.step import Commit, Notice, Step, Work
from pixsim.journeys.training import SitTraining
from pixsim.journeys.walk import Journey, Walk

Found = TypeVar("Found", bound=Step)


def follow(journey: Journey[Any], replies: Iterable[Any]) -> Iterator[Step]:
    """The steps of a journey, each followed by the next of some replies.

    Nothing is replied to a notice; work is done. A reply that can be called is called with the step,
    and what it returns is sent; one that is an error is raised where the front is. When nothing is
    left to reply, the journey is left where it is, as when a window is shut.
    """
    waiting = iter(replies)
    with Walk(journey) as walk:
        while (step := walk.step) is not None:
            yield step
            if isinstance(step, Notice):
                walk.reply()
            elif isinstance(step, Work):
                walk.reply(step.make())
            elif isinstance(step, Commit):
                try:
                    step.make()
                except Exception as error:
                    walk.fail(error)
                else:
                    walk.reply(True)
            else:
                try:
                    reply = next(waiting)
                except StopIteration:
                    return
                if isinstance(reply, BaseException):
                    walk.fail(reply)
                else:
                    walk.reply(reply(step) if callable(reply) else reply)
        assert not list(waiting), "the journey was over before these were replied"


def names(steps: Iterable[Step]) -> list[str]:
    """Of the types of steps."""
    return [type(step).__name__ for step in steps]


def only(steps: Iterable[Step], kind: type[Found]) -> Found:
    """The one step of a type."""
    (found,) = (step for step in steps if isinstance(step, kind))
    return found


def answering(*right: bool | None) -> Callable[[SitTraining], None]:
    """Answers a training right, wrong, or not at all (None); the last one goes on to its end."""

    def answer(step: SitTraining) -> None:
        run, place = step.run, 0
        while (question := run.ask()) is not None:
            run.begin()
            how = right[min(place, len(right) - 1)]
            wrong = tuple("zzz" for _field in question.right_answer)
            run.reply(None if how is None else question.right_answer if how else wrong)
            place += 1

    return answer


def answering_some(count: int) -> Callable[[SitTraining], None]:
    """Passes so many questions, then leaves."""

    def answer(step: SitTraining) -> None:
        for _ in range(count):
            step.run.ask()
            step.run.begin()
            step.run.reply(None)

    return answer
