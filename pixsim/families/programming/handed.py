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


def endless_machine(rng: np.random.Generator) -> dict[str, Any]:
    """A program that does not end, because of one line of its data."""
    names = [f"{name}_{number}" for name in _MACHINES for number in (1, 2)]
    names = shuffled(rng, names)[:20]
    bad = pick(rng, names[3:])
    kind = integer(rng, 0, 2)
    rows = []
    for name in names:
        step = pick(rng, (-7, -4, -3, 3, 4, 6, 7))
        turns = integer(rng, 6, 40)
        start = integer(rng, 0, 90)
        if name == bad:
            goal = (
                start + step * turns + pick(rng, (1, 2)),
                start - step * turns,
                start + step * turns + 1,
            )[kind]
        else:
            goal = start + step * turns
        rows.append(f'    ("{name}", {start}, {step}, {goal}),')
    lines = [
        "# (nom, position de départ, pas, position visée)", "machines = [", *rows, "]", "", "for nom, position, pas, visee in machines:", "    tours = 0",
        "    while position != visee:", "        position = position + pas", "        tours = tours + 1", "print(\"terminé\")",
    ]  # fmt: skip
    return {
        "files": {"reglage.py": text_file(lines)}, "bad": bad, "key": bad,
        "wrong": [name for name in names if name != bad][:3],
        "why": "elle s'éloigne de la position visée" if kind == 1 else "son pas saute par-dessus la position visée",
    }  # fmt: skip


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


def clicked_page(rng: np.random.Generator) -> dict[str, Any]:
    """A page with three buttons and a script: what it holds after so many clicks."""
    start, step, limit, factor, drop = (
        integer(rng, 1, 6),
        integer(rng, 3, 8),
        pick(rng, (40, 50, 60)),
        integer(rng, 2, 3),
        integer(rng, 5, 14),
    )
    count = integer(rng, 9, 12)
    clicks = ["A", "B", "C", *(pick(rng, "AABC") for _ in range(count - 3))]
    clicks = shuffled(rng, clicks)
    n, naive = start, start
    for rank, click in enumerate(clicks, 1):
        n, naive = ({"A": v + step, "B": v * factor, "C": v - drop}[click] for v in (n, naive))
        if n > limit:
            n -= limit
        if rank % 4 == 0:
            n += 1
    script = [
        "<script>", f"let n = {start}, clics = 0;", "function clic(f) {", "  n = f(n);", f"  if (n > {limit}) n = n - {limit};", "  clics = clics + 1;",
        "  if (clics % 4 === 0) n = n + 1;", "}", "function montrer() { document.getElementById('compteur').textContent = clics + ' clics'; }", "</script>",
    ]  # fmt: skip
    buttons = [
        f'<button onclick="clic(v => v + {step}); montrer()">A</button>', f'<button onclick="clic(v => v * {factor}); montrer()">B</button>',
        f'<button onclick="clic(v => v - {drop}); montrer()">C</button>', '<p id="compteur">0 clics</p>',
    ]  # fmt: skip
    return {
        "files": {"boutons.html": _page("Boutons", script, buttons)}, "clicks": " ".join(clicks), "limit": limit, "count": count,
        "key": str(n), "wrong": [str(value) for value in {naive, start} - {n}],
    }  # fmt: skip
