"""Why the system refused, in French."""

from __future__ import annotations

import errno
import os

from pixsim.foundation.i18n import gettext as _
from pixsim.report.faults.library_messages import translate_refusal

CAUSES = {
    errno.ENOSPC: _("le disque est plein"),
    errno.EDQUOT: _("le quota de disque est atteint"),
    errno.EIO: _("erreur du disque"),
    errno.EACCES: _("accès refusé"),
    errno.EPERM: _("accès refusé"),
    errno.EROFS: _("le disque est en lecture seule"),
    errno.ENOENT: _("n'existe pas"),
    errno.EISDIR: _("est un dossier"),
    errno.ENOTDIR: _("passe par un fichier qui n'est pas un dossier"),
    errno.EEXIST: _("existe déjà"),
    errno.ENAMETOOLONG: _("le nom est trop long"),
    errno.EMFILE: _("trop de fichiers ouverts"),
    errno.ELOOP: _("des liens tournent en rond"),
    errno.EFBIG: _("le fichier serait trop gros"),
    errno.EBUSY: _("est occupé par un autre programme"),
    errno.ENXIO: _("n'est pas un fichier"),
    errno.EINVAL: _("le système le refuse ainsi"),
    errno.ENOTEMPTY: _("le dossier n'est pas vide"),
    errno.EXDEV: _("est sur un autre disque"),
    errno.ENOMEM: _("la mémoire est épuisée"),
    errno.ENFILE: _("trop de fichiers ouverts"),
    errno.EMLINK: _("trop de liens"),
    errno.ENODEV: _("l'appareil n'est pas là"),
    errno.EAGAIN: _("est occupé pour l'instant"),
    errno.ETIMEDOUT: _("n'a pas répondu à temps"),
    errno.EPIPE: _("le programme qui lisait est parti"),
    errno.EBADF: _("n'est plus ouvert"),
}
_SAID = {os.strerror(number): words for number, words in CAUSES.items()} | {
    "embedded null byte": _("le nom contient un caractère nul"),
    "No columns to parse from file": _("est vide"),
    "field larger than field limit (131072)": _(
        "une case est trop longue : un guillemet n'est sans doute pas refermé"
    ),
    # Python's reader of JSON
    "Expecting value": _("une valeur est attendue"),
    "Expecting property name enclosed in double quotes": _(
        "un nom entre guillemets droits est attendu"
    ),
    "Expecting ':' delimiter": _("un deux-points est attendu"),
    "Expecting ',' delimiter": _("une virgule est attendue"),
    "Illegal trailing comma before end of object": _("une virgule de trop"),
    "Illegal trailing comma before end of array": _("une virgule de trop"),
    "Unterminated string starting at": _("un texte n'est pas refermé"),
    "Invalid control character at": _("un caractère de contrôle dans un texte"),
    "Invalid \\escape": _("une barre oblique inverse de trop"),
    "Invalid \\uXXXX escape": _("un caractère mal écrit après \\u"),
    "Extra data": _("il reste quelque chose après la fin"),
}


def system_cause(error: object) -> str:
    """Why, in words: French where they are known, else the system's own.

    Parameters
    ----------
    error : object
        An exception, or what the system said.
    """
    if isinstance(error, OSError):
        return CAUSES.get(error.errno or 0) or error.strerror or str(error)
    if isinstance(error, UnicodeDecodeError):
        return _("n'est pas du texte en UTF-8")
    return _SAID.get(str(error)) or translate_refusal(str(error))
