"""Names of files and machines, addresses, telephone numbers, colours, code."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pixsim.bank.marking.cleaning import plain_spaces, unquoted

_PHONE = re.compile(r"\+?[0-9]+")
_PHONE_SPACES = re.compile(r"[\s.()/-]+")
_COLOUR = re.compile(r"#?((?:[0-9a-f]{3}){1,2})")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "\u2018": "'", "\u2019": "'"})


def parse_name(text: str) -> str:
    """A name without regard to case: its points, hyphens, underscores and accents count."""
    return unquoted(text).casefold()


def parse_address(text: str) -> str:
    """An address: case of the scheme and host is free, so is the final / of a bare host."""
    plain = unquoted(text)
    if "://" not in plain:
        head, at, rest = plain.partition("@")
        if at:
            return f"{head}@{rest}".lower()  # no mail service tells the case apart
        host, slash, path = plain.partition("/")
        return f"{host.lower()}{slash}{path}" if path else host.lower()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return plain
    path = "" if parts.path == "/" and not (parts.query or parts.fragment) else parts.path
    return parts._replace(netloc=parts.netloc.lower(), path=path).geturl()


def parse_phone(text: str) -> str | None:
    """A telephone number: spaces, points and hyphens are free, +33 and 0033 are 0."""
    digits = _PHONE_SPACES.sub("", unquoted(text).replace("(0)", ""))
    if not _PHONE.fullmatch(digits):
        return None
    for prefix in ("+33", "0033"):
        if digits.startswith(prefix):
            return f"0{digits[len(prefix) :].removeprefix('0')}"
    return digits


def parse_colour(text: str) -> str | None:
    """A colour in hexadecimal: case, # and spaces are free."""
    found = _COLOUR.fullmatch(unquoted(text).lower().replace(" ", ""))
    return found[1] if found else None


def parse_code(text: str) -> tuple[str, ...]:
    """Lines of code: runs of spaces as one, quotes straight; case counts."""
    lines = text.strip().translate(_STRAIGHT).splitlines()
    return tuple(plain_spaces(line) for line in lines)
