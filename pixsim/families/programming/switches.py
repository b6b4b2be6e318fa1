"""Worlds of @codage: the address of a stage light, which small switches say in binary."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.panels import (
    Step,
    acts_of_steps,
    button,
    choice,
    device,
    field,
    goal_of_steps,
    info,
    screen,
)
from pixsim.worlds.settings.world import Screen

COUNT = 9
UP, DOWN = "en haut", "en bas"
_PLACES = ("du théâtre", "de la salle des fêtes", "du gymnase", "de la MJC", "du conservatoire", "de la chapelle")  # fmt: skip
_LIGHTS = ("cour", "jardin", "lointain", "face", "scène", "fosse")
Bits = tuple[bool, ...]
"""From switch 1 on."""


def _bits(value: int) -> Bits:
    return tuple(bool(value >> place & 1) for place in range(COUNT))


def _value(bits: Bits) -> int:
    return sum(bit << place for place, bit in enumerate(bits))


def _notice() -> Screen:
    return screen(
        "Notice",
        info("Adresse", "la somme de ce que valent les interrupteurs 1 à 9 qui sont en haut"),
        info("Ce qu'ils valent", "1 pour le premier, puis chaque fois le double : 2, 4, 8…"),
        info("Dixième interrupteur", "en haut, l'appareil tourne seul et n'écoute plus la table"),
    )


def _uneven(rng: np.random.Generator) -> int:
    """An address of some bits, which reads as another from the other end."""
    while True:
        value = integer(rng, 70, 500)
        if 3 <= value.bit_count() <= 6 and _bits(value) != _bits(value)[::-1]:
            return value


def address_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the switches of a light put so that it has an address, the light listening to the desk."""
    value, now = _uneven(rng), _uneven(rng)
    wanted, before = _bits(value), _bits(now)
    auto = bool(rng.integers(2))
    moved = [n for n in range(COUNT) if wanted[n] != before[n]]
    if not 3 <= len(moved) <= 6:
        return address_set(rng)
    names = [f"Interrupteur {n}" for n in range(1, COUNT + 2)]
    page = screen(
        "Interrupteurs",
        *(choice(name, UP if bit else DOWN, (DOWN, UP)) for name, bit in zip(names, (*before, auto), strict=True)),
        button("Remettre sous tension", "L'appareil lit ses interrupteurs."),
    )  # fmt: skip
    begun: dict[str, bool] = dict(zip(names, (*before, auto), strict=True))

    def turned(bits: Bits, ten: bool = False) -> list[Step]:
        steps: list[Step] = [
            ("Interrupteurs", name, UP if bit else DOWN)
            for name, bit in zip(names, (*bits, ten), strict=True)
            if bit != begun[name]
        ]
        return [*steps, ("Interrupteurs", "Remettre sous tension", "")]

    right = turned(wanted)
    want = [("Interrupteurs", name, UP if bit else DOWN) for name, bit in zip(names, (*wanted, False), strict=True)]  # fmt: skip
    near = [turned(wanted[::-1]), turned(_bits(value - 1)), right[:-1]]
    near += [turned(wanted, ten=True)] if auto else [turned(_bits(value + 1))]
    return {
        "place": pick(rng, _PLACES), "light": pick(rng, _LIGHTS), "value": value,
        "sum": " + ".join(str(1 << n) for n in range(COUNT) if wanted[n]), "up": ", ".join(str(n + 1) for n in range(COUNT) if wanted[n]),
        "world": device("Projecteur", screen("Boîtier"), _notice(), page, screen("Lampe", choice("Halo", "large", ("large", "serré")), choice("Volets", "ouverts", ("ouverts", "fermés")))),
        "goal": goal_of_steps(*want, ("Interrupteurs", "Remettre sous tension", "")),
        "solution": acts_of_steps(right),
        "near": [acts_of_steps(one) for one in near],
    }  # fmt: skip


def addresses_read(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: on the desk, the addresses that the switches of two lights say."""
    names = sample(rng, _LIGHTS, 2)
    values = [_uneven(rng) for _name in names]
    if values[0] == values[1]:
        return addresses_read(rng)
    lights = [
        screen(f"Projecteur {name}", *(info(f"{name} : interrupteur {n}", UP if bit else DOWN) for n, bit in enumerate((*_bits(value), False), 1)))
        for name, value in zip(names, values, strict=True)
    ]  # fmt: skip
    desk = screen(
        "Table d'éclairage",
        *(field(f"Adresse du projecteur {name}", "1", r"[1-9]\d{0,2}", "Un nombre de 1 à 512.") for name in names),
        choice("Lampe de la table", "allumée", ("allumée", "éteinte")),
    )  # fmt: skip

    def typed(*numbers: int) -> list[Step]:
        return [("Table d'éclairage", f"Adresse du projecteur {name}", str(number)) for name, number in zip(names, numbers, strict=False)]  # fmt: skip

    right = typed(*values)
    turned = [_value(_bits(value)[::-1]) for value in values]
    return {
        "place": pick(rng, _PLACES), "one": names[0], "two": names[1],
        "told": " ; ".join(f"{name} : {' + '.join(str(1 << n) for n in range(COUNT) if _bits(value)[n])} = {value}" for name, value in zip(names, values, strict=True)),
        "world": device("Régie", screen("Salle"), _notice(), *lights, desk),
        "goal": goal_of_steps(*right),
        "solution": acts_of_steps(right),
        "near": [acts_of_steps(typed(*turned)), acts_of_steps(typed(*values[::-1])), acts_of_steps(right[:1])],
    }  # fmt: skip


__all__ = ["address_set", "addresses_read"]
