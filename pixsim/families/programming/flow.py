"""Families of competence 3.4, programming: loops and functions."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.numbers import thousands
from pixsim.families.draws.text import indented

_COUNTED = (
    "imprimer l'étiquette numéro i", "allumer la lampe numéro i", "envoyer la convocation numéro i",
    "réserver la place numéro i", "ouvrir le casier numéro i", "afficher la page numéro i",
)  # fmt: skip


def loop_turns(rng: np.random.Generator) -> dict[str, Any]:
    """How many times a counted loop runs, both bounds included."""
    first = integer(rng, 2, 12)
    last = first + integer(rng, 4, 30)
    count = last - first + 1
    lines = [f"pour i allant de {first} à {last} :", f"    {pick(rng, _COUNTED)}"]
    return {
        "program": indented(lines), "first": first, "last": last,
        "key": str(count), "wrong": [str(count - 1), str(last)],
    }  # fmt: skip


def repeat_value(rng: np.random.Generator) -> dict[str, Any]:
    """The value of a variable after a loop that repeats an operation."""
    start, times = integer(rng, 1, 9), integer(rng, 3, 6)
    sign = pick(rng, "+-×")
    step = 2 if sign == "×" else integer(rng, 2, 9)
    start = start + 60 if sign == "-" else start
    value = {"+": start + times * step, "-": start - times * step, "×": start * 2**times}[sign]
    once = {"+": start + step, "-": start - step, "×": start * 2}[sign]
    name = pick(rng, ("x", "total", "score", "n"))
    lines = [f"{name} ← {start}", f"répéter {times} fois :", f"    {name} ← {name} {sign} {step}"]
    return {
        "program": indented(lines), "name": name,
        "key": str(value), "wrong": [str(once)],
    }  # fmt: skip


def while_exit(rng: np.random.Generator) -> dict[str, Any]:
    """The value that ends a « tant que » loop."""
    sign = pick(rng, "+×")
    n, step = integer(rng, 2, 9), pick(rng, (2, 3)) if sign == "×" else integer(rng, 6, 15)
    limit = pick(rng, (40, 50, 60, 80, 100, 150))
    values = [n]
    while values[-1] < limit:
        values.append(values[-1] * step if sign == "×" else values[-1] + step)
    lines = [f"n ← {n}", f"tant que n < {limit} :", f"    n ← n {sign} {step}", "afficher n"]
    return {
        "program": indented(lines), "limit": limit,
        "values": ", ".join(map(str, values[-3:])), "key": str(values[-1]),
        "wrong": [str(values[-2]), *([str(limit)] if limit != values[-1] else [])],
    }  # fmt: skip


def nested_loops(rng: np.random.Generator) -> dict[str, Any]:
    """How many times the body of two nested loops runs."""
    n, m = integer(rng, 3, 9), integer(rng, 3, 9)
    inner, count, reason = pick(rng, (
        (f"1 à {m}", n * m, f"{n} × {m}"),
        ("1 à i", n * (n + 1) // 2, " + ".join(map(str, range(1, n + 1)))),
        (f"i à {n}", n * (n + 1) // 2, " + ".join(map(str, range(n, 0, -1)))),
        (f"0 à {m}", n * (m + 1), f"{n} × {m + 1}"),
    ))  # fmt: skip
    lines = [f"pour i allant de 1 à {n} :", f"    pour j allant de {inner} :",
             '        afficher "x"']  # fmt: skip
    return {
        "program": indented(lines), "reason": reason,
        "key": str(count), "wrong": [str(w) for w in (n + m, n * n) if w != count],
    }  # fmt: skip


def boundary_fix(rng: np.random.Generator) -> dict[str, Any]:
    """The number that mends the bound of a Python loop."""
    first, last = integer(rng, 1, 6), integer(rng, 9, 40)
    size = integer(rng, 4, 9)
    lines, wish, ask, key, wrong, why = pick(rng, (
        ([f"for i in range({first}, {last}):", "    print(i)"],
         f"Ce programme doit afficher les nombres de {first} à {last}, {last} compris.",
         f"Par quel nombre faut-il remplacer {last} ?", last + 1, last,
         f"range exclut sa borne haute : pour afficher {last}, cette borne doit valoir {last + 1}."),
        ([f"for i in range(1, {last + 1}):", "    print(2 * i)"],
         f"Ce programme doit afficher les nombres pairs de 2 à {2 * first + 20}, compris.",
         f"Par quel nombre faut-il remplacer {last + 1} ?", first + 11, 2 * first + 21,
         f"Le dernier nombre voulu, {2 * first + 20}, est affiché pour i = {first + 10}. range exclut "
         f"sa borne haute, qui doit donc valoir {first + 11}."),
        ([f"t = {sample(rng, range(10, 99), size)}", "for i in range(len(t)):",
          "    if t[i] > t[i + 1]:", '        print("mal rangé", i)'],
         "Ce programme compare chaque élément au suivant et s'arrête sur l'erreur "
         "« list index out of range ».",
         "Pour quelle valeur de i l'erreur se produit-elle ?", size - 1, size,
         f"La liste a {size} éléments, de rangs 0 à {size - 1}. Quand i vaut {size - 1}, t[i + 1] "
         f"demande le rang {size}, qui n'existe pas."),
        ([f"i = {first}", f"while i < {last}:", "    print(i)", "    i = i + 1"],
         f"Ce programme doit afficher les nombres de {first} à {last}, {last} compris.",
         f"Sans changer le signe « < », par quel nombre remplacer {last} ?", last + 1, last - 1,
         f"La boucle s'arrête dès que i vaut {last}, sans l'afficher : avec « < », la borne doit "
         f"valoir {last + 1}."),
    ))  # fmt: skip
    return {
        "program": indented(lines), "wish": wish, "ask": ask,
        "bound": str(key), "wrong": [str(wrong)], "why": why,
    }  # fmt: skip


def right_loops(rng: np.random.Generator) -> dict[str, Any]:
    """Which Python loops display exactly the numbers from 1 to n (several right options)."""
    n = integer(rng, 5, 60)
    right = [(f"1, {n + 1}", "i"), (f"{n}", "i + 1"), (f"2, {n + 2}", "i - 1"),
             (f"0, {n}", "i + 1"), (f"3, {n + 3}", "i - 2")]  # fmt: skip
    wrong = [(f"1, {n}", "i"), (f"{n}", "i"), (f"0, {n + 1}", "i"), (f"1, {n + 1}", "i - 1"),
             (f"2, {n + 1}", "i - 1"), (f"{n + 1}", "i + 1")]  # fmt: skip
    count = integer(rng, 2, 3)
    chosen = sample(rng, right, count) + sample(rng, wrong, 5 - count)
    options = [f"for i in range({bounds}): print({shown})" for bounds, shown in chosen]
    return {"n": n, "options": options, "key": list(range(1, count + 1))}


def endless_loops(rng: np.random.Generator) -> dict[str, Any]:
    """Which loops never end (several right options)."""
    step, even = integer(rng, 3, 7), 2 * integer(rng, 5, 20)
    n = step * integer(rng, 4, 9)
    endless = [
        f"n ← {n + 1} ; tant que n ≠ 0 : n ← n - {step}",
        f"n ← {even + 1} ; tant que n ≠ {even + 20} : n ← n + 2",
        f"n ← {n} ; tant que n > 0 : n ← n + {step}",
        "n ← 0 ; tant que n < 1000 : n ← n × 2",
        f"n ← {n} ; tant que n > 0 : n ← n × {step}",
    ]
    ending = [
        f"n ← {n} ; tant que n ≠ 0 : n ← n - {step}",
        f"n ← {even} ; tant que n ≠ {even + 20} : n ← n + 2",
        f"n ← {n + 1} ; tant que n > 0 : n ← n - {step}",
        "n ← 1 ; tant que n < 1000 : n ← n × 2",
        f"n ← {n} ; tant que n < 0 : n ← n + {step}",
    ]
    count = integer(rng, 2, 3)
    chosen = sample(rng, endless, count) + sample(rng, ending, 5 - count)
    return {"options": chosen, "key": list(range(1, count + 1))}


def invariant(rng: np.random.Generator) -> dict[str, Any]:
    """The final value of a long loop, found from a quantity that never changes."""
    down, up = sample(rng, range(2, 8), 2)
    turns, start = 100 * integer(rng, 4, 30), 10 * integer(rng, 0, 9)
    final = start + up * turns
    lines = [f"a ← {down * turns}", f"b ← {start}", "tant que a > 0 :", f"    a ← a - {down}",
             f"    b ← b + {up}", "afficher b"]  # fmt: skip
    return {
        "program": indented(lines), "down": down, "up": up,
        "turns": thousands(turns), "sum": thousands(up * down * turns + down * start),
        "key": str(final), "wrong": [str(start + down * turns), str(start + up * (turns - 1))],
    }  # fmt: skip


def simple_function(rng: np.random.Generator) -> dict[str, Any]:
    """What a function of two parameters returns."""
    a, b, k = integer(rng, 3, 12), integer(rng, 13, 30), integer(rng, 2, 9)
    name, unit, names, body, value, wrong = pick(rng, (
        ("cout", "€", "(billets, prix)", f"billets × prix + {k}", a * b + k, a * b),
        ("reste", "pages", "(page, total)", f"total - page × {2}", b - 2 * a, a - 2 * b),
        ("perimetre", "", "(largeur, longueur)", "2 × (largeur + longueur)", 2 * (a + b), 2 * a + b),
        ("loyer", "€", "(mois, charges)", f"mois × {100 * k} + charges", 100 * a * k + b,
         100 * b * k + a),
        ("age_en", "ans", "(naissance, annee)", "annee - naissance", b - a, a - b),
        ("duree", "min", "(heures, minutes)", "heures × 60 + minutes", 60 * a + b, a + b),
    ))  # fmt: skip
    return {
        "program": f"    fonction {name}{names} :\n        renvoyer {body}",
        "call": f"{name}({a}, {b})", "names": names, "a": a, "b": b,
        "key": str(value), "wrong": [str(wrong)], "units": [unit] if unit else [],
    }  # fmt: skip


_CALLS = (
    ("virement", ("montant", "jour"), "programme un virement du montant donné, le jour du mois donné",
     "Écrivez l'appel qui programme, le {1} du mois, un virement de {0} euros.", (40, 90)),
    ("rectangle", ("largeur", "hauteur"), "dessine un rectangle aux dimensions données",
     "Écrivez l'appel qui dessine un rectangle de hauteur {1} et de largeur {0}.", (40, 90)),
    ("rappel", ("heures", "numero"), "envoie un SMS à un usager, le nombre d'heures donné avant sa visite",
     "Écrivez l'appel qui prévient {0} heures avant sa visite l'usager numéro {1}.", (40, 90)),
    ("imprimer", ("page", "copies"), "imprime la page donnée en plusieurs copies",
     "Écrivez l'appel qui imprime {1} exemplaires de la page {0}.", (40, 90)),
    ("pause", ("minutes", "secondes"), "attend la durée indiquée",
     "Écrivez l'appel qui attend {1} secondes de plus que {0} minutes.", (40, 59)),
)  # fmt: skip


def function_call(rng: np.random.Generator) -> dict[str, Any]:
    """The call of a function, its arguments in the order of the definition."""
    name, names, does, wish, span = pick(rng, _CALLS)
    a, b = integer(rng, *span), integer(rng, 2, 28)
    named = [f"{names[0]}={a}", f"{names[1]}={b}"]
    key = [f"{name}({a}, {b})", f"{name}({a}, {b});", f"{name}({a}, {named[1]})",
           f"{name}({named[0]}, {named[1]})", f"{name}({named[1]}, {named[0]})"]  # fmt: skip
    return {
        "signature": f"{name}({names[0]}, {names[1]})", "does": does, "wish": wish.format(a, b),
        "call": key[0],
        "key": key, "wrong": [f"{name}({b}, {a})", f"{name}({a}; {b})", f"{name}({names[0]}, {names[1]})"],
    }  # fmt: skip


def scope(rng: np.random.Generator) -> dict[str, Any]:
    """What a Python programme displays with a local, global or returned variable."""
    x, y = sample(rng, range(2, 40), 2)
    name = pick(rng, ("total", "compteur", "score", "stock"))
    lines, shown, reason = pick(rng, (
        ([f"    {name} = {y}", f"    return {name} + 1", "", "f()"], x,
         f"« {name} », créée dans la fonction, est locale : la variable du programme garde {x}"),
        ([f"    global {name}", f"    {name} = {y}", "", "f()"], y,
         f"« global » fait modifier la variable du programme : elle vaut {y}"),
        ([f"    autre = {name} + {y}", "    return autre", "", f"{name} = f()"], x + y,
         f"la fonction lit la variable globale et la valeur renvoyée ({x + y}) y est rangée"),
        ([f"    autre = {name} + {y}", "    return autre", "", "f()"], x,
         "la valeur renvoyée n'est rangée nulle part : la variable globale n'a pas changé"),
    ))  # fmt: skip
    program = [f"{name} = {x}", "", "def f():", *lines, f"print({name})"]
    return {
        "program": "\n".join(f"    {line}" if line else "" for line in program), "reason": reason,
        "key": str(shown), "wrong": [str(v) for v in {x, y, y + 1} - {shown}],
    }  # fmt: skip


def composition(rng: np.random.Generator) -> dict[str, Any]:
    """The value of a function applied to the result of another."""
    p, q, r, k = integer(rng, 2, 5), integer(rng, 1, 9), integer(rng, 1, 4), integer(rng, 5, 12)

    def f(x: int) -> int:
        return p * x + q

    def g(x: int) -> int:
        return x - r

    call, value, wrong = pick(rng, (
        (f"f(g({k}))", f(g(k)), g(f(k))),
        (f"g(f({k}))", g(f(k)), f(g(k))),
        (f"f(f({k})) - g({k})", f(f(k)) - g(k), f(k) - g(k)),
        (f"f(g(g({k})))", f(g(g(k))), f(g(k))),
        (f"g(f({k}) + g({k}))", g(f(k) + g(k)), f(k) + g(k)),
    ))  # fmt: skip
    lines = ["fonction f(x) :", f"    renvoyer {p} × x + {q}", "fonction g(x) :",
             f"    renvoyer x - {r}"]  # fmt: skip
    return {
        "program": indented(lines), "call": call, "fk": f(k), "gk": g(k),
        "k": k, "key": str(value), "wrong": [str(wrong)] if wrong != value else [],
    }  # fmt: skip


def recursion(rng: np.random.Generator) -> dict[str, Any]:
    """The value of a recursive function for a small number."""
    base, k, kind = integer(rng, 0, 3), integer(rng, 2, 4), integer(rng, 0, 4)
    n = integer(rng, 4, 6) if kind in (1, 2) else integer(rng, 5, 9)
    text = (f"n + f(n - {1})", f"{k} × f(n - 1) + 1", f"n × f(n - 1) + {k}", "n + f(n - 2)",
            f"f(n - 1) + f(n - 2) + {k}")[kind]  # fmt: skip
    values = {0: base, 1: base}
    for m in range(2, n + 1):
        one, two = values[m - 1], values[m - 2]
        values[m] = (m + one, k * one + 1, m * one + k, m + two, one + two + k)[kind]
    lines = ["fonction f(n) :", "    si n ≤ 1 :", f"        renvoyer {base}", "    sinon :",
             f"        renvoyer {text}"]  # fmt: skip
    return {
        "program": indented(lines), "n": n, "base": base,
        "trail": ", ".join(f"f({m}) = {values[m]}" for m in range(2 + (kind == 3 and n % 2), n + 1, 1 + (kind == 3))),
        "key": str(values[n]), "wrong": [str(values[n - 1])] if values[n] != values[n - 1] else [],
    }  # fmt: skip
