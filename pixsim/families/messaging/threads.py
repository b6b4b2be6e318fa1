"""Competence 2.1, level 6: who wrote what in a thread quoted two ways."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_SAID = (
    "On pourrait inviter les voisins.", "La salle est libre samedi.", "Il manque deux tables.", "Je peux apporter la sono.",
    "Le budget est de 300 euros.", "Qui s'occupe des affiches ?", "Mieux vaut attendre le mois de juin.", "Je vote pour le parc.",
    "Il faut prévenir la mairie.", "Pensons aux gobelets réutilisables.", "Le buffet sera végétarien.", "Je serai en retard.",
    "La fanfare demande une scène.", "Les bancs sont chez le gardien.", "On garde le même horaire.", "Le traiteur attend notre réponse.",
    "Je préfère une tombola.", "Deux bénévoles suffiront à l'entrée.", "L'an dernier, il a plu.", "Le camion revient dimanche.",
    "Les enfants joueront dans la cour.", "Je rappelle l'assurance demain.", "La rallonge ne tient plus.", "Il reste des lampions.",
)  # fmt: skip
_Line = tuple[str, str]  # what stands there, and who wrote it; empty for what programs add


def quoted_two_ways(rng: np.random.Generator) -> dict[str, Any]:
    """A thread whose quotes are marked « > » by some and not at all by one: who wrote two sentences."""
    firsts = sample(rng, FIRST_NAMES, 3)
    lasts = sample(rng, LAST_NAMES, 5)
    twin = pick(rng, firsts[:2])
    names = [f"{first} {last}" for first, last in zip([*firsts, twin], lasts, strict=False)]
    a, b, c, d = (
        names[n] for n in pick(rng, ((0, 1, 2, 3), (0, 3, 2, 1), (3, 1, 2, 0), (3, 0, 2, 1)))
    )
    said = iter(sample(rng, _SAID, len(_SAID)))
    day = integer(rng, 3, 20)

    def written(who: str, count: int) -> list[_Line]:
        return [(next(said), who) for _sentence in range(count)]

    first = [("Bonjour,", a), *written(a, 6), (a.split()[0], a)]
    second = _answered(
        rng,
        first,
        b,
        f"Le {day} mai 2026 à 9 h {integer(rng, 10, 59)}, {a} a écrit :",
        written(b, 4),
    )
    head = ["-----Message d'origine-----", f"De : {b}", f"Envoyé : {day + 1} mai 2026 14:{integer(rng, 10, 59)}", f"À : {a} ; {c} ; {d}", "Objet : Re : fête de quartier", ""]  # fmt: skip
    third = [("Bonsoir à tous,", c), *written(c, 3), (c.split()[0], c), ("", ""), *((text, "") for text in head), *second]  # fmt: skip
    fourth = _answered(rng, third, d, f"Le {day + 3} mai 2026 à 18 h {integer(rng, 10, 59)}, {c} a écrit :", written(d, 5))  # fmt: skip
    lines = [f"De : {d}", f"À : {a} ; {b} ; {c}", "Objet : Re : Re : fête de quartier", "", *(text for text, _who in fourth)]  # fmt: skip
    by = {text.lstrip("> "): who for text, who in fourth if who and text.lstrip("> ") in _SAID}
    mine = [text for text, who in by.items() if who == b]
    deep = [text for text, who in by.items() if who in (a, d)]
    one, two = pick(rng, mine), pick(rng, deep)
    return {
        "one": one, "two": two,
        "first": by[one], "not_first": [who for who in (a, c, d) if who != by[one]],
        "second": by[two], "not_second": [who for who in (a, b, c, d) if who != by[two]],
        "files": {"discussion.txt": text_file(lines)},
    }  # fmt: skip


def _answered(
    rng: np.random.Generator, quoted: list[_Line], who: str, intro: str, own: list[_Line]
) -> list[_Line]:
    """A message that quotes another and answers between its lines."""
    lines: list[_Line] = [(intro, "")]
    places = set(sample(rng, range(2, len(quoted) - 1), len(own)))
    rest = iter(own)
    for place, (text, author) in enumerate(quoted):
        lines.append((f">{text}" if text.startswith(">") else f"> {text}".rstrip(), author))
        if place in places:
            lines.append(next(rest))
    return [*lines, (who.split()[0], who)]
