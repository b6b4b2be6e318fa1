"""Families of competence 5.1: connections and answers of web servers."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.people import FIRST_NAMES


def ipconfig(rng: np.random.Generator) -> dict[str, Any]:
    """Settings of the Wi-Fi card in what ``ipconfig /all`` shows for three cards."""
    net, gate = integer(rng, 0, 60), pick(rng, (1, 253, 254))
    host, server = sample(rng, range(20, 200), 2)
    address, gateway = f"192.168.{net}.{host}", f"192.168.{net}.{gate}"
    dns, dhcp = f"192.168.{net}.{server}", f"192.168.{net}.{gate - 1 or 2}"
    other = f"192.168.{net + 61}.1"

    def mac() -> str:
        first = 4 * integer(rng, 0, 63)  # an address of one machine, given by its maker
        return "-".join(f"{byte:02X}" for byte in (first, *(integer(rng, 0, 255) for _ in "12345")))

    def card(title: str, *rows: tuple[str, str]) -> list[str]:
        return [title, "", *(f"   {name:.<38} : {value}" for name, value in rows), ""]

    mask = ("Masque de sous-réseau", "255.255.255.0")
    cards = shuffled(rng, [
        card("Carte Ethernet Ethernet :", ("Statut du média", "Média déconnecté"),
             ("Adresse physique", mac())),
        card("Carte Ethernet Machines virtuelles :", ("Adresse physique", mac()),
             ("Adresse IPv4", f"{other}(préféré)"), mask, ("Passerelle par défaut", "")),
        card("Carte réseau sans fil Wi-Fi :", ("Adresse physique", mac()), ("DHCP activé", "Oui"),
             ("Adresse IPv4", f"{address}(préféré)"), mask, ("Passerelle par défaut", gateway),
             ("Serveur DHCP", dhcp), ("Serveurs DNS", dns)),
    ])  # fmt: skip
    text = "\r\n".join(["Configuration IP de Windows", "", *(line for c in cards for line in c)])
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "ipconfig.txt",
        "adresse": address,
        "passerelle": gateway,
        "dns": dns,
        "dhcp": dhcp,
        "autre": other,
        "masque": "255.255.255.0",
        "files": {"ipconfig.txt": text.encode("utf-8-sig")},
    }


_SITES = ("mairie-aubrac.example", "cine-club.example", "sport-nord.example", "asso-jardin.example")


def traceroute(rng: np.random.Generator) -> dict[str, Any]:
    """A route with a silent router on the way, then nothing from some line on."""
    silent, last = integer(rng, 2, 4), integer(rng, 6, 10)
    target = f"203.0.113.{integer(rng, 2, 250)}"
    site = pick(rng, _SITES)
    blocks = ("192.0.2", "198.51.100")
    addresses = [f"192.168.{integer(rng, 0, 50)}.1"]
    addresses += [f"{pick(rng, blocks)}.{n}" for n in sample(rng, range(2, 250), last - 1)]
    lines = [f"Détermination de l'itinéraire vers {site} [{target}]"]
    lines += ["avec un maximum de 20 sauts :", ""]
    for number in range(1, 21):
        if number == silent or number > last:
            lines.append(f"{number:>3}     *        *        *     Délai d'attente dépassé.")
        else:
            times = "".join(f"{integer(rng, 1, 9 + 3 * number):>5} ms" for _ in "123")
            lines.append(f"{number:>3}  {times}  {addresses[number - 1]}")
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "fichier": "tracert.txt",
        "site": site,
        "derniere": addresses[last - 1],
        "ligne": str(last + 1),
        "muet": str(silent),
        "avant_muet": addresses[silent - 2],
        "cible": target,
        "files": {"tracert.txt": windows_file(lines)},
    }
