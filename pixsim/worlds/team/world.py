"""A team's messaging as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Page
from pixsim.worlds.team import acts
from pixsim.worlds.team.data import OFF, ON, Room, Team
from pixsim.worlds.team.pages import page_of


def _yes(true: bool) -> str:
    return "oui" if true else "non"


class Messaging(Team, acts=[acts]):
    """A team's messaging; see `pixsim.worlds.team.data.Team` for its fields.

    Facts: ``at kind thing``, ``status status`` and ``until when`` (one's own), ``alerts channel which``, ``said id channel
    text`` and ``warned id handle`` (of one's own messages), ``written id`` (of anybody's); in a video
    room ``mic state``, ``camera oui``, ``heard oui``, ``hand oui``, ``ground what``, ``shared what``,
    ``sound oui`` (of the computer), ``seen window`` (by the others), ``noted text``, ``open_mic handle``,
    ``left oui``.
    """

    opens_above: ClassVar[bool] = True

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterator[Fact]:
        yield ("at", *self.where)
        yield ("status", self.person(self.me).status)
        yield ("until", self.until)
        for channel in self.channels:
            yield ("alerts", channel.name, channel.alerts)
            for message in channel.messages:
                yield ("written", message.id)
                if message.author == self.me:
                    yield ("said", message.id, channel.name, message.text)
                    for handle in self.warned(channel.name, message.text):
                        yield ("warned", message.id, handle)
        if self.room is not None:
            yield from _room_facts(self.room)

    def called(self, name: str, value: str) -> str:
        """Somebody by their name, a message by its text."""
        if name == "message":
            said = (one for channel in self.channels for one in channel.messages)
            return next((one.text for one in said if one.id == value), value)
        known = {one.handle: one.name for one in self.people} if name in ("thing", "who") else {}
        return known.get(value, value)

    def here(self) -> str:
        """The channel or conversation that is open."""
        return self.called("thing", self.where[1])

    def which_past(self, act: Act) -> int:
        """Whether a switch of the room was on."""
        room = self.room
        if room is None:
            return False
        on = {
            "mic": room.mic,
            "camera": room.camera,
            "hear": room.heard,
            "hand": room.hand,
            "sound": room.with_sound,
        }
        return on.get(act.do, False)

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *rest = fact
        names = {one.handle: one.name for one in self.people}
        words = [names.get(part, part.lstrip("~^").replace("||", " ou ")) for part in rest]
        a, b, c = [*words, "", "", ""][:3]
        template = {
            "status": _("votre statut : {0}"), "until": _("statut jusqu'à : {0}"), "alerts": _("alertes de {0} : {1}"), "said": _("un message dans {1} : {2}"),
            "warned": _("{1} reçoit une alerte"), "written": _("un message supprimé ou ajouté"), "mic": _("votre micro : {0}"),
            "camera": _("votre caméra allumée : {0}"), "heard": _("vous entendez la réunion : {0}"), "hand": _("votre main levée : {0}"),
            "ground": _("votre fond : {0}"), "shared": _("ce que vous montrez : {0}"), "sound": _("le son de l'ordinateur partagé : {0}"),
            "seen": _("les autres voient {0}"), "noted": _("un message à tous : {0}"), "open_mic": _("le micro de {0} ouvert"),
            "left": _("avoir quitté la réunion : {0}"), "at": _("aller à {1}"),
        }.get(kind)  # fmt: skip
        return template.format(a, b, c) if template else super().tell(fact)


def _room_facts(room: Room) -> Iterator[Fact]:
    yield ("mic", ON if room.mic else OFF)
    yield ("camera", _yes(room.camera))
    yield ("heard", _yes(room.heard))
    yield ("hand", _yes(room.hand))
    yield ("ground", room.ground)
    yield ("shared", room.shared)
    yield ("sound", _yes(room.with_sound))
    yield ("left", _yes(room.left))
    yield from (("seen", window) for window in room.seen)
    yield from (("noted", text) for text in room.noted)
    yield from (("open_mic", seat.handle) for seat in room.seats if seat.mic)
