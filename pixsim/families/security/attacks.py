"""Worlds of competence 4.1: the log of a site where an attack hides among visits, and what stops it."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.panels import Step, acts_of_steps, choice, device, field, info, screen
from pixsim.worlds.goals import Goal

_PATHS = ("/agenda", "/photos", "/inscription", "/recherche", "/contact", "/tarifs", "/plan")
KINDS = {
    "guess": "essais de mots de passe en série",
    "flood": "saturation par un réseau de machines",
    "command": "commande glissée dans un champ",
}
_WHY = {
    "guess": "une même adresse essaie des mots de passe à la suite ; limiter les essais l'arrête",
    "flood": "des adresses toutes différentes demandent la même page à la même seconde : aucune n'est à bloquer seule, c'est à l'hébergeur de filtrer",
    "command": "un champ a reçu une commande de base de données, et la réponse a grossi d'un coup ; le champ doit la refuser",
}
_COMMANDS = ("' OR 1=1 --", "' UNION SELECT nom, code --", "'; DROP TABLE avis --", "' OR 'a'='a")
Line = tuple[int, str, str]
"""Seconds since midnight, who asks, and what, with the answer."""


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _visits(rng: np.random.Generator, addresses: list[str], first: int) -> list[Line]:
    """What is ordinary: readers, a member who mistypes twice, a robot, a class on one page, an apostrophe."""
    lines: list[Line] = []
    for address in addresses[:9]:
        at = first + integer(rng, 30, 10_000)
        lines.append((at, address, f"GET {pick(rng, _PATHS)} 200, {integer(rng, 3, 9)} ko"))
    at, member = first + integer(rng, 200, 9_000), addresses[9]
    said = "POST /connexion"
    lines += [
        (at, member, f"{said} 401"),
        (at + 21, member, f"{said} 401"),
        (at + 58, member, f"{said} 302"),
    ]
    at, robot = first + integer(rng, 200, 9_000), addresses[10]
    lines += [
        (at + 4 * n, robot, f"GET {path} 200, {integer(rng, 3, 9)} ko")
        for n, path in enumerate(sample(rng, _PATHS, 4))
    ]
    at, page = first + integer(rng, 200, 9_000), pick(rng, ("/photos", "/plan", "/tarifs"))
    lines += [
        (at + integer(rng, 15, 50) * n, one, f"GET {page} 200, {integer(rng, 3, 9)} ko")
        for n, one in enumerate(addresses[11:16])
    ]
    word = pick(rng, ("l'orchestre", "d'été", "aujourd'hui", "l'atelier"))
    lines.append(
        (
            first + integer(rng, 200, 9_000),
            addresses[16],
            f"GET /recherche?q={word} 200, {integer(rng, 3, 9)} ko",
        )
    )
    lines.append((first + integer(rng, 200, 9_000), addresses[17], f"GET {pick(rng, _PATHS)} 500"))
    return lines  # fmt: skip


def attack_in_the_log(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: one attack among visits: named, dated from its first line, and stopped where it acts."""
    numbers = sample(rng, range(2, 250), 40)
    addresses = [f"{pick(rng, ('192.0.2', '198.51.100', '203.0.113'))}.{n}" for n in numbers]
    kind, first = pick(rng, list(KINDS)), 3600 * integer(rng, 8, 14)
    lines = _visits(rng, addresses[:18], first)
    begun, bad = first + integer(rng, 600, 9_500), addresses[18]
    target = (
        pick(rng, ("/agenda", "/inscription"))
        if kind == "flood"
        else pick(rng, ("/recherche", "/contact", "/inscription"))
    )
    if kind == "guess":
        at = begun
        for _try in range(9):
            lines.append((at, bad, "POST /connexion 401"))
            at += integer(rng, 1, 3)
    elif kind == "flood":
        for n, one in enumerate(addresses[19:30]):
            lines.append((begun + n // 6, one, f"GET {target} {'200, 5 ko' if n < 3 else '503'}"))
    else:
        for n, text in enumerate(sample(rng, _COMMANDS, 2)):
            answer = "500" if n == 0 else f"200, {integer(rng, 300, 900)} ko"
            lines.append((begun + 40 * n, bad, f"GET {target}?q={text} {answer}"))
    lines.sort()
    count = -(-len(lines) // 3)
    logs = [
        screen(f"Journal {part + 1}", *(info(f"{n}. {_clock(at)}", f"{who} · {what}") for n, (at, who, what) in enumerate(lines, 1) if (n - 1) // count == part))
        for part in range(3)
    ]  # fmt: skip
    fields = ("/recherche", "/contact", "/inscription")
    none = "aucune page"
    settings = [
        screen("Connexion", choice("Essais avant blocage du compte", "sans limite", ("sans limite", "5", "100")), choice("Se souvenir des membres", "oui")),
        screen("Champs", *(choice(f"Champs de {path}", "tout est accepté", ("tout est accepté", "commandes refusées")) for path in fields)),
        screen("Hébergeur", choice("Filtrer les saturations de", none, (none, "/agenda", "/photos", "/inscription", "/plan")), choice("Copie de nuit", "oui")),
        screen("Adresses", field("Adresse bloquée", "", r"|\d{1,3}(\.\d{1,3}){3}", "Une adresse du journal, par exemple 192.0.2.7.")),
        screen("Fiche d'incident", choice("Nature de l'attaque", "à choisir", ("à choisir", *sorted(KINDS.values()))),
               field("Heure de début", "", r"|\d{1,2}\s?[:hH]\s?\d{2}.*", "Écrivez l'heure comme au journal, par exemple 07:45:12.")),
    ]  # fmt: skip
    world = device("Site : journal et protections", screen("Site"), *logs, *settings)
    guard: Step = {
        "guess": ("Connexion", "Essais avant blocage du compte", "5"),
        "flood": ("Hébergeur", "Filtrer les saturations de", target),
        "command": ("Champs", f"Champs de {target}", "commandes refusées"),
    }[kind]
    block: list[Step] = [] if kind == "flood" else [("Adresses", "Adresse bloquée", bad)]
    clock = _clock(begun)
    named: Step = ("Fiche d'incident", "Nature de l'attaque", KINDS[kind])
    dated: Step = ("Fiche d'incident", "Heure de début", clock)
    steps = [guard, *block, named, dated]
    hour, minute = int(clock[:2]), clock[3:5]
    times = (
        clock,
        clock.lstrip("0"),
        *(
            f"^{h}{mark}{minute}"
            for h in dict.fromkeys((f"{hour:02}", str(hour)))
            for mark in (":", "h", " h ")
        ),
        f"^{hour} h {minute} min {clock[6:]} s",
        f"^{hour}h{minute}min{clock[6:]}s",
        f"^{hour} h {minute} min",
    )
    other = next(one for one in KINDS if one != kind)
    innocent = addresses[9] if kind != "flood" else addresses[19]
    return {
        "site": pick(rng, ("du club de randonnée", "de la médiathèque", "d'une école de musique", "d'une mairie", "d'un cinéma associatif", "d'une régie de quartier")),
        "kind": KINDS[kind], "why": _WHY[kind], "start": clock,
        "world": world,
        "goal": Goal(
            want=tuple(("set", name, "||".join(times) if name == "Heure de début" else value) for _page, name, value in steps), keep=("set", "pressed")
        ),
        "solution": acts_of_steps(steps),
        "near": [
            acts_of_steps([guard, ("Adresses", "Adresse bloquée", innocent), named, dated]),
            acts_of_steps([guard, *block, ("Fiche d'incident", "Nature de l'attaque", KINDS[other]), dated]),
            acts_of_steps([*block, named, dated]) if block else acts_of_steps([("Hébergeur", guard[1], "/plan"), named, dated]),
        ],
    }  # fmt: skip
