"""An agenda as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.agenda import acts
from pixsim.worlds.agenda.data import Diary, days_of, hour_words
from pixsim.worlds.agenda.pages import page_of
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Page


class Agenda(Diary, acts=[acts]):
    """An agenda; see `pixsim.worlds.agenda.data.Diary` for its fields.

    Facts: ``at event``, ``there id``, ``titled id title``, ``when id day hour`` (« 2026-03-09 », « 9 h »),
    ``lasts id hours``, ``guest id name need``, ``occurs id days`` (all of them, by commas; the first sixty
    where it never ends), ``reminder id before``, ``zone name hours``.
    """

    opens_above: ClassVar[bool] = True

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterator[Fact]:
        yield ("at", self.view)
        yield from (("zone", name, str(hours)) for name, hours in self.zones.items())
        for event in self.events:
            yield ("there", event.id)
            yield ("titled", event.id, event.title)
            yield ("when", event.id, event.day.isoformat(), hour_words(event.start))
            yield ("lasts", event.id, str(event.hours))
            yield ("occurs", event.id, ", ".join(day.isoformat() for day in days_of(event)))
            yield ("reminder", event.id, event.reminder)
            yield from (("guest", event.id, name, need) for name, need in event.guests.items())

    def called(self, name: str, value: str) -> str:
        """A meeting by its title."""
        return next(
            (one.title for one in self.events if name == "event" and one.id == value), value
        )

    def here(self) -> str:
        """The meeting that is open."""
        return self.called("event", self.view)

    def which_past(self, act: Act) -> int:
        """Whether a meeting is no longer repeated, or for ever."""
        given = act.arguments()
        return (act.do == "repeat" and given["how"] == "jamais") or (
            act.do == "repeat_until" and not given["day"]
        )

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, first, *rest = fact
        titles = {one.id: one.title for one in self.events}
        name = titles.get(first, first)
        a, b = [*(part.lstrip("~^").replace("||", " ou ") for part in rest), "", ""][:2]
        template = {
            "at": _("ouvrir {name}"), "there": _("la réunion {name}"), "titled": _("une réunion nommée {a}"), "when": _("{name} : le {a} à {b}"),
            "lasts": _("{name} dure {a} h"), "occurs": _("{name} a lieu le {a}"), "reminder": _("rappel de {name} : {a}"),
            "guest": _("{name} : {a}, {b}"), "zone": _("fuseau de {name} : UTC {a}"),
        }.get(kind)  # fmt: skip
        return template.format(name=name, a=a, b=b) if template else super().tell(fact)
