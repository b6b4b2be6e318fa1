"""Families of competence 4.1: real certificates, signed one by another, to be read with a tool."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_DOMAINS = ("mairie-aubrac.example", "velo-nord.example", "cine-club.example", "bibli-sud.example")
_MAKERS = ("Lagune", "Beffroi", "Granit", "Mistral")
_SERVICES = (
    "www",
    "agenda",
    "compte",
    "photos",
    "boutique",
    "blog",
    "aide",
    "forum",
    "mail",
    "plan",
)
_INNER = ("mai", "juin", "test", "archives", "salle", "a", "b", "old")


def _key(rng: np.random.Generator) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(rng.bytes(32))


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _signed(
    rng: np.random.Generator,
    common: str,
    key: Ed25519PrivateKey,
    days: tuple[date, date],
    by: tuple[str, Ed25519PrivateKey],
    hosts: list[str] | None = None,
) -> bytes:
    """A certificate as text (PEM): of an authority, or of a server where it names hosts."""
    start, end = (datetime.combine(day, time(8, 30)) for day in days)
    made = x509.CertificateBuilder(
        _name(by[0]), _name(common), key.public_key(), integer(rng, 10**12, 10**15), start, end
    ).add_extension(x509.BasicConstraints(ca=hosts is None, path_length=None), critical=True)
    if hosts is not None:
        names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
        made = made.add_extension(names, critical=False)
    return made.sign(by[1], None).public_bytes(Encoding.PEM)


def _covers(pattern: str, host: str) -> bool:
    """Whether a name of a certificate is that of a host: « * » stands for one label."""
    if not pattern.startswith("*."):
        return pattern == host
    return host.partition(".")[2] == pattern[2:]


def chain_of_certificates(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: until when a server's chain holds, and how many hosts it covers; two intermediates look alike."""
    domain, maker, number = pick(rng, _DOMAINS), pick(rng, _MAKERS), integer(rng, 1, 8)
    root, used, other = (
        f"AC {maker} Racine",
        f"AC {maker} Sites {number}",
        f"AC {maker} Sites {number + 1}",
    )
    start = date(2026, 1, 5) + timedelta(days=integer(rng, 0, 200))
    leaf_end = start + timedelta(days=integer(rng, 360, 390))
    used_end = leaf_end - timedelta(days=integer(rng, 20, 120))
    other_end = used_end - timedelta(days=integer(rng, 20, 120))
    begun = date(2021, integer(rng, 1, 12), integer(rng, 1, 28))
    keys = {name: _key(rng) for name in (root, used, other, domain)}
    one, two, three = sample(rng, _SERVICES[1:], 3)
    hosts = shuffled(
        rng, [f"www.{domain}", f"{one}.{domain}", f"*.{two}.{domain}", f"*.{three}.{domain}"]
    )
    signer = (root, keys[root])
    pems = {
        "serveur.crt": _signed(
            rng, f"www.{domain}", keys[domain], (start, leaf_end), (used, keys[used]), hosts
        ),
        "racine.crt": _signed(rng, root, keys[root], (begun, date(2041, 1, 1)), signer),
    }
    between = [(used, used_end), (other, other_end)]
    for place, (name, end) in enumerate(shuffled(rng, between), 1):
        pems[f"intermediaire-{place}.crt"] = _signed(rng, name, keys[name], (begun, end), signer)
    asked = {domain, f"www.{domain}", f"{one}.{domain}", f"{two}.{domain}", f"www.{one}.{domain}"}
    while len(asked) < 22:
        service = pick(rng, (two, two, three, three, pick(rng, _SERVICES)))
        host = f"{pick(rng, _INNER)}.{service}.{domain}"
        asked.add(
            pick(rng, (host, host, host, f"{service}.{domain}", f"{pick(rng, _INNER)}.{host}"))
        )
    covered = [host for host in asked if any(_covers(name, host) for name in hosts)]
    loose = [host for host in asked if any(host.endswith(name.removeprefix("*")) for name in hosts)]
    if len(loose) == len(covered):
        return chain_of_certificates(rng)
    return {
        "end": f"{used_end:%d/%m/%Y}",
        "not_end": [f"{leaf_end:%d/%m/%Y}", f"{other_end:%d/%m/%Y}"],
        "used": used,
        "other": other,
        "covered": str(len(covered)),
        "not_covered": [str(len(loose)), str(len(asked))],
        "domain": domain,
        "files": {**pems, "hotes.txt": text_file(shuffled(rng, sorted(asked)))},
    }
