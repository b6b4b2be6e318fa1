"""Family of competence 3.4, level 6: a form that refuses without a word, and what it would take."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file, zip_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

Draw = Callable[[np.random.Generator], str]


def _digits(rng: np.random.Generator, count: int, of: str = "0123456789") -> str:
    return "".join(pick(rng, of) for _digit in range(count))


_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_RULES: dict[str, tuple[tuple[str, Draw], tuple[str, Draw]]] = {
    "code": (
        (r"^[A-Z]{2}\d{4}$", lambda rng: _digits(rng, 2, _LETTERS) + _digits(rng, 4)),
        (r"^[A-Z]{2}-\d{3}[A-HJ-NP-Z]$", lambda rng: f"{_digits(rng, 2, _LETTERS)}-{_digits(rng, 3)}{_digits(rng, 1, 'ABCDEFGHJKLMNPRS')}"),
    ),
    "telephone": (
        (r"^0\d{9}$", lambda rng: f"0639{_digits(rng, 6)}"),
        (r"^0[1-9]( \d{2}){4}$", lambda rng: f"06 39 98 {_digits(rng, 2)} {_digits(rng, 2)}"),
    ),
    "naissance": (
        (r"^\d{2}\/\d{2}\/\d{4}$", lambda rng: f"{integer(rng, 10, 28)}/{integer(rng, 10, 12)}/{integer(rng, 1950, 2009)}"),
        (r"^(19|20)\d{2}-\d{2}-\d{2}$", lambda rng: f"{integer(rng, 1950, 2009)}-{integer(rng, 10, 12)}-{integer(rng, 10, 28)}"),
    ),
    "postal": (
        (r"^\d{5}$", lambda rng: f"0{_digits(rng, 4, '1234')}"),
        (r"^(0[1-9]|[1-8]\d) \d{3}$", lambda rng: f"0{integer(rng, 1, 9)} {_digits(rng, 3)}"),
    ),
    "montant": (
        (r"^\d+,\d{2}$", lambda rng: f"{integer(rng, 12, 60)},{_digits(rng, 2)}"),
        (r"^\d+(\.\d)?$", lambda rng: f"{integer(rng, 12, 60)}.{integer(rng, 1, 9)}"),
    ),
    "salle": (
        (r"^[a-z]+$", lambda rng: pick(rng, ("verte", "bleue", "jaune", "rouge"))),
        (r"^[A-Z][a-z]+ \d$", lambda rng: f"{pick(rng, ('Verte', 'Bleue', 'Jaune', 'Rouge'))} {integer(rng, 1, 6)}"),
    ),
}  # fmt: skip
"""By field: two rules, each with values that it takes and that the other refuses."""
_SAID = {
    "code": "Code d'adhérent", "telephone": "Téléphone", "naissance": "Date de naissance", "postal": "Code postal",
    "montant": "Montant versé", "salle": "Salle",
}  # fmt: skip


def blocked_form(rng: np.random.Generator) -> dict[str, Any]:
    """Rules written twice, the last one counting; one value follows the first writing alone, the others the last."""
    fields = shuffled(rng, tuple(_RULES))
    blocked = pick(rng, fields)
    order = {name: shuffled(rng, (0, 1)) for name in fields}  # what is written first, what counts
    typed = {
        name: _RULES[name][order[name][0] if name == blocked else order[name][1]][1](rng)
        for name in fields
    }
    rewritten = {blocked, *sample(rng, [name for name in fields if name != blocked], 3)}
    told = sorted(rewritten - {blocked}, key=fields.index)
    commented = pick(rng, [name for name in fields if name not in rewritten])
    first = [
        f"regles.{name} = v => /{_RULES[name][order[name][0] if name in rewritten else order[name][1]][0]}/.test(v);"
        for name in fields
    ]
    last = [f"  regles.{name} = v => /{_RULES[name][order[name][1]][0]}/.test(v.trim());" for name in shuffled(rng, (blocked, *told))]  # fmt: skip
    aside = f"  // regles.{commented} = v => /{_RULES[commented][order[commented][0]][0]}/.test(v);"
    script = [
        "// contrôles du formulaire d'inscription", "const regles = {};", "", *first, "",
        "function preparer(annee) {", "  if (annee < 2024) return;", *last, aside, "}", "", "preparer(2026);", "",
        "document.querySelector('form').addEventListener('submit', e => {", "  e.preventDefault();",
        "  const champs = e.target.elements;", "  const bon = Object.keys(regles).every(nom => regles[nom](champs[nom].value));",
        "  if (bon) document.querySelector('#merci').hidden = false;", "});",
    ]  # fmt: skip
    inputs = [f'      <p><label>{_SAID[name]} <input name="{name}"></label></p>' for name in fields]
    page = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '  <meta charset="utf-8">', "  <title>Inscription</title>", "</head>", "<body>", "  <h1>Inscription</h1>",
        "  <form>", *inputs, "    <button>Envoyer</button>", "  </form>", '  <p id="merci" hidden>Merci, c\'est enregistré.</p>', '  <script src="regles.js"></script>', "</body>", "</html>",
    ]  # fmt: skip
    who = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
    good = _RULES[blocked][order[blocked][1]][1](rng)
    other = _RULES[blocked][order[blocked][0]][1]
    wrong = {other(rng), other(rng), good.replace(" ", "").replace("-", "").replace(".", ","), f"{good}0", f"{good.lower()}x", f"{good} ?", f"({good})"} - {good, typed[blocked]}  # fmt: skip
    wrong = {one for one in wrong if not re.search(_RULES[blocked][order[blocked][1]][0], one)}
    options = shuffled(rng, [good, *sample(rng, sorted(wrong), 3)])
    files = {
        "inscription.html": text_file(page), "regles.js": text_file(script),
        "saisie.txt": text_file([f"Saisi par {who} :", "", *(f"{_SAID[name]} : {typed[name]}" for name in fields)]),
    }  # fmt: skip
    return {
        "who": who, "fields": [_SAID[name] for name in fields], "blocked": _SAID[blocked], "options": options, "good": good, "rule": _RULES[blocked][order[blocked][1]][0],
        "files": {"inscription.zip": zip_file(files, (2026, 3, 4, 9, 0, 0))},
    }  # fmt: skip
