"""Stations of a small network, some of which are set wrongly."""

from __future__ import annotations

from functools import partial
from ipaddress import ip_address, ip_interface
from typing import Any

import numpy as np

from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, sample, shuffled

ADDRESS, MASK, ROUTER, NAMES = "Adresse", "Masque", "Passerelle", "Serveur de noms"
_FOUR_NUMBERS = r"\d{1,3}(\.\d{1,3}){3}"


def mend_stations(rng: np.random.Generator, places: tuple[str, ...], prefix: int) -> dict[str, Any]:
    """What a question says of stations to be set right after the plan of their network.

    Parameters
    ----------
    rng : numpy.random.Generator
    places : tuple of str
        Names of the stations: four or more. The first has the address of another, then a foreign
        gateway, a mask too narrow or too wide and no server of names; the others are right.
    prefix : int
        Bits of the network in an address.
    """
    size = 2 ** (32 - prefix)
    base = integer(rng, 0, 256 // size - 1) * size
    net = f"192.168.{integer(rng, 2, 60)}"
    router, server = f"{net}.{base + 1}", f"{net}.{base + 2}"
    mask = str(ip_interface(f"{router}/{prefix}").netmask)
    wrong_mask = str(ip_interface(f"{router}/{min(30, prefix + 2)}").netmask)
    first = base + size // 2
    taken = sorted(sample(rng, range(first, first + 6), 4))
    free = next(n for n in range(first, base + size - 1) if n not in taken)
    hosts = dict(zip(places, [taken[1], *taken[:1], *taken[1:], *range(first + 6, first + 12)], strict=False))  # fmt: skip
    clash = next(place for place in places[1:] if hosts[place] == taken[1])
    rows = {
        place: {ADDRESS: f"{net}.{host}", MASK: mask, ROUTER: router, NAMES: server}
        for place, host in hosts.items()
    }
    begun = {place: dict(values) for place, values in rows.items()}
    foreign = f"{net}.{base - 1}" if base else str(ip_address(router) + size)
    faulty = [place for place in places[1:] if place != clash][:3]
    rows[places[0]][ADDRESS] = f"{net}.{free}"
    for place, (field, value) in zip(faulty, ((ROUTER, foreign), (MASK, wrong_mask), (NAMES, router)), strict=False):  # fmt: skip
        begun[place][field] = value
    steps: list[ui.Step] = [
        (f"Poste {place}", f"{field} ({place})", rows[place][field])
        for place in places
        for field in rows[place]
        if rows[place][field] != begun[place][field]
    ]
    seen = [(f"Essai depuis {place}", "tout répond") for place in places if place not in (*faulty, places[0], clash)]  # fmt: skip
    told = ("les postes répondent, rien au-delà", "répond par moments, et pas à tous", "les adresses répondent, les noms non")  # fmt: skip
    seen += [(f"Essai depuis {place}", said) for place, said in zip(faulty, told, strict=False)]
    seen += [(f"Essai depuis {place}", "coupures, « adresse déjà prise »") for place in (places[0], clash)]  # fmt: skip
    world = ui.device(
        "Réseau du bâtiment",
        ui.screen("Réseau"),
        ui.screen(
            "Plan du réseau",
            ui.info("Étendue du réseau", f"{net}.{base}/{prefix} : masque {mask}"),
            ui.info("Passerelle vers internet", router),
            ui.info("Serveur de noms du réseau", server),
            ui.info("Adresses des postes", f"de {net}.{first} à {net}.{base + size - 2}, une par poste"),
            ui.info("Postes au mur, à ne pas toucher", f"{clash}, qui garde {net}.{taken[1]}"),
            ui.info("Adresse à donner au besoin", "la première libre de la plage"),
        ),
        ui.screen("Relevés", *(ui.info(*row) for row in shuffled(rng, seen))),
        *(
            ui.screen(
                f"Poste {place}",
                *(ui.field(f"{field} ({place})", value, _FOUR_NUMBERS, "Quatre nombres séparés par des points.") for field, value in begun[place].items()),
            )
            for place in sorted(places)
        ),
    )  # fmt: skip

    otherwise = partial(ui.change_step, steps)
    near = [otherwise(0, f"{net}.{next(n for n in range(free + 1, base + size) if n not in hosts.values())}"), steps[1:], steps[:-1]]  # fmt: skip
    turned = [(f"Poste {clash}", f"{ADDRESS} ({clash})", f"{net}.{free}"), *steps[1:]]
    task = ui.task_of_steps(world, steps, *near, turned)
    task["solution"] = [*ui.at("Plan du réseau"), ui.BACK, *ui.at("Relevés"), ui.BACK, *task["solution"]]  # fmt: skip
    return {"router": router, "free": f"{net}.{free}", "mask": mask, "doubled": places[0], "clash": clash, **task}  # fmt: skip
