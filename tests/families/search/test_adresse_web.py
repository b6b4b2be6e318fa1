"""Keys found another way. Reading a web address: its parts, its true domain, its encoded characters."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

from pixsim.families.search import adresse_web
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import lettered, letters, lines_of
from tests.families.seeds import each_seed


@each_seed
def test_most_searched(seed: int) -> None:
    values = drawn(adresse_web.most_searched, seed)
    counts: dict[str, int] = defaultdict(int)
    for line in content(values, "log").decode().splitlines():
        address = line.split()[3]
        if not address.startswith("/recherche?") or "&page=" in address:
            continue
        held = unquote_to_bytes(address.partition("q=")[2].replace("+", " "))
        held = unquote_to_bytes(held) if b"%" in held else held
        try:
            text = held.decode()
        except UnicodeDecodeError:
            text = held.decode("latin-1")
        counts[text.lower()] += 1
    *_less, second, first = sorted(counts, key=counts.__getitem__)
    assert (first, counts[first]) == (values["first"].lower(), values["count"])
    assert counts[first] > counts[second]
    assert len(counts) == 12
    assert str(values["count"]) not in values["not_count"]
    assert sum(counts.values()) > 150


@each_seed
def test_hidden_destination(seed: int) -> None:
    values = drawn(adresse_web.hidden_destination, seed)
    link = "".join(lines_of(values["link"]))
    assert link == content(values, "txt").decode().strip()
    relays = []
    while query := urlsplit(link).query:
        relays.append(urlsplit(link).hostname)
        (link,) = (value for (value,) in parse_qs(query).values() if value.startswith("https://"))
    parts = urlsplit(link)
    assert parts.hostname == values["key"][0]
    assert parts.username is not None
    assert {parts.username, *relays} < set(values["wrong"])
    assert all(len(line) <= 74 for line in values["link"].splitlines())


@each_seed
def test_a_name_that_imitates_and_who_was_led_there(seed: int) -> None:
    values = drawn(adresse_web.homograph_domain, seed)
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


def decoded_host(host: str) -> str:
    return ".".join(
        label[4:].encode().decode("punycode") if label.startswith("xn--") else label
        for label in host.split(".")
    )


@each_seed
def test_addresses_of_a_domain(seed: int) -> None:
    values = draw_values(adresse_web.addresses_of_a_domain, seed)
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
