"""Keys found another way. Understanding a network: IP addresses, masks, DNS, DHCP, ports."""

from __future__ import annotations

import csv
import itertools
import re
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network

from pixsim.families.systems import reseau_info
from tests.families.attachments import Family, content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done
from tests.families.stations import assert_of_one_network


def table(family: Family, seed: int) -> tuple[dict[str, object], list[dict[str, str]]]:
    values = drawn(family, seed)
    text = content(values, "csv").decode("utf-8-sig")
    return values, list(csv.DictReader(text.splitlines(), delimiter=";"))


@each_seed
def test_private_addresses(seed: int) -> None:
    values, rows = table(reseau_info.private_addresses, seed)
    nets = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")

    count = sum(
        any(IPv4Address(row["adresse"]) in IPv4Network(net) for net in nets) for row in rows
    )
    assert values["key"] == str(count)


def _bits(address: str) -> int:
    value = 0
    for octet in address.split("."):
        value = value * 256 + int(octet)
    return value


@each_seed
def test_connections_fall_in_the_network_of_a_site(seed: int) -> None:
    values = drawn(reseau_info.connections_of_a_site, seed)
    networks = {}
    for row in records_of(values, "sites.csv"):
        start, _slash, prefix = row["reseau"].partition("/")
        size = 2 ** (32 - int(prefix))
        assert _bits(start) % size == 0
        networks[row["site"]] = (_bits(start), _bits(start) + size)
    ends = sorted(networks.values())
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(ends))

    def site(address: str) -> str:
        (found,) = [name for name, (low, high) in networks.items() if low <= _bits(address) < high]
        return found

    rows = records_of(values, "connexions.csv")
    where = [site(row["adresse"]) for row in rows]
    assert str(where.count(values["site"])) == values["count"]
    mine = [row for row in rows if row["compte"] == values["who"]]
    last = max(mine, key=lambda row: datetime.strptime(row["moment"], "%d/%m/%Y %H:%M"))
    assert site(last["adresse"]) == values["key"]
    beside = {name for name, (low, _h) in networks.items() if low >> 8 == _bits(last["adresse"]) >> 8}  # fmt: skip
    assert len(beside) > 1, "the first three numbers must not be enough"
    assert values["key"] not in values["wrong"]
    assert values["count"] not in values["not_count"]


@each_seed
def test_networks(seed: int) -> None:
    values = draw_values(reseau_info.network_of_a_mask, seed)
    block = values["listing"].replace("RÉSEAU CÂBLÉ", "Ethernet")
    ours = block[block.index("Ethernet") :]
    ours = ours[: ours.index("sans fil")] if "sans fil" in ours else ours
    ip, *masks = re.findall(r"\d+\.\d+\.\d+\.\d+|0x[0-9a-f]{8}", ours)
    (text,) = masks

    def number(dotted: str) -> int:
        return sum(int(part) << 8 * n for n, part in enumerate(reversed(dotted.split("."))))

    mask = int(text, 16) if text.startswith("0x") else number(text)
    if "inversé" in ours:
        mask ^= 0xFFFFFFFF
    assert f"{mask:032b}".rstrip("0") == "1" * values["prefix"]
    address, prefix = values["key"][0].split("/")
    assert number(address) == number(ip) & mask
    assert int(prefix) == values["prefix"]
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_machines_follow_the_plan(seed: int) -> None:
    values, world = done(reseau_info.plan_applied, seed)
    assert_of_one_network(values, world)
