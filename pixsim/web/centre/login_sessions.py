"""Who was let in: a browser is known by the hash of its cookie, as long as its code holds."""

from __future__ import annotations

import time
from collections.abc import Callable

from pixsim.store.people.personal_codes import PersonalCodes, codes_file, read_codes
from pixsim.store.people.web_sessions import WebSession, keep_sessions, read_sessions
from pixsim.web.tokens import new_token, token_hash

LASTING = 12 * 3600.0  # seconds: a day of a centre
MOST_EACH = 8  # browsers of one person
TRAINER = ""

Stamp = tuple[int, int, int]


class LoginSessions:
    """The browsers of a centre.

    A token is drawn at each entry, never taken from the browser: who plants a cookie in another's
    browser gains nothing.

    Parameters
    ----------
    now : callable, optional
        Seconds since 1970.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._kept = read_sessions()
        self._read: tuple[Stamp, PersonalCodes] | None = None

    @property
    def codes(self) -> PersonalCodes:
        """The codes as they are now; another process may change them.

        Raises
        ------
        JournalError
        """
        try:
            found = codes_file().stat()
        except FileNotFoundError:
            return PersonalCodes()
        stamp = found.st_mtime_ns, found.st_size, found.st_ino
        if self._read is None or self._read[0] != stamp:
            self._read = stamp, read_codes()
        return self._read[1]

    def enter(self, who: str) -> str:
        """Let a browser in: the secret for its cookie.

        Parameters
        ----------
        who : str
            Profile id, or `TRAINER`.

        Raises
        ------
        OSError, JournalError
        """
        token = new_token()
        mine = [key for key, session in self._kept.items() if session.who == who]
        gone = mine[: max(0, len(mine) - MOST_EACH + 1)]
        now = self._now()
        kept = {key: one for key, one in self._kept.items() if key not in gone and now < one.until}
        session = WebSession(who, self._code_of(who), self._now() + LASTING)
        self._keep({**kept, token_hash(token): session})
        return token

    def who(self, token: str) -> str | None:
        """Whom a browser was let in as; None: nobody, or no longer."""
        found = self._kept.get(token_hash(token)) if token else None
        return found.who if found is not None and self._holds(found) else None

    def was(self, token: str) -> str | None:
        """Whom a browser was let in as, even where the code holds no more; None: nobody."""
        found = self._kept.get(token_hash(token)) if token else None
        return None if found is None else found.who

    def leave(self, token: str) -> None:
        """A browser leaves.

        Raises
        ------
        OSError, JournalError
        """
        self._keep({key: one for key, one in self._kept.items() if key != token_hash(token)})

    def leave_all(self, who: str) -> None:
        """All browsers of somebody leave.

        Raises
        ------
        OSError, JournalError
        """
        self._keep({key: one for key, one in self._kept.items() if one.who != who})

    def _holds(self, session: WebSession) -> bool:
        code = self._code_of(session.who)
        return bool(code) and session.code == code and self._now() < session.until

    def _code_of(self, who: str) -> str:
        codes = self.codes
        if who == TRAINER:
            return codes.trainer
        code = codes.people.get(who)
        return "" if code is None else code.hash

    def _keep(self, sessions: dict[str, WebSession]) -> None:
        keep_sessions(sessions)
        self._kept = sessions
