"""What a form sends: read from a body whose size is bounded, never more than it may hold."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from email.parser import BytesParser
from email.policy import default
from typing import Any
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from pixsim.web.tokens import is_form_token

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


async def read_upload(request: Request) -> tuple[Form, str, bytes]:
    """A form with one file, as browsers send it (``multipart/form-data``).

    Returns
    -------
    Form
        All other fields.
    str
        Name of the file, without any folder; empty where none was chosen.
    bytes

    Raises
    ------
    HTTPException
        415: not such a form; 400: it cannot be read; 413: it is too long (see `Guard`).
    """
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != "multipart/form-data":
        raise HTTPException(415)
    try:
        body = await request.body()
    except ClientDisconnect as error:
        raise HTTPException(413) from error
    head = b"content-type: " + kind.encode("latin-1") + b"\r\n\r\n"
    message = BytesParser(policy=default).parsebytes(head + body)
    if not message.is_multipart():
        raise HTTPException(400)
    fields: dict[str, list[str]] = {}
    name, content = "", b""
    for part in list(message.iter_parts())[:MOST_FIELDS]:
        value = part.get_payload(decode=True)
        value = value if isinstance(value, bytes) else b""
        field = part.get_param("name", header="content-disposition")
        filename = part.get_filename()
        if filename is not None:
            name, content = _last_part(filename), value
        elif isinstance(field, str):
            fields.setdefault(field, []).append(value.decode("utf-8", "replace").rstrip("\r\n"))
    return Form(fields), name, content


def _last_part(name: str) -> str:
    """A name without folders, of letters that any disk takes."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isalnum() or c in "._- ").strip(". ")
    return kept[-60:]  # at most 240 bytes, which any disk takes too


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of a request.

    Raises
    ------
    HTTPException
        415: it is not sent as JSON, which no form can be; 400: it is no object.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415)
    try:
        found = json.loads(await request.body())
    except ClientDisconnect as error:
        raise HTTPException(413) from error
    except (ValueError, RecursionError) as error:
        raise HTTPException(400) from error
    if not isinstance(found, dict):
        raise HTTPException(400)
    return found


async def read_own_form(request: Request, token: str) -> Form:
    """The form of a request, made for the browser that has this token.

    Raises
    ------
    HTTPException
        As `read_form`; 403: it was made for another.
    """
    form = await read_form(request)
    require_own_form(form, token)
    return form


def require_own_form(form: Form, token: str) -> None:
    """Refuse a form that was made for another browser.

    Raises
    ------
    HTTPException
        403
    """
    if not is_form_token(form.first("form"), token):
        raise HTTPException(403)
