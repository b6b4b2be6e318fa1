"""Keys found another way. Foiling phishing: links, senders, urgency, attachments."""

from __future__ import annotations

import base64
import re
from email import message_from_bytes, policy
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

from pixsim.families.security import hameconnage, malveillants
from pixsim.families.security.hameconnage import phishing_eml
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


def _owner(host: str, *sites: str) -> bool:
    return any(host == site or host.endswith(f".{site}") for site in sites)


@each_seed
def test_messages_reported_are_those_whose_link_leaves_the_site(seed: int) -> None:
    values, world = done(hameconnage.links_reported, seed)
    linked = [one for one in world.messages if one.links]
    assert {one.id for one in linked if one.reported} == {
        one.id
        for one in linked
        if not _owner(urlsplit(one.links[0].target).hostname or "", values["site"])
    }
    assert sum(one.reported for one in world.messages) == 4


@each_seed
def test_messages_reported_are_those_that_are_sent_on_elsewhere(seed: int) -> None:
    values, world = done(hameconnage.redirects_reported, seed)

    def end(address: str) -> str:
        while "/r?u=" in address:
            host, _mark, following = address.partition("/r?u=")
            following = unquote(following)
            address = (
                host + following
                if following.startswith("/") and not following.startswith("//")
                else following
            )
        return urlsplit(address if "://" in address else f"https:{address}").hostname or ""

    for one in world.messages:
        if one.links:
            assert one.reported == (
                not _owner(end(one.links[0].target), values["site"], values["ally"])
            ), one.links


@each_seed
def test_messages_reported_are_those_answered_elsewhere(seed: int) -> None:
    values, world = done(hameconnage.replies_reported, seed)
    for one in world.messages:
        away = bool(one.reply_to) and not _owner(one.reply_to.partition("@")[2], values["site"])
        assert one.reported == away, one.reply_to
