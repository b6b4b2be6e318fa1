"""What a form sends: read from a body whose size is bounded, never more than it may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

MOST_FIELDS = 400
FORM_TYPE = "application/x-www-form-urlencoded"


class Form:
    """Fields by name; what is not there is empty.

    Parameters
    ----------
    fields : Mapping
        All values of each field, in order.
    """

    def __init__(self, fields: Mapping[str, Sequence[str]]) -> None:
        self._fields = fields

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def first(self, name: str) -> str:
        """The first value of a field."""
        return next(iter(self._fields.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return tuple(self._fields.get(name, ()))


async def read_form(request: Request) -> Form:
    """The form of a request.

    Raises
    ------
    HTTPException
        400: it is none, or has too many fields; 413: it is too long (see `Guard`).
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM_TYPE:
        raise HTTPException(415)
    try:
        body = await request.body()
    except ClientDisconnect as error:  # gone, or cut off by the guard
        raise HTTPException(413) from error
    try:
        fields = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            encoding="utf-8",
            errors="replace",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:  # too many fields, or bytes that no browser sends
        raise HTTPException(400) from error
    return Form(fields)
