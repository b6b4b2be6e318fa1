"""What one does with a team's messaging, and in its video room."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import Act, Moving, Text


class Open(Moving, do="open", word="ouvrir"):
    """Go to a channel, or to what was said to somebody in private."""

    past = (gettext("« {thing} » ouvert"),)
    thing: Text


class Back(Moving, do="back", word="accueil"):
    """Go to the list of channels and people."""

    past = (gettext("Retour à l'accueil"),)


class Enter(Moving, do="enter_room", word="salle"):
    """Go to the video room."""

    past = (gettext("Salle de réunion ouverte"),)


class Sheet(Moving, do="sheet", word="fiche"):
    """Read somebody's page."""

    past = (gettext("Fiche de « {who} » ouverte"),)
    who: Text


class Say(Act, do="post_message", word="écrire"):
    """Write a message where one is."""

    past = (gettext("Message écrit dans « {here} » : {text}"),)
    text: Text


class Unsay(Act, do="unsay", word="supprimer"):
    """Delete a message of one's own."""

    past = (gettext("Votre message « {message} » supprimé"),)
    message: Text


class Status(Act, do="status", word="statut"):
    """Say what the others may expect, and until when."""

    past = (gettext("Statut « {status} » mis jusqu'à : {until}"),)
    links = ("jusqu'à",)
    status: Text
    until: Text


class Alerts(Act, do="alerts", word="alertes"):
    """Say what of a channel gives an alert."""

    past = (gettext("Alertes de « {channel} » : {which}"),)
    channel: Text
    which: Text


class Mic(Act, do="mic", word="micro"):
    """Open or cut one's microphone."""

    past = (gettext("Micro ouvert"), gettext("Micro coupé"))


class Camera(Act, do="camera", word="caméra"):
    """Turn one's camera on or off."""

    past = (gettext("Caméra allumée"), gettext("Caméra éteinte"))


class Hear(Act, do="hear", word="haut-parleurs"):
    """Turn the sound of the room on or off, at home."""

    past = (
        gettext("Haut-parleurs allumés"),
        gettext("Haut-parleurs coupés"),
    )


class Hand(Act, do="hand", word="main"):
    """Raise or lower one's hand."""

    past = (gettext("Main levée"), gettext("Main baissée"))


class Ground(Act, do="ground", word="fond"):
    """Choose what is behind oneself."""

    past = (gettext("Fond : {ground}"),)
    ground: Text


class Share(Act, do="share_window", word="partager"):
    """Show a window or the whole screen."""

    past = (gettext("Partagé à l'écran : {what}"),)
    what: Text


class Sound(Act, do="sound", word="son"):
    """Have the others hear the sound of the computer while something is shown, or no more."""

    past = (
        gettext("Son de l'ordinateur partagé"),
        gettext("Son de l'ordinateur plus partagé"),
    )


class Unshare(Act, do="unshare", word="ne-plus-partager"):
    """Show nothing any more."""

    past = (gettext("Partage d'écran arrêté"),)


class Silence(Act, do="silence", word="couper"):
    """Cut somebody's microphone."""

    past = (gettext("Micro de « {who} » coupé"),)
    who: Text


class Note(Act, do="note_to_all", word="noter"):
    """Write to all in the room."""

    past = (gettext("Message écrit à tous : {text}"),)
    text: Text


class Leave(Act, do="leave_room", word="quitter"):
    """Leave the room."""

    past = (gettext("Réunion quittée"),)


ACTS: tuple[type[Act], ...] = (
    Open, Back, Enter, Sheet, Say, Unsay, Status, Alerts, Mic, Camera, Hear, Hand, Ground, Share, Sound, Unshare, Silence,
    Note, Leave,
)  # fmt: skip
