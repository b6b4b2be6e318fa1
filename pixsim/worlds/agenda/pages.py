"""What one sees of an agenda, and what one may do there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elide_words
from pixsim.worlds.agenda.acts import ZONES, zone_words
from pixsim.worlds.agenda.data import (
    ALSO_NEEDS,
    BEFORE_IT,
    DAILY,
    DAYS,
    EVERY,
    FIRST,
    HOME,
    LAST,
    MONTHLY,
    NEEDS,
    NEVER,
    REMINDERS,
    REPEATS,
    WEEKLY,
    Diary,
    Event,
    Person,
    day_names,
    day_words,
    days_of,
    hour_words,
)
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Trail, Way
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.pages import Ask, Offer, Page, Row, staged

TAKEN, FREE, HERE = "█", "·", "▣"
SILENT = " "
HOURS = tuple(hour_words(hour) for hour in range(FIRST, LAST))
CLOCK = {
    form: hour_words(hour)
    for hour in range(FIRST, LAST)
    for form in (f"{hour}:00", f"{hour:02}:00", f"{hour}h00", f"{hour} h 00")
}


def page_of(diary: Diary) -> Page:
    """What is on the screen."""
    return _week(diary) if diary.view == HOME else _meeting(diary, diary.event(diary.view))


# ---- a week


def _week(diary: Diary) -> Page:
    sunday = diary.monday + timedelta(days=6)
    title = _("Agenda de {me} · semaine du {first} au {last}").format(
        me=diary.me, first=day_words(diary.monday), last=day_words(sunday)
    )
    title = elide_words(title)
    shown = [
        (day, event)
        for event in diary.events
        for day in days_of(event)
        if diary.monday <= day <= sunday
    ]
    shown.sort(key=lambda one: (one[0], one[1].start))
    rows = tuple(_event_row(day, event) for day, event in shown)
    text = () if rows else (_("(aucune réunion cette semaine)"),)
    drawing = tuple(Row((line,), said=SILENT) for line in _grid(diary, shown))
    week = staged(_("Semaine"), drawing, least=76)
    dates = _("semaine du {first} au {last}").format(
        first=f"{diary.monday:%d/%m/%Y}", last=f"{sunday:%d/%m/%Y}"
    )
    return Page(
        title,
        text,
        rows,
        (3, 7, 9, 0),
        tuple(_week_offers(shown, diary.monday)),
        diary.note,
        chrome=(Status(_("Agenda · {me}").format(me=diary.me), dates), _EVENTS, *week),
        heading="",
    )


_EVENTS = Columns(
    (Column(number=True), Column(_("Jour")), Column(_("Heure")), Column(_("Réunion"), rest=True))
)
_GUESTS = Columns((Column(_("Qui"), most=24), Column(_("Invitation")), Column(rest=True)))


def _event_row(day: date, event: Event) -> Row:
    when = f"{event.start}-{event.start + event.hours} h"
    guests = ngettext("{n} invité", "{n} invités", len(event.guests)).format(n=len(event.guests))
    said = _("{title}, {day}, de {start} à {end}, {guests}").format(
        title=event.title, day=day_words(day), start=hour_words(event.start),
        end=hour_words(event.start + event.hours), guests=guests,
    )  # fmt: skip
    cells = (event.id, f"{DAYS[day.weekday()][:3]}. {day.day}", when, event.title)
    return Row(cells, event.id, said)


def _grid(diary: Diary, shown: list[tuple[date, Event]]) -> Iterator[str]:
    """Hours down, days across."""
    yield "     " + " ".join(name[:2] for name in DAYS)
    taken = {(day, hour) for day, event in shown for hour in range(event.start, event.start + event.hours)}  # fmt: skip
    for hour in range(FIRST, LAST):
        days = (diary.monday + timedelta(days=n) for n in range(7))
        marks = "  ".join(TAKEN if (day, hour) in taken else FREE for day in days)
        yield f"{hour:2} h  {marks}"


def _week_offers(shown: list[tuple[date, Event]], monday: date) -> Iterator[Offer]:
    if shown:
        yield Offer("enter", _("ouvrir"), "open", "event")
        yield Offer("", _("supprimer"), "cancel_event", "event")
    asks = (
        Ask("day", _("Jour"), DAYS, also=day_names(monday)),
        Ask("start", _("Heure"), HOURS, also=CLOCK),
        Ask("title", _("Titre")),
    )
    yield Offer("", _("nouvelle réunion"), "new_event", asks=asks)
    yield Offer("", _("semaine suivante"), "next_week")
    yield Offer("", _("semaine précédente"), "previous_week")


# ---- a meeting


def _meeting(diary: Diary, event: Event) -> Page:
    title = _("{title} · {day}, de {start} à {end}").format(
        title=event.title, day=day_words(event.day), start=hour_words(event.start),
        end=hour_words(event.start + event.hours),
    )  # fmt: skip
    rows = tuple(_guest_row(diary, event, one) for one in diary.people)
    reminder = _("rappel : {before}").format(before=event.reminder)
    text = (f"{_repeat_words(event)} · {reminder}", *diary.almanac)
    free = staged(
        _("Ce jour-là"), tuple(Row((line,), said=SILENT) for line in _free_lines(diary, event))
    )
    return Page(
        title,
        text,
        rows,
        (9, 12, 0),
        tuple(_meeting_offers(diary, event)),
        diary.note,
        chrome=(
            Status(_("Agenda"), diary.me),
            Trail((Tab(_("Semaine"), way=Way("back")), Tab(event.title))),
            _GUESTS,
            *free,
        ),
    )


def _repeat_words(event: Event) -> str:
    if event.repeats == NEVER:
        return _("Une seule fois")
    ends = _("sans fin") if event.until is None else _("jusqu'au {day}").format(day=day_words(event.until))  # fmt: skip
    days = days_of(event)
    count = "" if event.until is None else ngettext(", {n} séance", ", {n} séances", len(days)).format(n=len(days))  # fmt: skip
    kinds = {
        DAILY: ngettext("chaque jour", "tous les {n} jours", event.every),
        WEEKLY: ngettext("chaque semaine", "toutes les {n} semaines", event.every),
        MONTHLY: ngettext("chaque mois", "tous les {n} mois", event.every),
    }
    how = kinds[event.repeats].format(n=event.every)
    return _("Revient {how}, {ends}{count}").format(how=how, ends=ends, count=count)


def _is_free(person: Person, event: Event, hour: int) -> bool:
    return hour not in person.busy.get(event.day.isoformat(), ())


def _guest_row(diary: Diary, event: Event, person: Person) -> Row:
    need = event.guests.get(person.name, "")
    states = [need or _("non invité")]
    if person.town:
        states.append(person.town)
    if diary.zoned:
        offset = diary.zones.get(person.name)
        states.append(
            _("fuseau à dire") if offset is None else _at_home(event, offset - diary.zone)
        )
    elif person.busy and need:
        hours = range(event.start, event.start + event.hours)
        free = all(_is_free(person, event, hour) for hour in hours)
        states.append(_("libre") if free else _("pris"))
    busy = person.busy.get(event.day.isoformat(), ())
    taken = ", ".join(hour_words(hour) for hour in busy)
    more = [_("pris à {hours}").format(hours=taken)] if taken else []
    told = [state for state in states if not (more and state == _("pris"))]
    said = ", ".join([person.name, *told, *more])
    return Row((person.name, states[0], ", ".join(states[1:])), person.name, said)


def _at_home(event: Event, offset: int) -> str:
    return _("de {start} à {end} chez elle ou lui").format(
        start=hour_words(event.start + offset), end=hour_words(event.start + event.hours + offset)
    )


def _free_lines(diary: Diary, event: Event) -> Iterator[str]:
    """Hours across, those who are invited down, what they have that day."""
    guests = [one for one in diary.people if one.name in event.guests and one.busy]
    if not guests:
        return
    yield " " * 9 + "".join(f"{hour % 100:<3}" for hour in range(FIRST, LAST, 1))
    for person in guests:
        marks = "  ".join(FREE if _is_free(person, event, hour) else TAKEN for hour in range(FIRST, LAST))  # fmt: skip
        yield f"{person.name[:8]:<9}{marks}"
    hours = range(event.start, event.start + event.hours)
    marks = "  ".join(HERE if hour in hours else " " for hour in range(FIRST, LAST))
    yield f"{'':<9}{marks}".rstrip()


def _meeting_offers(diary: Diary, event: Event) -> Iterator[Offer]:
    names = frozenset(one.name for one in diary.people)
    invited = names & frozenset(event.guests)
    if names:
        need = Ask("need", _("Présence"), NEEDS, value=dict(event.guests), also=ALSO_NEEDS)
        yield Offer("", _("inviter"), "invite", "who", None, (need,))
    if invited:
        yield Offer("", _("retirer"), "uninvite", "who", invited)
    if diary.zoned:
        now = {name: zone_words(offset) for name, offset in diary.zones.items()}
        zone = Ask("zone", _("Fuseau"), tuple(ZONES), value=now)
        yield Offer("", _("fuseau"), "time_zone", "who", None, (zone,))
    monday = event.day - timedelta(days=event.day.weekday())
    asks = (
        Ask(
            "day",
            _("Jour"),
            DAYS,
            value=DAYS[event.day.weekday()],
            also=day_names(monday),
            usual=True,
        ),
        Ask("start", _("Heure"), HOURS, also=CLOCK),
    )
    yield Offer("", _("déplacer"), "put_at", asks=asks)
    again = (
        Ask("how", _("Répéter"), REPEATS, value=event.repeats),
        Ask("every", _("Tous les combien"), EVERY, value=EVERY[0], usual=True),
    )
    yield Offer("", _("répéter"), "repeat", asks=again)
    if event.repeats != NEVER:
        yield Offer("", _("dernière date"), "repeat_until", asks=(Ask("day", _("Jusqu'au (JJ/MM/AAAA)")),))  # fmt: skip
    yield Offer(
        "",
        _("rappel"),
        "remind",
        asks=(Ask("before", _("Rappel"), REMINDERS, value=event.reminder, also=BEFORE_IT),),
    )
    yield Offer("escape", _("semaine"), "back")
