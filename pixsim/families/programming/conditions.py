"""Reasoning with conditions: if and else, Booleans, comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.programs import gives, program, solved
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.worlds.goals import Goal
from pixsim.worlds.program.world import Program

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


_OFFERS = (
    "Navette du soir",
    "Prêt de matériel",
    "Tarif réduit",
    "Atelier gratuit",
    "Clé de la salle",
    "Sortie du mois",
)
_ASSOCIATIONS = (
    "d'un club",
    "d'une médiathèque",
    "d'une ludothèque",
    "d'un centre social",
    "d'une association",
)


def logic_values(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: three rules with ET, OU, NON, by which a site offers something to somebody or not."""
    age, limit = integer(rng, 18, 70), pick(rng, (18, 26, 60))
    member, student = bool(rng.integers(2)), bool(rng.integers(2))
    adult = age >= limit
    tests = [
        (f"{limit} ans ou plus ET adhérent", adult and member),
        (f"{limit} ans ou plus OU adhérent", adult or member),
        (f"moins de {limit} ans ET NON adhérent", not adult and not member),
        (f"moins de {limit} ans OU étudiant", not adult or student),
        ("NON étudiant ET adhérent", not student and member),
        ("NON (étudiant OU adhérent)", not (student or member)),
        ("étudiant OU NON adhérent", student or not member),
    ]
    said = {True: "oui", False: "non"}
    chosen = sample(rng, tests, 3)
    while len({truth for _, truth in chosen}) == 1:
        chosen = sample(rng, tests, 3)
    row: dict[str, Any] = {"who": pick(rng, FIRST_NAMES), "site": pick(rng, _ASSOCIATIONS), "age": age, "member": said[member], "student": said[student]}  # fmt: skip
    offers = sample(rng, _OFFERS, 3)
    for number, (offer, (text, truth)) in enumerate(zip(offers, chosen, strict=True), 1):
        row |= {f"offer{number}": offer, f"test{number}": text, f"truth{number}": said[truth]}
    return row


_FARES = (
    ("d'une entrée de piscine", "resident", "les habitants de la commune"), ("d'une place de cinéma", "etudiant", "les étudiants"),
    ("d'une visite de musée", "abonne", "les abonnés"), ("d'un trajet en bus", "en_formation", "les personnes en formation"),
)  # fmt: skip


def three_fares(rng: np.random.Generator) -> dict[str, Any]:
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


_PLACES = (
    ("Un musée", ("adherent", "les adhérents"), ("benevole", "les bénévoles"), ("enfant", "les enfants"), ("dimanche", "le dimanche")),
    ("Une piscine", ("abonne", "les abonnés"), ("resident", "les habitants de la commune"), ("retraite", "les retraités"), ("mercredi", "le mercredi")),
    ("Un bac", ("riverain", "les riverains"), ("pieton", "les piétons"), ("ecolier", "les écoliers"), ("hiver", "l'hiver")),
)  # fmt: skip

_RULES = (
    ("c'est gratuit {T} pour {P}, et toute l'année pour {Q}", "({t} and {p}) or {q}"),
    ("c'est gratuit pour {P} et pour {Q}, sauf {T} ; pour {R}, ça l'est toujours", "(({p} or {q}) and not {t}) or {r}"),
    ("c'est toujours gratuit pour {P} ; pour {Q}, ça ne l'est pas {T}", "{p} or ({q} and not {t})"),
    ("{T}, seuls {P} paient ; le reste du temps, seuls {Q} ne paient pas", "({t} and not {p}) or (not {t} and {q})"),
    ("c'est gratuit pour tous, sauf {T}, où seuls {P} et {Q} ne paient pas", "not {t} or {p} or {q}"),
    ("{T}, tout le monde paie, sauf {P} ; le reste du temps, {P}, {Q} et {R} ne paient pas", "{p} or (not {t} and ({q} or {r}))"),
)  # fmt: skip
"""What a rule says, and when it costs nothing."""


def _counted(names: Sequence[str], one: str, two: str) -> tuple[Program, list[str], int]:
    values = "[False, True]"
    loops = "".join(
        f"{'    ' * depth}for {name} in {values}:\n" for depth, name in enumerate(names)
    )
    text = (
        f"n = 0\n{loops}                [[avant = {names[0]}]]\n                [[apres = {names[0]}]]\n                [[if avant:]]\n"
        "                    n = n + 1\nprint(n)"
    )
    world = program(text, language="python", title="Deux tarifs")
    acts = [
        f"modifier 6 avant = {one}",
        f"modifier 7 apres = {two}",
        "modifier 8 if avant != apres:",
    ]
    return world, acts, int(solved(world, acts).whole().output)


@redraw_misfits
def truth_by_program(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: in how many cases two rules of a price list differ, counted by a program to complete."""
    place, *groups, (t, when) = pick(rng, _PLACES)
    told, written = [], []
    for words, formula in sample(rng, _RULES, 2):
        (p, p_said), (q, q_said), (r, r_said) = shuffled(rng, groups)
        text = words.format(P=p_said, Q=q_said, R=r_said, T=when)
        told.append(text[0].upper() + text[1:] + ".")
        written.append(formula.format(p=p, q=q, r=r, t=t))
    names = [*(name for name, _said in groups), t]
    world, acts, count = _counted(names, *written)
    if not 3 <= count <= 13 or count == 8:
        return None
    loose = [one.replace("(", "").replace(")", "") for one in written]
    mistaken = _counted(names, *loose)[2]
    return {
        "place": place, "one": told[0], "two": told[1], "names": ", ".join(names),
        "first": written[0], "second": written[1],
        "world": world, "solution": [*acts, "lancer"],
        "key": str(count), "wrong": [str(16 - count), "16", *([str(mistaken)] if mistaken not in (count, 16 - count, 16) else [])],
    }  # fmt: skip


_POINTS = (
    (
        "La mairie attribue par points les places en crèche.",
        ("Deux parents qui travaillent", "Parent seul", "Parent en formation", "Un frère ou une sœur déjà en crèche", "Jumeaux dont un déjà accueilli", "Logé dans la commune", "Logé dans le quartier"),
    ),
    (
        "Une association choisit par points à qui prêter un ordinateur.",
        ("Étudiant ou étudiante", "Retraité ou retraitée, sans études", "Recherche d'emploi", "Enfant scolarisé à charge", "Plusieurs enfants scolarisés", "Bénéficiaire d'une aide", "Bénéficiaire de l'aide majorée"),
    ),
    (
        "Une commune choisit par points les jeunes qu'elle fait partir en séjour.",
        ("Premier départ", "Déjà parti l'an dernier", "Quartier prioritaire", "Lycéen ou lycéenne", "Lycée professionnel", "Parrainage d'un club", "Parrainage par son entraîneur"),
    ),
    (
        "Un bailleur classe par points les demandes d'échange de logement.",
        ("Logement trop petit", "Logement trop grand", "Travail à plus d'une heure", "Situation de handicap", "Fauteuil roulant", "Loyer en hausse", "Hausse de plus de 10 %"),
    ),
)  # fmt: skip
"""What a scale counts for: the first two exclude each other, the fifth supposes the fourth, the seventh the sixth."""


@redraw_misfits
def cases_to_try(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: how many possible cases of seven yes or no reach a number of points."""
    scene, criteria = pick(rng, _POINTS)
    points = [integer(rng, 1, 5) for _one in criteria]
    least = sum(points) // 2 + integer(rng, -1, 2)
    reached = [
        case
        for case in product((False, True), repeat=len(criteria))
        if sum(n for n, yes in zip(points, case, strict=True) if yes) >= least
    ]
    apart = [case for case in reached if not (case[0] and case[1])]
    possible = [
        case for case in apart if not (case[4] and not case[3]) and not (case[6] and not case[5])
    ]
    more = [
        case for case in possible if sum(n for n, yes in zip(points, case, strict=True) if yes) > least
    ]  # fmt: skip
    counts = [len(held) for held in (possible, reached, apart, more)]
    if len(set(counts)) < len(counts) or len(set(points)) < 3 or not 8 <= counts[0] <= 60:
        return None
    wide = max(map(len, criteria))
    return {
        "scene": scene, "least": least, "all": 2 ** len(criteria),
        "table": indented(f"{letter}  {words:{wide}}  {n}" for letter, words, n in zip("ABCDEFG", criteria, points, strict=True)),
        "key": str(counts[0]), "wrong": list(map(str, counts[1:])), "reached": counts[1],
    }  # fmt: skip


@redraw_misfits
def end_of_a_flow_chart(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: where a flow chart leads somebody."""
    limit, other = pick(rng, (12, 16, 18)), pick(rng, (25, 26, 28))
    age = pick(
        rng,
        (
            integer(rng, 6, limit - 1),
            limit,
            integer(rng, limit + 1, other - 1),
            other,
            integer(rng, other + 1, 70),
        ),
    )
    card = bool(integer(rng, 0, 1))
    prices = sample(rng, ("3 euros", "4 euros", "5 euros", "7 euros"), 3)
    young, reduced, full = prices
    right = 0 if age < limit else (1 if age < other or card else 2)
    shapes: list[fig.Part] = [
        *fig.chip(0, 4, f"moins de {limit} ans ?", fig.YELLOW, width=20), *fig.chip(0, 12, f"moins de {other} ans ?", fig.YELLOW, width=20),
        *fig.chip(0, 20, "carte du quartier ?", fig.YELLOW, width=20),
        fig.wire((9, 0), (9, 3)), fig.wire((9, 6), (9, 11)), fig.wire((9, 14), (9, 19)),
        fig.text(11, 8, "non"), fig.text(11, 16, "non"),
        fig.wire((20, 4), (43, 4)), fig.wire((20, 12), (43, 12)), fig.wire((20, 20), (32, 20), (32, 13)), fig.wire((9, 22), (9, 24), (43, 24)),
        fig.text(21, 2, "oui"), fig.text(21, 10, "oui"), fig.text(21, 18, "oui"), fig.text(11, 22, "non"),
        *fig.chip(47, 4, young, fig.MIST, width=11), *fig.chip(47, 12, reduced, fig.MIST, width=11), *fig.chip(47, 24, full, fig.MIST, width=11),
    ]  # fmt: skip
    zones = [fig.zone(n, fig.Box(44, y, 14, 2)) for n, y in enumerate((4, 12, 24), 1)]
    return {
        **fig.pointed(fig.figure("Un organigramme : trois questions et trois tarifs.", 13, shapes, zones), right + 1),
        "age": age, "card": "a la carte du quartier" if card else "n'a pas la carte du quartier",
        "who": pick(rng, ("Léa", "Karim", "Inès", "Hugo", "Sofia", "Malik", "Chloé", "Yanis", "Nadia", "Paul", "Omar", "Zoé")),
        "price": prices[right], "limit": limit, "other": other,
    }  # fmt: skip
