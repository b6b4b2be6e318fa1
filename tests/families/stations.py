"""Stations of a network, once a task has set them."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from pixsim.worlds.settings.world import Settings
from tests.families.settings import readings


def assert_of_one_network(values: dict[str, Any], world: Settings) -> None:
    """Each station has an address of its own, free and within the plan, and what the network gives to all."""
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
