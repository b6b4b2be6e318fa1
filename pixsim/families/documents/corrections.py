"""Worlds of competence 3.1: lines of a text to correct, letters and spaces."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.panels import ACTED, device, field, put, screen
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Settings

_WHOLE = (
    "Rendez-vous devant la mairie", "Apportez votre carnet", "Le goûter est offert", "La salle est au premier étage",
    "Prévenez votre voisine", "Les enfants sont bienvenus", "Entrée par la cour", "Départ du car à huit heures",
    "Le concert commence à vingt heures", "Inscription à la bibliothèque", "Retour prévu dimanche soir",
)  # fmt: skip


def _text(name: str, lines: list[str]) -> Settings:
    return device(
        name, screen("Texte", *(field(f"Ligne {n}", text) for n, text in enumerate(lines, 1)))
    )


def _write(lines: dict[int, str]) -> list[Act]:
    return [put(f"Ligne {place + 1}", text) for place, text in sorted(lines.items())]


def one_letter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: in one line a letter is there twice, missing, or two have changed places."""
    lines = sample(rng, _WHOLE, 5)
    place = integer(rng, 0, 4)
    whole = lines[place]
    words = whole.split()
    which = pick(
        rng, [n for n, word in enumerate(words) if len(word) >= 6 and word.isalpha()] or [0]
    )
    word = words[which]
    at = integer(rng, 2, len(word) - 3)
    kind = pick(rng, ("a une lettre de trop", "a perdu une lettre", "a deux lettres inversées"))
    if kind == "a une lettre de trop":
        faulty = word[: at + 1] + word[at] + word[at + 1 :]
    elif kind == "a perdu une lettre":
        faulty = word[:at] + word[at + 1 :]
    else:
        faulty = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if faulty == word:
        return one_letter(rng)
    lines[place] = " ".join([*words[:which], faulty, *words[which + 1 :]])
    return {
        "number": place + 1,
        "kind": kind,
        "faulty": faulty,
        "word": word,
        "world": _text("Affiche", lines),
        "goal": Goal(want=(("set", f"Ligne {place + 1}", whole),), keep=ACTED),
        "solution": _write({place: whole}),
        "near": [_write({place: whole.replace(word, faulty + word[-1])})],
    }


_COMMAS = (
    "Venez lundi, mardi ou jeudi.", "Apportez colle, papier et ciseaux.", "Bonjour Léa, voici le plan.",
    "Ouvert le matin, fermé le soir.", "Lisez bien, puis signez en bas.", "Le bus part à midi, place Haute.",
    "Pain, fromage et fruits au menu.", "Merci Paul, à demain.",
)  # fmt: skip
_DOUBLE = (
    ("Bonne nouvelle", "!"), ("Qui peut venir", "?"), ("À apporter", ": gourde et chapeau"), ("Merci à tous", "!"),
    ("Nos jours", ": mardi et jeudi"), ("Il pleut", "; la fête a lieu quand même."), ("Avez-vous votre billet", "?"),
    ("Attention", ": travaux dans la rue"), ("Entrez", "; c'est ouvert."),
)  # fmt: skip
_SPACES = (" ", "\u00a0", "\u202f")


def _comma_fault(rng: np.random.Generator, text: str) -> str:
    before, after = text.split(", ", 1)
    return before + pick(rng, (" ,", " , ", ",")) + after


def _double_fault(rng: np.random.Generator, pair: tuple[str, str]) -> str:
    before, after = pair
    if len(after) == 1:
        return before + after
    return pick(
        rng, (before + after, f"{before}{after[0]}{after[2:]}", f"{before} {after[0]}{after[2:]}")
    )


def _double_right(pair: tuple[str, str]) -> str:
    before, after = pair
    return "||".join(f"{before}{space}{after}" for space in _SPACES)


def comma_in_a_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: spaces round the comma of one line that is told."""
    lines = sample(rng, _COMMAS, 4)
    place = integer(rng, 0, 3)
    whole = lines[place]
    lines[place] = _comma_fault(rng, whole)
    return {
        "number": place + 1,
        "whole": whole,
        "world": _text("Invitation", lines),
        "goal": Goal(want=(("set", f"Ligne {place + 1}", whole),), keep=ACTED),
        "solution": _write({place: whole}),
        "near": [_write({place: whole.replace(",", "")})],
    }


def double_sign(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the one line with a space missing before « ; : ! ? »."""
    pairs = sample(rng, _DOUBLE, 5)
    place = integer(rng, 0, 4)
    lines = [f"{before}\u00a0{after}" for before, after in pairs]
    whole = _double_right(pairs[place])
    lines[place] = _double_fault(rng, pairs[place])
    other = (place + 1) % 5
    return {
        "number": place + 1,
        "sign": pairs[place][1][0],
        "world": _text("Annonce", lines),
        "goal": Goal(want=(("set", f"Ligne {place + 1}", whole),), keep=ACTED),
        "solution": _write({place: whole.split("||")[0]}),
        "near": [_write({place: whole.split("||")[0], other: "".join(pairs[other])}),
                 _write({place: f"{pairs[place][0]}  {pairs[place][1]}"})],
    }  # fmt: skip


def lines_badly_spaced(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: three of seven lines have a fault of spacing, and are to be found."""
    commas, doubles = sample(rng, _COMMAS, 3), sample(rng, _DOUBLE, 4)
    made = [(text, _comma_fault(rng, text) if n < 1 else text) for n, text in enumerate(commas)]
    for n, pair in enumerate(doubles):
        right = _double_right(pair)
        made.append((right, _double_fault(rng, pair) if n < 2 else right.split("||")[1]))
    made = shuffled(rng, made)
    rights = {n: whole for n, (whole, shown) in enumerate(made) if shown not in whole.split("||")}
    written = {n: whole.split("||")[0] for n, whole in rights.items()}
    missed = dict(list(written.items())[:-1])
    last = max(written)
    return {
        "numbers": ", ".join(str(n + 1) for n in sorted(written)),
        "world": _text("Invitation", [shown for _whole, shown in made]),
        "goal": Goal(want=tuple(("set", f"Ligne {n + 1}", whole) for n, whole in sorted(rights.items())), keep=ACTED),
        "solution": _write(written),
        "near": [_write(missed), _write({**missed, last: written[last].replace(" ", "  ")})],
    }  # fmt: skip


_QUOTED = (
    ("Le panneau indique", "sortie de secours"), ("Elle a répondu", "à jeudi"), ("Notre devise est", "chacun son tour"),
    ("Cliquez sur", "Mon compte"), ("Le titre choisi est", "Un été au jardin"), ("Le maire a dit", "c'est promis"),
    ("On lit sur la porte", "poussez fort"), ("Léa a soufflé", "cherche encore"), ("Il criait", "à table"), ("Le refrain dit", "rame, rame"),
)  # fmt: skip
_INNER = (
    ("Nora raconte", "il m'a dit “reviens” et il est parti"), ("On lit dans le carnet", "le chef a crié “larguez” à midi"), ("L'affiche dit", "la pièce “Le Port” est complète"),
)  # fmt: skip
_INCHES = (
    'Prévoir un écran de 24".',
    'Le tuyau mesure 3/4".',
    'La roue fait 26".',
    'Une planche de 10" suffit.',
)


def french_quotes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: quotation marks become French ones in four lines of ten; inner ones and inches stay."""
    pairs = sample(rng, _QUOTED, 8)
    inner = pick(rng, _INNER)
    marks = shuffled(rng, (('"', '"'), ("“", "”"), ("«", "»"), ("''", "''")))
    rows: list[tuple[str, str, str]] = []  # what is shown, what is accepted, what is typed
    for place, (before, words) in enumerate([*pairs[:3], inner, *pairs[3:]]):
        shown = f"{before} «\u00a0{words}\u00a0»."
        if place < 4:
            left, right = marks[place] if place < 3 else ("«", "»")
            accepted = "||".join(f"{before} «{a}{words}{b}»." for a in _SPACES for b in _SPACES)
            rows.append((f"{before} {left}{words}{right}.", accepted, f"{before} « {words} »."))
        else:
            rows.append((shown, "", ""))
    rows.append((pick(rng, _INCHES), "", ""))
    rows = shuffled(rng, rows)
    rights = {n: accepted for n, (_shown, accepted, _typed) in enumerate(rows) if accepted}
    written = {n: typed for n, (_shown, accepted, typed) in enumerate(rows) if accepted}
    last, inches = max(written), next(n for n, row in enumerate(rows) if row[0] in _INCHES)
    nested = next(n for n, typed in written.items() if "“" in typed)
    missed = {n: text for n, text in written.items() if n != last}
    return {
        "numbers": ", ".join(str(n + 1) for n in sorted(written)),
        "inches": inches + 1,
        "world": _text("Journal du club", [row[0] for row in rows]),
        "goal": Goal(want=tuple(("set", f"Ligne {n + 1}", whole) for n, whole in rights.items()), keep=ACTED),
        "solution": _write(written),
        "near": [
            _write(missed), _write({**written, inches: rows[inches][0].replace('"', " »")}),
            _write({**written, nested: written[nested].replace("“", "« ").replace("”", " »")}),
        ],
    }  # fmt: skip
