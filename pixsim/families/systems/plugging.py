"""Worlds of competence 5.2: cables, network gear, access and shops to act on."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import ACTED, BACK, at, choice, device, info, put, screen
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web

# ---------------------------------------------------------------- @connectique

_PORTS = ("DSL ou fibre", "LAN 1", "LAN 2", "LAN 3", "Téléphone", "USB")
_BRANDS = (
    "réseau RJ45, 3 m",
    "téléphone RJ11, 5 m",
    "USB-A vers USB-B, 2 m",
    "HDMI, 2 m",
    "réseau RJ45, 1 m",
)


def wired_to_the_box(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a computer on the box by a cable: the right cable, a free socket at each end."""
    taken = pick(rng, ("LAN 1", "LAN 2", "LAN 3"))
    distance = pick(rng, (2, 3))
    sockets = ("USB-A", "HDMI", "réseau", "casque")
    right_cable = "réseau RJ45, 3 m"
    free = [port for port in ("LAN 1", "LAN 2", "LAN 3") if port != taken]
    pages = [
        screen("Box", info(f"{taken} de la box", "occupé par la télévision"), info("Prise DSL ou fibre", "occupée par l'arrivée d'internet"), choice("Câble, côté box", "débranché", ("débranché", *_PORTS))),
        screen("Ordinateur", info("Distance jusqu'à la box", f"{distance} m"), choice("Câble, côté ordinateur", "débranché", ("débranché", *sockets)), choice("Wi-Fi de l'ordinateur", "oui")),
        screen("Tiroir", choice("Câble choisi", "aucun", ("aucun", *shuffled(rng, _BRANDS)))),
    ]  # fmt: skip

    def plug(cable: str = right_cable, box: str = free[0], computer: str = "réseau") -> list[Act]:
        return [*at("Tiroir"), put("Câble choisi", cable), BACK, *at("Box"), put("Câble, côté box", box), BACK, *at("Ordinateur"), put("Câble, côté ordinateur", computer)]  # fmt: skip

    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "taken": taken,
        "distance": distance,
        "world": device("Salon", screen("Matériel"), *pages),
        "goal": Goal(want=(("set", "Câble choisi", right_cable), ("set", "Câble, côté box", "||".join(free)), ("set", "Câble, côté ordinateur", "réseau")), keep=ACTED, free=("Wi-Fi de l'ordinateur",)),
        "solution": plug(),
        "near": [plug("téléphone RJ11, 5 m"), plug("réseau RJ45, 1 m"), plug(box="DSL ou fibre"), plug(box=taken)],
    }  # fmt: skip


_OUTPUTS, _INPUTS = ("HDMI", "USB-C", "DisplayPort"), ("VGA", "HDMI", "DVI")


def shown_on_the_wall(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a computer on a projector: an adapter the right way round, a cable, the source, the display."""
    output = pick(rng, _OUTPUTS)
    entry = pick(rng, [one for one in _INPUTS if one != output])
    other_out = next(one for one in _OUTPUTS if one not in (output, entry))
    other_in = next(one for one in _INPUTS if one not in (output, entry))
    adapters = [
        f"{output} vers {entry}",
        f"{entry} vers {output}",
        f"{output} vers {other_in}",
        f"{other_out} vers {entry}",
    ]
    cables = ("aucun", *sorted({*_OUTPUTS, *_INPUTS}))
    world = device(
        "Salle de réunion", screen("Matériel"),
        screen("Ordinateur", info("Seule sortie vidéo", output), choice("Affichage", "cet écran seul", ("cet écran seul", "dupliquer", "étendre")), choice("Volume", "50 %", ("0 %", "50 %", "100 %"))),
        screen("Vidéoprojecteur", info("Entrées qui marchent", f"{entry} (les autres sont en panne)"), choice("Source", "aucune", ("aucune", "VGA", "HDMI", "DVI", "USB")), choice("Image retournée", "non")),
        screen("Tiroir", info("Les adaptateurs", "une fiche à fixer sur la sortie de l'ordinateur"), choice("Adaptateur", "aucun", ("aucun", *shuffled(rng, adapters))), choice("Câble", "aucun", cables)),
    )  # fmt: skip

    def show(
        adapter: str = adapters[0],
        cable: str = entry,
        source: str = entry,
        display: str = "dupliquer",
    ) -> list[Act]:
        return [*at("Tiroir"), put("Adaptateur", adapter), put("Câble", cable), BACK, *at("Vidéoprojecteur"), put("Source", source), BACK, *at("Ordinateur"), put("Affichage", display)]  # fmt: skip

    return {
        "who": pick(rng, FIRST_NAMES), "output": output, "entry": entry,
        "world": world,
        "goal": Goal(want=(("set", "Adaptateur", adapters[0]), ("set", "Câble", entry), ("set", "Source", entry), ("set", "Affichage", "dupliquer")), keep=ACTED),
        "solution": show(),
        "near": [show(adapters[1]), show(adapters[2]), show(cable=output), show(source=other_in if other_in != entry else "USB"), show(display="étendre")],
    }  # fmt: skip


# ---------------------------------------------------------------- @reseau_info

_GEAR = {
    "commutateur": ("brancher par câble les six ordinateurs de la salle, alors que la box n'a plus qu'une prise libre", "une prise libre de la box"),
    "borne Wi-Fi": ("capter le réseau sans fil dans l'atelier, où il n'arrive pas, au bout d'un câble déjà tiré", "le câble de l'atelier"),
    "serveur de fichiers": ("que chacun retrouve les dossiers communs, même quand les autres ordinateurs sont éteints", "une prise libre de la box"),
}  # fmt: skip


def gear_for_a_need(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: which piece of network gear answers a need, plugged where it serves."""
    right = pick(rng, tuple(_GEAR))
    need, where = _GEAR[right]
    gear = (
        "commutateur",
        "borne Wi-Fi",
        "serveur de fichiers",
        "modem",
        "imprimante réseau",
        "répartiteur téléphonique",
    )
    places = (
        "rien",
        "une prise libre de la box",
        "le câble de l'atelier",
        "l'arrivée de la fibre",
        "une prise électrique seule",
    )
    world = device(
        "Réseau de l'association", screen("Réseau"),
        screen("Box", info("Prises de la box", "une libre sur quatre"), choice("Wi-Fi de la box", "oui"), choice("Box allumée", "oui")),
        screen("Placard", choice("Appareil pris", "aucun", ("aucun", *shuffled(rng, gear)))),
        screen("Branchement", choice("Appareil branché sur", "rien", places)),
    )  # fmt: skip

    def add(what: str = right, place: str = where) -> list[Act]:
        return [
            *at("Placard"),
            put("Appareil pris", what),
            BACK,
            *at("Branchement"),
            put("Appareil branché sur", place),
        ]

    other = next(one for one in gear if one != right)
    return {
        "who": pick(rng, FIRST_NAMES), "need": need, "right": right, "where": where,
        "world": world,
        "goal": Goal(want=(("set", "Appareil pris", right), ("set", "Appareil branché sur", where)), keep=ACTED),
        "solution": add(),
        "near": [add(other), add(place="l'arrivée de la fibre"), add("modem")],
    }  # fmt: skip


# ---------------------------------------------------------------- @acces_internet

_SPEEDS = {"ADSL": (3, 15), "VDSL": (25, 70), "4G fixe": (30, 90), "5G fixe": (150, 400), "fibre": (500, 2000), "satellite": (50, 120)}  # fmt: skip


def best_at_an_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: an address tested, and the fastest access that exists there asked for."""
    streets = sample(rng, ("Rue Haute", "Chemin du Lavoir", "Place du Puits", "Quai Neuf"), 3)
    root = "https://eligibilite.example"
    there = {}
    for street in streets:
        kinds = sample(rng, tuple(_SPEEDS), 3)
        there[street] = {kind: integer(rng, *_SPEEDS[kind]) for kind in kinds}
    street, other = streets[:2]
    speeds = there[street]
    best = max(speeds, key=lambda kind: speeds[kind])
    if sorted(speeds.values())[-1] < 1.3 * sorted(speeds.values())[-2] or best == max(
        there[other], key=lambda kind: there[other][kind]
    ):
        return best_at_an_address(rng)
    pages = []
    for n, name in enumerate(streets):
        buttons: list[Any] = []
        for kind, speed in shuffled(rng, list(there[name].items())):
            buttons += [
                f"{kind} : jusqu'à {speed} Mbit/s",
                {"button": f"Demander : {kind}", "says": "Demande enregistrée."},
            ]
        pages.append(
            page(
                f"{root}/{n + 1}",
                f"{name} : accès possibles",
                f"# {name}",
                *buttons,
                f"[Autre adresse]({root}/)",
            )
        )
    home = page(
        f"{root}/",
        "Quel accès à mon adresse ?",
        "# Choisissez la rue",
        *(f"[{name}]({root}/{n})" for n, name in enumerate(streets, 1)),
    )
    kinds_shown = [
        block.button.removeprefix("Demander : ") for block in pages[0].body if block.button
    ]

    def ask(kind: str) -> list[Act]:
        return [web.Follow(link="1"), web.Press(button=str(kinds_shown.index(kind) + 1))]

    second = sorted(speeds, key=lambda kind: speeds[kind])[-2]
    return {
        "who": pick(rng, FIRST_NAMES), "street": street, "best": best, "speed": speeds[best],
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/1", f"Demander : {best}"),), refuse=(("pressed", f"{root}/2", "*"), ("pressed", f"{root}/3", "*"), *(("pressed", f"{root}/1", f"Demander : {k}") for k in speeds if k != best))),
        "solution": ask(best),
        "near": [ask(second), [web.Follow(link="2"), web.Press(button="1")]],
    }  # fmt: skip


# ---------------------------------------------------------------- @offres


def laptop_to_carry(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four laptops, the one that a need of three limits leaves; others are cheaper or stronger."""
    price, hours, weight = 50 * integer(rng, 9, 14), integer(rng, 9, 11), pick(rng, (1.2, 1.3, 1.4))
    fit = (price - 10 * integer(rng, 1, 5), hours + integer(rng, 0, 3), round(weight - 0.1, 1))
    dear = (price + 40 + 10 * integer(rng, 1, 9), hours + 4, round(weight - 0.2, 1))
    short = (price - 100, hours - integer(rng, 2, 4), round(weight - 0.1, 1))
    heavy = (price - 120, hours + 2, round(weight + pick(rng, (0.4, 0.7)), 1))
    names = sample(rng, ("Aster", "Bise", "Cumulus", "Dune", "Embrun", "Foehn"), 4)
    order = shuffled(rng, list(zip(names, (fit, dear, short, heavy), strict=True)))
    root = "https://portables.example"
    pages = [page(f"{root}/{n}", name, f"# {name}", f"Prix : {cost} €", f"Autonomie mesurée : {life} h", f"Poids : {str(mass).replace('.', ',')} kg",
                  f"Mémoire : {pick(rng, (8, 16))} Go", {"button": "Mettre au panier", "says": "Ajouté au panier."}, f"[Retour]({root}/)")
             for n, (name, (cost, life, mass)) in enumerate(order, 1)]  # fmt: skip
    home = page(
        f"{root}/",
        "Ordinateurs portables",
        "# Ordinateurs portables",
        *(f"[{name}]({root}/{n})" for n, (name, _s) in enumerate(order, 1)),
    )
    place = [name for name, _s in order].index(names[0])

    def buy(n: int) -> list[Act]:
        return [web.Follow(link=str(n + 1)), web.Press(button="1")]

    return {
        "who": pick(rng, FIRST_NAMES), "price": price, "hours": hours, "weight": str(weight).replace(".", ","), "name": names[0],
        "world": browser([home, *pages], at=f"{root}/"),
        "goal": Goal(want=(("pressed", f"{root}/{place + 1}", "Mettre au panier"),), refuse=tuple(("pressed", f"{root}/{n}", "*") for n in range(1, 5) if n != place + 1)),
        "solution": buy(place),
        "near": [buy((place + 1) % 4), buy((place + 2) % 4)],
    }  # fmt: skip
