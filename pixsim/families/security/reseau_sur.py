"""Connecting safely: Wi-Fi, VPN, tethering."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.figures.figure import INK

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


_NETWORKS = (
    "Cafe-de-la-Place", "Gare_Gratuit", "Mediatheque", "Camping-Pins", "Hotel-Riviera", "Box-7F2A", "Mairie-Public", "Atelier-Velo", "Salle-Polyvalente",
    "Tram-Libre", "Piscine", "Box-C41D", "Musee-Visiteurs", "Coworking-Nord",
)  # fmt: skip


def open_networks(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of five networks in sight, those that are open to all, without a key."""
    names = sample(rng, _NETWORKS, 5)
    free = sorted(sample(rng, range(5), integer(rng, 2, 3)))
    shapes: list[fig.Part] = [fig.rect((4, 0, 54, 20), fig.WHITE, fig.MIST, rounded=0.8)]
    zones = []
    for place, name in enumerate(names):
        y = 4 * place
        strength = integer(rng, 1, 3)
        shapes += [
            fig.rect((7 + 2 * n, y + 3 - n, 1, n + 1), INK if n < strength else fig.MIST)
            for n in range(3)
        ]
        shapes.append(fig.text(16, y, name))
        if place not in free:
            shapes += fig.small_lock(50, y)
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 4)))
    return {
        **fig.pointed(fig.figure("La liste de cinq réseaux Wi-Fi, certains avec un petit cadenas.", 10, shapes, zones), *(n + 1 for n in free)),
        "where": pick(rng, ("À la gare", "Dans un café", "À l'hôtel", "Sur la place du marché", "Au camping", "Dans une salle d'attente", "À l'aéroport")),
        "who": pick(rng, FIRST_NAMES),
        "names": " et ".join(names[n] for n in free) if len(free) == 2 else f"{names[free[0]]}, {names[free[1]]} et {names[free[2]]}",
    }  # fmt: skip


def point_trusted(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: of points of one name the house's own, told by their addresses and their log; the foreign one left out, and no joining by itself."""
    place, ssid = pick(
        rng,
        (
            ("médiathèque", "Media-Public"),
            ("maison de quartier", "Quartier-Wifi"),
            ("gare", "Gare-Libre"),
            ("piscine", "Piscine-Infos"),
        ),
    )

    def card() -> str:
        return ":".join(f"{integer(rng, 16, 255):02x}" for _n in range(4))

    old, new, upstairs, foreign, twin = (card() for _n in range(5))
    channels = sample(rng, (1, 6, 11, 36, 44), 5)
    seen = [
        (new, ssid, channels[0], "WPA3", "-48 dBm"), (upstairs, ssid, channels[1], "WPA3", "-71 dBm"), (foreign, ssid, channels[2], "ouvert", "-35 dBm"), (twin, ssid.replace("-", "_"), channels[3], "WPA3", "-44 dBm"),
    ]  # fmt: skip
    names = (
        "Borne à utiliser",
        "Borne à signaler",
        "Rejoindre de soi-même les réseaux ouverts",
        f"Rejoindre de soi-même « {ssid} »",
        "Adresse montrée au réseau",
    )
    choices = ("aucune", *sorted(row[0] for row in seen))
    world = ui.device(
        "Téléphone", ui.screen("Wi-Fi"),
        ui.screen("Réseaux relevés", *(ui.info(f"{name} · {address}", f"canal {channel}, {kind}, {force}") for address, name, channel, kind, force in shuffled(rng, seen))),
        ui.screen(f"Affiche de la {place}", ui.info("Nos bornes", f"{old} (rez-de-chaussée), {upstairs} (étage)"), ui.info("Notre réseau", f"« {ssid} », toujours chiffré"), ui.info("Travaux du 3 mars", f"borne {old} remplacée par {new}")),
        ui.screen("Connexion", ui.choice(names[0], foreign, choices), ui.choice(names[1], "aucune", choices)),
        ui.screen("Automatismes", ui.choice(names[2], "oui"), ui.choice(names[3], "oui"), ui.choice(names[4], "la vraie", ("la vraie", "une au hasard"))),
    )  # fmt: skip
    steps: list[ui.Step] = [
        ("Connexion", names[0], new),
        ("Connexion", names[1], foreign),
        ("Automatismes", names[2], "non"),
    ]

    otherwise = partial(ui.change_step, steps)
    task = ui.task_of_steps(
        world,
        steps,
        otherwise(0, twin),
        otherwise(0, upstairs),
        otherwise(1, new),
        otherwise(1, twin),
        steps[:2],
    )
    task["solution"] = [
        *ui.at("Réseaux relevés"),
        ui.BACK,
        *ui.at(f"Affiche de la {place}"),
        ui.BACK,
        *task["solution"],
    ]
    return {"place": place, "ssid": ssid, "new": new, "foreign": foreign, **task}
