"""Using variables: assignment, types, swaps."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.worlds.goals import Goal

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
        "things": things, "count": count, "fee": fee, "total": total, "name": name,
        "world": world,
        "goal": Goal(want=(("leaves", "", name, str(count)), ("leaves", "", "total", str(total)))),
        "solution": [f"modifier 1 {count}", f"modifier 4 {fee}", "lancer"],
        "near": [[f"modifier 1 {count}", f"modifier 4 {total}"], [f"modifier 1 {count}"], [f"modifier 4 {total - price}"]],
    }  # fmt: skip


_PAIRS = (
    ("Deux groupes échangent leurs salles.", ("salle_yoga", "salle_chorale")), ("Deux équipes échangent leurs véhicules.", ("vehicule_nord", "vehicule_sud")),
    ("Léa et Karim échangent leurs jours de permanence.", ("jour_lea", "jour_karim")), ("Deux stands échangent leurs emplacements.", ("stand_buvette", "stand_accueil")),
    ("Deux bénévoles échangent leurs casiers.", ("casier_ines", "casier_hugo")), ("Deux cars échangent leurs quais.", ("quai_mer", "quai_montagne")),
    ("Deux lecteurs échangent leurs places.", ("place_paul", "place_fatou")),
)  # fmt: skip


def swap(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: two variables exchanged, whatever they hold."""
    scene, pair = pick(rng, _PAIRS)
    left, right = sample(rng, pair, 2)
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
        "scene": scene, "left": left, "right": right, "spare": spare,
        "world": world,
        "goal": Goal(want=tuple(want)),
        "solution": [*acts, "lancer"],
        "near": [[f"insérer 1 {spare} ← {left}", f"modifier 3 {spare}"], [f"insérer 0 {spare} ← {right}", f"modifier 3 {spare}"], acts[:1]],
    }  # fmt: skip


_TRIPLES = (
    ("Chaque lundi, les trois équipes d'un refuge changent de tâche.", ("cuisine", "menage", "accueil")), ("Chaque mois, trois expositions changent de salle.", ("hall", "galerie", "etage")),
    ("À chaque match, trois joueurs changent de poste.", ("avant", "ailier", "gardien")), ("Chaque année, trois cultures changent de parcelle.", ("nord", "centre", "sud")),
    ("Chaque semaine, trois veilleurs changent de créneau.", ("matin", "midi", "soir")), ("À chaque tour, trois ateliers changent d'animateur.", ("terre", "bois", "papier")),
)  # fmt: skip


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


def three_way_swap(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the lines of an exchange of three, put in the right order."""
    scene, told = pick(rng, _TRIPLES)
    names = list(told)
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
        "scene": scene, "x": x, "y": y, "z": z,
        "world": world,
        "goal": Goal(want=tuple(want)),
        "solution": [*acts, "lancer"],
        "near": [acts[:1], _moves(start, [right[1], right[2], right[0], right[3]])] if len(acts) > 1
        else [_moves(start, [right[1], right[2], right[0], right[3]]), _moves(start, right[::-1])],
    }  # fmt: skip


_VALUES = {
    "texte": ('"code_postal": "07200"', '"telephone": "0199001234"', '"prenom": "Inès"',
              '"accord": "true"', '"promotion": "2024"', '"remise": "9.50"'),
    "entier": ('"age": 42', '"enfants": 0', '"annee": 2024', '"solde": -15', '"etage": 3'),
    "nombre à virgule": ('"cotisation": 9.5', '"moyenne": 12.0', '"taux": 0.2', '"poids": 71.4'),
    "booléen": ('"abonne": true', '"majeur": false', '"en_retard": false', '"present": true'),
    "liste": ('"prenoms": ["Léa", "Omar"]', '"notes": [12, 8, 15]', '"codes": [7]', '"dates": []'),
}  # fmt: skip


_MISTYPED = {
    "texte": ('"code_postal": 38200', '"telephone": 612345678', '"promotion": 2024'),
    "entier": ('"age": "42"', '"enfants": "2"', '"annee": 2024.5', '"etage": "3"'),
    "nombre à virgule": ('"cotisation": "9.50"', '"moyenne": "12,5"', '"taux": [0.2]'),
    "booléen": ('"abonne": "true"', '"majeur": "non"', '"en_retard": 0', '"present": "oui"'),
    "liste": ('"prenoms": "Léa, Omar"', '"notes": 15', '"codes": "[7]"', '"dates": "2024"'),
}  # fmt: skip
"""What a service refuses, by the type that it asks for."""


def value_types(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: which of four values of a record, in JSON, a service takes, by the types that its notice asks for."""
    asked = sample(rng, tuple(_VALUES), 4)
    is_fine = shuffled(rng, (True, True, False, False)) if rng.integers(2) else shuffled(rng, (True, False, False, False))  # fmt: skip
    row: dict[str, Any] = {"who": pick(rng, FIRST_NAMES), "states": ["acceptée", "refusée"]}
    for number, (kind, fine) in enumerate(zip(asked, is_fine, strict=True), 1):
        row |= {
            f"value{number}": pick(rng, (_VALUES if fine else _MISTYPED)[kind]),
            f"type{number}": kind,
            f"state{number}": "acceptée" if fine else "refusée",
        }
    return row


_INPUTS = (
    ("nombre", "prix", "*", "Total", "€"), ("heures", "tarif", "*", "À payer", "€"), ("cartons", "pieces", "*", "Stock", "pièces"),
    ("adultes", "enfants", "+", "Inscrits", "personnes"), ("matin", "soir", "+", "Visites", "entrées"), ("debut", "ajout", "+", "Score", "points"),
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


Value = int | str


def _plus(left: Value, right: Value) -> Value:
    """« + » of JavaScript: a sum of numbers, else the two texts one after the other."""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return f"{left}{right}"


def _order(rng: np.random.Generator) -> tuple[list[str], Value, int]:
    fee, prices, counts = (
        integer(rng, 4, 9),
        [integer(rng, 11, 48) for _ in "123"],
        [integer(rng, 2, 6) for _ in "123"],
    )
    gift = integer(rng, 5, 19)
    lines = [
        f'let total = "{fee}";    // frais de port',
        f'const prix = ["{prices[0]}", "{prices[1]}", "{prices[2]}"];',
        f'const nombres = ["{counts[0]}", "{counts[1]}", "{counts[2]}"];',
        "for (let i = 0; i < 3; i++) {",
        "  total = total + prix[i] * nombres[i];",
        "}",
        f"total = total - {gift};    // bon d'achat",
        "console.log(total);",
    ]
    total: Value = str(fee)
    for price, count in zip(prices, counts, strict=True):
        total = _plus(total, price * count)
    due = fee + sum(price * count for price, count in zip(prices, counts, strict=True)) - gift
    return lines, int(total) - gift, due


def _stay(rng: np.random.Generator) -> tuple[list[str], Value, int]:
    people, children, night, nights, tax = integer(rng, 2, 6), integer(rng, 1, 4), integer(rng, 14, 38), integer(rng, 2, 9), integer(rng, 12, 40)  # fmt: skip
    lines = [
        f'const adultes = "{people}", enfants = "{children}";',
        f'const nuits = "{nights}", taxe = "{tax}";',
        f"let total = (adultes + enfants) * {night};",
        "total = total * nuits;",
        "total = total + taxe;",
        "console.log(total);",
    ]
    both = int(_plus(str(people), str(children)))
    return (
        lines,
        _plus(both * night * nights, str(tax)),
        (people + children) * night * nights + tax,
    )


def _takings(rng: np.random.Generator) -> tuple[list[str], Value, int]:
    sums, advance, late = [integer(rng, 10, 89) for _ in "1234"], integer(rng, 30, 95), integer(rng, 11, 60)  # fmt: skip
    lines = [
        "let total = 0;",
        f'for (const somme of ["{sums[0]}", "{sums[1]}", "{sums[2]}", "{sums[3]}"]) {{',
        "  total = total + somme;",
        "}",
        f"total = total - {advance};    // avance",
        f'total = total + "{late}" * 1;    // versement tardif',
        "console.log(total);",
    ]
    total: Value = 0
    for one in sums:
        total = _plus(total, str(one))
    return lines, int(total) - advance + late, sum(sums) - advance + late


_PAGES = (
    ("La page d'une boutique", "une cliente voit un total absurde", _order),
    ("La page d'un camping", "une famille voit un total absurde", _stay),
    ("La page d'une collecte", "le trésorier voit un total absurde", _takings),
)


@redraw_misfits
def absurd_total(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: what a script shows that joins texts where it should add numbers."""
    page, told, draw = pick(rng, _PAGES)
    lines, shown, due = draw(rng)
    if str(shown) == str(due):
        return None
    return {
        "page": page, "told": told, "script": indented(lines), "due": due, "key": str(shown),
        "wrong": [str(due), str(int(shown) + 1)],
    }  # fmt: skip


_SERIES = ("visites", "releves", "ventes", "entrees", "notes", "temperatures")


def list_places(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: elements of a list by their place, for lists of any length, and a list sorted apart from it.

    A name given to a list is not a copy of it: sorting one sorts the other, and every place is wrong.
    """
    name = pick(rng, _SERIES)
    lists = [sample(rng, range(10, 99), size) for size in sample(rng, (4, 5, 6, 7, 8, 9), 4)]
    data = [f"{name} = {values}" for values in lists]
    size = len(lists[0])
    text = (
        f"classe = [[{name}]]\nclasse.sort()\npremier = [[{name}[1]]]\nhausse = [[{name}[{size}] - {name}[{size - 1}]]]\n"
        f"reste = [[{name}[1:{size}]]]\nplus_grands = [[classe[{size - 3}:{size}]]]\n"
        "print(premier, hausse)\nprint(reste)\nprint(plus_grands)"
    )
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Liste")
    acts = [
        f"modifier 1 {name}[:]", f"modifier 3 {name}[0]", f"modifier 4 {name}[-1] - {name}[-2]",
        f"modifier 5 {name}[1:-1]", "modifier 6 classe[-3:]",
    ]  # fmt: skip
    fixed = f"modifier 4 {name}[{size - 1}] - {name}[{size - 2}]"
    return {
        "name": name,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [
            acts[1:],
            [*acts[:2], fixed, *acts[3:]],
            [*acts[:3], f"modifier 5 {name}[1:]", acts[4]],
            [*acts[:4], "modifier 6 classe[-3:-1]"],
        ],
    }


def accounts_apart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: accounts that share one list, names typed in several ways, and a copy that is none."""
    what, amounts = pick(
        rng,
        (("commandes", "montant"), ("prets", "jours"), ("trajets", "places"), ("ventes", "prix")),
    )
    names = sample(rng, FIRST_NAMES, 4)

    def drawn() -> str:
        rows = [
            (pick(rng, (name, name.upper(), f" {name.lower()}", f"{name} ")), integer(rng, 4, 60))
            for name in names
            for _n in range(integer(rng, 1, 3))
        ]
        return f"{what} = {shuffled(rng, rows)}; suivi = '{pick(rng, names).lower()}'; remise = {integer(rng, 1, 3)}"

    text = (
        f"commun = []\ncomptes = {{}}\nfor qui, {amounts} in {what}:\n    nom = [[qui]]\n    if nom not in comptes:\n        comptes[nom] = [[commun]]\n"
        f"    comptes[nom].append({amounts})\navant = [[comptes[suivi]]]\ncomptes[suivi].append([[remise]])\nfor nom in sorted(comptes):\n"
        "    print(nom, sum(comptes[nom]))\nprint(suivi, sum(avant), sum(comptes[suivi]))"
    )
    right = {4: "qui.strip().lower()", 6: "[]", 8: "comptes[suivi][:]", 9: "-remise"}
    data = [drawn() for _n in range(4)]
    return {
        "what": what,
        "amounts": amounts,
        **code_to_mend(
            "Comptes",
            text,
            data[:2],
            right,
            data[2:],
            right | {4: "qui.strip()"},
            right | {4: "qui.lower()"},
            right | {6: "commun[:]", 8: "comptes[suivi]"},
            {n: one for n, one in right.items() if n != 9},
        ),
    }
