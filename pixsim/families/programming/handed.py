"""Families of competence 3.4, programming: programs and pages handed to be run and read."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file


def shared_lists(rng: np.random.Generator) -> dict[str, Any]:
    """A program whose lists are shared or copied, to be run: what one of them holds at the end."""
    names = sample(rng, ("stock", "reserve", "vitrine", "depot", "archive"), 3)
    first, second, third = names
    values = sample(rng, range(10, 60), 5)
    added = sample(rng, range(60, 99), 4)
    copied = bool(rng.integers(2))
    inner = bool(rng.integers(2))
    lists: dict[str, list[int]] = {first: list(values)}
    lists[second] = list(values) if copied else lists[first]
    lists[third] = lists[second] if inner else list(lists[second])
    place = integer(rng, 0, 3)
    lists[first].append(added[0])
    lists[second][place] = added[1]
    lists[third].remove(values[4])
    lists[third].insert(1, added[2])
    lists[second].append(added[3])
    asked = pick(rng, [name for name in names if name != third])
    lines = [
        "# mouvements de la semaine", "", "def recevoir(liste, quantite):", "    liste.append(quantite)", "", "def corriger(liste, place, quantite):",
        "    liste[place] = quantite", "", f"{first} = {values}", f"{second} = {f'list({first})' if copied else first}",
        f"{third} = {second if inner else f'{second}[:]'}", "", f"recevoir({first}, {added[0]})", f"corriger({second}, {place}, {added[1]})",
        f"{third}.remove({values[4]})", f"{third}.insert(1, {added[2]})", f"recevoir({second}, {added[3]})",
    ]  # fmt: skip
    return {
        "files": {"stocks.py": text_file(lines)}, "asked": asked, "key": ", ".join(map(str, lists[asked])),
        "wrong": [", ".join(map(str, one)) for one in (values, [*values, added[0]], [*values, added[3]]) if one != lists[asked]],
        "one": first, "two": second, "verb": "est une copie de" if copied else "est un autre nom de",
    }  # fmt: skip


def counted_calls(rng: np.random.Generator) -> dict[str, Any]:
    """A recursive program handed without its last lines, to be completed and run."""
    base, step, odd = integer(rng, 1, 4), integer(rng, 2, 4), integer(rng, 1, 9)
    n = integer(rng, 19, 27)
    kind = integer(rng, 0, 2)
    line = (
        f"f(n - 1) + f(n - {step})",
        f"f(n - 1) + f(n // {step}) + {odd}",
        f"f(n - {step}) + f(n - {step + 1}) + n",
    )[kind]
    known: dict[int, int] = {}

    def f(m: int) -> int:
        if m <= 1:
            return base
        if m not in known:
            two = (f(m - step), f(m // step) + odd, f(m - step - 1) + m)[kind]
            known[m] = (f(m - step) if kind == 2 else f(m - 1)) + two
        return known[m]

    value = f(n)
    lines = ["def f(n):", "    if n <= 1:", f"        return {base}", f"    return {line}"]
    return {
        "files": {"suite.py": text_file(lines)}, "n": n, "base": base,
        "key": str(value), "wrong": [str(f(n - 1)), str(f(n + 1))],
    }  # fmt: skip


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
