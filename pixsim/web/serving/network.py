"""Where this machine can be reached: its addresses, and a QR code to scan from the wall."""

from __future__ import annotations

import io
import ipaddress
import socket
from contextlib import suppress

import segno

from pixsim.text.qr_blocks import qr_blocks


def local_addresses() -> tuple[str, ...]:
    """IPv4 addresses of this machine on its networks, the one that leads out first."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # nothing is sent: it only chooses a way
        found.append(probe.getsockname()[0])
    with suppress(OSError):
        for *_rest, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found.append(str(address[0]))
    return tuple(dict.fromkeys(a for a in found if _is_reachable(a)))


def _is_reachable(address: str) -> bool:
    read = ipaddress.ip_address(address)
    return not (read.is_loopback or read.is_unspecified or read.is_link_local)


def qr_text(address: str) -> str:
    """A QR code of full and half blocks, without any control character."""
    return qr_blocks(segno.make(address).matrix)


def qr_svg(address: str) -> bytes:
    """A QR code as an SVG picture."""
    out = io.BytesIO()
    segno.make(address).save(out, kind="svg", scale=6, border=2, light="white", xmldecl=False)
    return out.getvalue()
