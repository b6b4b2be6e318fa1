"""Steps of the coach, as pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response

from pixsim.coach.day import CoachedDay
from pixsim.foundation.localised import long_date, short_date
from pixsim.journeys.coach import AskWords, ShowToday
from pixsim.report.coach import words
from pixsim.report.coach.text import today_sentence
from pixsim.web.forms import Form
from pixsim.web.steps import Frame, one_of, page_of, reply_to


@page_of.register
def show_words(step: AskWords, frame: Frame) -> Response:
    """A box to type in."""
    return frame.page("words.html.j2", asked=step)


@reply_to.register
def give_words(step: AskWords, form: Form) -> str | None:
    """What was typed; None: back."""
    if one_of(form, "give", "back") == "back":
        return None
    return form.first("words").strip()[: step.most] or None


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the calendar: its sign, and what is heard of it; empty where there is nothing."""

    mark: str
    spoken: str
    is_today: bool


def weeks_of(day: CoachedDay, frame: Frame) -> list[tuple[str, list[DayCell]]]:
    """One row a week, Monday first: the day it begins, and its seven days."""
    days = {planned.day: planned for planned in (*day.past, *day.way)}
    rows: list[tuple[str, list[DayCell]]] = []
    if not days:
        return rows
    monday = min(days) - timedelta(days=min(days).weekday())
    while monday <= max(days):
        cells = []
        for one in (monday + timedelta(days=n) for n in range(7)):
            planned = days.get(one)
            mark = "" if planned is None else words.mark_of(planned, day.today)
            spoken = ""
            if planned is not None:
                what = words.doing_words(planned.kind, planned.competence, frame.framework)
                spoken = f"{long_date(one)}, {what}"
            cells.append(DayCell(mark, spoken, one == day.today))
        rows.append((short_date(monday), cells))
        monday += timedelta(days=7)
    return rows


@page_of.register
def show_today(step: ShowToday, frame: Frame) -> Response:
    """One button, the way, the forecast."""
    day, framework = step.day, frame.framework
    questions = [
        (
            framework.skill[one.skill].competence,
            framework.tube[framework.skill[one.skill].tube].title,
            words.reason_words(one.reason),
        )
        for one in (day.questions.questions if day.doing == "rehearse" else ())
    ]
    *forecast, note = words.forecast_lines(day.forecast)
    return frame.page(
        "today.html.j2",
        candidate=step.candidate,
        left=words.days_left_words(day.goal, day.today),
        today=today_sentence(day, framework),
        questions=questions,
        goal=words.goal_sentence(day.goal),
        weekdays=words.short_weekdays(),
        weeks=weeks_of(day, frame),
        legend=words.legend_lines((*day.past, *day.way), day.today),
        forecast=forecast,
        note=note,
        holds=words.holds_sentence() if day.waits_for_answers else "",
        begin=words.begin_words(day.doing),
        change=words.CHANGE,
        forget=words.FORGET,
        way_title=words.THE_WAY,
        forecast_title=words.EXPECTED,
    )


@reply_to.register
def follow_today(step: ShowToday, form: Form) -> str | None:
    """What today is for, another goal, none any more; None: home."""
    known = ["change", "forget", "back"] + (["begin"] if step.day.doing != "over" else [])
    chosen = one_of(form, *known)
    return None if chosen == "back" else chosen
