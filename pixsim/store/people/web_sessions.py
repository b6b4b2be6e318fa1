"""Browsers that were let in by a code: hashes of their cookies, so that a server that was killed knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pixsim.foundation.files import replace_file
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder
from pixsim.text.json_text import read_json, write_json


@dataclass(frozen=True, slots=True)
class WebSession:
    """One browser that was let in.

    Attributes
    ----------
    who : str
        Profile id; empty: the trainer.
    code : str
        Hash of the code it entered by: with another code it is no longer let in.
    until : float
        Seconds since 1970.
    """

    who: str
    code: str
    until: float


def keep_sessions(sessions: Mapping[str, WebSession]) -> None:
    """Remember them, by hash of the cookie.

    Raises
    ------
    OSError, JournalError
    """
    document = {key: asdict(session) for key, session in sessions.items()}
    replace_file(_sessions_file(), write_json(document).encode())


def read_sessions() -> dict[str, WebSession]:
    """Those of a server before this one; a file that makes no sense lets nobody in."""
    try:
        document = read_json(_sessions_file().read_bytes())
        return {
            str(key): WebSession(str(one["who"]), str(one["code"]), float(one["until"]))
            for key, one in document.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, JournalError):
        return {}


def _sessions_file() -> Path:
    return data_folder() / "web-sessions.json"
