"""Messages, links and pages looked into: keys found again from the files, by other means than the families."""

from __future__ import annotations

import csv
import email
import io
import json
import mailbox
import re
import unicodedata
import zipfile
from datetime import date, timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from html import unescape
from html.parser import HTMLParser
from ipaddress import ip_address, ip_network
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit
from zoneinfo import ZoneInfo

from PIL import Image

from pixsim.families.messaging import exported, mime, traced
from pixsim.families.publishing import moments, opened, previews
from pixsim.families.search import addresses
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def day_of(said: str) -> date:
    number, month, year = said.split()
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


@each_seed
def test_server_that_kept_it(seed: int) -> None:
    values = drawn(traced.server_that_kept_it, seed)
    message = email.message_from_bytes(content(values, "eml"))
    seen = []
    for line in message.get_all("Received", []):
        found = re.match(r"from (\S+) .*\s+by (\S+) .*;\s+(.*)", line, re.S)
        assert found
        seen.append((found[1], found[2], parsedate_to_datetime(found[3])))
    seen.reverse()
    for (_from, by, _when), (origin, _by, _then) in pairwise(seen):
        assert origin == by
    waits = [(later[2] - sooner[2], sooner[1]) for sooner, later in pairwise(seen)]  # fmt: skip
    *_short, second, first = sorted(waits)
    assert first[1] == values["answer"]
    assert first[0] == timedelta(minutes=int(values["minutes"]))
    assert second[0] < timedelta(minutes=5)
    naive = [(later[2].replace(tzinfo=None) - sooner[2].replace(tzinfo=None), sooner[1]) for sooner, later in pairwise(seen)]  # fmt: skip
    assert max(naive)[1] != values["answer"] or max(naive)[0] != first[0]
    assert len({when.utcoffset() for *_servers, when in seen}) >= 3


@each_seed
def test_messages_proved(seed: int, tmp_path: Path) -> None:
    values = drawn(traced.messages_proved, seed)
    path = tmp_path / "recus.mbox"
    path.write_bytes(content(values, "mbox").replace(b"\r\n", b"\n"))
    policy = dict(re.findall(r"(adkim|aspf)=([rs])", content(values, "txt").decode()))
    assert set(policy.values()) == {"r", "s"}
    domain = values["domain"]

    def agrees(found: str, how: str) -> bool:
        return found == domain or (how == "r" and found.endswith(f".{domain}"))

    blocks = dict(
        re.findall(
            r'^(\S+)\. TXT "v=spf1 ip4:(\S+) -all', content(values, "txt").decode(), re.MULTILINE
        )
    )
    proved, hollow, mine = 0, [], 0
    for message in mailbox.mbox(path):
        if not parseaddr(str(message["From"]))[1].endswith(f"@{domain}"):
            continue
        mine += 1
        (ours,) = [str(line) for line in message.get_all("Authentication-Results", []) if str(line).startswith(values["ours"])]  # fmt: skip
        spf = re.findall(r"spf=pass smtp\.mailfrom=([^;\s]+)", ours)
        dkim = re.findall(r"dkim=pass header\.d=([^;\s]+)", ours)
        told = re.search(r"spf=(\w+) smtp\.mailfrom=([^;\s]+)", ours)
        (origin,) = re.findall(r"\[([\d.]+)\]", str(message["Received"]))
        if told is not None and told[2] in blocks:  # what is published agrees with what is told
            allowed = ip_address(origin) in ip_network(blocks[told[2]])
            assert told[1] == ("pass" if allowed else "fail")
        good = any(agrees(one, policy["aspf"]) for one in spf) or any(agrees(one, policy["adkim"]) for one in dkim)  # fmt: skip
        proved += good
        if spf and dkim and not good:
            hollow.append(str(message["Subject"]).split()[1])
    assert (str(proved), hollow) == (values["count"], [values["hollow"]])
    assert proved < mine
    assert values["count"] not in values["not_count"]
    assert values["hollow"] not in values["not_hollow"]


@each_seed
def test_mailbox(seed: int, tmp_path: Path) -> None:
    values = drawn(exported.mailbox, seed)
    path = tmp_path / "archive.mbox"
    path.write_bytes(content(values, "mbox"))
    mails = list(mailbox.mbox(path))
    start, end = day_of(values["first_day"]), day_of(values["last_day"])
    right, raw = set(), set()
    for mail in mails:
        if parseaddr(str(mail["From"]))[1] != values["sender"]:
            continue
        moment = parsedate_to_datetime(str(mail["Date"])).astimezone(ZoneInfo("Europe/Paris"))
        if not start <= moment.date() <= end:
            continue
        if values["word"] in str(make_header(decode_header(mail["Subject"]))).lower():
            right.add(mail["Message-ID"])
            if values["word"] in str(mail["Subject"]).lower():
                raw.add(mail["Message-ID"])
    assert str(len(right)) == values["answer"]
    assert len(right) - len(raw) == values["missed"] > 1
    assert values["answer"] not in values["wrong"]
    assert len(mails) == len({mail["Message-ID"] for mail in mails}) + values["twice"]
    assert len(content(values, "mbox")) < 256_000


@each_seed
def test_belied_by_its_bytes(seed: int) -> None:
    values = drawn(mime.belied_by_its_bytes, seed)
    begins = {
        b"%PDF": ("un document PDF", {"pdf"}),
        b"\x89PNG": ("une image PNG", {"png"}),
        b"\xff\xd8": ("une image JPEG", {"jpg"}),
        b"PK\3\4": ("une archive ZIP", {"zip", "docx", "odt"}),
        b"<!DOCTYPE": ("une page web (HTML)", {"html"}),
        b"MZ": ("un programme Windows", {"exe"}),
    }
    odd, count = [], 0
    for part in email.message_from_bytes(content(values, "eml")).walk():
        if part.get_content_disposition() != "attachment":
            continue
        count += 1
        held = part.get_payload(decode=True)
        assert isinstance(held, bytes)
        name = str(part.get_filename())
        ((what, ends),) = [told for begin, told in begins.items() if held.startswith(begin)]
        if name.rpartition(".")[2].lower() not in ends:
            odd.append((name, what))
    assert odd == [(values["name"], values["true"])]
    assert count == 10
    assert values["true"] in values["kinds"]


@each_seed
def test_a_name_that_imitates_and_who_was_led_there(seed: int) -> None:
    values = drawn(addresses.punycode, seed)
    led: dict[str, set[str]] = {}
    text = content(values, "csv").decode()
    for _day, who, address in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]:
        parts = urlsplit(address.replace("HTTPS", "https"))
        further = parse_qs(parts.query).get("u")
        host = urlsplit(further[0]).hostname if further else parts.hostname
        led.setdefault(str(host), set()).add(who)
    true = values["true"].removesuffix(".example")
    like = []
    cyrillic = 0
    for host in led:
        shown = host.encode().decode("idna").removesuffix(".example")
        odd = [(char, good) for char, good in zip(shown, true, strict=False) if char != good]
        cyrillic += "CYRILLIC" in " ".join(unicodedata.name(char) for char in shown)
        if len(shown) == len(true) and len(odd) == 1 and "CYRILLIC" in unicodedata.name(odd[0][0]):
            like.append((host, [odd[0][1], odd[0][0]]))
    assert like == [(values["name"], values["letter"][:2])]
    assert set(values["letter"][2:]) == {f"{letter} cyrillique" for letter in values["letter"][:2]}
    assert cyrillic == 2
    assert values["people"] == str(len(led[values["name"]]))
    named = {row.split(";")[1] for row in text.splitlines() if values["name"] in row.lower()}
    assert len(named) > len(led[values["name"]])
    assert values["people"] not in values["not_people"]


@each_seed
def test_frame_has_its_source(seed: int) -> None:
    values = drawn(opened.address_in_a_frame, seed)
    text = re.sub(r"<!--.*?-->", "", content(values, "html").decode(), flags=re.S)
    after = text.split(f"<h2>{values['asked']}</h2>")[1]
    ident = re.findall(r'class="cadre" id="([^"]+)"', after)[0]
    (held,) = re.findall(r'<script type="application/json" id="cadres">(.*?)</script>', text)
    told = json.loads(held)
    assert told[ident]["source"] == values["key"][0]
    assert told[ident]["ancien titre"] != values["asked"]
    assert not set(values["key"]) & set(values["wrong"])


class _Idents(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.last, self.found = "", dict[str, list[str]]()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.last = dict(attrs).get("id") or ""

    def handle_data(self, data: str) -> None:
        if self.last and data.strip():
            self.found.setdefault(data.strip(), []).append(self.last)
            self.last = ""


@each_seed
def test_place_in_a_page_and_in_its_film(seed: int) -> None:
    values = drawn(moments.link_to_a_moment, seed)
    page = _Idents()
    page.feed(content(values, "html").decode())
    (ident,) = page.found[values["asked"]]
    assert values["key"] == f"{values['root']}#{ident}"
    assert values["key"] not in values["wrong"]

    def frames(clock: str) -> int:
        hours, minutes, seconds, rest = map(int, clock.split(":"))
        return 25 * (3600 * hours + 60 * minutes + seconds) + rest

    chapters = content(values, "vtt").decode()
    (start,) = re.findall(rf"^(\S+)\.000 -->.*\n{values['heard']}$", chapters, re.MULTILINE)
    here = frames(f"{start}:00")
    film = [True] * here  # each frame before the part: whether it is still there
    added = doubled = 0
    for row in content(values, "csv").decode("utf-8-sig").splitlines()[1:]:
        act, at, until, length = row.split(";")
        assert act in ("retiré", "ajouté")
        if act == "ajouté":
            added += frames(length) if frames(at) < here else 0
            assert frames(at) >= here or film[frames(at)]
            continue
        for frame in range(frames(at), min(frames(until), here)):
            doubled += not film[frame]
            film[frame] = False
    assert film[-1]
    assert doubled > 25
    moment, rest = divmod(sum(film) + added, 25)
    assert not rest
    assert values["second"][0] == f"{values['video']}#t={moment}"
    assert not set(values["second"]) & set(values["wrong_second"])
    assert len(values["wrong_second"]) >= 4


@each_seed
def test_pages_to_share(seed: int) -> None:
    values = drawn(previews.pages_to_share, seed)
    root = f"https://{values['site']}/"
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    wide = {root + name for name, data in held.items() if name.endswith(".png") and Image.open(io.BytesIO(data)).width >= 600}  # fmt: skip
    bare, titles = [], {}
    pages = [name for name in held if name.endswith(".html")]
    for name in pages:
        text = re.sub(r"<!--.*?-->", "", held[name].decode(), flags=re.S)
        images = re.findall(r'property="og:image" content="([^"]+)"', text)
        if not images or urljoin(root + name, images[0]) not in wide:
            bare.append(name)
        titles[name] = unescape(re.findall(r'property="og:title" content="([^"]+)"', text)[0])
    assert str(len(bare)) == values["count"]
    assert values["count"] not in values["not_count"]
    (twice,) = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    (key,) = [name for name, title in titles.items() if title == twice and f"<h1>{twice.partition(' :')[0]}</h1>" not in held[name].decode()]  # fmt: skip
    assert (key, twice.partition(" :")[0]) == (values["page"][0], values["other"])
    assert len(pages) == 16
