"""Families of competence 3.3: licences, copyright, accessibility and links."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.text import indented

_LETTERS = {
    "BY": "citer l'auteur",
    "SA": "partager sous la même licence",
    "NC": "pas d'usage commercial",
    "ND": "pas de version modifiée",
}
LICENCES = ("CC0", "CC BY", "CC BY-SA", "CC BY-NC", "CC BY-ND", "CC BY-NC-SA", "CC BY-NC-ND")
_WORKS = (
    "une photo", "une musique", "un dessin", "une carte", "un poème", "une fiche de cours",
    "une vidéo", "une affiche",
)  # fmt: skip
_PLACES = (
    "au CDI", "au fablab", "à la médiathèque", "à la maison France services", "au centre social",
    "à la mission locale", "en mairie",
)  # fmt: skip
_MORAL = (
    "Exiger que son nom figure sur l'œuvre",
    "S'opposer à une déformation de son œuvre",
    "Décider quand l'œuvre est révélée au public",
    "Changer d'avis et retirer l'œuvre, en indemnisant l'éditeur",
)
_ECONOMIC = (
    "Autoriser, contre paiement, l'impression du livre",
    "Autoriser la projection du film en salle",
    "Céder à un producteur l'adaptation du roman en film",
    "Toucher un pourcentage sur chaque exemplaire vendu",
    "Autoriser la diffusion de la chanson à la radio",
)
_SOFTWARE = {
    "Code MIT repris dans un logiciel sous GPL v3": True,
    "Code BSD (3 clauses) dans un logiciel propriétaire vendu": True,
    "Code Apache 2.0 dans un logiciel sous GPL v3": True,
    "Bibliothèque LGPL liée dynamiquement à un logiciel propriétaire": True,
    "Code GPL v3 modifié, utilisé en interne sans être distribué": True,
    "Code CC0 dans un logiciel propriétaire": True,
    "Code GPL v3 dans un logiciel propriétaire vendu sans son code": False,
    "Code GPL v2 « seulement » dans un logiciel sous GPL v3": False,
    "Code Apache 2.0 dans un logiciel sous GPL v2 « seulement »": False,
    "Code MIT repris en effaçant l'avis de licence": False,
    "Code AGPL v3 modifié, pour un service web public sans code publié": False,
}
_ANCHORS = (
    "contact", "horaires", "tarifs", "acces", "inscription", "programme", "equipe", "plan",
    "mentions", "documents", "aide", "calendrier", "partenaires", "adhesion",
)  # fmt: skip


def licence_letters(rng: np.random.Generator) -> dict[str, Any]:
    """What three of the four Creative Commons signs ask for."""
    names = sample(rng, tuple(_LETTERS), 3)
    fields = {f"f{n}": name for n, name in enumerate(names, 1)}
    fields |= {f"k{n}": _LETTERS[name] for n, name in enumerate(names, 1)}
    return fields | {
        "where": pick(rng, _PLACES),
        "who": pick(rng, FIRST_NAMES),
        "meanings": shuffled(rng, tuple(_LETTERS.values())),
    }


def allows(licence: str, modify: bool, sell: bool) -> bool:
    """Whether a licence lets one share a modified copy, or sell copies."""
    return not (modify and "ND" in licence) and not (sell and "NC" in licence)


def licence_uses(rng: np.random.Generator) -> dict[str, Any]:
    """Which licences allow a use."""
    modify, sell = pick(rng, ((True, True), (True, False), (False, True)))
    use = {
        (True, True): "la modifier, puis vendre le résultat",
        (True, False): "la modifier, puis la diffuser gratuitement, sans but commercial",
        (False, True): "en vendre des copies, sans la modifier",
    }[modify, sell]
    options = sample(rng, LICENCES, 5)
    key = [n for n, name in enumerate(options, 1) if allows(name, modify, sell)]
    if not 2 <= len(key) <= 4:
        return licence_uses(rng)
    works = tuple(work for work in _WORKS if work.startswith("une"))
    return {"work": pick(rng, works), "use": use, "options": options, "key": key}


def licence_for_need(rng: np.random.Generator) -> dict[str, Any]:
    """The licence that says what an author wants."""
    licence = pick(rng, LICENCES[1:])
    marks = licence.removeprefix("CC ").split("-")
    money = (
        "Elle refuse tout usage commercial."
        if "NC" in marks
        else "Elle accepte les usages commerciaux."
    )
    change = "Elle accepte les modifications, sans condition de licence."
    if "ND" in marks:
        change = "Elle refuse que des versions modifiées soient diffusées."
    elif "SA" in marks:
        change = (
            "Elle accepte les modifications, à condition qu'on les partage sous la même licence."
        )
    orders = ["-".join(order) for order in permutations(marks)]
    forms = ("CC {}", "{}", "{} 4.0")
    return {
        "who": pick(rng, ("Léa", "Inès", "Sofia", "Nadia", "Fatou", "Zoé", "Maëlle", "Aminata")),
        "work": pick(rng, _WORKS),
        "needs": f"{money} {change}",
        "licence": licence,
        "key": [form.format(order) for order in orders for form in forms],
        "wrong": [other for other in LICENCES[1:] if other != licence],
    }


def author_rights(rng: np.random.Generator) -> dict[str, Any]:
    """Whether each of three rights is moral or economic."""
    moral = integer(rng, 1, 2)
    rights = shuffled(rng, sample(rng, _MORAL, moral) + sample(rng, _ECONOMIC, 3 - moral))
    kinds = ("droit moral" if right in _MORAL else "droit patrimonial" for right in rights)
    fields = {f"f{n}": right for n, right in enumerate(rights, 1)}
    return fields | {f"k{n}": kind for n, kind in enumerate(kinds, 1)}


def public_domain(rng: np.random.Generator) -> dict[str, Any]:
    """The year a work enters the public domain."""
    death = integer(rng, 1949, 2008)
    people = (
        ("Une romancière, seule autrice de ses livres, est morte", "ses livres"),
        ("Un compositeur, seul auteur de ses airs, est mort", "ses airs"),
        ("Une peintre, seule autrice de ses tableaux, est morte", "ses tableaux"),
        ("Un poète, seul auteur de ses recueils, est mort", "ses recueils"),
    )
    who, works = pick(rng, people)
    return {
        "who": who,
        "works": works,
        "month": pick(rng, ("février", "mars", "mai", "juin", "septembre", "novembre")),
        "death": death,
        "last": death + 70,
        "key": str(death + 71),
        "wrong": [str(death + 70), str(death + 50), str(death + 51)],
    }


def _tenths(value: int) -> str:
    return f"{value // 10},{value % 10}"


def contrast_pairs(rng: np.random.Generator) -> dict[str, Any]:
    """Which measured contrasts are enough for text, small or large."""
    small, large = (
        ("texte courant de 16 px", "texte courant de 14 px"),
        ("titre de 32 px", "titre de 40 px"),
    )
    right = integer(rng, 2, 3)
    fine = [(small, 46, 70), (large, 31, 44), (small, 46, 70)]
    poor = [(small, 31, 44), (large, 15, 29), (small, 20, 44)]
    kinds = [*sample(rng, fine[:2], 2), *fine[2:][: right - 2], *sample(rng, poor, 5 - right)]
    options: list[str] = []
    for names, low, high in kinds:
        option = ""
        while not option or option in options:
            option = f"{pick(rng, names)}, contraste {_tenths(integer(rng, low, high))}:1"
        options.append(option)
    return {
        "site": pick(rng, ("d'une mairie", "d'une école", "d'un théâtre", "d'un musée")),
        "options": options,
        "key": list(range(1, right + 1)),
    }


def anchor(rng: np.random.Generator) -> dict[str, Any]:
    """The target of a link to another place of the page."""
    name, other = sample(rng, _ANCHORS, 2)
    number = pick(rng, ("", "", "-1", "-2"))
    title = {"acces": "Accès", "equipe": "Équipe", "adhesion": "Adhésion"}
    lines = [
        f'<h2 id="{other}">{title.get(other, other.capitalize())}</h2>',
        f'<h2 id="{name}{number}">{title.get(name, name.capitalize())}</h2>',
    ]
    target = f"#{name}{number}"
    return {
        "lines": indented(shuffled(rng, lines)),
        "label": title.get(name, name.capitalize()),
        "name": f"{name}{number}",
        "key": [target, f'"{target}"', f'href="{target}"'],
        "wrong": [f"{name}{number}", f"#{other}", f".{name}{number}", f"{name}{number}.html"],
    }


def software_licences(rng: np.random.Generator) -> dict[str, Any]:
    """Whether each of three uses of code respects its licence."""
    fine = [case for case, right in _SOFTWARE.items() if right]
    poor = [case for case, right in _SOFTWARE.items() if not right]
    count = integer(rng, 1, 2)
    cases = shuffled(rng, sample(rng, fine, count) + sample(rng, poor, 3 - count))
    fields = {f"f{n}": case for n, case in enumerate(cases, 1)}
    answers = ("possible" if _SOFTWARE[case] else "impossible" for case in cases)
    return fields | {f"k{n}": answer for n, answer in enumerate(answers, 1)}
