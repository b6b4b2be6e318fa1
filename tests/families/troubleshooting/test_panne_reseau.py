"""Keys found another way. Mending a connection: Wi-Fi, IP, DNS, ping."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from ipaddress import IPv4Address

from pixsim.families.troubleshooting import panne_reseau
from tests.families.attachments import content, drawn, rows_of
from tests.families.reading import records
from tests.families.seeds import each_seed
from tests.families.solutions import done
from tests.families.stations import assert_of_one_network


@each_seed
def test_one_setting_is_not_that_of_the_network(seed: int) -> None:
    values = drawn(panne_reseau.two_listings, seed)
    labels = {"Masque": "le masque", "Passerelle": "la passerelle", "Serveurs DNS": "le serveur DNS", "Adresse IPv4": "l'adresse du poste"}  # fmt: skip

    def card(name: str) -> dict[str, str]:
        text = values["files"][name].decode("utf-8-sig")
        mine = text.split("Carte réseau sans fil Wi-Fi :")[1].split("Carte ")[0]
        return {said: re.findall(rf"{start}[^:]*: ([\d.]+)", mine)[0] for start, said in labels.items()}  # fmt: skip

    bad, good = card("panne.txt"), card("marche.txt")
    assert bad["l'adresse du poste"] != good["l'adresse du poste"]
    apart = [name for name in list(labels.values())[:3] if bad[name] != good[name]]
    assert apart == [values["fault"]]
    assert (good[apart[0]], bad[apart[0]]) == (values["key"], values["found"])
    assert values["key"] not in values["wrong"]
    assert set(values["faults"]) == set(labels.values())


@each_seed
def test_one_switch_has_no_machine_with_a_given_address(seed: int) -> None:
    values = drawn(panne_reseau.switch_without_dhcp, seed)
    address = {machine: ip for machine, _room, ip in rows_of(values)}
    held: dict[str, list[bool]] = defaultdict(list)
    for switch, _port, machine in rows_of(values, 1):
        held[switch].append(address[machine].startswith("169.254."))
    assert [switch for switch, lost in held.items() if all(lost)] == [values["key"]]
    most = max(held, key=lambda switch: sum(held[switch]))
    assert most in values["wrong"], "counting alone must mislead"


@each_seed
def test_the_router_of_three_failures(seed: int) -> None:
    values = drawn(panne_reseau.router_of_three, seed)
    seen: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        for name in archive.namelist():
            if name.endswith(".txt"):
                seen[name] = re.findall(r"ms  (\d+\.\d+\.\d+\.\d+)", archive.read(name).decode("utf-8-sig"))  # fmt: skip
        owners = records(archive.read("reseaux.csv"))
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


@each_seed
def test_stations_mended_are_of_one_network(seed: int) -> None:
    values, world = done(panne_reseau.stations_mended, seed)
    assert_of_one_network(values, world)
    begun = values["world"]
    places = [page.name.removeprefix("Poste ") for page in begun.pages if "Poste " in page.name]
    gateways = [begun.value(f"Passerelle ({place})") for place in places]
    assert len({IPv4Address(one) for one in gateways}) == 2  # a wrong one is an address too
