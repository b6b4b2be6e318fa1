"""Families of competence 5.1: connections and answers of web servers."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.people import FIRST_NAMES

_SITES = ("mairie-aubrac.example", "cine-club.example", "sport-nord.example", "asso-jardin.example")


_OPERATORS = (
    "Lagune Télécom", "Fibre du Plateau", "Granit Réseaux", "Câbles d'Armor", "Transit Nord", "Mistral Hébergement",
)  # fmt: skip


def traceroute(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: two routes to a site, today's with a detour: the first router that is missing, and whose it is."""
    blocks = ("192.0.2", "198.51.100", "203.0.113")
    operators = sample(rng, _OPERATORS, 5)
    owners = {(b, start): pick(rng, operators) for b in blocks for start in range(0, 256, 32)}

    def owner(address: str) -> str:
        head, _dot, end = address.rpartition(".")
        return owners[head, int(end) // 32 * 32]

    count, silent = integer(rng, 10, 13), integer(rng, 3, 4)
    hops = [f"192.168.{integer(rng, 0, 50)}.1"]
    hops += [f"{pick(rng, blocks[:2])}.{n}" for n in sample(rng, range(2, 250), count - 2)]
    target, extra = f"203.0.113.{integer(rng, 2, 250)}", f"203.0.113.{integer(rng, 2, 250)}"
    hops.append(target)
    cut = integer(rng, 7, count - 3)  # routers that still answer, the silent one with them
    turn = integer(rng, silent + 1, cut - 1)
    today = [*hops[:turn], extra, *hops[turn:cut]]
    missing, last, shifted = hops[cut], hops[cut - 1], hops[cut + 1]
    others = [owner(last), owner(target), owner(extra)]
    if owner(missing) in others or extra == target:
        return traceroute(rng)
    site, slow = pick(rng, _SITES), integer(rng, 5, 6)

    def shown(route: list[str], until: int) -> bytes:
        lines = [f"Détermination de l'itinéraire vers {site} [{target}]"]
        lines += ["avec un maximum de 20 sauts :", ""]
        for number in range(1, until + 1):
            if number == silent or number > len(route):
                lines.append(f"{number:>3}     *        *        *     Délai d'attente dépassé.")
                continue
            wait = 240 if number == slow else 3 * number
            times = "".join(f"{integer(rng, wait + 1, wait + 9):>5} ms" for _ in "123")
            lines.append(f"{number:>3}  {times}  {route[number - 1]}")
        return windows_file(lines)

    table = [f"{head}.{start};{head}.{start + 31};{name}" for (head, start), name in owners.items()]
    return {
        "prenom": pick(rng, FIRST_NAMES),
        "site": site,
        "key": missing,
        "last": last,
        "shifted": shifted,
        "operator": owner(missing),
        "others": sorted(set(others)),
        "files": {
            "hier.txt": shown(hops, count),
            "aujourdhui.txt": shown(today, 20),
            "reseaux.csv": windows_file(["premiere_adresse;derniere_adresse;operateur", *table]),
        },
    }
