"""What each act does to an agenda."""

from __future__ import annotations

from datetime import date, timedelta
from functools import singledispatch
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.text.french_dates import day_read
from pixsim.worlds.agenda import acts
from pixsim.worlds.agenda.data import (
    DAYS,
    HOME,
    LAST,
    MOST_EVENTS,
    MOST_TITLE,
    NEVER,
    Diary,
    Event,
    day_words,
    hour_words,
)
from pixsim.worlds.core import Refused

D = TypeVar("D", bound=Diary)


@singledispatch
def after(act: object, diary: Diary) -> Diary:  # noqa: ARG001
    """The agenda after an act that the page offers.

    Raises
    ------
    Refused
    """
    raise TypeError(f"no act of an agenda: {act!r}")


def zone_words(offset: int) -> str:
    """« UTC+4 », by how much a clock is ahead of that of all."""
    return f"UTC{offset:+}"


ZONES = {zone_words(offset): offset for offset in range(-11, 13)}


def _changed(diary: D, note: str = "", **fields: object) -> D:
    event = diary.event(diary.view).changed(**fields)
    events = tuple(event if one.id == event.id else one for one in diary.events)
    return diary.changed(events=events, note=note)


# ---- moving about


@after.register
def _after_open(act: acts.Open, diary: Diary) -> Diary:
    return diary.changed(view=act.event)


@after.register
def _after_back(_act: acts.Back, diary: Diary) -> Diary:
    return diary.changed(view=HOME)


@after.register
def _after_next(_act: acts.Next, diary: Diary) -> Diary:
    return diary.changed(monday=diary.monday + timedelta(days=7))


@after.register
def _after_previous(_act: acts.Previous, diary: Diary) -> Diary:
    return diary.changed(monday=diary.monday - timedelta(days=7))


# ---- meetings


def _on_day(monday: date, name: str) -> date:
    return monday + timedelta(days=DAYS.index(name))


def _hour(text: str) -> int:
    return int(text.removesuffix(" h"))


@after.register
def _after_new(act: acts.New, diary: Diary) -> Diary:
    title = " ".join(act.title.split())
    if not title:
        raise Refused(_("Donnez un titre."))
    if len(title) > MOST_TITLE or len(diary.events) >= MOST_EVENTS:
        raise Refused(_("Titre trop long, ou agenda plein."))
    number = max((int(one.id) for one in diary.events), default=0) + 1
    event = Event(
        id=str(number), title=title, day=_on_day(diary.monday, act.day), start=_hour(act.start)
    )
    return diary.changed(events=(*diary.events, event), view=event.id)


@after.register
def _after_cancel(act: acts.Cancel, diary: Diary) -> Diary:
    events = tuple(one for one in diary.events if one.id != act.event)
    return diary.changed(events=events, note=_("Réunion supprimée ; ses invités sont prévenus."))


@after.register
def _after_shift(act: acts.Shift, diary: Diary) -> Diary:
    event, start = diary.event(diary.view), _hour(act.start)
    if start + event.hours > LAST:
        raise Refused(_("La réunion finirait trop tard."))
    monday = event.day - timedelta(days=event.day.weekday())
    day = _on_day(monday, act.day)
    note = _("Réunion le {day} à {hour}.").format(day=day_words(day), hour=hour_words(start))
    return _changed(diary, note, day=day, start=start)


@after.register
def _after_invite(act: acts.Invite, diary: Diary) -> Diary:
    guests = {**diary.event(diary.view).guests, act.who: act.need}
    return _changed(diary, guests=guests)


@after.register
def _after_uninvite(act: acts.Uninvite, diary: Diary) -> Diary:
    guests = diary.event(diary.view).guests
    return _changed(diary, guests={name: need for name, need in guests.items() if name != act.who})


@after.register
def _after_repeat(act: acts.Repeat, diary: Diary) -> Diary:
    if act.how == NEVER:
        return _changed(diary, repeats=NEVER, every=1, until=None)
    return _changed(diary, repeats=act.how, every=int(act.every))


@after.register
def _after_until(act: acts.Until, diary: Diary) -> Diary:
    if not act.day:
        return _changed(diary, until=None)
    day = _day_read(act.day)
    if day < diary.event(diary.view).day:
        raise Refused(_("Cette date est avant la première séance."))
    return _changed(diary, until=day)


def _day_read(text: str) -> date:
    day = day_read(text)
    if day is None:
        raise Refused(_("Donnez une date, par exemple 09/03/2026."))
    return day


@after.register
def _after_remind(act: acts.Remind, diary: Diary) -> Diary:
    return _changed(diary, reminder=act.before)


@after.register
def _after_zone(act: acts.Zone, diary: Diary) -> Diary:
    return diary.changed(zones={**diary.zones, act.who: ZONES[act.zone]})
