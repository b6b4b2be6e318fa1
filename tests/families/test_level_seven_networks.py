"""Level 7: a plan of addresses, routes from five offices; keys found again by other means."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from ipaddress import IPv4Address, IPv4Interface, IPv4Network

from pixsim.families.systems import addressing
from pixsim.families.troubleshooting import routes
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def rows(held: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(held.decode("utf-8-sig")), delimiter=";"))


@each_seed
def test_machines_at_fault(seed: int) -> None:
    values = drawn(addressing.machines_at_fault, seed)
    rooms = {row["salle"]: row for row in rows(values["files"]["salles.csv"])}
    networks = [IPv4Network(row["reseau"]) for row in rooms.values()]
    assert not any(a.overlaps(b) for a in networks for b in networks if a != b)
    found: dict[str, set[str]] = {"out": set(), "nobody": set(), "handed": set(), "mask": set()}
    machines = rows(values["files"]["machines.csv"])
    for row in machines:
        room = rooms[row["salle"]]
        network, host = IPv4Network(room["reseau"]), IPv4Address(row["adresse"])
        assert row["passerelle"] == room["passerelle"] != row["adresse"]
        if host not in network:
            found["out"].add(row["machine"])
        elif host in (network.network_address, network.broadcast_address):
            found["nobody"].add(row["machine"])
        elif IPv4Address(room["dhcp_de"]) <= host <= IPv4Address(room["dhcp_a"]):
            found["handed"].add(row["machine"])
        elif IPv4Interface(f"{host}/{row['masque']}").network != network:
            found["mask"].add(row["machine"])
    assert found == {kind: {values[kind]} for kind in found}
    assert len({row["adresse"] for row in machines}) == len(machines) == values["count"]
    assert any(row["adresse"].endswith((".0", ".255")) for row in machines if row["machine"] not in {values[kind] for kind in found})  # fmt: skip


@each_seed
def test_the_router_of_three_failures(seed: int) -> None:
    values = drawn(routes.router_of_three, seed)
    seen: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        for name in archive.namelist():
            if name.endswith(".txt"):
                seen[name] = re.findall(r"ms  (\d+\.\d+\.\d+\.\d+)", archive.read(name).decode("utf-8-sig"))  # fmt: skip
        owners = rows(archive.read("reseaux.csv"))
    offices = [name.removeprefix("hier-") for name in seen if name.startswith("hier-")]
    target = seen[f"hier-{offices[0]}"][-1]
    failing = [one for one in offices if seen[f"aujourdhui-{one}"][-1] != target]
    reached = {address for one in offices for address in seen[f"aujourdhui-{one}"]}
    lost = {one: set(seen[f"hier-{one}"]) - reached for one in failing}
    (home,) = [one for one in failing if len(seen[f"aujourdhui-{one}"]) == 1]
    assert home == f"{values['home'].lower()}.txt"
    common = set.intersection(*(lost[one] for one in failing if one != home))
    assert common == {values["key"]}
    alone = [seen[f"hier-{one}"] for one in failing if one != home and values["mute"] not in seen[f"aujourdhui-{one}"]]  # fmt: skip
    assert len(alone) == 2
    assert all(route[route.index(values["mute"]) + 1] == values["key"] for route in alone)
    (owner,) = [row["operateur"] for row in owners if IPv4Address(row["premiere_adresse"]) <= IPv4Address(values["key"]) <= IPv4Address(row["derniere_adresse"])]  # fmt: skip
    assert owner == values["operator"][0] not in values["others"]
    assert not any(other.startswith(values["operator"][-1]) for other in values["others"])
