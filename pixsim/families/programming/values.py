"""Worlds of competence 3.4: variables and conditions of a program, to complete and to mend."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.programs import gives, program, solved
from pixsim.worlds.goals import Goal
from pixsim.worlds.program.world import Program

_ORDERS = (
    ("tickets", "tickets de tombola", 2), ("livres", "livres", 6), ("repas", "repas", 9), ("places", "places de cinéma", 7),
    ("cartes", "cartes postales", 3), ("plants", "plants de tomates", 4),
)  # fmt: skip


def reach_total(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: two values that give a total."""
    name, things, price = pick(rng, _ORDERS)
    price += integer(rng, 0, 3)
    count, fee = integer(rng, 12, 30), integer(rng, 31, 49)
    total = count * price + fee
    world = program(
        f"{name} ← [[1]]\nprix ← {price}\ntotal ← {name} × prix\nfrais ← [[0]]\ntotal ← total + frais\nafficher total",
        title="Commande",
    )
    return {
        "things": things, "count": count, "total": total, "price": price,
        "world": world,
        "goal": Goal(want=(("leaves", "", name, str(count)), ("leaves", "", "total", str(total)))),
        "solution": [f"modifier 1 {count}", f"modifier 4 {fee}", "lancer"],
        "near": [[f"modifier 1 {count}", f"modifier 4 {total}"], [f"modifier 1 {count}"], [f"modifier 4 {total - price}"]],
    }  # fmt: skip


_PAIRS = (
    ("gauche", "droite"), ("a", "b"), ("lundi", "mardi"), ("depart", "arrivee"), ("x", "y"),
    ("titulaire", "suppleant"), ("nord", "sud"), ("premier", "second"),
)  # fmt: skip


def swap(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two variables exchanged, whatever they hold."""
    left, right = sample(rng, pick(rng, _PAIRS), 2)
    spare = pick(rng, ("temp", "aux", "tampon", "copie"))
    data = [
        f"{left} ← {a}; {right} ← {b}" for a, b in (sample(rng, range(2, 99), 2) for _ in range(3))
    ]
    names = "|".join((left, right))
    text = f"{left} ← [[{right}|{names}]]\n{right} ← [[{left}|{names}|{spare}]]"
    pairs = ((spare, left), (spare, right), (left, spare), (right, spare))
    palette = [f"{to} ← {one}" for to, one in pairs]
    world = program(text, palette=palette, given={"1": data[0], "2": data[1]}, title="Échange")
    want = []
    for given in data:
        first, second = (part.split(" ← ")[1] for part in given.split("; "))
        want += [("leaves", given, left, second), ("leaves", given, right, first)]
    acts = [f"insérer 0 {spare} ← {left}", f"modifier 3 {spare}"]
    return {
        "left": left, "right": right, "spare": spare,
        "world": world,
        "goal": Goal(want=tuple(want)),
        "solution": [*acts, "lancer"],
        "near": [[f"insérer 1 {spare} ← {left}", f"modifier 3 {spare}"], [f"insérer 0 {spare} ← {right}", f"modifier 3 {spare}"], acts[:1]],
    }  # fmt: skip


_TRIPLES = (
    ("lundi", "mardi", "mercredi"), ("a", "b", "c"), ("poste1", "poste2", "poste3"), ("gauche", "centre", "droite"),
    ("rouge", "vert", "bleu"), ("matin", "midi", "soir"),
)  # fmt: skip


def rotation(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the lines of an exchange of three, put in the right order."""
    names = list(pick(rng, _TRIPLES))
    if rng.integers(2):
        names = names[::-1]
    x, y, z = names  # x takes y, y takes z, z takes x
    right = [f"copie ← {x}", f"{x} ← {y}", f"{y} ← {z}", f"{z} ← copie"]
    order = pick(rng, ([1, 0, 3, 2], [2, 1, 0, 3], [1, 2, 0, 3], [3, 0, 2, 1], [2, 0, 1, 3], [0, 3, 2, 1], [3, 1, 0, 2]))  # fmt: skip
    data = []
    for _ in range(3):
        values = sample(rng, range(2, 99), 3)
        data.append(
            "; ".join(f"{name} ← {value}" for name, value in zip(names, values, strict=True))
        )
    start = [right[n] for n in order]
    world = program(
        "\n".join(f"+ {line}" for line in start),
        given={"1": data[0], "2": data[1]},
        title="Décalage",
    )
    want = []
    for given in data:
        held = dict(part.split(" ← ") for part in given.split("; "))
        want += [
            ("leaves", given, x, held[y]),
            ("leaves", given, y, held[z]),
            ("leaves", given, z, held[x]),
        ]
    acts = _moves(start, right)
    return {
        "x": x, "y": y, "z": z,
        "world": world,
        "goal": Goal(want=tuple(want)),
        "solution": [*acts, "lancer"],
        "near": [acts[:1], _moves(start, [right[1], right[2], right[0], right[3]])] if len(acts) > 1
        else [_moves(start, [right[1], right[2], right[0], right[3]]), _moves(start, right[::-1])],
    }  # fmt: skip


def _moves(start: list[str], wanted: list[str]) -> list[str]:
    """Fewest moves from one order of lines to another."""
    seen: dict[tuple[str, ...], list[str]] = {tuple(start): []}
    todo = [tuple(start)]
    while tuple(wanted) not in seen:
        here = todo.pop(0)
        for place, line in enumerate(here):
            rest = [*here[:place], *here[place + 1 :]]
            for at in range(len(rest) + 1):
                there = (*rest[:at], line, *rest[at:])
                if there not in seen:
                    below = at if at <= place else at + 1
                    seen[there] = [*seen[here], f"déplacer {place + 1} {below}"]
                    todo.append(there)
    return seen[tuple(wanted)]


_INPUTS = (
    ("nombre", "prix", "*", "Total", "€"), ("heures", "tarif", "*", "À payer", "€"), ("cartons", "pieces", "*", "Stock", "pièces"),
    ("adultes", "enfants", "+", "Inscrits", "personnes"), ("matin", "soir", "+", "Visites", "entrées"), ("debut", "ajout", "+", "Points", "points"),
)  # fmt: skip


def text_or_number(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: texts that were typed, to be made numbers, and a number to be made a text."""
    one, two, sign, label, unit = pick(rng, _INPUTS)
    data = [
        f'saisie_1 = "{a}"; saisie_2 = "{b}"'
        for a, b in (sample(rng, range(2, 40), 2) for _ in range(4))
    ]
    text = (
        f"[[{one} = saisie_1]]\n[[{two} = saisie_2]]\n[[resultat = {one} {sign} {two}]]\n"
        f'[[print("{label} : " + resultat + " {unit}")]]'
    )
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Saisie")
    acts = [
        f"modifier 1 {one} = int(saisie_1)", f"modifier 2 {two} = int(saisie_2)",
        f'modifier 4 print("{label} : " + str(resultat) + " {unit}")',
    ]  # fmt: skip
    first, second = (part.split('"')[1] for part in data[0].split(";"))
    result = int(first) * int(second) if sign == "*" else int(first) + int(second)
    return {
        "first": first, "second": second, "example": f"{label} : {result} {unit}",
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:2], acts[2:], [*acts[:2], f'modifier 4 print("{label} : {result} {unit}")']],
    }  # fmt: skip


_SERIES = ("visites", "releves", "ventes", "entrees", "notes", "temperatures")


def list_places(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: elements of a list by their place, right for lists of any length."""
    name = pick(rng, _SERIES)
    lists = [sample(rng, range(10, 99), size) for size in sample(rng, (3, 5, 6, 7, 8, 9), 4)]
    data = [f"{name} = {values}" for values in lists]
    size = len(lists[0])
    text = (
        f"[[premier = {name}[1]]]\n[[dernier = {name}[{size}]]]\n[[hausse = {name}[2] - {name}[1]]]\n"
        f"[[reste = {name}[1:{size}]]]\nprint(premier, dernier)\nprint(hausse)\nprint(reste)"
    )
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Liste")
    acts = [
        f"modifier 1 premier = {name}[0]", f"modifier 2 dernier = {name}[-1]",
        f"modifier 3 hausse = {name}[-1] - {name}[-2]", f"modifier 4 reste = {name}[1:-1]",
    ]  # fmt: skip
    fixed = [
        f"modifier 2 dernier = {name}[{size - 1}]",
        f"modifier 3 hausse = {name}[{size - 1}] - {name}[{size - 2}]",
    ]
    return {
        "name": name,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [
            [acts[0], *fixed, acts[3]],
            [*acts[:3], f"modifier 4 reste = {name}[1:]"],
            acts[:2],
        ],
    }


_ROOMS = (
    ("inscrits", "inscrits", "salle bleue", "salle verte", (12, 40)), ("colis", "kilos", "guichet A", "guichet B", (5, 30)),
    ("candidats", "candidats", "bureau 3", "amphithéâtre", (15, 60)), ("enfants", "enfants", "petit car", "grand car", (16, 50)),
    ("pages", "pages", "imprimante", "copieur", (10, 80)), ("panier", "euros", "livraison payante", "livraison offerte", (25, 90)),
)  # fmt: skip


def choose_room(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the condition of an alternative, and what each branch displays."""
    name, unit, small, large, (low, high) = pick(rng, _ROOMS)
    limit = integer(rng, low, high)
    data = [f"{name} ← {value}" for value in (limit - 3, limit + 4, limit - 1, limit, limit + 1)]
    signs = "|".join(f"{name} {sign} {limit}" for sign in ("<", "≤", ">", "≥", "="))
    both = f"[[{large}|{small}]]"
    text = f'si [[{name} = {limit}|{signs}]]\n    afficher "{both}"\nsinon\n    afficher "{both}"'
    world = program(text, given={"1": data[0], "2": data[1]}, title="Affectation")
    acts = [f"modifier 1 {name} ≤ {limit}", f"modifier 2 {small}"]
    return {
        "limit": limit, "unit": unit, "small": small, "large": large,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [[f"modifier 1 {name} < {limit}", acts[1]], [f"modifier 1 {name} ≥ {limit}", acts[1]], acts[:1]],
    }  # fmt: skip


_FARES = (
    ("d'une entrée de piscine", "resident", "les habitants de la commune"), ("d'une place de cinéma", "etudiant", "les étudiants"),
    ("d'une visite de musée", "abonne", "les abonnés"), ("d'un trajet en bus", "en_formation", "les personnes en formation"),
)  # fmt: skip


def fare(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: three branches, right on their bounds."""
    place, flag, who = pick(rng, _FARES)
    low, high = pick(rng, (6, 8, 12)), pick(rng, (60, 62, 65))
    cheap = integer(rng, 2, 3)
    middle, full = cheap + integer(rng, 1, 3), cheap + integer(rng, 4, 6)
    text = (
        f"si [[age ≤ {low}]]\n    tarif ← [[{middle}]]\nsinon si [[{flag} et age > {high}]]\n    tarif ← [[{cheap}]]\n"
        f"sinon\n    tarif ← {full}\nafficher tarif"
    )
    ages = (low - 1, low, high - 1, high, high + 1)
    data = [f"age ← {age}; {flag} ← {said}" for age in ages for said in ("vrai", "faux")]
    world = program(text, given={"1": data[0], "2": data[7], "3": data[3]}, title="Tarif")
    acts = [
        f"modifier 1 age < {low}",
        f"modifier 2 {cheap}",
        f"modifier 3 {flag} ou age ≥ {high}",
        f"modifier 4 {middle}",
    ]
    return {
        "place": place, "who": who, "flag": flag, "low": low, "high": high, "cheap": cheap, "middle": middle, "full": full,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [[*acts[:2], f"modifier 3 {flag} ou age > {high}", acts[3]], [acts[1], acts[2], acts[3]], acts[:2]],
    }  # fmt: skip


_MEMBERS = (
    ("adherent", "adhérents", "adhérents ou non"), ("habitant", "habitants de la commune", "habitants ou non"), ("inscrit", "inscrits", "inscrits ou non"),
    ("abonne", "abonnés", "abonnés ou non"), ("benevole", "bénévoles", "bénévoles ou non"),
)  # fmt: skip


def free_entry(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: « et » and « ou » put together as a rule says."""
    flag, who, any_one = pick(rng, _MEMBERS)
    low, high = integer(rng, 6, 16), integer(rng, 58, 70)
    both = bool(rng.integers(2))
    words = (
        f"aux {who} de moins de {low} ans et aux {who} de {high} ans et plus, à personne d'autre" if both
        else f"à tous les moins de {low} ans, {any_one}, et aux {who} de {high} ans et plus"
    )  # fmt: skip
    right = (
        f"(age < {low} ou age ≥ {high}) et {flag}"
        if both
        else f"age < {low} ou (age ≥ {high} et {flag})"
    )
    wrong = (
        f"age < {low} ou age ≥ {high} et {flag}"
        if both
        else f"(age < {low} ou age ≥ {high}) et {flag}"
    )
    text = f'si [[age < {low}]]\n    afficher [["payant"]]\nsinon\n    afficher [["gratuit"]]'
    data = [
        f"age ← {age}; {flag} ← {said}"
        for age in (low - 1, low, high - 1, high)
        for said in ("vrai", "faux")
    ]
    world = program(text, given={"1": data[0], "2": data[1], "3": data[6]}, title="Entrée")
    acts = [f"modifier 1 {right}", 'modifier 2 "gratuit"', 'modifier 4 "payant"']
    return {
        "words": words, "right": right, "flag": flag,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [[f"modifier 1 {wrong}", *acts[1:]], [f"modifier 1 {right.replace('≥', '>')}", *acts[1:]], acts[:1]],
    }  # fmt: skip


_TESTS = (
    ("pluie", ">", "≤", (2, 5, 8)), ("vent", "≥", "<", (50, 60, 70)), ("stock", "=", "≠", (0, 10, 20)), ("note", "<", "≥", (8, 10, 12)),
    ("duree", "≤", ">", (15, 30, 45)), ("niveau", ">", "≤", (3, 4, 6)),
)  # fmt: skip


def without_not(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: two conditions written again without « non », true in the same cases."""
    found = []
    for name, sign, contrary, limits in sample(rng, _TESTS, 4):
        found.append((name, sign, contrary, pick(rng, limits)))
    (a, b), (c, d) = found[:2], found[2:]
    links = shuffled(rng, ("et", "ou"))
    other = {"et": "ou", "ou": "et"}

    def old(one: tuple[str, str, str, int], two: tuple[str, str, str, int], link: str) -> str:
        return f"non ({one[0]} {one[1]} {one[3]} {link} {two[0]} {two[1]} {two[3]})"

    def new(one: tuple[str, str, str, int], two: tuple[str, str, str, int], link: str) -> str:
        return f"{one[0]} {one[2]} {one[3]} {link} {two[0]} {two[2]} {two[3]}"

    text = f"sortie ← [[{old(a, b, links[0])}]]\nalerte ← [[{old(c, d, links[1])}]]\nafficher sortie\nafficher alerte"
    data = []
    for first in (-1, 0, 1):
        for second in (-1, 0, 1):
            values = ((a, first), (b, second), (c, second), (d, first))
            data.append("; ".join(f"{test[0]} ← {test[3] + by}" for test, by in values))
    world = program(text, given={"1": data[0], "2": data[5]}, title="Conditions")
    acts = [f"modifier 1 {new(a, b, other[links[0]])}", f"modifier 2 {new(c, d, other[links[1]])}"]
    same_link = [f"modifier 1 {new(a, b, links[0])}", f"modifier 2 {new(c, d, links[1])}"]
    return {
        "first": old(a, b, links[0]), "link": links[0], "other": other[links[0]],
        "world": world,
        "goal": Goal(
            want=gives(world, data), refuse=(("line", "1", "~non "), ("line", "2", "~non "), ("line", "1", "~non("), ("line", "2", "~non(")),
        ),
        "solution": [*acts, "lancer"],
        "near": [same_link, [], acts[:1]],
    }  # fmt: skip


def truth_by_program(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: in how many cases two rules differ, counted by a program to complete."""
    while True:
        letters = shuffled(rng, "abcd")
        signs = ["" if rng.integers(2) else "non " for _ in letters]
        w = [f"{sign}{letter}" for sign, letter in zip(signs, letters, strict=True)]
        one, two = pick(rng, (
            (f"({w[0]} ou {w[1]}) et {w[2]}", f"{w[0]} ou ({w[1]} et {w[3]})"), (f"{w[0]} et ({w[1]} ou {w[2]})", f"({w[0]} et {w[1]}) ou {w[3]}"),
            (f"({w[0]} et {w[1]}) ou {w[2]}", f"{w[3]} et ({w[1]} ou {w[2]})"), (f"{w[0]} ou ({w[1]} et {w[2]})", f"({w[3]} ou {w[1]}) et {w[0]}"),
        ))  # fmt: skip
        world, acts, count = _counted(one, two)
        if 3 <= count <= 13 and count != 8:
            break
    return {
        "one": one.upper(), "two": two.upper(),
        "world": world, "solution": [*acts, "lancer"],
        "key": str(count), "wrong": [str(16 - count), "16"],
    }  # fmt: skip


def _counted(one: str, two: str) -> tuple[Program, list[str], int]:
    values = "[False, True]"
    text = (
        f"n = 0\nfor a in {values}:\n    for b in {values}:\n        for c in {values}:\n            for d in {values}:\n"
        "                [[regle1 = a]]\n                [[regle2 = a]]\n                [[if regle1:]]\n                    n = n + 1\nprint(n)"
    )
    world = program(text, language="python", title="Table de vérité")
    python = [
        rule.replace("et", "and").replace("ou", "or").replace("non", "not") for rule in (one, two)
    ]
    acts = [
        f"modifier 6 regle1 = {python[0]}",
        f"modifier 7 regle2 = {python[1]}",
        "modifier 8 if regle1 != regle2:",
    ]
    return world, acts, int(solved(world, acts).whole().output)
