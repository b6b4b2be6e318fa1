"""Raw messages: addresses, headers, dates as the standard writes them."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, plain
from pixsim.families.draws.values.choices import integer, pick

DOMAINS = (
    "poste.example", "mairie-aubrac.example", "asso-velo.example", "ecole-pins.example",
    "lycee-nord.test", "france-courriel.example", "maison-quartier.example", "mutuelle-sud.test",
)  # fmt: skip


def local_part(rng: np.random.Generator, first_name: str = "") -> str:
    """The part of an address before the @."""
    first, last = plain(first_name or pick(rng, FIRST_NAMES)), plain(pick(rng, LAST_NAMES))
    forms = (f"{first}.{last}", f"{first}-{last}", f"{first[0]}.{last}", f"{last}{first[0]}")
    return f"{pick(rng, forms)}{pick(rng, ('', '', str(integer(rng, 2, 98))))}"


def raw_message(headers: list[tuple[str, str]], body: str) -> bytes:
    """A raw message, with the line ends the standard asks for."""
    lines = [f"{name}: {value}" for name, value in headers]
    text = "\n".join([*lines, "MIME-Version: 1.0", "", body.strip("\n"), ""])
    return text.replace("\n", "\r\n").encode("utf-8")


PLAIN_TEXT = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Transfer-Encoding", "8bit")]


def header_date(rng: np.random.Generator) -> str:
    """A date of an April 2026 week, as it stands in a message."""
    day = integer(rng, 13, 17)  # Monday 13 to Friday 17
    name = ("Mon", "Tue", "Wed", "Thu", "Fri")[day - 13]
    clock = f"{integer(rng, 9, 17):02}:{integer(rng, 0, 59):02}:{integer(rng, 0, 59):02}"
    return f"{name}, {day} Apr 2026 {clock} +0200"


DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def header_moment(moment: datetime) -> str:
    """A moment as messages tell it, in English whatever the machine."""
    return f"{DAYS[moment.weekday()]}, {moment.day:02} {MONTHS[moment.month - 1]} {moment:%Y %H:%M:%S %z}"
