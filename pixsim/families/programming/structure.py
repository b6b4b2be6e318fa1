"""Worlds of competence 3.4: loops, functions and lists of a program, to complete and to mend."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.programs import gives, program, solved
from pixsim.worlds.goals import Goal
from pixsim.worlds.program.world import Program


def nested_pattern(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a pattern made by two loops, for any size."""
    sign = pick(rng, ("x", "o", "#", "+", "@"))
    kind = integer(rng, 0, 4)
    bound, part = (
        ("range(1, i + 1)", f'"{sign}"'), ("range(n - i + 1)", f'"{sign}"'), ("range(1, i + 1)", "str(j)"),
        ("range(2 * i - 1)", f'"{sign}"'), ("range(n - i + 1)", "str(i)"),
    )[kind]  # fmt: skip
    text = f'+ ligne = ""\nfor i in range(1, n + 1):\n    [[for j in range(n):]]\n        [[ligne = ligne + "{sign * 2}"]]\n    print(ligne)'
    sizes = sample(rng, range(3, 7), 4)
    data = [f"n = {size}" for size in sizes]
    world = program(text, language="python", given={"1": data[0], "2": data[1]}, title="Motif")
    acts = ["déplacer 1 2", f"modifier 3 for j in {bound}:", f"modifier 4 ligne = ligne + {part}"]
    right = solved(world, acts)
    pattern = right.whole(data[0]).output.rstrip("\n").split("\n")
    body = bound.removeprefix("range")
    literal = f"range{body.replace('n', str(sizes[0]))}"  # right on the first trial alone
    return {
        "size": sizes[0], "pattern": "\n".join(f"    {line}" for line in pattern), "bound": bound,
        "world": world,
        "goal": Goal(want=gives(right, data)),
        "solution": [*acts, "lancer"],
        "near": [
            acts[1:], [acts[0], acts[2]], acts[:2],
            *([[acts[0], f"modifier 3 for j in {literal}:", acts[2]]] if "n" in body else []),
        ],
    }  # fmt: skip


_MEASURES = ("releves", "visites", "ventes", "niveaux", "mesures")


def bounds(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: bounds and first values that are wrong in a few cases only."""
    name = pick(rng, _MEASURES)
    up = bool(rng.integers(2))
    sign, word = (">", "hausse") if up else ("<", "baisse")
    text = (
        f"{word}s = 0\nserie = 0\n[[record = 1]]\n[[for i in range(1, len({name}) - 1):]]\n    [[if {name}[i] {sign}= {name}[i - 1]:]]\n"
        f"        {word}s = {word}s + 1\n        serie = serie + 1\n    else:\n        serie = 0\n    [[if serie >= record + 1:]]\n"
        f"        record = serie\nprint({word}s)\nprint(record)"
    )
    lists = [[integer(rng, 10, 30) for _ in range(size)] for size in (6, 7, 5)]
    low, high = sorted(sample(rng, range(10, 40), 2))
    first, last = (low, high) if up else (high, low)
    lists += [
        [last, first, first, last],
        [first, last],
        [last, last, first],
        [first],
        [last, first, last],
    ]
    data = [f"{name} = {values}" for values in lists]
    world = program(
        text, language="python", given={"1": data[0], "2": data[3], "3": data[5]}, title="Relevés"
    )
    acts = [
        "modifier 3 record = 0", f"modifier 4 for i in range(1, len({name})):", f"modifier 5 if {name}[i] {sign} {name}[i - 1]:",
    ]  # fmt: skip
    return {
        "name": name, "word": word, "words": f"{word}s", "sense": "plus grande" if up else "plus petite",
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[:2], acts[1:], [acts[0], f"modifier 4 for i in range(len({name})):", acts[2]], [acts[0], acts[2]]],
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


def composed(rng: np.random.Generator) -> dict[str, Any]:
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
        return composed(rng)
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


_EXTREMES = (
    ("prix", "le moins cher", "<"), ("scores", "le meilleur score", ">"), ("temperatures", "la température la plus basse", "<"),
    ("temperatures", "la température la plus haute", ">"), ("ecarts", "le plus petit écart", "<"), ("altitudes", "le point le plus haut", ">"),
)  # fmt: skip


def extreme(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the extreme of any list, negative numbers too."""
    name, what, sign = pick(rng, _EXTREMES)
    other = {"<": ">", ">": "<"}[sign]
    record = "0" if sign == ">" else "100"
    text = f"garde ← [[{record}]]\npour chaque v de {name}\n    si [[v {other} garde]]\n        [[garde ← garde]]\nafficher garde"
    text = text.replace("[[garde ← garde]]", "garde ← v")
    first = sample(rng, range(3, 40), 5)
    best = min(first) if sign == "<" else max(first)
    if first[0] == best:
        first = [*first[1:], best]
    values = [
        first,
        [-v for v in sample(rng, range(3, 40), 4)],
        [v + 150 for v in sample(rng, range(3, 40), 5)],
    ]
    data = [f"{name} ← {one}" for one in values]
    world = program(text, given={"1": data[0], "2": data[1], "3": data[2]}, title="Recherche")
    acts = [f"modifier 1 {name}[0]", f"modifier 3 v {sign} garde"]
    return {
        "name": name,
        "what": what,
        "record": record,
        "world": world,
        "goal": Goal(want=gives(solved(world, acts), data)),
        "solution": [*acts, "lancer"],
        "near": [acts[1:], acts[:1]],
    }


def sorting_state(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: what a list holds right after the so-many-th exchange of a sort, found by running it by steps."""
    down = bool(rng.integers(2))
    sign = ">" if down else "<"
    passes = pick(rng, ("en_avant", "en_arriere"))
    if passes == "en_avant":
        text = (
            f"for i in range(len(t) - 1):\n    for j in range(len(t) - 1 - i):\n        if t[j + 1] {sign} t[j]:\n"
            "            t[j], t[j + 1] = t[j + 1], t[j]\nprint(t)"
        )
    else:
        text = (
            f"for i in range(len(t) - 1):\n    for j in range(len(t) - 1, i, -1):\n        if t[j] {sign} t[j - 1]:\n"
            "            t[j - 1], t[j] = t[j], t[j - 1]\nprint(t)"
        )
    line = 4
    while True:
        values = sample(rng, range(10, 99), 9)
        world = program(text, language="python", given=f"t = {values}", title="Tri")
        turn = integer(rng, 5, 8)
        stops = _stops(world, line, turn + 1)
        if len(stops) == turn + 1:
            states = [dict(world.changed(done=step).now().variables)["t"] for step in stops]
            break
    return {
        "turn": turn,
        "world": world, "solution": [*[f"jusqu'à {line}"] * turn, "pas"],
        "key": states[turn].strip("[]"), "wrong": [states[turn - 1].strip("[]"), states[turn - 2].strip("[]"), ", ".join(map(str, sorted(values, reverse=down)))],
    }  # fmt: skip


def _stops(world: Program, line: int, count: int) -> list[int]:
    """Steps at which a line comes next, the first times."""
    stops: list[int] = []
    while len(stops) < count:
        found = world.changed(done=stops[-1] if stops else 0).ahead(line)
        if not found.line:
            break
        stops.append(found.ticks)
    return stops
