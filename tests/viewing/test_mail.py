"""Headers of messages: letters as they are, encoded words, both, and nonsense."""

from __future__ import annotations

import pytest

from pixsim.viewing.mail import mail_details, mail_entry, mail_view

BODY = b"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour\r\n"


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Maëlle <m@asso.example>".encode(), "Maëlle <m@asso.example>"),
        ("Maëlle <m@asso.example>".encode("cp1252"), "Maëlle <m@asso.example>"),
        (b"=?utf-8?q?Ma=C3=ABlle?= <m@asso.example>", "Maëlle <m@asso.example>"),
        ("=?utf-8?b?TWHDq2xsZQ==?= et Chloé".encode(), "Maëlle et Chloé"),
        (b"=?utf-8?q?Ma=C3=ABlle?=\r\n =?utf-8?q?_Brun?=", "Maëlle Brun"),
        (b"=?no-such-set?q?Ma=C3=ABlle?=", "=?no-such-set?q?Ma=C3=ABlle?="),
    ],
)
def test_a_name_is_read_however_it_is_written(header: bytes, said: str) -> None:
    content = b"From: " + header + BODY
    assert dict(mail_view(content).fields)["De"] == said
    assert dict(mail_details(content).fields)["From"] == said


def test_the_name_of_a_joined_file_is_read_too() -> None:
    content = (
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n'
        b'Content-Disposition: attachment; filename="' + "relevé.txt".encode() + b'"\r\n\r\nabc\r\n--x--\r\n'
    )  # fmt: skip
    assert mail_view(content).attached[0].name == "relevé.txt"
    assert mail_entry(content, 0).name == "relevé.txt"
