"""A class on its way, as a page: who follows, who is late, each one's range, a goal for several at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.responses import Response

from pixsim.coach.day import CoachedDay
from pixsim.coach.forecast import Forecast
from pixsim.coach.goal import LEAST_MINUTES, MOST_DAYS, MOST_MINUTES, MOST_PIX, WEEK
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date
from pixsim.journeys.class_plans import ClassWish, Forecasts, ShowClass
from pixsim.profile import Profile
from pixsim.report.coach.text import class_count, expected_words, state_words
from pixsim.report.coach.words import model_note, range_words, weekday_names
from pixsim.running.goal_setting import aim_question, exam_question
from pixsim.web.forms import Form
from pixsim.web.steps import Frame, one_of, page_of, reply_to


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One person of a class.

    Attributes
    ----------
    id, name : str
    exam : str
        Its day; empty: no goal.
    state : str
        Whether they follow their way.
    is_late : bool
    expected : str
        What the day may bring; empty while it is not worked out.
    """

    id: str
    name: str
    exam: str
    state: str
    is_late: bool
    expected: str


def class_rows(
    followed: Iterable[tuple[Profile, CoachedDay]],
    without: Iterable[Profile],
    forecasts: Forecasts | None,
) -> list[ClassRow]:
    """Rows of a class: those who are late, those who follow, those without a goal.

    Parameters
    ----------
    forecasts : mapping or None
        By id; None while they are worked out. A day that has its own keeps it.
    """
    rows = [
        ClassRow(
            profile.id,
            profile.name,
            long_date(day.goal.exam),
            state_words(day),
            day.is_late,
            _expected_text(profile, day, forecasts),
        )
        for profile, day in followed
    ]
    rows.sort(key=lambda row: not row.is_late)
    return rows + [ClassRow(p.id, p.name, "", _("sans objectif"), False, "") for p in without]


def _expected_text(profile: Profile, day: CoachedDay, forecasts: Forecasts | None) -> str:
    if day.forecast is not None or forecasts is None:
        return "" if day.forecast is None else expected_words(day)
    found: Forecast | None = forecasts.get(profile.id)
    if found is None:
        return _("pas encore certifiable")
    return range_words(found.following or found.stopping)


@page_of.register
def show_class(step: ShowClass, frame: Frame) -> Response:
    """The table, then the form of a goal."""
    typed = step.typed
    return frame.page(
        "class.html.j2",
        rows=class_rows(step.followed, step.without, frame.worked),
        count=class_count([day for _profile, day in step.followed]),
        is_ready=frame.worked is not None or not step.followed,
        note=step.note,
        refused=step.refused.split("\n") if step.refused else [],
        typed=typed,
        days=list(enumerate(weekday_names())),
        exams=exam_question(typed.rules)[1],
        aims=aim_question()[1],
        first_day=(step.today + timedelta(days=1)).isoformat(),
        last_day=(step.today + timedelta(days=MOST_DAYS)).isoformat(),
        minutes=(LEAST_MINUTES, MOST_MINUTES),
        most_pix=MOST_PIX,
        model=model_note(),
    )


@reply_to.register
def set_class_goal(step: ShowClass, form: Form) -> ClassWish | None:
    """What was typed, as it was; None: back."""
    if one_of(form, "set", "back") == "back":
        return None
    known = {profile.id for profile in (*step.without, *(p for p, _day in step.followed))}
    chosen, days = form.all("who"), form.all("weekday")
    if not set(chosen) <= known or not set(days) <= {str(day) for day in range(WEEK)}:
        raise HTTPException(400)
    rules, aim = form.first("rules"), form.first("aim")
    if rules not in dict(exam_question("")[1]) or aim not in dict(aim_question()[1]):
        raise HTTPException(400)
    return ClassWish(
        chosen,
        form.first("day").strip()[:24],
        form.first("minutes").strip()[:6],
        tuple(sorted({int(day) for day in days})),
        rules,
        aim,
        form.first("pix").strip()[:6],
    )
