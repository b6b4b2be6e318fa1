"""Codes by which the people of a centre enter its pages, and the trainer theirs; only hashes are kept.

A code is said once, on the slip that is printed; whoever loses theirs is given another. Codes are drawn
from the randomness of the system, long enough that no limit on attempts has to shut anybody out: 50
bits for a person, 75 for the trainer.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import filelock

from pixsim.foundation.files import replace_file
from pixsim.profile import Profile
from pixsim.store.errors import JournalError
from pixsim.store.home import data_folder, private_folder
from pixsim.store.sittings.database import file_lock
from pixsim.text.json_text import read_json, write_json

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # of Crockford: no I, L, O, U
LENGTH, TRAINER_LENGTH, GROUP = 10, 15, 5
MISREAD = str.maketrans("ILO", "110")
LONGEST_TYPED = 60  # characters that are read of what is typed
SCHEMA = "pixsim/personal-codes/1"


@dataclass(frozen=True, slots=True)
class PersonalCode:
    """What is kept of the code of one person.

    Attributes
    ----------
    identity : str
        Of the profile it was drawn for: nobody else of the same id enters by it.
    hash : str
    """

    identity: str
    hash: str


@dataclass(frozen=True, slots=True)
class PersonalCodes:
    """All codes of this machine.

    Attributes
    ----------
    salt : str
        Hashed with each code.
    trainer : str
        Hash of the trainer's code; empty: none was drawn.
    people : mapping of str to PersonalCode
        By profile id.
    """

    salt: str = ""
    trainer: str = ""
    people: Mapping[str, PersonalCode] = field(default_factory=lambda: MappingProxyType({}))

    def whose(self, typed: str) -> str | None:
        """Id of the person whose code was typed; None: nobody's. As long for a wrong one."""
        given, found = self.hash_of(typed), None
        for profile_id, code in self.people.items():
            if hmac.compare_digest(given, code.hash):
                found = profile_id
        return found

    def is_trainer(self, typed: str) -> bool:
        """Whether the trainer's code was typed."""
        return bool(self.trainer) and hmac.compare_digest(self.hash_of(typed), self.trainer)

    def hash_of(self, typed: str) -> str:
        """The hash of a code, as people type it: case, hyphens and spaces aside, O for 0, I and L for 1."""
        signs = "".join(c for c in typed[:LONGEST_TYPED].upper() if c.isalnum())
        read = f"{self.salt}:{signs.translate(MISREAD)}"
        return hashlib.sha256(read.encode("utf-8", "surrogatepass")).hexdigest()


def read_codes() -> PersonalCodes:
    """The codes as they are kept now; none where no file is.

    Raises
    ------
    JournalError
        The file is damaged, or may not be read.
    """
    path = codes_file()
    try:
        return _of_document(read_json(path.read_bytes()))
    except FileNotFoundError:
        return PersonalCodes(secrets.token_hex(16))
    except OSError as error:
        raise JournalError("denied", path, str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise JournalError("unreadable", path, "no file of codes") from error


def codes_file() -> Path:
    """Where they are kept."""
    return data_folder() / "personal-codes.json"


def draw_code() -> str:
    """A code for a person; it opens nothing before it is kept."""
    return _draw_code(LENGTH)


def keep_codes(drawn: Iterable[tuple[Profile, str]]) -> None:
    """Let each person enter by a code; the one they had opens nothing any more.

    Raises
    ------
    JournalError, OSError
    """
    given = tuple(drawn)

    def change(codes: PersonalCodes) -> PersonalCodes:
        new = {
            profile.id: PersonalCode(profile.identity, codes.hash_of(code))
            for profile, code in given
        }
        return replace(codes, people={**codes.people, **new})

    _change_codes(change)


def draw_trainer_code() -> str:
    """Another code for the trainer.

    Raises
    ------
    JournalError, OSError
    """
    code = _draw_code(TRAINER_LENGTH)
    _change_codes(lambda codes: replace(codes, trainer=codes.hash_of(code)))
    return code


def forget_code(profile_id: str) -> None:
    """Whoever was removed enters no more, and nothing names them.

    Raises
    ------
    JournalError, OSError
    """
    if not codes_file().exists():
        return

    def change(codes: PersonalCodes) -> PersonalCodes:
        kept = {name: code for name, code in codes.people.items() if name != profile_id}
        return replace(codes, people=kept)

    _change_codes(change)


def _draw_code(length: int) -> str:
    """« K7M2X-9QTD4 »."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(length))
    return "-".join(signs[n : n + GROUP] for n in range(0, length, GROUP))


def _change_codes(change: Callable[[PersonalCodes], PersonalCodes]) -> None:
    with _codes_locked():
        before = read_codes()
        after = change(before)
        if after != before or not codes_file().exists():
            replace_file(
                codes_file(), write_json({"schema": SCHEMA, **_as_document(after)}).encode()
            )


@contextmanager
def _codes_locked() -> Iterator[None]:
    path = private_folder(data_folder() / "locks") / "personal-codes.lock"
    try:
        with file_lock(path, lambda: None):
            yield
    except filelock.Timeout as error:
        raise JournalError("busy", path, "another process has it") from error


def _as_document(codes: PersonalCodes) -> dict[str, Any]:
    people = {profile_id: asdict(code) for profile_id, code in codes.people.items()}
    return {"salt": codes.salt, "trainer": codes.trainer, "people": people}


def _of_document(document: Any) -> PersonalCodes:
    people = {
        str(profile_id): PersonalCode(str(code["identity"]), str(code["hash"]))
        for profile_id, code in document["people"].items()
    }
    return PersonalCodes(str(document["salt"]), str(document["trainer"]), people)
