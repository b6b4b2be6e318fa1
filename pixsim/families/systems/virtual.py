"""Worlds of competence 5.2: a virtual machine set for what one does with it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    info,
    screen,
)
from pixsim.worlds.goals import Goal

_MEMORY, _DISK, _CORES = (1, 2, 4, 6, 8, 12, 16), (10, 20, 30, 40, 60, 80), (1, 2, 4, 8)
BRIDGE, BEHIND, NONE = (
    "comme un poste de plus sur le réseau (pont)",
    "par cet ordinateur, invisible des autres (NAT)",
    "aucun",
)
KEEP, BACK_TO = "garder ce qui a changé", "revenir à l'instantané"
PAGES = ("Mémoire et disque", "Réseau", "Échanges", "Instantanés", "Démarrage")
_OF = {
    "Mémoire": 0, "Disque": 0, "Réseau de la machine": 1, "Dossier commun avec cet ordinateur": 2, "Presse-papiers commun": 2,
    "Clés et appareils USB": 2, "Prendre un instantané maintenant": 3, "À l'arrêt de la machine": 3, "Lancer avec cet ordinateur": 4,
}  # fmt: skip

_USES = {
    "douteux": (
        "servir à essayer un programme douteux, qui ne doit atteindre ni internet ni quoi que ce soit de l'ordinateur, et dont rien ne restera d'une fois sur l'autre",
        {"Réseau de la machine": NONE, "Dossier commun avec cet ordinateur": "non", "Presse-papiers commun": "non",
         "Prendre un instantané maintenant": "", "À l'arrêt de la machine": BACK_TO},
        {"Réseau de la machine": BEHIND, "Dossier commun avec cet ordinateur": "oui", "Presse-papiers commun": "oui"},
        "sans réseau ni échanges, elle est seule ; l'instantané pris avant l'essai la rend comme elle était",
    ),
    "serveur": (
        "servir de site d'essai aux autres postes de la salle, à toute heure : ce qu'ils y écrivent reste, et elle repart seule après une coupure de courant",
        {"Réseau de la machine": BRIDGE, "Lancer avec cet ordinateur": "oui", "À l'arrêt de la machine": KEEP},
        {"Réseau de la machine": BEHIND, "À l'arrêt de la machine": BACK_TO},
        "en pont, elle a sa propre adresse sur le réseau ; derrière l'ordinateur (NAT), personne ne l'atteint ; elle garde ce qu'on y écrit et part avec l'ordinateur",
    ),
    "ancien": (
        "faire marcher un vieux numériseur USB dont le système n'est plus corrigé : les images passeront par un dossier commun, et rien par internet",
        {"Réseau de la machine": NONE, "Clés et appareils USB": "confiés à la machine", "Dossier commun avec cet ordinateur": "oui"},
        {"Réseau de la machine": BEHIND},
        "un système sans corrections ne va pas sur le réseau ; l'appareil USB est confié à la machine",
    ),
}  # fmt: skip


def machine_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: memory and disk as its system asks and the computer bears, network and exchanges as its use asks."""
    use = pick(rng, list(_USES))
    need, wanted, begin, why = _USES[use]
    half = pick(rng, (4, 6, 8))
    asked = pick(rng, [n for n in (2, 3, 4, 5, 6) if n <= half - 1])
    room = pick(rng, (15, 25, 35))
    name = pick(rng, ("Essais", "Atelier", "Bac à sable", "Salle 2", "Labo", "Réserve"))
    fits = [f"{n} Go" for n in _MEMORY if asked <= n <= half]
    large = [f"{n} Go" for n in _DISK if room <= n <= room + 25]
    start = {
        "Mémoire": "1 Go", "Disque": "10 Go", "Réseau de la machine": BEHIND, "Dossier commun avec cet ordinateur": "non", "Presse-papiers commun": "non",
        "Clés et appareils USB": "laissés à l'ordinateur", "À l'arrêt de la machine": KEEP, "Lancer avec cet ordinateur": "non",
    } | begin  # fmt: skip
    listed = {
        "Mémoire": tuple(f"{n} Go" for n in _MEMORY), "Disque": tuple(f"{n} Go" for n in _DISK), "Réseau de la machine": (BRIDGE, BEHIND, NONE),
        "Dossier commun avec cet ordinateur": (), "Presse-papiers commun": (), "Lancer avec cet ordinateur": (),
        "Clés et appareils USB": ("laissés à l'ordinateur", "confiés à la machine"), "À l'arrêt de la machine": (KEEP, BACK_TO),
    }  # fmt: skip
    lines = {label: choice(label, start[label], values) for label, values in listed.items()}
    pages = [
        screen(page, *(line for label, line in lines.items() if _OF[label] == n), *extra)
        for n, (page, extra) in enumerate(
            zip(
                PAGES,
                (
                    (choice("Cœurs", "2", tuple(map(str, _CORES))),),
                    (choice("Adresse de la carte", "automatique", ("automatique", "fixe")),),
                    (),
                    (button("Prendre un instantané maintenant", "Instantané pris."),),
                    (choice("Montrer la fenêtre au lancement", "oui"),),
                ),
                strict=True,
            )
        )
    ]
    facts = screen(
        "Ce que demande son système", info("Mémoire demandée, au moins", f"{asked} Go"), info("Disque, au moins", f"{room} Go"),
        info("Disque, au plus", f"{room + 25} Go, pour la sauvegarde du soir"),
    )  # fmt: skip
    host = screen(
        "Cet ordinateur", info("Mémoire de l'ordinateur", f"{2 * half} Go"), info("Laisser à l'ordinateur", "la moitié de sa mémoire, au moins"),
        info("Place libre", f"{integer(rng, 120, 300)} Go"),
    )  # fmt: skip
    world = device(
        f"Machine virtuelle « {name} »", screen("Machine"), host, facts, *shuffled(rng, pages)
    )
    changed = {"Mémoire": fits[0], "Disque": large[0]} | {
        label: value for label, value in wanted.items() if start.get(label) != value
    }
    steps: list[Step] = [
        (PAGES[_OF[label]], label, value)
        for label, value in sorted(changed.items(), key=lambda one: _OF[one[0]])
    ]
    free = {"Mémoire": "||".join(fits), "Disque": "||".join(large)}
    want = [
        ("set", label, free.get(label, value)) if value else ("pressed", label)
        for label, value in (changed | wanted).items()
    ]
    greedy = [
        (page, label, "16 Go" if label == "Mémoire" else value) for page, label, value in steps
    ]
    open_net = BRIDGE if use != "serveur" else BEHIND
    exposed = [
        (page, label, open_net if value in (NONE, BRIDGE) else value)
        for page, label, value in steps
    ]
    return {
        "name": name, "need": need, "why": why, "asked": asked, "half": half, "room": room,
        "world": world,
        "goal": Goal(want=tuple(want), keep=("set", "pressed")),
        "solution": acts_of_steps(steps),
        "near": [acts_of_steps(greedy), acts_of_steps(exposed), acts_of_steps(steps[2:])],
    }  # fmt: skip
