"""Keys found another way. Mending a connection: Wi-Fi, IP, DNS, ping."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from ipaddress import IPv4Address, IPv4Network

from pixsim.families.troubleshooting import panne_reseau
from tests.families.attachments import content, drawn, rows_of
from tests.families.reading import records
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


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
    told = readings(world)
    network = IPv4Network(told["Étendue du réseau"].partition(" :")[0])
    first, last = (IPv4Address(one) for one in re.findall(r"[\d.]+\d", told["Adresses des postes"]))
    hosts = {}
    for page in world.pages:
        if page.name.startswith("Poste "):
            place = page.name.removeprefix("Poste ")
            hosts[place] = IPv4Address(world.value(f"Adresse ({place})"))
            assert world.value(f"Masque ({place})") == str(network.netmask)
            assert world.value(f"Passerelle ({place})") == told["Passerelle vers internet"]
            assert world.value(f"Serveur de noms ({place})") == told["Serveur de noms du réseau"]
    assert len({*hosts.values()}) == len(hosts)
    assert all(one in network and first <= one <= last for one in hosts.values())
    others = [address for place, address in hosts.items() if place != values["doubled"]]
    free = next(one for one in network.hosts() if one >= first and one not in others)
    assert hosts[values["doubled"]] == free
    assert str(hosts[values["clash"]]) in told["Postes au mur, à ne pas toucher"]
