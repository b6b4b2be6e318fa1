"""The coach as text: today, the way, a class; for the command line and the plain front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pixsim.coach.day import CoachedDay
from pixsim.coach.way_to_exam import PlannedDay
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.i18n import ngettext
from pixsim.foundation.localised import long_date, short_date
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.report.coach import words
from pixsim.report.wording import wrap_sentence

NAME_WIDTH = 24


def today_text(day: CoachedDay, framework: Framework) -> str:
    """What today is for, and why each question."""
    lines = [words.days_left_words(day.goal, day.today), today_sentence(day, framework), ""]
    if day.doing == "rehearse":
        lines += [
            f"  {framework.tube[framework.skill[one.skill].tube].title[:46]:<46}  {words.reason_words(one.reason)}"
            for one in day.questions.questions
        ]
    return "\n".join(lines).rstrip()


def today_sentence(day: CoachedDay, framework: Framework) -> str:
    """What today is for, in one sentence."""
    if day.doing == "rehearse":
        n = len(day.questions.questions)
        text = ngettext(
            "Aujourd'hui : {n} question, {minutes} minutes environ.",
            "Aujourd'hui : {n} questions, {minutes} minutes environ.",
            n,
        )
        return text.format(n=n, minutes=day.questions.minutes)
    text = _("Aujourd'hui : {what}.")
    return text.format(
        what=words.lower_first(words.doing_words(day.doing, day.competence, framework))
    )


def way_text(day: CoachedDay, framework: Framework) -> str:
    """The goal, today, a calendar of the way, what the day may bring."""
    lines = [
        *wrap_sentence(words.goal_sentence(day.goal)),
        words.days_left_words(day.goal, day.today),
        today_sentence(day, framework),
        "",
        *calendar_lines(day),
        *wrap_sentence(words.legend_lines((*day.past, *day.way), day.today)),
        "",
    ]
    for line in words.forecast_lines(day.forecast):
        lines += wrap_sentence(line)
    if day.waits_for_answers:
        lines += wrap_sentence(words.holds_sentence())
    return "\n".join(lines)


def calendar_lines(day: CoachedDay, most: int = 0) -> list[str]:
    """One row a week, Monday first; `most` rows from that of today, all by default."""
    days = {planned.day: planned for planned in (*day.past, *day.way)}
    if not days:
        return []
    monday = min(days) - timedelta(days=min(days).weekday())
    rows = [" " * 9 + "".join(f"{name:<4}" for name in words.short_weekdays())]
    while monday <= max(days):
        cells = [monday + timedelta(days=n) for n in range(7)]
        if most == 0 or cells[-1] >= day.today:
            marks = "".join(_calendar_cell(days, one, day.today) for one in cells)
            rows.append(f"{short_date(monday):<9}{marks}".rstrip())
        monday += timedelta(days=7)
    return rows[: most + 1] if most else rows


def way_lines(day: CoachedDay, framework: Framework) -> list[str]:
    """The way in sentences: how many days of each kind are left, for who hears it."""
    count = Counter(planned.kind for planned in day.way if not planned.done)
    said = [
        ngettext(
            "Il reste {n} jour d'entraînement.", "Il reste {n} jours d'entraînement.", n
        ).format(n=n)
        for n in [count["rehearse"]]
        if n
    ]
    others = [
        _("{day} : {what}.").format(
            day=long_date(planned.day),
            what=words.doing_words(planned.kind, planned.competence, framework),
        )
        for planned in day.way
        if planned.kind not in ("rehearse", "exam") and not planned.done
    ]
    return [*said, *others]


def _calendar_cell(days: Mapping[date, PlannedDay], one: date, today: date) -> str:
    planned = days.get(one)
    mark = " " if planned is None else words.mark_of(planned, today)
    return f"[{mark}] " if one == today else f" {mark}  "


def class_text(followed: Sequence[tuple[Profile, CoachedDay]], without: Sequence[Profile]) -> str:
    """Who follows, who is late, and each one's range."""
    lines = [class_count([day for _profile, day in followed]), ""]
    for profile, day in followed:
        name = (
            profile.name
            if len(profile.name) <= NAME_WIDTH
            else profile.name[: NAME_WIDTH - 1] + "…"
        )
        lines.append(
            f"{name:<{NAME_WIDTH}} {short_date(day.goal.exam):<9} {state_words(day):<26} {expected_words(day)}"
        )
    if without:
        names = ", ".join(profile.name for profile in without)
        lines += ["", *wrap_sentence(_("Sans objectif : {names}").format(names=names))]
    lines += [
        "",
        *wrap_sentence(
            _("Les pix prévus viennent d'un modèle : un ordre de grandeur, non une promesse.")
        ),
    ]
    return "\n".join(lines)


def class_count(days: Sequence[CoachedDay]) -> str:
    """How many have a goal, how many are late."""
    n, late = len(days), Counter(day.is_late for day in days)[True]
    if not n:
        return _("Personne n'a encore d'objectif.")
    text = ngettext("{n} personne a un objectif", "{n} personnes ont un objectif", n)
    if not late:
        return f"{text.format(n=n)}."
    more = ngettext(", {n} est en retard.", ", {n} sont en retard.", late)
    return text.format(n=n) + more.format(n=late)


def state_words(day: CoachedDay) -> str:
    """Whether somebody follows the way."""
    if day.doing == "over":
        return _("l'épreuve est passée")
    done = ""
    if day.past:
        count = ngettext("{n} jour sur {total}", "{n} jours sur {total}", day.done)
        done = count.format(n=day.done, total=len(day.past))
    state = _("en retard") if day.is_late else _("suit") if day.past else _("commence")
    return f"{state}, {done}" if done else state


def expected_words(day: CoachedDay) -> str:
    """What the day may bring, in short."""
    if day.forecast is None:
        return _("pas encore certifiable")
    return words.range_words(day.forecast.following or day.forecast.stopping)
