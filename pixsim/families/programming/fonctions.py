"""Splitting into functions: parameters, return values, scope, recursion."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import numpy as np

from pixsim.families.draws.simulators.programs import code_to_mend, gives, program, solved
from pixsim.families.draws.simulators.robots import TURNS, board_text
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.worlds.goals import Goal


def calls_with_values(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a function that is there to be called three times, with the right values."""
    first, second, third = pick(rng, [three for three in permutations(range(1, 6), 3) if sum(three) < 10])  # fmt: skip
    size = (10, 4)
    x, y = integer(rng, 0, 9 - first - second - third), integer(rng, 0, 3)
    ends = [first, first + second, first + second + third]
    board = board_text(*size, dict.fromkeys([(x + end, y) for end in ends], "w") | {(x, y): ">"})
    calls = [f"saut([[{n}]])" for n in range(1, 7)]

    def lines(values: Sequence[int]) -> list[str]:
        begun = [f"modifier 4 {values[0]}"] if values[0] != 1 else []
        return [*begun, *(f"insérer {at} saut({n})" for at, n in enumerate(values[1:], 4))]

    text = "fonction saut(n)\n    avancer de n\n    peindre\nsaut([[1]])"
    world = program(text, palette=(*calls, *TURNS), boards=board, title="Robot peintre")
    return {
        "world": world,
        "goal": Goal(want=(("solves", board), ("calls", "saut"))),
        "solution": [*lines((first, second, third)), "lancer"],
        "near": [lines((first, second)), lines((first, ends[1], min(ends[2], 6)) if ends[1] < 7 else (first, third, second))],
    }  # fmt: skip


_RANGES = {
    "prix_total": ((3, 9), (11, 30), (1, 5)),
    "duree": ((2, 9), (11, 50), (5, 30)),
    "reste": ((410, 900), (2, 9), (11, 30)),
    "loyer": ((2, 9), (410, 900), (20, 90)),
    "distance": ((2, 9), (200, 400), (41, 90)),
}
"""What the parameters of a function may be: what it gives stays above zero."""

_FUNCTIONS = (
    ("prix_total", ("nombre", "tarif", "remise"), "nombre × tarif - remise", "le prix de plusieurs articles d'un même tarif, une remise en euros déduite"),
    ("duree", ("heures", "minutes", "pause"), "heures × 60 + minutes - pause", "la durée en minutes d'une sortie, une pause en minutes déduite"),
    ("reste", ("budget", "invites", "repas"), "budget - invites × repas", "ce qui reste d'un budget, une fois payé un repas à chaque invité"),
    ("loyer", ("mois", "montant", "charges"), "mois × montant + charges", "le loyer de plusieurs mois, plus des charges payées une fois"),
    ("distance", ("tours", "longueur", "retour"), "tours × longueur + retour", "la distance de plusieurs tours de piste, plus le retour"),
)  # fmt: skip


def call_order(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two calls of a function, its values in the order of its parameters."""
    name, names, body, does = pick(rng, _FUNCTIONS)
    one, two, three = names
    order = shuffled(rng, "abc")
    lasting = {
        "c": 2,
        "a": 0 if name == "reste" else -1,
    }  # a product is the same the other way round
    while any(place >= 0 and order[place] == letter for letter, place in lasting.items()):
        order = shuffled(rng, "abc")
    ranges = dict(zip(order, _RANGES[name], strict=True))
    data = [
        "; ".join(f"{letter} ← {integer(rng, *ranges[letter])}" for letter in "abc")
        for _ in range(3)
    ]
    second = [order[0], str(integer(rng, 2, 9)), order[2]]
    given = dict(zip(names, order, strict=True))
    text = f"fonction {name}({one}, {two}, {three})\n    renvoyer {body}\nafficher [[{name}(a, b, c)]]\nafficher [[{name}(a, {second[1]}, c)]]"
    world = program(text, given={"1": data[0], "2": data[1]}, title="Appels")
    acts = [f"modifier 3 {name}({', '.join(order)})", f"modifier 4 {name}({', '.join(second)})"]
    called = Goal(want=(*gives(solved(world, acts), data), ("calls", name)))
    wishes = "\n".join(
        f"    {letter} : {parameter}"
        for letter, parameter in sorted((v, k) for k, v in given.items())
    )
    return {
        "name": name, "does": does, "wishes": wishes, "call": f"{name}({', '.join(order)})", "two": two, "value": second[1],
        "signature": f"{name}({one}, {two}, {three})",
        "world": world,
        "goal": called,
        "solution": [*acts, "lancer"],
        "near": [acts[:1], [acts[0], f"modifier 4 {name}({', '.join(order)})"], [f"modifier 3 {name}({', '.join(reversed(order))})", acts[1]]],
    }  # fmt: skip


_TOTALS = (
    ("total", "ajouter", "prix"), ("points", "marquer", "gain"), ("stock", "recevoir", "quantite"), ("distance", "parcourir", "etape"),
    ("cagnotte", "verser", "somme"),
)  # fmt: skip


def local_total(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a function that works on a local variable, mended so that the total changes."""
    total, verb, thing = pick(rng, _TOTALS)
    start = integer(rng, 0, 1) * 10 * integer(rng, 1, 5)
    text = f"{total} = {start}\ndef {verb}({thing}):\n    [[{total} = {thing}]]\n{verb}(a)\n{verb}(b)\n{verb}(c)\nprint({total})"
    palette = (f"global {total}", f"return {total}", f"{total} = {start}", f"print({total})")
    data = ["; ".join(f"{letter} = {integer(rng, 2, 60)}" for letter in "abc") for _ in range(3)]
    world = program(
        text, language="python", palette=palette, given={"1": data[0], "2": data[1]}, title="Total"
    )
    acts = [f"modifier 3 {total} = {total} + {thing}", f"insérer 2 global {total}"]
    return {
        "total": total, "verb": verb, "start": start,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:1], acts[1:], [acts[0], f"insérer 2 {total} = {start}"], [acts[0], f"insérer 3 return {total}"]],
    }  # fmt: skip


_ORDERS = (
    ("on remise les articles de {r} %, puis on ajoute le port", "port(remise(prix, {r}), poids)", "remise(port(prix, poids), {r})"),
    ("on ajoute le port, et la remise de {r} % porte sur le tout", "remise(port(prix, poids), {r})", "port(remise(prix, {r}), poids)"),
    ("on retire le bon, puis on remise ce qui reste de {r} %", "remise(bon(prix), {r})", "bon(remise(prix, {r}))"),
    ("le bon se retire du prix déjà remisé de {r} %", "bon(remise(prix, {r}))", "remise(bon(prix), {r})"),
    ("on remise de {r} % ce qui reste une fois le bon retiré, et le port s'ajoute sans remise", "port(remise(bon(prix), {r}), poids)", "remise(port(bon(prix), poids), {r})"),
    ("le port et les articles sont remisés de {r} %, et le bon se retire à la fin", "bon(remise(port(prix, poids), {r}))", "bon(port(remise(prix, {r}), poids))"),
)  # fmt: skip


@redraw_misfits
def composed_functions(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: functions of one or two values put into one another, by what a shop says, and the lesser of two ways."""
    kilo, voucher = integer(rng, 2, 6), 20 * integer(rng, 2, 4)
    text = (
        "def remise(p, taux):\n    return p - p * taux // 100\n"
        f"def port(p, kg):\n    return p + {kilo} * kg\n"
        f"def bon(p):\n    return p - {voucher}\n"
        "def moins(a, b):\n    if a < b:\n        return a\n    return b\n"
        "[[ligne1 = prix]]\n[[ligne2 = prix]]\n[[ligne3 = prix]]\nprint(ligne1)\nprint(ligne2)\nprint(ligne3)"
    )
    rates = sample(rng, (10, 20, 25, 30, 40), 4)
    chosen = [tuple(part.format(r=rate) for part in order) for order, rate in zip(sample(rng, _ORDERS, 4), rates, strict=True)]  # fmt: skip
    (said1, call1, turned1), (said2, call2, _turned2), (said3, call3, _turned3), (said4, call4, turned4) = chosen  # fmt: skip
    data = [f"prix = {100 * price}; poids = {10 * integer(rng, 1, 4)}" for price in sample(rng, range(2, 10), 3)]  # fmt: skip
    data += [f"prix = 2000; poids = {10 * integer(rng, 1, 4)}", f"prix = 100; poids = {10 * integer(rng, 5, 9)}"]  # fmt: skip
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Commande")

    def edits(*calls: str) -> list[str]:
        return [f"modifier {number} ligne{number - 10} = {call}" for number, call in enumerate(calls, 11)]  # fmt: skip

    acts = edits(call1, call2, f"moins({call3}, {call4})")
    wanted = gives(solved(world, acts), data)
    near = [
        acts[:2], acts[1:], edits(turned1, call2, f"moins({call3}, {call4})"), edits(call1, call2, call3), edits(call1, call2, call4),
        edits(call1, call2, f"moins({call3}, {turned4})"),
    ]  # fmt: skip
    if any(gives(solved(world, tried), data) == wanted for tried in near):
        return None
    rules = f"ligne1 : {said1}.\n\nligne2 : {said2}.\n\nligne3 : le moins cher de deux calculs : {said3} ; ou bien : {said4}."
    return {
        "rules": rules,
        "call": f"port(remise(prix, {rates[0]}), poids)",
        "line": f"moins({call3}, {call4})",
        "world": world,
        "goal": Goal(want=wanted),
        "solution": [*acts, "lancer"],
        "near": near,
    }


_FOLDERS = (
    "photos",
    "club",
    "factures",
    "archives",
    "films",
    "musique",
    "cours",
    "voyages",
    "plans",
    "recettes",
    "jardin",
    "scans",
)


def _folder(rng: np.random.Generator, name: str, depth: int) -> dict[str, Any]:
    held: list[dict[str, Any]] = [{"nom": f"fichier-{n}.dat", "sorte": "fichier", "ko": integer(rng, 20, 4000)} for n in sample(rng, range(100, 999), integer(rng, 2, 4))]  # fmt: skip
    if depth < 4:
        count = 5 if depth == 0 else integer(rng, 0, 2) + (depth == 1)
        held += [_folder(rng, one, depth + 1) for one in sample(rng, _FOLDERS, count)]
    if rng.integers(2):
        held.append(
            {"nom": "lien vers un film", "sorte": "raccourci", "ko": integer(rng, 500, 900)}
        )
    return {"nom": name, "sorte": "dossier", "contenu": shuffled(rng, held)}


def _weight(folder: dict[str, Any], faults: Sequence[str]) -> int:
    """What the program gives with some of its faults."""
    total = 0
    for one in folder["contenu"][1 if "each" in faults else 0 :]:
        if one["sorte"] == "dossier":
            inner = _weight(one, faults)
            total = inner if "sum" in faults else total + inner
        elif one["sorte"] == "fichier" or "links" in faults:
            total += one["ko"]
    return total


def _depth(folder: dict[str, Any]) -> int:
    return 1 + max(
        (_depth(one) for one in folder["contenu"] if one["sorte"] == "dossier"), default=0
    )


_KEEPERS = (
    ("L'archiviste d'une commune", "fichiers", "dossiers"), ("Le photographe d'un club", "photos", "albums"), ("La responsable d'un site", "images", "rubriques"),
    ("Le documentaliste d'un musée", "scans", "collections"), ("La monteuse d'une chaîne vidéo", "clips", "projets"),
)  # fmt: skip
"""Who keeps what, and in what."""


def folders_weighed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: three functions that call themselves on the folders within a folder: a weight, a depth, a count."""
    who, files, folders = pick(rng, _KEEPERS)
    inner = folders[:-1]

    def tree(deep: int) -> dict[str, Any]:
        inside = [tree(deep - 1) for _n in range(integer(rng, 1, 2))] if deep else []
        return {files: [integer(rng, 1, 30) for _n in range(integer(rng, 0, 2))], folders: inside}

    def drawn() -> str:
        whole = {files: [integer(rng, 1, 9)], folders: [tree(2), tree(0), tree(1)]}
        return f"arbre = {whole}; seuil = {integer(rng, 12, 45)}"

    text = (
        f"def poids(d):\n    total = sum(d['{files}'])\n    for {inner} in d['{folders}']:\n        total = [[sum({inner}['{files}'])]]\n    return total\n"
        f"def profondeur(d):\n    fond = 0\n    for {inner} in d['{folders}']:\n        fond = [[profondeur({inner})]]\n    return [[fond]]\n"
        f"def lourds(d):\n    n = 0\n    if poids(d) [[>= seuil]]:\n        n = 1\n    for {inner} in d['{folders}']:\n        n = n + [[1]]\n    return n\n"
        "print(poids(arbre), profondeur(arbre), lourds(arbre))"
    )
    right = {
        4: f"total + poids({inner})",
        9: f"max(fond, profondeur({inner}))",
        10: "fond + 1",
        13: "> seuil",
        16: f"lourds({inner})",
    }
    data: list[str] = []
    while len(data) < 6:
        one = drawn()
        if len(one) < 280:
            data.append(one)
    whole = {files: [10], folders: [{files: [5], folders: []}]}
    data.append(f"arbre = {whole}; seuil = 15")
    return {
        "who": who, "things": files, "folders": folders,
        **code_to_mend("Arbre", text, data[:2], right, data[2:], right | {4: f"total + sum({inner}['{files}'])"}, right | {9: f"fond + profondeur({inner})"}, right | {16: f"poids({inner})"}, {n: one for n, one in right.items() if n != 13}, {n: one for n, one in right.items() if n != 10}),
    }  # fmt: skip
