"""A room over TLS: with the trainer's certificate, and with nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pixsim.cli.room.server_address import addresses_of, entry_address, hosts_of, read_tls
from pixsim.report.room.wording import refusal_sentence
from pixsim.running.room.remote import (
    NotTheRoomError,
    UnreachableError,
    UntrustedError,
    ask_room,
    pin_certificate,
)
from pixsim.web.serving.guard import Guard, Limits
from pixsim.web.serving.server import LOCAL, Serving, Tls, listening_socket


def certificate(folder: Path, name: str) -> Tls:
    """A certificate of one's own, as a centre may have it from its network."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = Tls(folder / f"{name}.pem", folder / f"{name}.key")
    files.certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return files


async def scheme(request: Request) -> Response:
    return JSONResponse({"scheme": request.url.scheme})


@contextmanager
def serving(tls: Tls) -> Iterator[str]:
    """A guarded application over TLS; its address."""
    with closing(listening_socket(LOCAL, 0)) as found:
        address = f"{LOCAL}:{found.getsockname()[1]}"
        inner = Starlette(routes=[Route("/", scheme, methods=["GET", "POST"])])
        app = Guard(
            inner,
            hosts=lambda: frozenset({address}),
            refuse=lambda status: Response(status_code=status),
            limits=Limits(),
        )
        server = Serving(found, tls)
        thread = threading.Thread(target=server.run, args=(app,))
        thread.start()
        try:
            yield f"https://{address}"
        finally:
            server.stop()
            thread.join()


def test_who_knows_the_certificate_is_answered_and_nobody_else_speaks(tmp_path: Path) -> None:
    tls, other = certificate(tmp_path, "salle.example"), certificate(tmp_path, "autre.example")
    with serving(tls) as address:
        trusted = pin_certificate(str(tls.certificate))
        headers = {"Origin": address}
        assert ask_room(f"{address}/", headers, b"{}", context=trusted) == {"scheme": "https"}
        with pytest.raises(UntrustedError):  # as for a candidate's terminal that was told nothing
            ask_room(f"{address}/", headers)
        with pytest.raises(UntrustedError):
            ask_room(f"{address}/", headers, context=pin_certificate(str(other.certificate)))
        plain = address.replace("https", "http")
        with pytest.raises(UnreachableError):
            ask_room(f"{plain}/", {"Origin": plain})


def test_a_room_by_another_name_is_not_said_to_be_closed(tmp_path: Path) -> None:
    tls = certificate(tmp_path, "salle.example")
    with serving(tls) as address:
        other = address.replace(LOCAL, "localhost")
        with pytest.raises(NotTheRoomError) as raised:
            ask_room(f"{other}/", {"Origin": other}, context=pin_certificate(str(tls.certificate)))
    assert "Recopiez l'adresse" in refusal_sentence(raised.value.error)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (b"SSH-2.0-OpenSSH_9.6\r\n", NotTheRoomError),
        (b"HTTP/1.0 200 OK\r\n\r\n<!DOCTYPE html>", NotTheRoomError),
        (b"HTTP/1.0 400 The plain HTTP request was sent to HTTPS port\r\n\r\n", NotTheRoomError),
        (b"HTTP/1.0 422 Unprocessable Content\r\n\r\n<!DOCTYPE html>", NotTheRoomError),
        (b"HTTP/1.0 200 OK\r\n\r\n[]", NotTheRoomError),
        (b"HTTP/1.0 502 Bad Gateway\r\n\r\n", UnreachableError),
        (b"HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{", UnreachableError),
        (b"", UnreachableError),
    ],
)
def test_what_answers_in_the_place_of_a_room(said: bytes, error: type[UnreachableError]) -> None:
    with closing(listening_socket(LOCAL, 0)) as found:

        def answer() -> None:
            line, _who = found.accept()
            with closing(line):
                line.recv(4000)
                line.sendall(said)

        found.settimeout(10)
        thread = threading.Thread(target=answer)
        thread.start()
        address = f"http://{LOCAL}:{found.getsockname()[1]}"
        with pytest.raises(UnreachableError) as raised:
            ask_room(f"{address}/api/link", {"Origin": address})
        thread.join()
    assert raised.type is error


def test_files_that_do_not_go_together_are_refused_before_anything_opens(tmp_path: Path) -> None:
    one, two = certificate(tmp_path, "a.example"), certificate(tmp_path, "b.example")
    assert read_tls((one.certificate, one.key)) == one
    assert read_tls(None) is None
    locked = tmp_path / "locked.key"
    key = serialization.load_pem_private_key(one.key.read_bytes(), None)
    locked.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"secret"),
        )
    )
    for files in (
        (one.certificate, two.key),
        (one.key, one.certificate),
        (one.certificate, locked),
    ):
        with pytest.raises(click.BadParameter):
            read_tls(files)


def test_addresses_name_the_scheme_and_the_invigilators_enter_by_the_certificates_name() -> None:
    found = addresses_of(lan=True, port=8480, name="Salle.example", tls=True)
    assert found[0] == "https://Salle.example:8480"
    assert found[-1] == f"https://{LOCAL}:8480"
    assert "salle.example:8480" in hosts_of(found)
    assert entry_address(found, "t", tls=True) == "https://Salle.example:8480/invigilator#t"
    alone = addresses_of(lan=False, port=8480, name="ignored")
    assert alone == [f"http://{LOCAL}:8480"]
    assert entry_address(alone, "t", tls=False) == f"http://{LOCAL}:8480/invigilator#t"
