"""Families of competence 3.4, programming: programs and pages handed to be run and read."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file

_MACHINES = (
    "pompe",
    "moteur",
    "vanne",
    "ascenseur",
    "volet",
    "portail",
    "grue",
    "tapis",
    "store",
    "treuil",
    "bras",
    "plateau",
)


_PATIENCE = 1_000
"""Rounds after which people think that a loop does not end."""


def endless_machine(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: how many machines of a program never arrive, when some arrive after thousands of rounds."""
    names = shuffled(rng, [f"{name}_{number}" for name in _MACHINES for number in (1, 2, 3, 4)])
    lost, slow = integer(rng, 6, 11), integer(rng, 6, 9)
    rows: list[tuple[str, int, int, int, int]] = []
    rounds: list[int] = []
    for place, name in enumerate(names):
        never = place < lost
        while True:
            whole = 360 * integer(rng, 2, 60)
            step, start, goal = integer(rng, 3, 250), *sample(rng, range(whole), 2)
            if rng.random() < 0.4:
                goal = (start + step * integer(rng, 3, 60)) % whole
            turns = _turns(start, step, goal, whole)
            if (turns == -1) == never and (never or (turns > _PATIENCE) == (place < lost + slow)):
                break
        rows.append((name, start, step, goal, whole))
        rounds.append(turns)
    listed = [
        f'    ("{name}", {start}, {step}, {goal}, {whole}),'
        for name, start, step, goal, whole in shuffled(rng, rows)
    ]
    lines = [
        "# (nom, position de départ, pas, position visée, taille d'un tour)", "machines = [", *listed, "]", "",
        "for nom, position, pas, visee, tour in machines:", "    essais = 0", "    while position != visee:",
        "        position = (position + pas) % tour", "        essais = essais + 1", "    print(nom, essais)", "print(\"terminé\")",
    ]  # fmt: skip
    straight = sum(
        (goal - start) % step != 0 or goal < start for _name, start, step, goal, _whole in rows
    )
    return {
        "files": {"reglage.py": text_file(lines)},
        "key": str(lost),
        "patience": _PATIENCE,
        "slowest": max(rounds),
        "wrong": [str(lost + slow), str(straight), "1"],
    }  # fmt: skip


def _turns(position: int, step: int, goal: int, whole: int) -> int:
    """How many steps lead to the goal, or -1 once a position has come back."""
    for count in range(whole):
        if position == goal:
            return count
        position = (position + step) % whole
    return -1


def _page(title: str, head: list[str], body: list[str]) -> bytes:
    lines = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', f"  <title>{title}</title>",
        *(f"  {line}" for line in head), "</head>", "<body>", *(f"  {line}" for line in body), "</body>", "</html>",
    ]  # fmt: skip
    return text_file(lines)


_SHOWS = (
    "Concert",
    "Atelier",
    "Lecture",
    "Tournoi",
    "Balade",
    "Débat",
    "Projection",
    "Bourse aux livres",
)


def selected_elements(rng: np.random.Generator) -> dict[str, Any]:
    """How many elements of a page of fifty a rule touches, descendants and two classes included."""
    while True:
        body, counts = [], {"a": 0, "b": 0, "c": 0, "d": 0}
        for month in sample(rng, ("janvier", "février", "mars", "avril", "mai", "juin"), 4):
            cls = pick(rng, ("", ' class="passe"', ' class="complet"'))
            body.append(f"<h2>{month}</h2>")
            body.append(f"<ul{cls}>")
            for _ in range(integer(rng, 7, 12)):
                own = pick(rng, ("", "gratuit", "complet", "gratuit complet", "non-complet"))
                words = own.split()
                body.append(
                    f"  <li{f' class={chr(34)}{own}{chr(34)}' if own else ''}>{pick(rng, _SHOWS)}</li>"
                )
                counts["a"] += "complet" in words
                counts["b"] += "complet" in words and "gratuit" in words
                counts["c"] += "complet" in cls and "gratuit" in words
                counts["d"] += "passe" in cls and own == ""
            body.append("</ul>")
            body.append(
                f'<p class="{pick(rng, ("complet", "gratuit", "note"))}">Renseignements à l\'accueil.</p>'
            )
        kind = pick(rng, "abcd")
        if min(counts.values()) > 0 and len(set(counts.values())) == 4:
            break
    selector = {
        "a": "li.complet",
        "b": "li.gratuit.complet",
        "c": "ul.complet li.gratuit",
        "d": "ul.passe li:not([class])",
    }[kind]
    return {
        "files": {"agenda.html": _page("Agenda", [], body)}, "selector": selector, "key": str(counts[kind]),
        "wrong": [str(value) for name, value in counts.items() if name != kind],
    }  # fmt: skip
