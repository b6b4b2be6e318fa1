"""Messages as .eml and .mbox."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage

from pixsim.making.mails import Mail, MailFolder
from pixsim.making.make import make

_POLICY = policy.SMTP.clone(max_line_length=998)


def make_bytes(described: Mail | MailFolder, _suffix: str) -> bytes:
    """The bytes of a message, or of several in one file."""
    if isinstance(described, Mail):
        return _message_bytes(described)
    return b"".join(_mbox_entry(mail) for mail in described.mails)


def _mbox_entry(mail: Mail) -> bytes:
    lines = _message_bytes(mail).replace(b"\r\n", b"\n").split(b"\n")
    quoted = [b">" + line if line.startswith(b"From ") else line for line in lines]
    return b"From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n" + b"\n".join(quoted).rstrip() + b"\n\n"


def _message_bytes(mail: Mail) -> bytes:
    message = EmailMessage(policy=_POLICY)
    for name, value in mail.headers:
        message[name] = value
    message.set_content(mail.text)
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
        *_, page = message.iter_parts()
        for name, held in mail.shown.items():
            main, sub = _mime_type(mail, name)
            page.add_related(
                make(name, held), main, sub, cid=f"<{name}>", filename=name, disposition="inline"
            )
    for name, held in mail.attached.items():
        main, sub = _mime_type(mail, name)
        message.add_attachment(make(name, held), main, sub, filename=name)
    for number, part in enumerate(one for one in message.walk() if one.is_multipart()):
        part.set_boundary(f"=_partie_{number}_20260302")  # else it is drawn at random
    return message.as_bytes()


def _mime_type(mail: Mail, name: str) -> tuple[str, str]:
    told = mail.types.get(name) or _KNOWN.get(name.rpartition(".")[2].lower())
    main, _, sub = (told or "application/octet-stream").partition("/")
    return main, sub


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_KNOWN = {
    "txt": "text/plain", "csv": "text/csv", "html": "text/html", "ics": "text/calendar",
    "vcf": "text/vcard", "pdf": "application/pdf", "zip": "application/zip", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet", "docx": f"{_OFFICE}wordprocessingml.document",
    "ods": f"{_OPEN}spreadsheet", "odt": f"{_OPEN}text", "odp": f"{_OPEN}presentation",
}  # fmt: skip
