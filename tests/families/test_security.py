"""Each family of competence 4.1 against an answer found another way."""

from __future__ import annotations

import csv
import hashlib
import io
import ipaddress
import re
import zipfile
from collections.abc import Callable, Mapping
from email import message_from_bytes, policy
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest
from cryptography import x509

from pixsim.families import family_fields

Fields = Mapping[str, Any]

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def drawn(family: str, seed: int) -> Fields:
    return family_fields(family, np.random.default_rng(seed))


def only_file(fields: Fields) -> str:
    (content,) = fields["files"].values()
    return str(content.decode())


def domain(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def columns(block: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]


def by_letter(block: str) -> dict[str, str]:
    return dict(line.strip().split(". ", 1) for line in block.splitlines())


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.pairs.append([dict(attrs)["href"] or "", ""])

    def handle_data(self, data: str) -> None:
        if self.pairs and not self.pairs[-1][1]:
            self.pairs[-1][1] = data


def links_of(html: str) -> list[list[str]]:
    parser = _Links()
    parser.feed(html)
    return parser.pairs


def phishing_eml(fields: Fields) -> None:
    ((name, content),) = fields["files"].items()
    message = message_from_bytes(content, policy=policy.default)
    html = message.get_body(("html",))
    assert html is not None
    text = html.get_content()
    ((href, shown),) = links_of(text)
    (attached,) = message.iter_attachments()
    sender = message["From"].addresses[0]
    signs = (
        sender.domain != fields["body"],
        message["Reply-To"].addresses[0].addr_spec != sender.addr_spec,
        href != shown,
        str(attached.get_filename()).endswith(".exe"),
        "dans les 2 heures" in text,
        "indiquant votre mot de passe" in text,
    )
    assert name == fields["name"]
    assert fields["key"] == [place for place, seen in enumerate(signs, 1) if seen]


def passkey_site(fields: Fields) -> None:
    sites = by_letter(fields["addresses"])
    assert fields["key"] == [k for k, url in sites.items() if domain(url) == fields["domain"]]


def indicators(fields: Fields) -> None:
    table = fields["files"]["indicateurs.csv"].decode()
    known = {row["sha256"]: row for row in csv.DictReader(io.StringIO(table), delimiter=";")}
    with zipfile.ZipFile(io.BytesIO(fields["files"]["pieces.zip"])) as archive:
        digests = {
            name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()
        }
    assert [known[d]["menace"] for d in digests.values() if d in known] == fields["key"]
    bait = [row for row in known.values() if row["nom_observe"] in digests]
    assert [row["menace"] for row in bait if row["sha256"] not in digests.values()]


def first_match(fields: Fields) -> None:
    found = []
    for line in only_file(fields).splitlines()[1:]:
        number, _, protocol, source, port = line.split()
        network = ipaddress.ip_network("0.0.0.0/0" if source == "*" else source)
        if (
            protocol in ("*", fields["protocol"])
            and ipaddress.ip_address(fields["source"]) in network
            and port in ("*", str(fields["port"]))
        ):
            found.append(number)
    assert [str(fields["rule"])] == found[:1]
    assert len(found) > 2


def chain_of_certificates(fields: Fields) -> None:
    held = {
        name: x509.load_pem_x509_certificate(content)
        for name, content in fields["files"].items()
        if name.endswith(".crt")
    }
    server, root = held["serveur.crt"], held["racine.crt"]
    between = []
    for name, one in held.items():
        if name.startswith("intermediaire"):
            one.verify_directly_issued_by(root)
            try:
                server.verify_directly_issued_by(one)
            except ValueError:
                continue  # the one that looks alike
            between.append(one)
    (used,) = between
    end = min(one.not_valid_after_utc for one in (server, used, root))
    assert f"{end:%d/%m/%Y}" == fields["end"] not in fields["not_end"]
    assert used.subject.rfc4514_string() == f"CN={fields['used']}"
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    patterns = [
        re.compile(re.escape(name).replace(r"\*", "[^.]+"))
        for name in names.get_values_for_type(x509.DNSName)
    ]
    hosts = fields["files"]["hotes.txt"].decode().split()
    covered = sum(any(pattern.fullmatch(host) for pattern in patterns) for host in hosts)
    assert str(covered) == fields["covered"] not in fields["not_covered"]
    assert len(set(hosts)) == len(hosts) == 22


def suspect_login(fields: Fields) -> None:
    log = fields["files"]["connexions.log"].decode()
    listed = fields["files"]["adresses.csv"].decode("utf-8-sig")
    ranges = [line.split(";") for line in listed.splitlines()[1:]]

    def town(address: str) -> str:
        at = ipaddress.IPv4Address(address)
        found: str
        (found,) = (
            name
            for low, high, name in ranges
            if ipaddress.IPv4Address(low) <= at <= ipaddress.IPv4Address(high)
        )
        return found

    pattern = rf"(\S+) compte={fields['user']} ip=(\S+) resultat=succes"
    away = [hour for hour, address in re.findall(pattern, log) if town(address) != fields["home"]]
    assert fields["key"] == away[:1]
    assert len(log.splitlines()) > 90
    homes = {low.rpartition(".")[0] for low, _, name in ranges if name == fields["home"]}
    assert any(low.rpartition(".")[0] in homes for low, _, name in ranges if name != fields["home"])


def hidden_link(fields: Fields) -> None:
    ((_, content),) = fields["files"].items()
    body = message_from_bytes(content, policy=policy.default).get_content()
    links = links_of(body)
    assert len(links) == 10
    away = [
        href
        for href, _shown in links
        if not href.startswith("mailto:") and urlsplit(href).hostname != fields["site"]
    ]
    assert away == fields["key"][:1]
    (shown,) = (shown for href, shown in links if href == away[0])
    assert urlsplit(shown).hostname == fields["site"]


def reply_address(fields: Fields) -> None:
    ((_, content),) = fields["files"].items()
    away = []
    sources = content.split(b"From - mbox\n")[1:]
    assert len(sources) == fields["many"]
    for source in sources:
        message = message_from_bytes(source, policy=policy.default)
        sender = message["From"].addresses[0]
        answers = (message["Reply-To"] or message["From"]).addresses[0]
        if not f".{answers.domain}".endswith(f".{sender.domain}"):
            away.append(answers.addr_spec)
            assert sender.addr_spec in fields["wrong"]
    assert away == fields["key"][:1]


CHECKS: dict[str, Callable[[Fields], None]] = {
    f"{module}.{check.__name__}": check
    for module, checks in {
        "security.files": (phishing_eml, hidden_link, reply_address),
        "security.codes": (
            passkey_site,
            indicators,
        ),
        "security.network": (first_match,),
        "security.chains": (chain_of_certificates,),
        "security.access": (suspect_login,),
    }.items()
    for check in checks
}
MATCHINGS = (
    "security.passwords.factors",
    "security.rules.two_ciphers",
)


@pytest.mark.parametrize("seed", range(50))
@pytest.mark.parametrize("family", CHECKS)
def test_the_key_is_found_again(family: str, seed: int) -> None:
    fields = drawn(family, seed)
    CHECKS[family](fields)
    assert not set(fields.get("wrong", ())) & set(map(str, fields.get("key", ())))


@pytest.mark.parametrize("family", MATCHINGS)
def test_a_statement_has_one_label_whatever_the_draw(family: str) -> None:
    label: dict[str, str] = {}
    for seed in range(50):
        fields = drawn(family, seed)
        pairs = {fields[f"e{n}"]: fields[f"k{n}"] for n in (1, 2, 3)}
        assert len(pairs) == 3
        assert len(set(pairs.values())) > 1
        assert all(label.setdefault(text, kind) == kind for text, kind in pairs.items())
