"""Codes and passwords of a room: how they are drawn, typed and compared.

What is drawn comes from the randomness given: `random.SystemRandom()` outside tests.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from random import Random

LETTERS = "BCDFGHJKMPQRTVWXY"
DIGITS = "2346789"
_CONSONANTS = "bcdfghjkmpqrstvwxy"  # without l and n, easily misread
PASSWORD_SIGNS = "23456789" + _CONSONANTS + _CONSONANTS.upper() + "!*"
ACCESS_LENGTH, PASSWORD_LENGTH, VERIFICATION_LENGTH = 6, 6, 8
OWN_PREFIX = "N-"
"""Of the verification codes of this mock, for « non officiel »; the real ones begin with ``P-``."""
PIX_PREFIX = "P-"

_ACCESS = re.compile(f"[{LETTERS}]{{4}}[{DIGITS}]{{2}}")
_OLD_PASSWORD = re.compile(f"[{LETTERS}{DIGITS}]{{5}}")
_SALT_BYTES = 16
_MEMORY = {"n": 2**14, "r": 8, "p": 1}  # of scrypt: about 50 ms


def draw_access_code(rng: Random) -> str:
    """Four letters and two digits, repeats allowed."""
    letters = "".join(rng.choice(LETTERS) for _ in range(4))
    return letters + "".join(rng.choice(DIGITS) for _ in range(2))


def is_access_code(code: str) -> bool:
    """Whether `draw_access_code` may have drawn it."""
    return _ACCESS.fullmatch(code) is not None


def typed_access_code(typed: str) -> tuple[str, bool]:
    """What the form sends for what was typed, and whether it can be sent."""
    sent = typed.upper()
    return sent, len(sent) == ACCESS_LENGTH


def read_access_code(typed: str) -> str:
    """The access code that somebody meant, for every front of this mock.

    The real form keeps spaces and so refuses what a telephone's keyboard adds at the end: here, those
    around the code are dropped. A sign that no code has (O, I, 5 …) is not guessed at: it is refused,
    as there.
    """
    return typed_access_code(typed.strip())[0]


def draw_password(rng: Random) -> str:
    """An invigilator's password: six different signs."""
    return "".join(rng.sample(PASSWORD_SIGNS, PASSWORD_LENGTH))


def is_password(password: str) -> bool:
    """Whether `draw_password` may have drawn it."""
    signs = set(password)
    return len(password) == len(signs) == PASSWORD_LENGTH and signs <= set(PASSWORD_SIGNS)


def is_old_password(password: str) -> bool:
    """Whether the generator of before autumn 2024 may have drawn it."""
    return _OLD_PASSWORD.fullmatch(password) is not None


def draw_verification_code(rng: Random, prefix: str = OWN_PREFIX) -> str:
    """A prefix and eight different signs, never ``Y``."""
    return prefix + "".join(rng.sample((DIGITS + LETTERS).replace("Y", ""), VERIFICATION_LENGTH))


def is_verification_code(code: str, prefix: str = OWN_PREFIX) -> bool:
    """Whether `draw_verification_code` may have drawn it."""
    signs = code.removeprefix(prefix)
    different = len(set(signs)) == len(signs) == VERIFICATION_LENGTH
    return code.startswith(prefix) and different and set(signs) <= set(DIGITS + LETTERS) - {"Y"}


def is_old_verification_code(code: str, prefix: str = PIX_PREFIX) -> bool:
    """Whether the generator of V2 may have drawn it: repeats and ``Y`` allowed."""
    signs = code.removeprefix(prefix)
    whole = code.startswith(prefix) and len(signs) == VERIFICATION_LENGTH
    return whole and set(signs) <= set(DIGITS + LETTERS)


def typed_verification_code(typed: str, prefix: str = OWN_PREFIX) -> tuple[str, str | None]:
    """What a verification form makes of what was typed.

    Returns
    -------
    str
        ``accepted``, ``missing`` or ``wrong_format``.
    str or None
        What is looked up: upper case, nothing trimmed.
    """
    if not typed:
        return "missing", None
    pattern = f"{re.escape(prefix)}[0-9A-Z]{{{VERIFICATION_LENGTH}}}"
    if re.fullmatch(pattern, typed, re.IGNORECASE | re.ASCII):
        return "accepted", typed.upper()
    return "wrong_format", None


def login_refusal(
    number: object, password: str, *, known: int, is_right: bool, finalised: bool
) -> str | None:
    """Why an invigilator may not come in; None when they may.

    Parameters
    ----------
    number, password
        As typed.
    known : int
        Number of the session.
    is_right : bool
        The password is the session's.
    finalised : bool
    """
    text = str(number)
    if not (text.isascii() and text.isdigit()) or not password:
        return "invalid_form"
    if int(text[:20]) != known or not is_right:
        return "incorrect_password"
    return "session_not_accessible" if finalised else None


def hide_password(password: str, salt: bytes) -> str:
    """What is kept of a password: the salt and its scrypt, hexadecimal."""
    return f"{salt.hex()}${_scrypt(password, salt).hex()}"


def new_salt(rng: Random) -> bytes:
    """Salt of a password."""
    return rng.randbytes(_SALT_BYTES)


def is_password_of(password: str, hidden: str) -> bool:
    """Whether a password is the one kept; exact, case included."""
    salt, _dollar, kept = hidden.partition("$")
    try:
        found = _scrypt(password, bytes.fromhex(salt))
        return hmac.compare_digest(found, bytes.fromhex(kept))
    except ValueError:  # not what `hide_password` writes
        return False


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=_MEMORY["n"], r=_MEMORY["r"], p=_MEMORY["p"], dklen=32
    )
