"""What one does with a team's messaging, and in its video room."""

from __future__ import annotations

from typing import ClassVar, Literal

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving):
    """Go to a channel, or to what was said to somebody in private."""

    word: ClassVar[str] = "ouvrir"
    past: ClassVar[tuple[str, ...]] = (gettext("« {thing} » ouvert"),)
    do: Literal["open"] = "open"
    thing: Text


class Back(Moving):
    """Go to the list of channels and people."""

    word: ClassVar[str] = "accueil"
    past: ClassVar[tuple[str, ...]] = (gettext("Retour à l'accueil"),)
    do: Literal["back"] = "back"


class Enter(Moving):
    """Go to the video room."""

    word: ClassVar[str] = "salle"
    past: ClassVar[tuple[str, ...]] = (gettext("Salle de réunion ouverte"),)
    do: Literal["enter_room"] = "enter_room"


class Sheet(Moving):
    """Read somebody's page."""

    word: ClassVar[str] = "fiche"
    past: ClassVar[tuple[str, ...]] = (gettext("Fiche de « {who} » ouverte"),)
    do: Literal["sheet"] = "sheet"
    who: Text


class Say(Act):
    """Write a message where one is."""

    word: ClassVar[str] = "écrire"
    past: ClassVar[tuple[str, ...]] = (gettext("Message écrit dans « {here} » : {text}"),)
    do: Literal["post_message"] = "post_message"
    text: Text


class Unsay(Act):
    """Delete a message of one's own."""

    word: ClassVar[str] = "supprimer"
    past: ClassVar[tuple[str, ...]] = (gettext("Votre message « {message} » supprimé"),)
    do: Literal["unsay"] = "unsay"
    message: Text


class Status(Act):
    """Say what the others may expect, and until when."""

    word: ClassVar[str] = "statut"
    past: ClassVar[tuple[str, ...]] = (gettext("Statut « {status} » mis jusqu'à : {until}"),)
    links: ClassVar[tuple[str, ...]] = ("jusqu'à",)
    do: Literal["status"] = "status"
    status: Text
    until: Text


class Alerts(Act):
    """Say what of a channel gives an alert."""

    word: ClassVar[str] = "alertes"
    past: ClassVar[tuple[str, ...]] = (gettext("Alertes de « {channel} » : {which}"),)
    do: Literal["alerts"] = "alerts"
    channel: Text
    which: Text


class Mic(Act):
    """Open or cut one's microphone."""

    word: ClassVar[str] = "micro"
    past: ClassVar[tuple[str, ...]] = (gettext("Micro ouvert"), gettext("Micro coupé"))
    do: Literal["mic"] = "mic"


class Camera(Act):
    """Turn one's camera on or off."""

    word: ClassVar[str] = "caméra"
    past: ClassVar[tuple[str, ...]] = (gettext("Caméra allumée"), gettext("Caméra éteinte"))
    do: Literal["camera"] = "camera"


class Hear(Act):
    """Turn the sound of the room on or off, at home."""

    word: ClassVar[str] = "haut-parleurs"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Haut-parleurs allumés"),
        gettext("Haut-parleurs coupés"),
    )
    do: Literal["hear"] = "hear"


class Hand(Act):
    """Raise or lower one's hand."""

    word: ClassVar[str] = "main"
    past: ClassVar[tuple[str, ...]] = (gettext("Main levée"), gettext("Main baissée"))
    do: Literal["hand"] = "hand"


class Ground(Act):
    """Choose what is behind oneself."""

    word: ClassVar[str] = "fond"
    past: ClassVar[tuple[str, ...]] = (gettext("Fond : {ground}"),)
    do: Literal["ground"] = "ground"
    ground: Text


class Share(Act):
    """Show a window or the whole screen."""

    word: ClassVar[str] = "partager"
    past: ClassVar[tuple[str, ...]] = (gettext("Partagé à l'écran : {what}"),)
    do: Literal["share_window"] = "share_window"
    what: Text


class Sound(Act):
    """Have the others hear the sound of the computer while something is shown, or no more."""

    word: ClassVar[str] = "son"
    past: ClassVar[tuple[str, ...]] = (
        gettext("Son de l'ordinateur partagé"),
        gettext("Son de l'ordinateur plus partagé"),
    )
    do: Literal["sound"] = "sound"


class Unshare(Act):
    """Show nothing any more."""

    word: ClassVar[str] = "ne-plus-partager"
    past: ClassVar[tuple[str, ...]] = (gettext("Partage d'écran arrêté"),)
    do: Literal["unshare"] = "unshare"


class Silence(Act):
    """Cut somebody's microphone."""

    word: ClassVar[str] = "couper"
    past: ClassVar[tuple[str, ...]] = (gettext("Micro de « {who} » coupé"),)
    do: Literal["silence"] = "silence"
    who: Text


class Note(Act):
    """Write to all in the room."""

    word: ClassVar[str] = "noter"
    past: ClassVar[tuple[str, ...]] = (gettext("Message écrit à tous : {text}"),)
    do: Literal["note_to_all"] = "note_to_all"
    text: Text


class Leave(Act):
    """Leave the room."""

    word: ClassVar[str] = "quitter"
    past: ClassVar[tuple[str, ...]] = (gettext("Réunion quittée"),)
    do: Literal["leave_room"] = "leave_room"


ACTS: tuple[type[Act], ...] = (
    Open, Back, Enter, Sheet, Say, Unsay, Status, Alerts, Mic, Camera, Hear, Hand, Ground, Share, Sound, Unshare, Silence,
    Note, Leave,
)  # fmt: skip
