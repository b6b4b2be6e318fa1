"""Codes and passwords of a room: how they are drawn, typed and compared.

What is drawn comes from the randomness given: `random.SystemRandom()` outside tests.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from random import Random
from typing import Literal

LETTERS = "BCDFGHJKMPQRTVWXY"
DIGITS = "2346789"
_CONSONANTS = "bcdfghjkmpqrstvwxy"  # without l and n, easily misread
PASSWORD_SIGNS = "23456789" + _CONSONANTS + _CONSONANTS.upper() + "!*"
ACCESS_LENGTH, PASSWORD_LENGTH, VERIFICATION_LENGTH = 6, 6, 8
VERIFICATION_SIGNS = (DIGITS + LETTERS).replace("Y", "")
OWN_PREFIX = "N-"
"""Of the verification codes of this mock, for « non officiel »; the real ones begin with ``P-``."""
TypedCode = Literal["accepted", "missing", "wrong_format"]

_CODE_BITS = 256  # far more than there are codes, so that each is as likely as another
_SALT_BYTES = 16
_MEMORY = {"n": 2**14, "r": 8, "p": 1}  # of scrypt: about 50 ms


def draw_access_code(rng: Random) -> str:
    """Four letters and two digits, repeats allowed."""
    letters = "".join(rng.choice(LETTERS) for _ in range(4))
    return letters + "".join(rng.choice(DIGITS) for _ in range(2))


def typed_access_code(typed: str) -> tuple[str, bool]:
    """What the form sends for what was typed, and whether it can be sent; nothing is trimmed."""
    sent = typed.upper()
    return sent, len(sent) == ACCESS_LENGTH


def draw_password(rng: Random) -> str:
    """An invigilator's password: six different signs."""
    return "".join(rng.sample(PASSWORD_SIGNS, PASSWORD_LENGTH))


def draw_verification_code(rng: Random) -> str:
    """A code of this mock, for a test that begins."""
    return verification_code(rng.getrandbits(_CODE_BITS))


def verification_code(number: int) -> str:
    """The code of a number: the prefix and eight different signs, never ``Y``; all equally likely."""
    signs, left = "", VERIFICATION_SIGNS
    for _place in range(VERIFICATION_LENGTH):
        number, at = divmod(number, len(left))
        signs, left = signs + left[at], left[:at] + left[at + 1 :]
    return OWN_PREFIX + signs


def typed_verification_code(typed: str, prefix: str = "") -> tuple[TypedCode, str | None]:
    """What a verification form makes of what was typed.

    Parameters
    ----------
    typed : str
    prefix : str
        Of whoever issues the codes; empty: any letter and a hyphen.

    Returns
    -------
    str
        ``accepted``, ``missing`` or ``wrong_format``.
    str or None
        What is looked up: upper case, nothing trimmed.
    """
    if not typed:
        return "missing", None
    start = re.escape(prefix) or "[A-Z]-"
    pattern = f"{start}[0-9A-Z]{{{VERIFICATION_LENGTH}}}"
    if re.fullmatch(pattern, typed, re.IGNORECASE | re.ASCII):
        return "accepted", typed.upper()
    return "wrong_format", None


def login_refusal(
    number: str, password: str, *, known: int, hidden: str, finalised: bool
) -> str | None:
    """Why an invigilator may not come in; None when they may.

    Parameters
    ----------
    number, password : str
        As typed.
    known : int
        Number of the session.
    hidden : str
        Its password, as `hide_password` keeps it.
    finalised : bool
    """
    if not (number.isascii() and number.isdigit()) or not password:
        return "invalid_form"
    if number.lstrip("0") != str(known) or not is_password_of(password, hidden):
        return "incorrect_password"
    return "session_not_accessible" if finalised else None


def hide_password(password: str, salt: bytes) -> str:
    """What is kept of a password: the salt and its scrypt, hexadecimal."""
    return f"{salt.hex()}${_scrypt_hash(password, salt).hex()}"


def new_salt(rng: Random) -> bytes:
    """Salt of a password."""
    return rng.randbytes(_SALT_BYTES)


def is_password_of(password: str, hidden: str) -> bool:
    """Whether a password is the one kept; exact, case included."""
    salt, _dollar, kept = hidden.partition("$")
    try:
        found = _scrypt_hash(password, bytes.fromhex(salt))
        return hmac.compare_digest(found, bytes.fromhex(kept))
    except ValueError:  # not what `hide_password` writes
        return False


def _scrypt_hash(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=_MEMORY["n"], r=_MEMORY["r"], p=_MEMORY["p"], dklen=32
    )


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of a room, the password also as it is kept.

    Attributes
    ----------
    access : str
    password : str
        To be shown once: only `hidden` is kept.
    hidden : str
    """

    access: str
    password: str
    hidden: str


def draw_codes(rng: Random) -> Codes:
    """The access code and the invigilators' password of a new room."""
    password = draw_password(rng)
    return Codes(draw_access_code(rng), password, hide_password(password, new_salt(rng)))
