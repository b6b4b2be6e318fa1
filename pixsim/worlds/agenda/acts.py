"""What one does with an agenda."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.text.french_dates import day_read
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
from pixsim.worlds.core import Act, Moving, Refused, Text

"""What one does with an agenda."""
D = TypeVar("D", bound=Diary)


def zone_words(offset: int) -> str:
    """« UTC+4 », by how much a clock is ahead of that of all."""
    return f"UTC{offset:+}"


ZONES = {zone_words(offset): offset for offset in range(-11, 13)}


def _changed(diary: D, note: str = "", **fields: object) -> D:
    event = diary.event(diary.view).changed(**fields)
    events = tuple(event if one.id == event.id else one for one in diary.events)
    return diary.changed(events=events, note=note)


# ---- moving about


class Open(Moving, do="open", word="ouvrir"):
    """Open a meeting."""

    past = (gettext("Réunion « {event} » ouverte"),)
    event: Text

    def apply(self, diary: Diary) -> Diary:
        return diary.changed(view=self.event)


class Back(Moving, do="back", word="semaine"):
    """Go to the week."""

    past = (gettext("Retour à la semaine"),)

    def apply(self, diary: Diary) -> Diary:
        return diary.changed(view=HOME)


class Next(Moving, do="next_week", word="suivante"):
    """Show the next week."""

    past = (gettext("Semaine suivante affichée"),)

    def apply(self, diary: Diary) -> Diary:
        return diary.changed(monday=diary.monday + timedelta(days=7))


class Previous(Moving, do="previous_week", word="précédente"):
    """Show the week before."""

    past = (gettext("Semaine précédente affichée"),)

    def apply(self, diary: Diary) -> Diary:
        return diary.changed(monday=diary.monday - timedelta(days=7))


# ---- meetings


def _on_day(monday: date, name: str) -> date:
    return monday + timedelta(days=DAYS.index(name))


def _hour(text: str) -> int:
    return int(text.removesuffix(" h"))


class New(Act, do="new_event", word="créer"):
    """Make a meeting on a day of the week that is shown."""

    past = (gettext("Réunion « {title} » créée : {day}, {start}"),)
    day: Text
    start: Text
    title: Text

    def apply(self, diary: Diary) -> Diary:
        title = " ".join(self.title.split())
        if not title:
            raise Refused(_("Donnez un titre."))
        if len(title) > MOST_TITLE or len(diary.events) >= MOST_EVENTS:
            raise Refused(_("Titre trop long, ou agenda plein."))
        number = max((int(one.id) for one in diary.events), default=0) + 1
        event = Event(
            id=str(number),
            title=title,
            day=_on_day(diary.monday, self.day),
            start=_hour(self.start),
        )
        return diary.changed(events=(*diary.events, event), view=event.id)


class Cancel(Act, do="cancel_event", word="supprimer"):
    """Delete a meeting."""

    past = (gettext("Réunion « {event} » supprimée"),)
    event: Text

    def apply(self, diary: Diary) -> Diary:
        events = tuple(one for one in diary.events if one.id != self.event)
        return diary.changed(
            events=events, note=_("Réunion supprimée ; ses invités sont prévenus.")
        )


class Shift(Act, do="put_at", word="déplacer"):
    """Put a meeting on another day of its week, at another hour."""

    past = (gettext("« {here} » déplacé : {day}, {start}"),)
    links = ("à",)
    day: Text
    start: Text

    def apply(self, diary: Diary) -> Diary:
        event, start = diary.event(diary.view), _hour(self.start)
        if start + event.hours > LAST:
            raise Refused(_("La réunion finirait trop tard."))
        monday = event.day - timedelta(days=event.day.weekday())
        day = _on_day(monday, self.day)
        note = _("Réunion le {day} à {hour}.").format(day=day_words(day), hour=hour_words(start))
        return _changed(diary, note, day=day, start=start)


class Invite(Act, do="invite", word="inviter"):
    """Invite somebody, needed or not."""

    past = (gettext("« {who} » invité à « {here} », présence : {need}"),)
    who: Text
    need: Text

    def apply(self, diary: Diary) -> Diary:
        guests = {**diary.event(diary.view).guests, self.who: self.need}
        return _changed(diary, guests=guests)


class Uninvite(Act, do="uninvite", word="retirer"):
    """Take back an invitation."""

    past = (gettext("Invitation de « {who} » à « {here} » retirée"),)
    who: Text

    def apply(self, diary: Diary) -> Diary:
        guests = diary.event(diary.view).guests
        return _changed(
            diary, guests={name: need for name, need in guests.items() if name != self.who}
        )


class Repeat(Act, do="repeat", word="répéter"):
    """Say how a meeting comes back."""

    past = (
        gettext("« {here} » répété {how}, intervalle : {every}"),
        gettext("« {here} » n'est plus répété"),
    )
    how: Text
    every: Text

    def apply(self, diary: Diary) -> Diary:
        if self.how == NEVER:
            return _changed(diary, repeats=NEVER, every=1, until=None)
        return _changed(diary, repeats=self.how, every=int(self.every))


class Until(Act, do="repeat_until", word="jusqu'au"):
    """Say until when it does; an empty text for ever."""

    past = (
        gettext("Dernière date de « {here} » : {day}"),
        gettext("« {here} » répété sans date de fin"),
    )
    day: Text

    def apply(self, diary: Diary) -> Diary:
        if not self.day:
            return _changed(diary, until=None)
        day = _day_read(self.day)
        if day < diary.event(diary.view).day:
            raise Refused(_("Cette date est avant la première séance."))
        return _changed(diary, until=day)


def _day_read(text: str) -> date:
    day = day_read(text)
    if day is None:
        raise Refused(_("Donnez une date, par exemple 09/03/2026."))
    return day


class Remind(Act, do="remind", word="rappel"):
    """Say when one is reminded."""

    past = (gettext("Rappel de « {here} » : {before}"),)
    before: Text

    def apply(self, diary: Diary) -> Diary:
        return _changed(diary, reminder=self.before)


class Zone(Act, do="time_zone", word="fuseau"):
    """Tell the agenda in which time zone a guest is."""

    past = (gettext("Fuseau de « {who} » : {zone}"),)
    who: Text
    zone: Text

    def apply(self, diary: Diary) -> Diary:
        return diary.changed(zones={**diary.zones, self.who: ZONES[self.zone]})
