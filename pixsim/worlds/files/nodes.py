"""Files and folders, and what kinds of files there are."""

from __future__ import annotations

from collections.abc import Mapping

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Frozen

KINDS: Mapping[str, tuple[str, ...]] = {
    "Image": ("jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "tif"),
    "Vidéo": ("mp4", "mov", "mkv", "avi", "webm", "mpg"),
    "Son": ("mp3", "wav", "ogg", "flac", "m4a"),
    "Document texte": ("odt", "docx", "doc", "rtf"),
    "Classeur": ("ods", "xlsx", "xls", "csv"),
    "Présentation": ("odp", "pptx", "ppt"),
    "Document PDF": ("pdf",),
    "Texte brut": ("txt", "md", "log"),
    "Page web": ("html", "htm"),
    "Archive": ("zip", "7z", "rar", "gz"),
    "Programme": ("exe", "msi", "bat", "scr", "js", "vbs", "apk"),
    "Livre numérique": ("epub",),
}


class Member(Frozen):
    """A file inside an archive; its name may hold folders."""

    name: str
    size: int
    text: str = ""


class Node(Frozen):
    """A file or a folder.

    Attributes
    ----------
    parent : str
        Id of its folder; empty for a disk.
    size : int
        kB; a folder weighs what it holds.
    date : str
        Last changed, ``2026-03-14 10:22``.
    text : str
        What one reads when it is opened; lines apart.
    members : tuple of Member
        Of an archive.
    origin : str
        The node whose content it has: itself, or what it was copied from.
    saved : str
        The format that it was saved in, where it was made so: renaming makes none.
    binned : bool
        In the bin; its parent is where it came from.
    """

    id: str
    parent: str = ""
    name: str
    folder: bool = False
    size: int = 0
    date: str = ""
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()
    members: tuple[Member, ...] = ()
    readonly: bool = False
    tags: tuple[str, ...] = ()
    origin: str = ""
    saved: str = ""
    binned: bool = False

    @property
    def extension(self) -> str:
        """What follows the last point, in small letters."""
        stem, _point, end = self.name.rpartition(".")
        return end.lower() if stem and not self.folder else ""

    @property
    def kind(self) -> str:
        """« Image », « Document PDF »…, by the extension."""
        if self.folder:
            return _("Dossier") if self.parent else _("Disque")
        found = (kind for kind, ends in KINDS.items() if self.extension in ends)
        return next(found, _("Fichier {end}").format(end=self.extension.upper()).strip())
