"""Steps of the coach, as lines."""

from __future__ import annotations

from pixsim.coach.day import CoachedDay
from pixsim.foundation.i18n import gettext as _
from pixsim.framework import Framework
from pixsim.journeys.coach import AskWords, ShowToday
from pixsim.plain.dialogue import Dialogue
from pixsim.plain.lines_of_steps import Lines, show_step
from pixsim.report.coach import words
from pixsim.report.coach.text import today_sentence, way_lines


@show_step.register
def show_words(step: AskWords, lines: Lines) -> str | None:
    """A line to type; an empty one goes back."""
    return lines.talk.ask(step.text) or None


@show_step.register
def show_today(step: ShowToday, lines: Lines) -> str | None:
    """What today is for, and why where that is asked."""
    talk, framework = lines.talk, lines.context.framework
    _say_day(talk, step.day, framework)
    while True:
        wanted = talk.choose(_("Et maintenant ?"), _day_ways(step.day))
        if wanted != "why":
            return None if wanted == "back" else wanted
        _say_reasons(talk, step.day, framework)


def _say_day(talk: Dialogue, day: CoachedDay, framework: Framework) -> None:
    talk.blank()
    talk.say(words.days_left_words(day.goal, day.today), today_sentence(day, framework))
    talk.say(words.goal_sentence(day.goal))
    talk.say(*way_lines(day, framework))
    talk.say(*words.forecast_lines(day.forecast))
    if day.waits_for_answers:
        talk.say(words.holds_sentence())


def _say_reasons(talk: Dialogue, day: CoachedDay, framework: Framework) -> None:
    for number, one in enumerate(day.questions.questions, 1):
        title = framework.tube[framework.skill[one.skill].tube].title
        talk.say(
            _("Question {n} : {title}, {reason}.").format(
                n=number, title=title, reason=words.reason_words(one.reason)
            )
        )


def _day_ways(day: CoachedDay) -> list[tuple[str, str]]:
    ways = [] if day.doing == "over" else [("begin", words.begin_words(day.doing))]
    if day.doing == "rehearse":
        ways.append(("why", _("Pourquoi ces questions")))
    return [
        *ways,
        ("change", words.CHANGE),
        ("forget", words.FORGET),
        ("back", _("Revenir à l'accueil")),
    ]
