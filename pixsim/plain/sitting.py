"""Steps of an exam, as lines."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.journeys.exam import ChooseExam, ReadInstructions, TellExamUnderWay
from pixsim.journeys.sitting import AskReopening, SitExam, TellExamStopped, TellInUse
from pixsim.plain.exam import ask_exam
from pixsim.plain.lines_of_steps import Lines, show_step
from pixsim.plain.wording import spell_out, spoken_text
from pixsim.report.coach.words import exam_words
from pixsim.report.question import asking
from pixsim.report.rule_sets import REPORTS
from pixsim.report.sitting import second_sitting
from pixsim.rules.abort_and_reports import NAMES


@show_step.register
def show_exam_under_way(step: TellExamUnderWay, lines: Lines) -> str:
    """What is under way; asked where somebody is there, lines written beforehand keep their meaning."""
    talk, left = lines.talk, step.deadline - lines.context.clock()
    standing = second_sitting.standing_words(step.rules, step.number, step.length, left)
    talk.say(spell_out(label_value(second_sitting.TITLE, standing)))
    if not talk.is_terminal:
        talk.say(second_sitting.NOT_ASKED)
        return "another"
    ways = [
        ("resume", second_sitting.resuming_words(step.number, step.length)),
        ("another", second_sitting.ANOTHER),
        ("back", _("Revenir")),
    ]
    return talk.choose(_("Que voulez-vous faire ?"), ways)


@show_step.register
def show_exam_choice(step: ChooseExam, lines: Lines) -> str | None:
    """Both exams, the one chosen last first."""
    order = sorted(NAMES, key=lambda name: name != step.rules)
    ways = [*((name, REPORTS[name].label()) for name in order), ("back", _("Revenir"))]
    chosen = lines.talk.choose(asking.WHICH_EXAM, ways)
    return None if chosen == "back" else chosen


@show_step.register
def show_instructions(step: ReadInstructions, lines: Lines) -> bool:
    """The rules in plain words; an empty line starts the clock."""
    talk, plan = lines.talk, step.plan
    talk.blank()
    talk.say(
        _("Avant de commencer. {name}, {exam}.").format(
            name=plan.candidate, exam=exam_words(plan.rules)
        )
    )
    for word, sentence in REPORTS[plan.rules].instructions(plan):
        name = spoken_text(word).strip()  # a mark between a name and its colon would leave a space
        said = spell_out(
            f"{name} {sentence}" if name.endswith("?") else label_value(name, sentence)
        )
        talk.say(said.replace("(F6)", _("(/signaler)")))
    if "no_focus" not in plan.accommodations:
        talk.say(
            _(
                "Mode simple : pixsim ne voit pas si vous quittez cette fenêtre. En mode focus, restez-y."
            )
        )
    typed = talk.ask(_("Entrée pour démarrer le chronomètre, n pour revenir :"))
    return not typed.casefold().startswith("n")


@show_step.register
def show_reopening(step: AskReopening, lines: Lines) -> str | None:
    """What happened, later in the list."""
    lines.talk.say(*step.question.text.split("\n"))
    ways = [*step.question.choices, ("later", step.later)]
    chosen = lines.talk.choose(step.title, ways)
    return None if chosen == "later" else chosen


@show_step.register
def show_exam(step: SitExam, lines: Lines) -> bool:
    """Question after question; what was being typed is never known."""
    ask_exam(lines.talk, step.exam)
    if not step.exam.session.is_over:
        lines.talk.say(_("Fermée. Le temps continue : reprenez-la dès que possible."))
    return False


@show_step.register
def show_exam_stopped(step: TellExamStopped, lines: Lines) -> None:
    """Why, and what does not count."""
    lines.talk.say(step.text)
    if step.by_time:
        lines.talk.say(_("Ce qui n'était pas validé ne compte pas."))


@show_step.register
def show_in_use(step: TellInUse, lines: Lines) -> bool:
    """Again, once the other window is closed; lines written beforehand close none."""
    lines.talk.say(step.text)
    if not lines.talk.is_terminal:
        return False
    ways = [("again", step.again), ("back", _("Laisser"))]
    return lines.talk.choose(_("Que voulez-vous faire ?"), ways) == "again"
