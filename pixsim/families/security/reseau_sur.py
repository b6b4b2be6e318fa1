"""Connecting safely: Wi-Fi, VPN, tethering."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    MIST,
    WHITE,
    Box,
    Part,
    figure,
    pointed,
    rect,
    small_lock,
    text,
    zone,
)
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.texts import DataTable, PlainText

_WIFI_PLACES = (
    "de l'hôtel",
    "de la gare",
    "du café",
    "du camping",
    "de la conférence",
)


def vpn_on_public_wifi(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: on the Wi-Fi of others, all goes through the VPN or not at all, and neighbours see nothing."""
    place = pick(rng, _WIFI_PLACES)
    network = f"{pick(rng, ('Invites', 'WIFI-LIBRE', 'Accueil', 'Public'))}-{integer(rng, 10, 99)}"
    begins = {"VPN": "arrêté", "Sans VPN": "laisser passer", "Ce réseau est": "privé"}
    right = {"VPN": "actif", "Sans VPN": "tout bloquer", "Ce réseau est": "public"}
    ready = pick(rng, ("", "VPN", "Sans VPN"))
    begins[ready] = right.get(ready, "")
    pages = {
        "VPN": "VPN de l'association",
        "Sans VPN": "VPN de l'association",
        "Ce réseau est": f"Wi-Fi {network}",
    }
    steps: list[ui.Step] = [(pages[name], name, right[name]) for name in right if name != ready]
    world = ui.device(
        "Ordinateur · réseau", ui.screen("Réseau"),
        ui.screen(f"Wi-Fi {network}", ui.info("Sécurité", pick(rng, ("aucune", "WPA2, mot de passe affiché"))), ui.choice("Ce réseau est", begins["Ce réseau est"], ("privé", "public")),
               ui.info("Dossiers partagés", "visibles des voisins quand le réseau est privé"),
               ui.choice("Se reconnecter tout seul", "non")),
        ui.screen("VPN de l'association", ui.choice("VPN", begins["VPN"], ("arrêté", "actif")), ui.choice("Sans VPN", begins["Sans VPN"], ("laisser passer", "tout bloquer")),
               ui.choice("Pays de sortie", "France", ("France", "Suisse", "Canada"))),
        ui.screen("Sans-fil", ui.choice("Bluetooth", "oui"), ui.choice("Mode avion", "non")),
        ui.screen("Navigation privée", ui.choice("Ouvrir en fenêtre privée", "non")),
    )  # fmt: skip
    private: ui.Step = ("Navigation privée", "Ouvrir en fenêtre privée", "oui")
    return {
        "place": place, "network": network,
        "world": world,
        "goal": ui.goal_of_steps(*steps),
        "solution": ui.acts_of_steps(steps),
        "near": [ui.acts_of_steps([private]), ui.acts_of_steps(steps[:-1]), ui.acts_of_steps([*steps, ("Sans-fil", "Mode avion", "oui")])],
    }  # fmt: skip


_WIFI_NAMES = (("médiathèque", "Mediatheque"), ("mairie", "Mairie-Public"), ("gare", "Gare-Wifi"), ("maison de quartier", "Quartier"))  # fmt: skip
_NEIGHBOURS = ("Cafe-Centre", "Box-7F21", "Hotel-Etoile", "Camping-Lac", "Box-99C0")
_LOW, _HIGH = (1, 6, 11), (36, 40, 44, 48, 52, 56, 60, 64)


def _hardware(rng: np.random.Generator) -> str:
    return ":".join(["02", *(f"{integer(rng, 0, 255):02x}" for _ in range(5))])


def _listed(address: str) -> str:
    return address.upper().replace(":", "-")


def cloned_point(rng: np.random.Generator) -> dict[str, Any]:
    """In a survey: an address that is on the list, on a channel that is not its own; one was replaced, one moved."""
    place, ssid = pick(rng, _WIFI_NAMES)
    points = [f"B{n}" for n in range(1, 9)]
    radios = {point: (_hardware(rng), pick(rng, _LOW), _hardware(rng), pick(rng, _HIGH)) for point in points}  # fmt: skip
    replaced, moved, copied = sample(rng, points, 3)
    day = datetime(2026, 3, integer(rng, 9, 27), integer(rng, 9, 16), 0)
    heard: list[tuple[str, str, int, str]] = []  # name, address, channel, protection
    new = (_hardware(rng), radios[replaced][1], _hardware(rng), radios[replaced][3])
    channel = pick(rng, [c for c in _HIGH if c != radios[moved][3]])
    for point, (low, low_channel, high, high_channel) in radios.items():
        if point == replaced:
            low, low_channel, high, high_channel = new
        if point == moved:
            high_channel = channel
        heard += [(ssid, low, low_channel, "WPA2"), (ssid, high, high_channel, "WPA2")]
    address = radios[copied][0]
    false = pick(rng, [c for c in _LOW if c != radios[copied][1]])
    rogue = (ssid, address, false, "WPA2")
    around = [(name, _hardware(rng), pick(rng, _LOW), pick(rng, ("WPA2", "WPA3", "ouvert"))) for name in _NEIGHBOURS]  # fmt: skip
    alike = pick(rng, (ssid.upper(), f"{ssid}2", f"{ssid}_"))
    around += [(alike, _hardware(rng), pick(rng, _LOW), "WPA2"), (f"{ssid}-Invites", _hardware(rng), pick(rng, _HIGH), "ouvert")]  # fmt: skip
    rows = [*heard, *around, *[rogue] * 5]
    rows += [pick(rng, [*heard, *around]) for _ in range(320 - len(rows))]
    survey = [
        (f"{day + timedelta(seconds=4 * n):%H:%M:%S}", name, bssid, on, kind, -integer(rng, 36, 88))
        for n, (name, bssid, on, kind) in enumerate(shuffled(rng, rows))
    ]
    listed = [
        (point, f"étage {integer(rng, 0, 3)}", _listed(low), c, _listed(high), d)
        for point, (low, c, high, d) in radios.items()
    ]
    before = [day - timedelta(days=n) for n in sorted(sample(rng, range(4, 60), 3), reverse=True)]
    notes = [
        f"{before[0]:%d/%m/%Y}  Liste des bornes établie (bornes.csv).",
        f"{before[1]:%d/%m/%Y}  {moved} : la 5 GHz gênait un voisin, elle passe au canal {channel}.",
        f"{before[2]:%d/%m/%Y}  {replaced} en panne, remplacée. Nouvelles adresses : {_listed(new[0])} (2,4 GHz) et {_listed(new[2])} (5 GHz). Mêmes canaux.",
    ]  # fmt: skip
    shapes = [address, address.upper(), address.replace(":", "-"), _listed(address), address.replace(":", "")]  # fmt: skip
    return {
        "place": place,
        "ssid": ssid,
        "key": shapes,
        "wrong": [new[0], new[2], radios[moved][2], around[-2][1]],
        "channel": str(false),
        "not_channel": sorted({str(radios[copied][1]), str(channel)}),
        "own_channel": str(radios[copied][1]),
        "files": {
            "releve.csv": DataTable(("heure", "nom", "bssid", "canal", "protection", "signal_dBm"), tuple(survey)),
            "bornes.csv": DataTable(("borne", "lieu", "adresse_2,4_GHz", "canal_2,4_GHz", "adresse_5_GHz", "canal_5_GHz"), tuple(listed)),
            "interventions.txt": PlainText("".join(f"{line}\n" for line in notes)),
        },
    }  # fmt: skip


_NETWORKS = (
    "Cafe-de-la-Place", "Gare_Gratuit", "Mediatheque", "Camping-Pins", "Hotel-Riviera", "Box-7F2A", "Mairie-Public", "Atelier-Velo", "Salle-Polyvalente",
    "Tram-Libre", "Piscine", "Box-C41D", "Musee-Visiteurs", "Coworking-Nord",
)  # fmt: skip


def open_networks(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of five networks in sight, those that are open to all, without a key."""
    names = sample(rng, _NETWORKS, 5)
    free = sorted(sample(rng, range(5), integer(rng, 2, 3)))
    shapes: list[Part] = [rect((4, 0, 54, 20), WHITE, MIST, rounded=0.8)]
    zones = []
    for place, name in enumerate(names):
        y = 4 * place
        strength = integer(rng, 1, 3)
        shapes += [
            rect((7 + 2 * n, y + 3 - n, 1, n + 1), INK if n < strength else MIST) for n in range(3)
        ]
        shapes.append(text(16, y, name))
        if place not in free:
            shapes += small_lock(50, y)
        zones.append(zone(place + 1, Box(0, y, 58, 4)))
    return {
        **pointed(figure("La liste de cinq réseaux Wi-Fi, certains avec un petit cadenas.", 10, shapes, zones), *(n + 1 for n in free)),
        "where": pick(rng, ("À la gare", "Dans un café", "À l'hôtel", "Sur la place du marché", "Au camping", "Dans une salle d'attente", "À l'aéroport")),
        "who": pick(rng, FIRST_NAMES),
        "names": " et ".join(names[n] for n in free) if len(free) == 2 else f"{names[free[0]]}, {names[free[1]]} et {names[free[2]]}",
    }  # fmt: skip
