"""Keys found another way. Foiling phishing: links, senders, urgency, attachments."""

from __future__ import annotations

import base64
import re
from email import message_from_bytes, policy
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from pixsim.families.security import hameconnage, malveillants
from pixsim.families.security.hameconnage import hidden_link, phishing_eml, reply_address
from pixsim.worlds.mail.world import Mailbox
from tests.families.attachments import drawn
from tests.families.drawing import draw_sound_values
from tests.families.seeds import each_seed
from tests.families.settings import host_of
from tests.families.solutions import done


@each_seed
def test_the_message_reported_is_the_false_one(seed: int) -> None:
    for family in (
        hameconnage.report_fraud,
        hameconnage.report_false_link,
        malveillants.leave_attachment,
    ):
        values, world = done(family, seed)
        assert isinstance(world, Mailbox)
        (reported,) = [message for message in world.messages if message.reported]
        if family is hameconnage.report_fraud:
            false = [m for m in world.messages if m.address.endswith(".test")]
        elif family is hameconnage.report_false_link:
            false = [
                m for m in world.messages for link in m.links
                if not f".{host_of(link.target)}".endswith(f".{values['site']}")
            ]  # fmt: skip
        else:
            false = [
                m for m in world.messages for f in m.files if re.search(r"\.(exe|scr|bat)$", f.name)
            ]
        assert [m.id for m in false] == [reported.id]


@each_seed
def test_only_true_sites_stay_open(seed: int) -> None:
    values, world = done(hameconnage.close_false_tabs, seed)
    passing = [t.url for t in values["world"].tabs if values["host"].partition(".")[0] in t.url]
    true = [url for url in passing if f".{host_of(url)}".endswith(f".{values['host']}")]
    assert len(passing) == 3
    assert (
        [url for url in passing if url in [t.url for t in world.tabs]]
        == true
        == list(world.bookmarks)
    )


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


@each_seed
def test_phishing_eml(seed: int) -> None:
    fields = draw_sound_values(phishing_eml, seed)
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


@each_seed
def test_false_advisers_are_reported_and_the_real_body_told(seed: int) -> None:
    values, world = done(hameconnage.qr_and_callers, seed)
    assert all(
        m.reported == m.address.endswith(".test") for m in world.messages if m.folder != "Envoyés"
    )
    (sent,) = [m for m in world.messages if m.folder == "Envoyés"]
    assert sent.to[0].endswith(values["site"])


@each_seed
def test_hidden_link(seed: int) -> None:
    fields = draw_sound_values(hidden_link, seed)
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


@each_seed
def test_relays(seed: int) -> None:
    values = drawn(hameconnage.where_it_ends, seed)
    link = values["files"]["lien.txt"].decode().strip()
    query = parse_qs(urlsplit(link).query)
    held = query["u"][0]
    while not held.startswith("https://"):
        hexadecimal = re.fullmatch("[0-9a-f]+", held)
        held = (bytes.fromhex(held) if hexadecimal else base64.b64decode(held)).decode()
    target = urlsplit(held)
    assert target.hostname == values["key"]
    assert target.username == query["site"][0] == values["true"]
    assert values["key"] not in link


@each_seed
def test_reply_address(seed: int) -> None:
    fields = draw_sound_values(reply_address, seed)
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


@each_seed
def test_two_redirections_end_on_a_name_in_other_letters(seed: int) -> None:
    values = drawn(hameconnage.nested_redirect, seed)
    message = message_from_bytes(values["files"]["message.eml"], policy=policy.default)
    links = [
        url.replace("&amp;", "&") for url in re.findall(r'href="([^"]+)"', message.get_content())
    ]
    (url,) = [link for link in links if "url=" in link]
    for name in ("url", "vers"):
        (url,) = parse_qs(urlsplit(url).query)[name]
    host = ".".join(str(urlsplit(url).hostname).split(".")[-2:])
    assert values["key"] == [host]
    seen = host.encode().decode("idna").removesuffix(".test")
    assert seen != values["name"]
    assert seen.translate(str.maketrans("\u0430\u0435\u0456", "aei")) == values["name"]
