"""Family of competence 5.2: a route whose networks are told by their numbers alone, and the one where it slows down."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample

# number of an autonomous system: the names under which it is registered or known, the usual one first
OPERATORS = {
    174: ("Cogent", "Cogent Communications", "Cogent Communications, LLC", "Cogent Communications, Inc."),
    1273: ("Vodafone", "Vodafone Group", "Vodafone Group PLC", "Cable & Wireless", "Cable and Wireless"),
    1299: ("Arelion", "Arelion Sweden", "Arelion Sweden AB", "Telia Carrier", "Telia", "Twelve99", "TeliaSonera", "Arelion (fka Telia Carrier)", "Arelion, fka Telia Carrier"),
    2914: ("NTT", "NTT Communications", "NTT America", "NTT America, Inc.", "NTT DATA", "NTT Ltd", "NTT Global IP Network", "NTT GIN"),
    3257: ("GTT", "GTT Communications", "GTT Communications Inc.", "Tinet"),
    3320: ("Deutsche Telekom", "DTAG", "Deutsche Telekom AG"),
    3356: ("Lumen", "Level 3", "Level3", "Level 3 Parent", "Level 3 Parent, LLC", "Level 3 Communications", "Lumen Technologies", "CenturyLink"),
    3491: ("PCCW Global", "PCCW Global, Inc.", "PCCW", "Console Connect", "PCCW Global / Console Connect"),
    6453: ("Tata Communications", "Tata", "Tata Communications America", "Tata Communications (America)", "Tata Communications (America) Inc."),
    6461: ("Zayo", "Zayo Bandwidth", "Zayo Group", "AboveNet"),
    6762: ("Telecom Italia Sparkle", "Telecom Italia Sparkle S.p.A.", "Sparkle", "TI Sparkle", "Seabone", "Telecom Italia"),
    6939: ("Hurricane Electric", "Hurricane", "Hurricane Electric LLC"),
    8220: ("Colt", "Colt Technology Services", "Colt Telecom", "Colt Technology Services Group", "Colt Technology Services Group Limited"),
    9002: ("RETN", "RETN Limited"),
    12956: ("Telxius", "Telxius Cable", "Telefónica", "Telefonica Global Solutions", "Telefónica Global Solutions", "Telefonica International"),
}  # fmt: skip
_HOME = {
    3215: "Orange",
    5410: "Bouygues Telecom",
    12322: "Free",
    15557: "SFR",
}
_FAR = {
    137: ("GARR", "d'une université italienne"),
    559: ("SWITCH", "d'une école suisse"),
    680: ("DFN", "d'une université allemande"),
    1103: ("SURF", "d'un musée néerlandais"),
    2611: ("Belnet", "d'une bibliothèque belge"),
}
_WHO = ("Une archiviste", "Un doctorant", "Une traductrice", "Un généalogiste", "Une enseignante")
_BLOCKS = ("192.0.2", "198.51.100", "203.0.113")
_HOPS = 2  # routers of each network
_KEPT, _SMALL = (55, 90), (1, 4)  # milliseconds
_LAZY = (130, 180)


def _line(*cells: object) -> str:
    hop, network, address, time = map(str, cells)
    return f"{hop:>4}   {network:<9} {address:<16} {time:>10}"


def _known(names: tuple[str, ...]) -> list[str]:
    """The names of an operator, and what begins a long one after a shorter: « Colt Technology » of « Colt Technology Services »."""
    found = list(names)
    for name in names:
        words = name.split()
        begun = (" ".join(words[:count]).rstrip(",") for count in range(1, len(words)))
        found += [
            one
            for one in begun
            if one[-1].isalnum()
            and "(" not in one
            and one not in found
            and not one.endswith(" and")
            if any(one.startswith(f"{shorter} ") for shorter in names)
        ]
    return found


def slow_network(rng: np.random.Generator) -> dict[str, Any]:
    """The operator where data begin to be late, told by its number; a router is only slow to answer itself."""
    home, far = pick(rng, tuple(_HOME)), pick(rng, tuple(_FAR))
    first, second = sample(rng, tuple(OPERATORS), 2)
    way = (home, first, second, far)
    slow = pick(rng, (1, 2))  # its place on the way
    # followed by a quick one, or the delay might begin there
    lazy = 2 + _HOPS * integer(rng, 0, slow - 1)
    rows = [_line("saut", "réseau", "adresse", "temps (ms)"), _line(1, "-", "192.168.1.1", 1)]
    time, extra = integer(rng, 6, 12), integer(rng, *_KEPT)
    for place, network in enumerate(way):
        block = _BLOCKS[place % len(_BLOCKS)]
        ends = sample(rng, range(1 + 60 * place, 60 * place + 59), _HOPS)
        for router in range(_HOPS):
            hop = 2 + _HOPS * place + router
            time += integer(rng, *_SMALL) + (extra if place == slow and router == 0 else 0)
            shown = time + (integer(rng, *_LAZY) if hop == lazy else 0)
            rows.append(_line(hop, f"AS{network}", f"{block}.{ends[router]}", shown))
    key, other = way[slow], way[3 - slow]
    names = _known(OPERATORS[key])
    formed = (form for name in names for form in (f"{name} (AS{key})", f"AS{key} {name}"))
    country = _FAR[far]
    return {
        "who": pick(rng, _WHO),
        "site": country[1],
        "route": "\n".join(f"    {row}" for row in rows),
        "noms": [*names, *formed],
        "autres": [OPERATORS[other][0], _HOME[home], country[0], f"AS{key}"],
        "numero": f"AS{key}",
        "dit": names[0],
        "saut": str(2 + _HOPS * slow),
        "extra": str(extra),
        "lent": str(lazy),
    }
