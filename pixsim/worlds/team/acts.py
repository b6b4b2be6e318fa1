"""What one does with a team's messaging, and in its video room."""

from __future__ import annotations

from typing import TypeVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.foundation.i18n import gettext
from pixsim.text.elision import elide_words
from pixsim.worlds.core import Act, Moving, Refused, Text
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

"""What one does with a team's messaging, and in its video room."""
T = TypeVar("T", bound=Team)

# ---- moving about


class Open(Moving, do="open", word="ouvrir"):
    """Go to a channel, or to what was said to somebody in private."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text

    def apply(self, team: Team) -> Team:
        return team.changed(where=("channel", self.thing))


class Back(Moving, do="back", word="accueil"):
    """Go to the list of channels and people."""

    past = (gettext("Retour à l'accueil"),)

    def apply(self, team: Team) -> Team:
        return team.changed(where=HOME)


class Enter(Moving, do="enter_room", word="salle"):
    """Go to the video room."""

    past = (gettext("Salle de réunion ouverte"),)

    def apply(self, team: Team) -> Team:
        return team.changed(where=("room", ""))


class Sheet(Moving, do="sheet", word="fiche"):
    """Read somebody's page."""

    past = (gettext("Fiche de « {who} » ouverte"),)
    who: Text

    def apply(self, team: Team) -> Team:
        return team.changed(where=("person", self.who))


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


class Say(Act, do="post_message", word="écrire"):
    """Write a message where one is."""

    past = (gettext("Message écrit dans « {here} » : {text}"),)
    text: Text

    def apply(self, team: Team) -> Team:
        channel, text = team.channel(team.where[1]), _worded(self.text)
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


class Unsay(Act, do="unsay", word="supprimer"):
    """Delete a message of one's own."""

    past = (gettext("Votre message « {message} » supprimé"),)
    message: Text

    def apply(self, team: Team) -> Team:
        channel = team.channel(team.where[1])
        kept = tuple(one for one in channel.messages if one.id != self.message)
        return _with_channel(team, channel.changed(messages=kept), _("Message supprimé."))


class Alerts(Act, do="alerts", word="alertes"):
    """Say what of a channel gives an alert."""

    past = (gettext("Alertes de « {channel} » : {which}"),)
    channel: Text
    which: Text

    def apply(self, team: Team) -> Team:
        return _with_channel(team, team.channel(self.channel).changed(alerts=self.which))


class Status(Act, do="status", word="statut"):
    """Say what the others may expect, and until when."""

    past = (gettext("Statut « {status} » mis jusqu'à : {until}"),)
    links = ("jusqu'à",)
    status: Text
    until: Text

    def apply(self, team: Team) -> Team:
        people = tuple(
            one.changed(status=self.status) if one.handle == team.me else one for one in team.people
        )
        return team.changed(people=people, until=self.until)


# ---- the room


def _in_room(team: T, note: str = "", **fields: object) -> T:
    room = team.room
    assert isinstance(room, Room)
    return team.changed(room=room.changed(**fields), note=note)


def _room(team: Team) -> Room:
    assert team.room is not None
    return team.room


class Mic(Act, do="mic", word="micro"):
    """Open or cut one's microphone."""

    past = (gettext("Micro ouvert"), gettext("Micro coupé"))

    def apply(self, team: Team) -> Team:
        return _in_room(team, mic=not _room(team).mic)


class Camera(Act, do="camera", word="caméra"):
    """Turn one's camera on or off."""

    past = (gettext("Caméra allumée"), gettext("Caméra éteinte"))

    def apply(self, team: Team) -> Team:
        return _in_room(team, camera=not _room(team).camera)


class Hear(Act, do="hear", word="haut-parleurs"):
    """Turn the sound of the room on or off, at home."""

    past = (
        gettext("Haut-parleurs allumés"),
        gettext("Haut-parleurs coupés"),
    )

    def apply(self, team: Team) -> Team:
        return _in_room(team, heard=not _room(team).heard)


class Hand(Act, do="hand", word="main"):
    """Raise or lower one's hand."""

    past = (gettext("Main levée"), gettext("Main baissée"))

    def apply(self, team: Team) -> Team:
        return _in_room(team, hand=not _room(team).hand)


class Ground(Act, do="ground", word="fond"):
    """Choose what is behind oneself."""

    past = (gettext("Fond : {ground}"),)
    ground: Text

    def apply(self, team: Team) -> Team:
        return _in_room(team, ground=self.ground)


class Share(Act, do="share_window", word="partager"):
    """Show a window or the whole screen."""

    past = (gettext("Partagé à l'écran : {what}"),)
    what: Text

    def apply(self, team: Team) -> Team:
        return _in_room(team, shared=self.what)


class Sound(Act, do="sound", word="son"):
    """Have the others hear the sound of the computer while something is shown, or no more."""

    past = (
        gettext("Son de l'ordinateur partagé"),
        gettext("Son de l'ordinateur plus partagé"),
    )

    def apply(self, team: Team) -> Team:
        return _in_room(team, with_sound=not _room(team).with_sound)


class Unshare(Act, do="unshare", word="ne-plus-partager"):
    """Show nothing any more."""

    past = (gettext("Partage d'écran arrêté"),)

    def apply(self, team: Team) -> Team:
        return _in_room(team, shared=NO_SHARE, with_sound=False)


class Silence(Act, do="silence", word="couper"):
    """Cut somebody's microphone."""

    past = (gettext("Micro de « {who} » coupé"),)
    who: Text

    def apply(self, team: Team) -> Team:
        seats = tuple(
            one.changed(mic=False, talks=False) if one.handle == self.who else one
            for one in _room(team).seats
        )
        name = team.person(self.who).name
        return _in_room(
            team, elide_words(_("Le micro de {name} est coupé.").format(name=name)), seats=seats
        )


class Note(Act, do="note_to_all", word="noter"):
    """Write to all in the room."""

    past = (gettext("Message écrit à tous : {text}"),)
    text: Text

    def apply(self, team: Team) -> Team:
        noted = _room(team).noted
        if len(noted) >= MOST_MESSAGES:
            raise Refused(_("Trop de messages ici."))
        return _in_room(team, _("Tous lisent votre message."), noted=(*noted, _worded(self.text)))


class Leave(Act, do="leave_room", word="quitter"):
    """Leave the room."""

    past = (gettext("Réunion quittée"),)

    def apply(self, team: Team) -> Team:
        return _in_room(team, _("Vous avez quitté la réunion."), left=True).changed(where=HOME)
