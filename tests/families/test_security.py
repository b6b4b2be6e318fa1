"""Each family of competence 4.1 against an answer found another way."""

from __future__ import annotations

import csv
import hashlib
import io
import ipaddress
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from email import message_from_bytes, policy
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from cryptography import x509

from pixsim.families import family_fields
from pixsim.making.make import make
from tests.families.draws import each_seed

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


def links_with_a_key(fields: Fields) -> None:
    keys, links = (table(fields, name) for name in ("cles.csv", "liens.csv"))
    kept = {row["domaine"]: row["service"] for row in keys if not row["supprimee_le"]}
    offered = []
    for row in links:
        parts = urlsplit(row["adresse"])
        names = (parts.hostname or "").split(".")
        ends = {".".join(names[n:]) for n in range(len(names))} & kept.keys()
        if parts.scheme == "https" and ends:
            offered.append(row["numero"])
    assert ", ".join(offered) == fields["key"]
    assert fields["key"] not in fields["wrong"]
    assert not {urlsplit(fields["home"]).hostname} & {f"www.{domain}" for domain in kept}
    assert len(links) > 30


def table(fields: Fields, name: str) -> list[dict[str, str]]:
    held = fields["files"][name]
    text = (held if isinstance(held, bytes) else make(name, held)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def indicators(fields: Fields) -> None:
    listed = table(fields, "indicateurs.csv")
    held: dict[str, bytes] = {}
    unpacked = [fields["files"]["pieces.zip"]]
    for content in unpacked:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                held[name] = archive.read(name)
                if name.endswith(".zip"):
                    unpacked.append(held[name])
    assert len(unpacked) == 2
    known: dict[str, set[str]] = {}
    for row in listed:
        method = row["methode"].replace("-", "").lower()
        if row["empreinte"].lower() in {hashlib.new(method, c).hexdigest() for c in held.values()}:
            known.setdefault(row["etat"], set()).add(row["menace"])
    assert known.pop("confirmé") == set(fields["key"])
    assert list(known.values()) == [{fields["cleared"]}]
    names = {name.rpartition("/")[2] for name in held}
    assert sum(row["nom_observe"] in names for row in listed) >= 5
    assert {row["methode"] for row in listed} == {"SHA-256", "SHA-1", "MD5"}


def stopping_rule(fields: Fields) -> None:
    spans: dict[str, list[tuple[Any, Any]]] = {"*": [("0.0.0.0", "255.255.255.255")]}
    for row in table(fields, "groupes.csv"):
        spans.setdefault(row["groupe"], []).append(
            (row["premiere_adresse"], row["derniere_adresse"])
        )

    def inside(group: str, address: str) -> bool:
        one = ipaddress.ip_address(address)
        return any(
            one in network
            for low, high in spans[group]
            for network in ipaddress.summarize_address_range(
                ipaddress.IPv4Address(low), ipaddress.IPv4Address(high)
            )
        )

    def opened(ports: str) -> set[int]:
        every = [part.partition("-") for part in ports.split(", ")]
        return {n for low, _, high in every for n in range(int(low), int(high or low) + 1)}

    rules = sorted(table(fields, "regles.csv"), key=lambda row: int(row["position"]))
    assert len(rules) > 35
    met = [
        [
            row
            for row in rules
            if row["etat"] == "active"
            and row["protocole"] in ("*", fields["protocol"])
            and inside(row["de"], fields["source"])
            and inside(row["vers"], fields["target"])
            and (row["ports"] == "*" or int(port) in opened(row["ports"]))
        ]
        for port in fields["ports"].split(" et ")
    ]
    passing, stopped = sorted(met, key=lambda found: found[0]["action"])
    assert passing[0]["action"] == "autoriser"
    assert stopped[0]["action"] == "bloquer"
    assert ", ".join(row["numero"] for row in stopped[:2]) == fields["key"]
    assert fields["key"] not in fields["wrong"]


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
    held = {name: content.decode("utf-8-sig") for name, content in fields["files"].items()}
    listed = [line.split(";") for line in held["adresses.csv"].splitlines()[1:]]
    ranges = {ipaddress.IPv4Network(net): town for net, town in listed}
    low, high = map(ipaddress.IPv4Address, re.findall(r"\d+\.\d+\.\d+\.\d+", held["notes.txt"]))

    def is_away(address: str, *, narrow: bool = True) -> bool:
        at = ipaddress.IPv4Address(address)
        around = sorted((net for net in ranges if at in net), key=lambda net: net.prefixlen)
        return ranges[around[-1 if narrow else 0]] != fields["home"] and not low <= at <= high

    paris = ZoneInfo("Europe/Paris")
    pattern = rf"(\S+)Z login user={fields['user']} ip=(\S+) ok"
    entries = [
        (datetime.fromisoformat(f"{when}+00:00").astimezone(paris), when[-8:], address)
        for when, address in re.findall(pattern, held["messagerie.log"])
    ]
    for row in csv.DictReader(io.StringIO(held["portail.csv"]), delimiter=";"):
        if row["compte"] == fields["user"] and row["resultat"] == "200":
            when = datetime.strptime(row["date"], "%d/%m/%Y %H:%M:%S").replace(tzinfo=paris)
            entries.append((when, row["date"][-8:], row["adresse"]))
    away = sorted(entry for entry in entries if is_away(entry[2]))
    assert fields["key"] == [f"{away[0][0]:%H:%M:%S}"]
    assert min(shown for _when, shown, _address in away) != fields["key"][0]
    by_wide = min(entry for entry in entries if is_away(entry[2], narrow=False))
    assert by_wide != away[0]
    assert sum(len(text.splitlines()) for text in held.values()) > 1200


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
        "security.codes": (indicators,),
        "security.passkeys": (links_with_a_key,),
        "security.network": (stopping_rule,),
        "security.chains": (chain_of_certificates,),
        "security.access": (suspect_login,),
    }.items()
    for check in checks
}
MATCHINGS = (
    "security.passwords.factors",
    "security.rules.two_ciphers",
)


@each_seed
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
