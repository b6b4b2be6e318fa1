"""What is not shown: said in a sentence, by the kind its name gives."""

from __future__ import annotations

import wave
from io import BytesIO

from pixsim.foundation.i18n import gettext as _
from pixsim.text.french_spaces import NO_BREAK
from pixsim.viewing.limits import Unreadable
from pixsim.viewing.sizes import written_number
from pixsim.viewing.views import FieldsView, NotShown

_SOUNDS = frozenset(["wav", "mp3", "ogg", "oga", "flac", "aac", "m4a", "mid", "wma", "opus"])
_FILMS = frozenset(["mp4", "avi", "mkv", "webm", "mov", "mpg", "mpeg", "ogv"])
_IMAGES = frozenset(["heic", "avif", "psd", "xcf"])
_PROGRAMS = frozenset({
    "exe", "bat", "cmd", "com", "msi", "scr", "app", "apk", "jar", "vbs", "ps1", "dll", "deb",
    "rpm",
})  # fmt: skip
_OFFICE = frozenset(["doc", "xls", "ppt", "pptx", "odp", "odg", "rtf"])


def not_shown(name: str) -> NotShown:
    """Why a file is not shown."""
    suffix = name.rpartition(".")[2].lower()
    if suffix in _SOUNDS:
        return NotShown(_("Ce fichier est un son : pixsim ne peut pas le jouer."))
    if suffix in _FILMS:
        return NotShown(_("Ce fichier est une vidéo : pixsim ne peut pas la jouer."))
    if suffix in _IMAGES:
        return NotShown(
            _("Ce fichier est une image {kind} : pixsim ne sait pas la dessiner.").format(
                kind=suffix.upper()
            )
        )
    if suffix in _PROGRAMS:
        return NotShown(_("Ce fichier est un programme : pixsim ne lance rien."))
    if suffix == "pdf":
        return NotShown(_("Ce fichier est un document PDF : pixsim ne peut pas le mettre en page."))
    if suffix == "svg":
        return NotShown(_("Ce fichier est un dessin SVG : pixsim ne peut pas le dessiner."))
    if suffix in _OFFICE:
        return NotShown(
            _("Ce fichier est un document {kind} : pixsim ne sait pas le lire.").format(
                kind=suffix.upper()
            )
        )
    return NotShown(_("Ce fichier n'est pas un texte, et pixsim ne connaît pas son format."))


def sound_details(content: bytes) -> FieldsView:
    """What sound programs say of a WAV file.

    Raises
    ------
    Unreadable
        It is no such file.
    """
    try:
        with wave.open(BytesIO(content)) as sound:
            rate, channels = sound.getframerate(), sound.getnchannels()
            width, frames = sound.getsampwidth(), sound.getnframes()
    except (wave.Error, EOFError, ValueError, OSError, ZeroDivisionError):
        raise Unreadable(_("Ce son est abîmé : ses propriétés sont illisibles.")) from None
    if not rate:
        raise Unreadable(_("Ce son est abîmé : ses propriétés sont illisibles."))
    heard = {1: _("mono"), 2: _("stéréo")}.get(channels) or _("{n} canaux").format(n=channels)
    return FieldsView(
        (
            (_("Fréquence d'échantillonnage"), written_number(rate) + NO_BREAK + "Hz"),
            (_("Canaux"), heard),
            (_("Profondeur"), f"{8 * width}{NO_BREAK}" + _("bits")),
            (_("Durée"), written_number(frames * 10 // rate / 10, 1) + NO_BREAK + "s"),
        )
    )
