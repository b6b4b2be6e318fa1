"""E-mails: who writes to whom, what about, what is joined, then the text."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.limits import MOST_BYTES, Unreadable, shown_line
from pixsim.viewing.pages import page_links, page_view
from pixsim.viewing.plain_files import decode_text, lines_of
from pixsim.viewing.sizes import size_in_words
from pixsim.viewing.views import Entry, Field, FieldsView, Inner, MessageView

MOST_PARTS = 100
MOST_HEADERS = 500
LONGEST_HEADER = 2_000
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]*")
_WORD = r"=\?[^?\s]+\?[bqBQ]\?[^?]*\?="
_ENCODED = re.compile(rf"{_WORD}(?:\s+{_WORD})*")


class _AsWritten(policy.Compat32):
    """Headers with letters that nobody encoded (RFC 6532) are read as texts are."""

    def header_fetch_parse(self, _name: str, value: str) -> str:
        """The text of a header; `Compat32` would give a mark for each byte that is no ASCII."""
        try:
            return decode_text(value.encode("ascii", "surrogateescape"))
        except UnicodeEncodeError:  # text already
            return value


def mail_view(content: bytes) -> MessageView:
    """A message as a mail program shows it."""
    message = _parse_message(content)
    files = _file_parts(message)
    fields = [
        (_("De"), _shown_header(message, "From")),
        (_("À"), _shown_header(message, "To")),
        (_("Copie"), _shown_header(message, "Cc")),
        (_("Objet"), _shown_header(message, "Subject")),
        (_("Date"), _date_text(message)),
    ]
    attached = tuple(
        Entry(shown_line(_file_name(part)), place, size_in_words(len(_part_bytes(part))))
        for place, part in enumerate(files)
    )
    lines, cut = _message_text(message, files)
    kept = tuple((name, value) for name, value in fields if value or name != _("Copie"))
    return MessageView(kept, attached, lines, cut)


def mail_details(content: bytes) -> FieldsView:
    """All headers of a message, in their order, then where the links of its page lead."""
    message = _parse_message(content)
    fields: list[Field] = [
        (shown_line(name), shown_line(_decoded_header(_unfold_header(str(value)))))
        for name, value in message.items()[:MOST_HEADERS]
    ]
    read = _read_part(message, _file_parts(message))
    if read is not None and read.get_content_subtype() == "html":
        fields += page_links(_decode_part(read))
    return FieldsView(tuple(fields))


def mail_entry(content: bytes, place: int) -> Inner:
    """A file joined to a message."""
    part = _file_parts(_parse_message(content))[place]
    return Inner(_file_name(part), _part_bytes(part))


def _parse_message(content: bytes) -> Message:
    if len(_BOUNDARY.findall(content)) > MOST_PARTS:
        raise Unreadable(_("Ce message est fait de trop de morceaux pour être montré."))
    return message_from_bytes(content[:MOST_BYTES], policy=_AsWritten())


def _leaf_parts(message: Message) -> list[Message]:
    return [part for part in message.walk() if not part.is_multipart()][:MOST_PARTS]


def _file_parts(message: Message) -> list[Message]:
    """Parts that have a file name, shown in the text or not, or are no text."""
    return [
        part
        for part in _leaf_parts(message)
        if part.get_filename() or part.get_content_maintype() != "text"
    ]


def _file_name(part: Message) -> str:
    name = _decoded_header(str(part.get_filename() or "")).strip()
    return name.replace("\\", "/").rpartition("/")[2] or _("sans nom")


def _read_part(message: Message, files: list[Message]) -> Message | None:
    """What is read of a message: its plain text, else its page."""
    texts = [part for part in _leaf_parts(message) if part not in files]
    return next((part for part in texts if part.get_content_subtype() != "html"), None) or (
        texts[0] if texts else None
    )


def _message_text(message: Message, files: list[Message]) -> tuple[tuple[str, ...], bool]:
    part = _read_part(message, files)
    if part is None:
        return (), False
    if part.get_content_subtype() != "html":
        return lines_of(_decode_part(part))
    page = page_view(_decode_part(part))
    return page.lines, page.cut


def _decode_part(part: Message) -> str:
    body = _part_bytes(part)
    try:
        return body.decode(part.get_content_charset() or "utf-8")
    except (LookupError, ValueError):  # an unknown character set, or bytes that are not in it
        return decode_text(body)


def _part_bytes(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _shown_header(message: Message, name: str) -> str:
    return shown_line(_decoded_header(_unfold_header(str(message.get(name, "")))))


def _unfold_header(value: str) -> str:
    return _FOLD.sub(" ", value[:LONGEST_HEADER]).strip()


def _decoded_header(value: str) -> str:
    """A header without its encoded words (RFC 2047); those that make no sense stay as they are."""
    return _ENCODED.sub(lambda words: _decoded_words(words[0]), value)


def _decoded_words(words: str) -> str:
    try:
        return "".join(
            part if isinstance(part, str) else part.decode(charset or "utf-8", "replace")
            for part, charset in decode_header(words)
        )
    except (HeaderParseError, LookupError, ValueError):
        return words


def _date_text(message: Message) -> str:
    """The date as the sender's clock had it, or as it is written where it is none."""
    written = _shown_header(message, "Date")
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError):
        return written
    return f"{moment:%d/%m/%Y %H:%M}"
