"""What one does with a team's messaging, and in its video room."""

from __future__ import annotations

from typing import Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Go to a channel, or to what was said to somebody in private."""

    word = "ouvrir"
    past = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Go to the list of channels and people."""

    word = "accueil"
    past = (gettext("Retour à l'accueil"),)
    do: Literal["back"] = "back"


class Enter(Moving):
    """Go to the video room."""

    word = "salle"
    past = (gettext("Salle de réunion ouverte"),)
    do: Literal["enter_room"] = "enter_room"


class Sheet(Moving):
    """Read somebody's page."""

    word = "fiche"
    past = (gettext("Fiche de « {who} » ouverte"),)
    do: Literal["sheet"] = "sheet"
    who: Text


class Say(Act):
    """Write a message where one is."""

    word = "écrire"
    past = (gettext("Message écrit dans « {here} » : {text}"),)
    do: Literal["post_message"] = "post_message"
    text: Text


class Unsay(Act):
    """Delete a message of one's own."""

    word = "supprimer"
    past = (gettext("Votre message « {message} » supprimé"),)
    do: Literal["unsay"] = "unsay"
    message: Text


class Status(Act):
    """Say what the others may expect, and until when."""

    word = "statut"
    past = (gettext("Statut « {status} » mis jusqu'à : {until}"),)
    links = ("jusqu'à",)
    do: Literal["status"] = "status"
    status: Text
    until: Text


class Alerts(Act):
    """Say what of a channel gives an alert."""

    word = "alertes"
    past = (gettext("Alertes de « {channel} » : {which}"),)
    do: Literal["alerts"] = "alerts"
    channel: Text
    which: Text


class Mic(Act):
    """Open or cut one's microphone."""

    word = "micro"
    past = (gettext("Micro ouvert"), gettext("Micro coupé"))
    do: Literal["mic"] = "mic"


class Camera(Act):
    """Turn one's camera on or off."""

    word = "caméra"
    past = (gettext("Caméra allumée"), gettext("Caméra éteinte"))
    do: Literal["camera"] = "camera"


class Hear(Act):
    """Turn the sound of the room on or off, at home."""

    word = "haut-parleurs"
    past = (
        gettext("Haut-parleurs allumés"),
        gettext("Haut-parleurs coupés"),
    )
    do: Literal["hear"] = "hear"


class Hand(Act):
    """Raise or lower one's hand."""

    word = "main"
    past = (gettext("Main levée"), gettext("Main baissée"))
    do: Literal["hand"] = "hand"


class Ground(Act):
    """Choose what is behind oneself."""

    word = "fond"
    past = (gettext("Fond : {ground}"),)
    do: Literal["ground"] = "ground"
    ground: Text


class Share(Act):
    """Show a window or the whole screen."""

    word = "partager"
    past = (gettext("Partagé à l'écran : {what}"),)
    do: Literal["share_window"] = "share_window"
    what: Text


class Sound(Act):
    """Have the others hear the sound of the computer while something is shown, or no more."""

    word = "son"
    past = (
        gettext("Son de l'ordinateur partagé"),
        gettext("Son de l'ordinateur plus partagé"),
    )
    do: Literal["sound"] = "sound"


class Unshare(Act):
    """Show nothing any more."""

    word = "ne-plus-partager"
    past = (gettext("Partage d'écran arrêté"),)
    do: Literal["unshare"] = "unshare"


class Silence(Act):
    """Cut somebody's microphone."""

    word = "couper"
    past = (gettext("Micro de « {who} » coupé"),)
    do: Literal["silence"] = "silence"
    who: Text


class Note(Act):
    """Write to all in the room."""

    word = "noter"
    past = (gettext("Message écrit à tous : {text}"),)
    do: Literal["note_to_all"] = "note_to_all"
    text: Text


class Leave(Act):
    """Leave the room."""

    word = "quitter"
    past = (gettext("Réunion quittée"),)
    do: Literal["leave_room"] = "leave_room"


ACTS: tuple[type[Act], ...] = (
    Open, Back, Enter, Sheet, Say, Unsay, Status, Alerts, Mic, Camera, Hear, Hand, Ground, Share, Sound, Unshare, Silence,
    Note, Leave,
)  # fmt: skip
