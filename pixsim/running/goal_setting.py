"""What is asked to set a goal, the same on every front: the day, minutes, days, exam, aim."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

from pixsim.coach.goal import MOST_PIX
from pixsim.foundation.i18n import gettext as _
from pixsim.report.coach.words import exam_words, weekday_names, weekdays_words
from pixsim.rules.abort_and_reports import NAMES

MINUTES: Final = (10, 15, 20, 30, 45, 60)
LONGEST_DAY, LONGEST_PIX = 24, 4  # characters typed
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKS = re.compile(r"(\d{1,3})\s*(?:s|sem|semaines?|w|weeks?)?")


def day_question() -> str:
    """When the exam is."""
    return _("Quand est l'épreuve ? Une date (20/12 ou 20/12/2026), ou un nombre de semaines.")


def day_refused() -> str:
    """What is no day to come."""
    return _("Ce n'est ni une date à venir, ni un nombre de semaines.")


def exam_day(typed: str, today: date) -> date | None:
    """The day that was typed; None where it is none, or not to come.

    A number alone counts weeks.
    """
    day = read_day(typed, today)
    return day if day is not None and day > today else None


def read_day(typed: str, today: date) -> date | None:
    """The day that was typed, gone by or not; None where it is none.

    A day without a year is the next one of that name; a number alone counts weeks.
    """
    text = typed.strip().casefold()
    try:
        if found := _ISO.fullmatch(text):
            day = date(*(int(part) for part in found.groups()))
        elif found := _DAY.fullmatch(text):
            number, month, year = int(found[1]), int(found[2]), found[3]
            day = date(int(year) if year else today.year, month, number)
            if not year and day <= today:
                day = date(today.year + 1, month, number)
        elif found := _WEEKS.fullmatch(text):
            day = today + timedelta(weeks=int(found[1]))
        else:
            return None
    except (ValueError, OverflowError):
        return None
    return day


def minutes_question() -> tuple[str, list[tuple[str, str]]]:
    """How long a day: a title, and ways with their names."""
    ways = [(str(n), _("{n} minutes").format(n=n)) for n in MINUTES]
    return _("Combien de temps par jour ?"), ways


def days_question() -> tuple[str, list[tuple[str, str]]]:
    """On which days of the week; a name is what `weekdays_of` reads."""
    ways = [("1234567", _("Tous les jours")), ("12345", _("Du lundi au vendredi"))]
    ways.append(("67", _("Le samedi et le dimanche")))
    ways.append(("135", weekdays_words((0, 2, 4)).capitalize()))
    ways += [(str(n + 1), _("Le {day}").format(day=name)) for n, name in enumerate(weekday_names())]
    return _("Quels jours ?"), ways


def weekdays_of(name: str) -> tuple[int, ...]:
    """Days of the week, Monday 0, from digits from 1 to 7."""
    return tuple(int(digit) - 1 for digit in name)


def exam_question(last: str) -> tuple[str, list[tuple[str, str]]]:
    """Which exam, the one last chosen first."""
    order = sorted(NAMES, key=lambda name: name != last)
    return _("Quelle épreuve ?"), [(name, _capitalise(exam_words(name))) for name in order]


def aim_question() -> tuple[str, list[tuple[str, str]]]:
    """What is aimed at."""
    return _("Que visez-vous ?"), [
        ("keep", _("Garder les pix de mon profil")),
        ("certifiable", _("Être certifiable")),
        ("pix", _("Un nombre de pix")),
    ]


def pix_question() -> str:
    """How many pix."""
    return _("Combien de pix, de 1 à {most} ?").format(most=MOST_PIX)


def pix_of(typed: str) -> int | None:
    """The pix that were typed; None where they make no sense."""
    text = typed.strip()
    sound = text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST_PIX
    return int(text) if sound else None


def wish_of(
    day: date, minutes: str, days: str, rules: str, aim: str, pix: int | None
) -> dict[str, Any]:
    """What was chosen, as `pixsim.running.goals.set_goal` takes it."""
    return {
        "exam": day,
        "minutes": int(minutes),
        "weekdays": weekdays_of(days),
        "rules": rules,
        "aim": aim,
        "pix": pix,
    }


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
