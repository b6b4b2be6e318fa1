"""Steps of an exam, as screens."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.journeys.exam import ChooseExam, ReadInstructions, TellExamUnderWay
from pixsim.journeys.sitting import AskReopening, SitExam, TellExamStopped, TellInUse
from pixsim.report.sitting import second_sitting
from pixsim.tui.flows.screens_of_steps import show_step
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.confirm import Confirm
from pixsim.tui.screens.dialogs.decide import Decide, Way
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.exam.choice import ExamChoice
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.screens.exam.instructions import Instructions
from pixsim.tui.shell import Shell


@show_step.register
async def show_exam_under_way(step: TellExamUnderWay, app: Shell) -> str | None:
    """What is under way, its time going on, and three ways."""

    def standing() -> str:
        left = step.deadline - app.clock()
        return second_sitting.standing_words(step.rules, step.number, step.length, left)

    ways = [
        Way("resume", second_sitting.resuming_words(step.number, step.length)),
        Way("another", second_sitting.ANOTHER, note=second_sitting.LEFT_ALONE),
        Way("back", _("Revenir"), _("Échap")),
    ]
    return await app.push_screen_wait(Decide(second_sitting.TITLE, standing, ways))


@show_step.register
async def show_exam_choice(step: ChooseExam, app: Shell) -> str | None:
    """Both exams, told apart."""
    return await app.push_screen_wait(ExamChoice(step.record, step.rules))


@show_step.register
async def show_instructions(step: ReadInstructions, app: Shell) -> bool:
    """The rules in plain words, and the button that starts the clock."""
    return await app.push_screen_wait(Instructions(step.plan))


@show_step.register
async def show_reopening(step: AskReopening, app: Shell) -> str | None:
    """What happened; Escape decides later."""
    later = _("Échap : décider plus tard.")
    text = f"{step.question.text} {later}\n\n{step.title}"
    return await app.push_screen_wait(Choose(text, list(step.question.choices)))


@show_step.register
async def show_exam(step: SitExam, app: Shell) -> bool:
    """Question after question; whether time cut an answer short."""
    screen = ExamScreen(step.exam)
    await app.push_screen_wait(screen)
    return screen.cut_short


@show_step.register
async def show_exam_stopped(step: TellExamStopped, app: Shell) -> None:
    """A text to be closed."""
    await app.push_screen_wait(Message(step.text))


@show_step.register
async def show_in_use(step: TellInUse, app: Shell) -> bool:
    """Again, once the other window is closed."""
    return await app.push_screen_wait(Confirm(step.text, step.again, _("Laisser")))
