"""What each act does to a team's messaging."""

from __future__ import annotations

from functools import singledispatch
from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.text.elision import elided
from pixsim.worlds.core import Refused
from pixsim.worlds.team import acts
from pixsim.worlds.team.data import (
    HOME,
    MOST_MESSAGES,
    MOST_WORDS,
    NO_SHARE,
    Channel,
    Message,
    Room,
    Team,
)

T = TypeVar("T", bound=Team)


@singledispatch
def after(act: object, team: Team) -> Team:  # noqa: ARG001
    """The messaging after an act that the page offers.

    Raises
    ------
    Refused
    """
    raise TypeError(f"no act of a team's messaging: {act!r}")


# ---- moving about


@after.register
def _after_open(act: acts.Open, team: Team) -> Team:
    return team.changed(where=("channel", act.thing))


@after.register
def _after_back(_act: acts.Back, team: Team) -> Team:
    return team.changed(where=HOME)


@after.register
def _after_enter(_act: acts.Enter, team: Team) -> Team:
    return team.changed(where=("room", ""))


@after.register
def _after_sheet(act: acts.Sheet, team: Team) -> Team:
    return team.changed(where=("person", act.who))


# ---- messages


def _worded(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(_("Écrivez un texte."))
    if len(text) > MOST_WORDS:
        raise Refused(_("Trop long : {n} caractères au plus.").format(n=MOST_WORDS))
    return text


def _with_channel(team: T, channel: Channel, note: str = "") -> T:
    known = any(one.name == channel.name for one in team.channels)
    channels = tuple(channel if one.name == channel.name else one for one in team.channels)
    return team.changed(channels=channels if known else (*channels, channel), note=note)


def _new_id(team: Team) -> str:
    taken = [int(m.id) for channel in team.channels for m in channel.messages]
    return str(max(taken, default=0) + 1)


@after.register
def _after_say(act: acts.Say, team: Team) -> Team:
    channel, text = team.channel(team.where[1]), _worded(act.text)
    if len(channel.messages) >= MOST_MESSAGES:
        raise Refused(_("Trop de messages ici."))
    message = Message(id=_new_id(team), author=team.me, text=text)
    warned = len(team.warned(channel.name, text))
    note = ngettext(
        "Message envoyé ; {n} personne reçoit une alerte.",
        "Message envoyé ; {n} personnes reçoivent une alerte.",
        warned,
    ).format(n=warned)
    if not warned:
        note = _("Message envoyé ; personne ne reçoit d'alerte.")
    return _with_channel(team, channel.changed(messages=(*channel.messages, message)), note)


@after.register
def _after_unsay(act: acts.Unsay, team: Team) -> Team:
    channel = team.channel(team.where[1])
    kept = tuple(one for one in channel.messages if one.id != act.message)
    return _with_channel(team, channel.changed(messages=kept), _("Message supprimé."))


@after.register
def _after_alerts(act: acts.Alerts, team: Team) -> Team:
    return _with_channel(team, team.channel(act.channel).changed(alerts=act.which))


@after.register
def _after_status(act: acts.Status, team: Team) -> Team:
    people = tuple(
        one.changed(status=act.status) if one.handle == team.me else one for one in team.people
    )
    return team.changed(people=people, until=act.until)


# ---- the room


def _in_room(team: T, note: str = "", **fields: object) -> T:
    room = team.room
    assert isinstance(room, Room)
    return team.changed(room=room.changed(**fields), note=note)


def _room(team: Team) -> Room:
    assert team.room is not None
    return team.room


@after.register
def _after_mic(_act: acts.Mic, team: Team) -> Team:
    return _in_room(team, mic=not _room(team).mic)


@after.register
def _after_camera(_act: acts.Camera, team: Team) -> Team:
    return _in_room(team, camera=not _room(team).camera)


@after.register
def _after_hear(_act: acts.Hear, team: Team) -> Team:
    return _in_room(team, heard=not _room(team).heard)


@after.register
def _after_hand(_act: acts.Hand, team: Team) -> Team:
    return _in_room(team, hand=not _room(team).hand)


@after.register
def _after_ground(act: acts.Ground, team: Team) -> Team:
    return _in_room(team, ground=act.ground)


@after.register
def _after_share(act: acts.Share, team: Team) -> Team:
    return _in_room(team, shared=act.what)


@after.register
def _after_sound(_act: acts.Sound, team: Team) -> Team:
    return _in_room(team, with_sound=not _room(team).with_sound)


@after.register
def _after_unshare(_act: acts.Unshare, team: Team) -> Team:
    return _in_room(team, shared=NO_SHARE, with_sound=False)


@after.register
def _after_silence(act: acts.Silence, team: Team) -> Team:
    seats = tuple(
        one.changed(mic=False, talks=False) if one.handle == act.who else one
        for one in _room(team).seats
    )
    name = team.person(act.who).name
    return _in_room(team, elided(_("Le micro de {name} est coupé.").format(name=name)), seats=seats)


@after.register
def _after_note(act: acts.Note, team: Team) -> Team:
    noted = _room(team).noted
    if len(noted) >= MOST_MESSAGES:
        raise Refused(_("Trop de messages ici."))
    return _in_room(team, _("Tous lisent votre message."), noted=(*noted, _worded(act.text)))


@after.register
def _after_leave(_act: acts.Leave, team: Team) -> Team:
    return _in_room(team, _("Vous avez quitté la réunion."), left=True).changed(where=HOME)
