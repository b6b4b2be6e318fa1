"""Names, files, links, rules and colours that a tool decodes or measures: keys found again by other means."""

from __future__ import annotations

import base64
import json
import quopri
import re
import unicodedata
from datetime import datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from pixsim.bank.marking.kinds import matches
from pixsim.bank.schema import Comparison
from pixsim.families.adaptation import legible
from pixsim.families.data import boards
from pixsim.families.documents import lettered_names
from pixsim.families.media import charters
from pixsim.families.messaging import decoded
from pixsim.families.publishing import written_links
from pixsim.families.search import true_names
from pixsim.families.spreadsheets import reckoned
from pixsim.families.teamwork import recurring
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import content, drawn
from tests.families.test_done_with_tools import lines_of, told

LETTER = re.compile(r"([A-H])\. (.+)")


def lettered(text: str) -> dict[str, str]:
    found = {}
    for line in lines_of(text):
        match = LETTER.fullmatch(line)
        assert match is not None
        found[match[1]] = match[2]
    return found


def letters(key: str) -> set[str]:
    return set(key.split(", "))


def decoded_host(host: str) -> str:
    return ".".join(
        label[4:].encode().decode("punycode") if label.startswith("xn--") else label
        for label in host.split(".")
    )


@each_seed
def test_addresses_of_a_domain(seed: int) -> None:
    values = told(true_names.addresses_of_a_domain, seed)
    hosts = {
        letter: decoded_host(urlsplit(address).hostname or "")
        for letter, address in lettered(values["addresses"]).items()
    }
    mine = values["domain"]
    right = {letter for letter, host in hosts.items() if host == mine or host.endswith(f".{mine}")}
    assert right == letters(values["key"])
    assert len(hosts) == 8
    assert all(letters(form) != right for form in values["wrong"])

    def skeleton(name: str) -> str:  # what one sees, roughly
        return unicodedata.normalize("NFD", name)[:1] + str(len(name))

    assert sum(skeleton(host) == skeleton(mine) for host in hosts.values()) >= 3


@each_seed
def test_texts_that_fit(seed: int) -> None:
    values = told(boards.texts_that_fit, seed)
    texts = lettered(values["lines"])

    def size(text: str) -> int:  # by the ranges of UTF-8
        return sum(1 + (n > 0x7F) + (n > 0x7FF) + (n > 0xFFFF) for n in map(ord, text))

    assert {letter for letter, text in texts.items() if size(text) > values["room"]} == letters(values["key"])  # fmt: skip
    assert all(unicodedata.normalize("NFC", text) == text for text in texts.values())
    assert all(letters(form) != letters(values["key"]) for form in values["wrong"])


@each_seed
def test_strongest_rise(seed: int) -> None:
    values = told(reckoned.strongest_rise, seed)
    rates = {}
    for line in lines_of(values["table"])[1:]:
        name, before, after = line.rsplit(maxsplit=2)
        rates[name.strip()] = int(after) / int(before) * 100 - 100
    best = max(rates, key=lambda name: rates[name])
    assert best == values["which"]
    assert float(values["key"].replace(",", ".")) == pytest.approx(rates[best], abs=0.05)
    assert values["key"] not in values["wrong"]


@each_seed
def test_prices_in_codes(seed: int) -> None:
    values = drawn(reckoned.prices_in_codes, seed)
    codes = re.findall(r"([A-Z]{2})(\d{5})\d{3}", content(values, "txt").decode())
    assert codes == re.findall(r"([A-Z]{2})(\d{5})\d{3}", values["codes"])
    cents = sum(int(price) for shelf, price in codes if shelf == values["letters"])
    assert f"{cents / 100:.2f}".replace(".", ",") == values["key"]
    assert len({shelf for shelf, _price in codes}) >= 2


@each_seed
def test_attached_meeting(seed: int) -> None:
    values = drawn(decoded.attached_meeting, seed)
    quoted = content(values, "txt").decode()
    assert quoted.splitlines() == lines_of(values["quoted"])
    text = base64.b64decode(re.sub(r"^> ", "", quoted, flags=re.MULTILINE)).decode()
    versions = {
        int(version): start
        for version, start in re.findall(r"SEQUENCE:(\d)\r\n.*?DTSTART:(\w+)Z", text, re.DOTALL)
    }
    assert len(versions) == 3
    assert not text.rstrip().endswith(f"{versions[2]}Z\r\nEND:VEVENT\r\nEND:VCALENDAR")
    start = datetime.strptime(f"{versions[2]}+0000", "%Y%m%dT%H%M%S%z")
    paris = start.astimezone(ZoneInfo("Europe/Paris"))
    assert f"{paris:%H:%M}" == values["key"]
    assert f"{start:%H:%M}" in values["wrong"]
    comparison = Comparison(compare="time")
    accepted, said = [values["key"], *values["also"]], f"le {paris.day} {MONTHS[paris.month - 1]}"
    assert matches(f"{said} à {values['key']}", accepted, comparison)
    assert not matches(f"le 31 décembre à {values['key']}", accepted, comparison)
    assert not matches(f"{said} à {start:%H:%M}", accepted, comparison)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "a"
        self.targets += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def opens(markup: str, values: dict[str, Any]) -> bool:
    """Whether a link opens the message that is wanted, all of it coded."""
    page = _Links()
    page.feed(markup)
    if len(page.targets) != 1 or page.text != values["label"]:
        return False
    (target,) = page.targets
    parts = urlsplit(target)
    fields = {name.lower(): value for name, value in parse_qs(parts.query.replace("+", "%2B")).items()}  # fmt: skip
    return (
        parts.scheme == "mailto"
        and unquote(parts.path) == values["address"]
        and fields.get("subject") == [values["subject"]]
        and " " not in target
        and target.isascii()
    )


@each_seed
def test_mail_link(seed: int) -> None:
    values = told(written_links.mail_link, seed)
    assert all(opens(markup, values) for markup in values["key"])
    assert not any(opens(markup, values) for markup in values["wrong"])


@each_seed
def test_sessions_of_a_rule(seed: int) -> None:
    values = told(recurring.sessions_of_a_rule, seed)
    begins, rule = lines_of(values["rule"])
    parts = dict(part.split("=") for part in rule.removeprefix("RRULE:").split(";"))
    start = datetime.strptime(begins[-15:], "%Y%m%dT%H%M%S")
    until = datetime.strptime(parts["UNTIL"] + "+0000", "%Y%m%dT%H%M%SZ%z")
    week_of_start = start.date().toordinal() - start.weekday()
    count, moment = 0, start
    while moment.replace(tzinfo=ZoneInfo("Europe/Paris")) <= until:
        weeks = (moment.date().toordinal() - moment.weekday() - week_of_start) // 7
        day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[moment.weekday()]
        count += weeks % int(parts["INTERVAL"]) == 0 and day in parts["BYDAY"].split(",")
        moment += timedelta(days=1)
    assert str(count) == values["key"]
    assert values["key"] not in values["wrong"]
    assert begins[-6:-4] in {f"{hour:02}" for hour in range(9, 20)}


@each_seed
def test_name_in_codes(seed: int) -> None:
    values = told(lettered_names.name_in_codes, seed)
    (written,) = lines_of(values["coded"])
    assert re.search(r"\\u", written)
    assert re.search("%", written)
    assert re.search("=[0-9A-F]", written)
    assert re.search("&(?:amp;)?#", written)
    assert written.count("%25") > 0 or written.count("&amp;") == 1
    by_entities = unescape(unescape(written))
    by_json = re.sub(r"\\u[0-9a-f]{4}", lambda found: json.loads(f'"{found[0]}"'), by_entities)
    by_mail = re.sub(
        "(?:=[0-9A-F]{2})+", lambda found: quopri.decodestring(found[0]).decode(), by_json
    )
    assert unquote(unquote(by_mail)) == values["key"]
    assert unicodedata.normalize("NFC", values["key"]) == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_running_time(seed: int) -> None:
    values = told(charters.running_time, seed)
    lengths = [datetime.strptime(line[-5:], "%M:%S") for line in lines_of(values["list"])]
    gaps = timedelta(seconds=values["pause"]) * (len(lengths) - 1)
    whole = sum((at - datetime(1900, 1, 1) for at in lengths), gaps)
    assert str(whole).zfill(8) == values["key"]
    assert values["key"] not in values["wrong"]


def contrast(one: str, other: str) -> float:
    """As the guidelines say it, in linear light."""

    def clarity(colour: str) -> float:
        light = 0.0
        for weight, part in zip((0.2126, 0.7152, 0.0722), bytes.fromhex(colour), strict=True):
            share = part / 255
            light += weight * (share / 12.92 if share <= 0.03928 else pow((share + 0.055) / 1.055, 2.4))  # fmt: skip
        return light + 0.05

    first, second = clarity(one), clarity(other)
    return max(first / second, second / first)


@each_seed
def test_legible_pairs(seed: int) -> None:
    values = told(legible.legible_pairs, seed)
    measured = {
        letter: contrast(*re.findall("#([0-9A-F]{6})", pair))
        for letter, pair in lettered(values["pairs"]).items()
    }
    assert {letter for letter, found in measured.items() if found >= 4.5} == letters(values["key"])
    assert all(abs(found - 4.5) > 0.1 for found in measured.values())
    assert all(letters(form) != letters(values["key"]) for form in values["wrong"])


@each_seed
def test_cleaned_link(seed: int) -> None:
    values = drawn(written_links.cleaned_link, seed)
    link = content(values, "txt").decode().strip()
    assert "".join(lines_of(values["link"])) == link
    (target,) = (value for (value,) in parse_qs(urlsplit(link).query).values() if "://" in value)
    parts = urlsplit(target)
    needed = {name: value for name, value in parse_qs(parts.query).items() if not re.match(r"utm_|mc_|fbclid|gclid", name)}  # fmt: skip
    assert len(needed) == 2
    for form in values["key"]:
        clean = urlsplit(form)
        assert (clean.netloc, clean.path, clean.fragment) == (parts.netloc, parts.path, parts.fragment)  # fmt: skip
        assert parse_qs(clean.query) == needed
    for form in values["wrong"]:
        other = urlsplit(form)
        assert (parse_qs(other.query), other.fragment) != (needed, parts.fragment)
