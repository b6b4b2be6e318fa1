"""Family of competence 5.1, level 7: routes from five offices to one site: the router that explains three failures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file, zip_file

_SITES = ("mairie-aubrac.example", "cine-club.example", "sport-nord.example", "asso-jardin.example")
_OPERATORS = (
    "Lagune Télécom", "Fibre du Plateau", "Granit Réseaux", "Câbles d'Armor", "Transit Nord", "Mistral Hébergement",
)  # fmt: skip
_KINDS = frozenset({"Télécom", "Réseaux", "Hébergement"})


def _as_called(operator: str) -> list[str]:
    """« Granit Réseaux », and « Granit » as people call it; « Transit Nord » has no shorter name."""
    first, _space, rest = operator.partition(" ")
    return [operator, first] if rest in _KINDS else [operator]


_OFFICES = ("Aubrac", "Belleroche", "Cassel", "Dunes", "Estive", "Fontanes", "Garance")
_BLOCKS = ("192.0.2", "198.51.100")


def router_of_three(rng: np.random.Generator) -> dict[str, Any]:
    """Three offices stop before the same router, one goes round it, one stops at home; a router is mute today, and not at fault."""
    return first_telling(rng, _offices)


def _offices(rng: np.random.Generator) -> dict[str, Any] | None:
    operators = sample(rng, _OPERATORS, 5)
    blocks = (*_BLOCKS, "203.0.113")
    owners = {(b, start): pick(rng, operators) for b in blocks for start in range(0, 256, 32)}

    def owner(address: str) -> str:
        head, _dot, end = address.rpartition(".")
        return owners[head, int(end) // 32 * 32]

    pool = iter(shuffled(rng, [f"{block}.{n}" for block in _BLOCKS for n in range(2, 250)]))
    target = f"203.0.113.{integer(rng, 2, 250)}"
    shared = [next(pool) for _hop in range(3)]  # before the faulty one
    faulty, after = next(pool), [next(pool), next(pool)]
    mute = shared[2]  # passes everything on, answers some only
    around = [next(pool), next(pool)]
    names = sample(rng, _OFFICES, 5)
    stopped, round_it, at_home = names[:3], names[3], names[4]
    files: dict[str, bytes] = {}
    site = pick(rng, _SITES)
    for name in names:
        own = [f"192.168.{integer(rng, 0, 50)}.1", *(next(pool) for _hop in range(integer(rng, 2, 4)))]  # fmt: skip
        common = shared[integer(rng, 0, 1) :]
        before = [*own, *common, faulty, *after, target]
        silent = {own[-1]} if rng.random() < 0.6 else set()
        if name == stopped[0]:
            now: Sequence[str] = [
                *own,
                next(pool),
                *common,
            ]  # a detour moves the numbers of the lines
        elif name == round_it:
            now = [*own, *common[:-1], *around, *after, target]
        elif name == at_home:
            now = own[:1]
        else:
            now = [*own, *common]
        hidden = silent | ({mute} if name in stopped[1:] else set())
        whole = name == round_it
        files[f"hier-{name.lower()}.txt"] = _shown(rng, site, target, before, silent, len(before))
        files[f"aujourdhui-{name.lower()}.txt"] = _shown(rng, site, target, now, hidden, len(now) if whole else 20)  # fmt: skip
    others = {owner(one) for one in (mute, after[0], target, shared[1])}
    if owner(faulty) in others:
        return None
    table = [f"{head}.{start};{head}.{start + 31};{name}" for (head, start), name in owners.items()]
    files["reseaux.csv"] = windows_file(["premiere_adresse;derniere_adresse;operateur", *table])
    return {
        "site": site, "key": faulty, "mute": mute, "after": after[0], "operator": _as_called(owner(faulty)), "others": sorted(others),
        "home": at_home, "round": round_it, "names": sorted(names), "stopped": stopped,
        "files": {"chemins.zip": zip_file(dict(sorted(files.items())), (2026, 3, 12, 9, 20, 0))},
    }  # fmt: skip


def _shown(rng: np.random.Generator, site: str, target: str, route: Sequence[str], hidden: set[str], until: int) -> bytes:  # fmt: skip
    """What tracert shows: three times a line, a star for what does not answer."""
    lines = [f"Détermination de l'itinéraire vers {site} [{target}]", "avec un maximum de 20 sauts :", ""]  # fmt: skip
    slow = integer(rng, 3, 6)
    for number in range(1, until + 1):
        if number > len(route) or route[number - 1] in hidden:
            lines.append(f"{number:>3}     *        *        *     Délai d'attente dépassé.")
            continue
        wait = 240 if number == slow else 3 * number
        times = "".join(f"{integer(rng, wait + 1, wait + 9):>5} ms" for _ in "123")
        lines.append(f"{number:>3}  {times}  {route[number - 1]}")
    return windows_file(lines)
