"""How much of a file is looked at: a hostile one costs no more than these."""

from __future__ import annotations

import zlib

from pixsim.foundation.i18n import gettext as _
from pixsim.text.terminal_text import plain_line
from pixsim.viewing.sizes import size_in_words

MOST_BYTES = 5_000_000  # read of a file, or decompressed from one
MOST_LINES = 2_000
MOST_CHARACTERS = 1_000_000  # of a text that is shown
LONGEST_LINE = 5_000  # characters
TAB = 8  # columns
MORE = "…"


class Unreadable(Exception):
    """A file that cannot be shown: its message is the French sentence that says why."""


def too_large() -> Unreadable:
    """The refusal of what would decompress to more than `MOST_BYTES`."""
    return Unreadable(
        _("C'est trop gros une fois décompressé : pixsim s'arrête à {size}.").format(
            size=size_in_words(MOST_BYTES)
        )
    )


def inflate_bounded(data: bytes, most: int, *, wbits: int = zlib.MAX_WBITS) -> bytes:
    """Decompress at most so many bytes of a zlib stream.

    Raises
    ------
    Unreadable
        It is damaged, or longer than `most`.
    """
    inflater = zlib.decompressobj(wbits)
    try:
        found = inflater.decompress(data, most + 1)
    except zlib.error:
        raise Unreadable(_("Les données compressées sont abîmées.")) from None
    if len(found) > most:
        raise too_large()
    return found


def shown_line(text: str) -> str:
    """One line as it may be shown: tabs become spaces, what would drive the terminal is escaped."""
    if text.isascii() and text.isprintable():
        return text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + MORE
    cut = text[:LONGEST_LINE] + (MORE if len(text) > LONGEST_LINE else "")
    return plain_line(cut.expandtabs(TAB))
