"""A new room: its fields checked, its codes drawn."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from pixsim.room.codes import draw_access_code, draw_password, hide_password, new_salt


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
