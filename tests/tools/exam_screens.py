"""Screens of an exam under test: questions of the tests' own, keys in a burst, what is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot
from textual.worker import Worker

from pixsim.bank.question import Question, QuestionField
from pixsim.bank.reading.load import Bank
from pixsim.journeys.walk import Journey
from pixsim.profile import Profile
from pixsim.running.exam import Exam
from pixsim.session.v2.plan import V2Plan
from pixsim.store.sittings.journal import Journal
from pixsim.tui import shell
from pixsim.tui.flows.follow_journey import context_of, follow_journey
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.shell import Shell
from tests.conftest import ManualClock
from tests.tools.mocks import new_v2

NASTY = "[b]gras[/b] [/x] [1] \\[ [@click=app.quit]ici[/] {accolades} {{name}}"
SIZES = [(80, 24), (60, 20), (120, 40)]
CHARACTERS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " "}
Body = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class At:
    """Where a test is: keys, the exam, its screen."""

    pilot: Pilot[None]
    exam: Exam
    screen: ExamScreen


class OnlyShell(Shell):
    """The terminal of pixsim without its home screen."""

    CSS_PATH = Path(shell.__file__).with_name("pixsim.tcss")

    def on_mount(self) -> None:
        """Colours and signals."""
        self.take_the_terminal()


def begin(
    pilot: Pilot[None], journey: Callable[..., Journey[Any]], *arguments: Any, **options: Any
) -> Worker[Any]:
    """Follow a journey on the screens, as the home does."""
    app = pilot.app
    assert isinstance(app, Shell)
    return app.run_worker(follow_journey(app, journey(context_of(app), *arguments, **options)))


def visible(app: App[Any]) -> str:
    """What the screen shows (a private API of Textual, in one place)."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips).replace("\u00a0", " ")


def run(app: App[None], body: Body, size: tuple[int, int] = (80, 24)) -> None:
    """Run something on an app."""

    async def main() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await body(pilot)

    asyncio.run(main())


async def until(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is on the screen; a busy machine may take a minute over it."""
    for delay in (None, *[0.05] * 1_200):
        await pilot.pause(delay)
        if text in " ".join(visible(pilot.app).replace("│", " ").split()):
            return
    raise AssertionError(f"{text!r} is not on the screen:\n{visible(pilot.app)}")


async def until_over(pilot: Pilot[None], exam: Exam) -> None:
    """Wait until a sitting is over."""
    for _ in range(1_200):
        if exam.session.is_over:
            return
        await pilot.pause(0.05)
    raise AssertionError("the sitting is not over")


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys as a terminal delivers them when pressed faster than screens are drawn."""
    for key in keys:
        event = Key(key, CHARACTERS.get(key, key if len(key) == 1 else None))
        event.set_sender(pilot.app)
        pilot.app.post_message(event)


async def pass_first(pilot: Pilot[None]) -> None:
    """Pass the first question of a sitting: asked once."""
    await pilot.press("f4")
    await until(pilot, "Passer sans répondre ?")
    await pilot.press("down", "enter")


def question(kind: str, **changes: object) -> Question:
    """A question of a kind, full of what must not be taken for markup."""
    fields = (
        QuestionField(label=NASTY, key=("x",)),
        QuestionField(label="Liste", key=(NASTY,), options=(NASTY, "b")),
    )
    values: dict[str, object] = {
        "id": "navigateur1-x#1", "skill": "@navigateur1", "competence": "1.1", "level": 1, "type": kind,
        "statement": f"{NASTY}\n\n    code [tel] quel", "explanation": NASTY,
        "options": (NASTY, "deux [/]", "trois " * 30) if kind in ("QCU", "QCM") else (),
        "key": ("1",) if kind == "QCU" else ("1", "2") if kind == "QCM" else (NASTY,) if kind == "QROC" else (),
        "fields": fields if kind == "QROCM-ind" else fields[:1] if kind == "QROCM-dep" else (),
        "groups": (("x",),) if kind == "QROCM-dep" else (),
    }  # fmt: skip
    return Question.model_validate(values | changes)


def sitting_of(
    bank: Bank, profile: Profile, clock: ManualClock, questions: list[Question]
) -> V2Plan:
    """A sitting made of given questions."""
    sitting = new_v2(profile, bank, seed=1, clock=clock)
    template = sitting.questions[0]
    codes = [competence.code for competence in sitting.competences]
    planned = tuple(
        template.model_copy(update={"question": q.model_copy(update={"competence": codes[place]})})
        for place, q in enumerate(questions)
    )
    return sitting.model_copy(update={"questions": planned, "candidate": NASTY})


def in_exam(
    bank: Bank,
    sample: Profile,
    journal: Journal,
    clock: ManualClock,
    questions: list[Question] | list[str],
    body: Callable[[At], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> None:
    """Run something on the screen of an exam made of given questions, or kinds of questions."""
    asked = [question(q) if isinstance(q, str) else q for q in questions]
    sitting = sitting_of(bank, sample, clock, asked)
    journal.create(sitting)

    async def on_screen(pilot: Pilot[None]) -> None:
        with Exam(journal, sitting.id, clock=clock) as exam:
            exam.start()
            screen = ExamScreen(exam)
            await pilot.app.push_screen(screen)
            await until(pilot, "Question 1 sur ")
            await pilot.pause(0.1)
            await body(At(pilot, exam, screen))

    run(OnlyShell(journal, clock), on_screen, size)
