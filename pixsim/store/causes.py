"""Why the system or the database refused, in words."""

from __future__ import annotations

import errno
import sqlite3

from pixsim.foundation.i18n import gettext as _
from pixsim.report.faults.system_causes import CAUSES, system_cause
from pixsim.store.errors import JournalError

DATABASE_CAUSES = {
    sqlite3.SQLITE_NOTADB: _("ce n'est pas un journal de pixsim, ou son début est abîmé"),
    sqlite3.SQLITE_CORRUPT: _("le fichier est abîmé"),
    sqlite3.SQLITE_ERROR: _("des tables manquent ou sont abîmées"),
    sqlite3.SQLITE_FULL: CAUSES[errno.ENOSPC],
    sqlite3.SQLITE_READONLY: _("il est en lecture seule"),
    sqlite3.SQLITE_IOERR: CAUSES[errno.EIO],
    sqlite3.SQLITE_CANTOPEN: CAUSES[errno.EACCES],
    sqlite3.SQLITE_PERM: CAUSES[errno.EACCES],
    sqlite3.SQLITE_BUSY: _("un autre pixsim l'occupe"),
    sqlite3.SQLITE_LOCKED: _("un autre pixsim l'occupe"),
}
REASONS = {  # of a `JournalError` that nothing else caused
    "is not a file": _("ce n'est pas un fichier"),
    "the key of the pseudonyms is damaged": _("la clé des pseudonymes est abîmée"),
    "is not a private key in PEM": _("ce n'est pas une clé privée (PEM)"),
    "is not an Ed25519 key": _("ce n'est pas une clé Ed25519"),
}


def cause_words(error: Exception) -> str:
    """Why the system or the database refused; in its own words where it has no others."""
    if isinstance(error, UnicodeDecodeError):  # SQLite, quoting a damaged name
        return DATABASE_CAUSES[sqlite3.SQLITE_CORRUPT]
    code = getattr(error, "sqlite_errorcode", None)
    return DATABASE_CAUSES.get(code & 0xFF if code else -1) or system_cause(error)


def journal_cause(error: JournalError) -> str:
    """Why the journal or its key cannot be used."""
    if error.reason in REASONS:
        return REASONS[error.reason]
    return cause_words(error.__cause__) if isinstance(error.__cause__, Exception) else error.reason
