"""Sizes and figures, for what is said of a file."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from pixsim.foundation.i18n import LANGUAGE, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.language import SOURCE
from pixsim.text.french_spaces import NO_BREAK

THOUSAND = 1000
ENOUGH_DIGITS = 80  # for sums of the longest numbers to be exact


def written_number(value: Decimal | int, decimals: int = 0) -> str:
    """A number as the language writes it, rounded half up, its thousands parted."""
    with localcontext(prec=ENOUGH_DIGITS):
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    said = f"{rounded:,f}"
    return said.replace(",", NO_BREAK).replace(".", ",") if LANGUAGE == SOURCE else said


def size_in_words(size: int) -> str:
    """« 853 octets », « 55,2 ko », « 1,2 Mo »: a kilo-octet is 1000 octets."""
    if size < THOUSAND:
        return ngettext("{n} octet", "{n} octets", size).format(n=size).replace(" ", NO_BREAK)
    if size < THOUSAND**2 - THOUSAND // 20:
        return written_number(Decimal(size) / THOUSAND, 1) + NO_BREAK + _("ko")
    return written_number(Decimal(size) / THOUSAND**2, 1) + NO_BREAK + _("Mo")
