"""From a form of the invigilators' page to an order of `pixsim.running.room.orders`."""

from __future__ import annotations

from typing import Any

from pixsim.room.reports import CODES
from pixsim.web.forms import Form

OF_CODE = {code: key for key, code in CODES.items()}
NUMBERS = ("seat", "version", "minutes", "place", "question")
TEXTS = ("reason", "text", "act", "category", "subcategory", "description")
MOST_DIGITS = 9


def order_of(form: Form) -> dict[str, Any]:
    """The order a form gives; what is no number is left out, and the order then refused."""
    order: dict[str, Any] = {"do": form.first("do")}
    for name in NUMBERS:
        value = form.first(name).strip()
        if value.isascii() and value.isdecimal() and len(value) <= MOST_DIGITS:
            order[name] = int(value)
    order |= {name: form.first(name) for name in TEXTS if name in form}
    if form.first("issue") in OF_CODE:
        category, subcategory = OF_CODE[form.first("issue")]
        order |= {"category": category, "subcategory": subcategory or ""}
    if "confirmed" in form:
        order["confirmed"] = form.first("confirmed") == "1"
    if form.first("do") == "finalise":
        order["comment"] = form.first("comment")
        order["aborts"] = _abort_reasons(form)
    return order


def _abort_reasons(form: Form) -> dict[str, str]:
    """Why each unfinished test was left, where it is said."""
    found = {}
    for seat in form.all("unfinished"):
        reason = form.first(f"abort-{seat}")
        if reason and seat.isascii() and seat.isdecimal() and len(seat) <= MOST_DIGITS:
            found[seat] = reason
    return found
