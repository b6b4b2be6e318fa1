"""Family of competence 3.4, level 6: messages that a sign cuts by their bytes, in a file of another encoding."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled

_PARTS = (
    "Fête du village", "Théâtre à l'école", "Collecte des déchets", "Marché de Noël", "Réunion publique", "Vide-grenier", "Forêt fermée", "Été des bibliothèques",
    "Travaux rue de l'Église", "Conseil municipal", "Dépistage gratuit", "Tournoi de pétanque", "Bœuf à la broche", "Cœur de ville piéton", "Relâche à la piscine",
)  # fmt: skip
_ENDS = (
    "entrée 5 €", "entrée libre", "gratuit jusqu’à 12 ans", "tarif réduit 3 €", "à la salle des fêtes", "près de l’hôtel de ville", "dès 18 h", "de 9 h à 17 h",
    "derrière l’église", "sur inscription", "buvette sur place", "prévoir un vêtement chaud", "parking à côté du stade", "report en cas de pluie", "réservé aux élèves",
)  # fmt: skip
_ENCODINGS = {"cp1252": "Windows-1252", "utf-16": "UTF-16"}


def messages_cut(rng: np.random.Generator) -> dict[str, Any]:
    """How many messages have more bytes in UTF-8 than the sign takes, and how many a count of characters would let by."""
    limit = pick(rng, (90, 100, 110, 120))
    encoding = pick(rng, tuple(_ENCODINGS))
    texts = []
    for number in range(1, integer(rng, 130, 160)):
        text = f"{pick(rng, _PARTS)} : {pick(rng, _ENDS)}"
        aim = limit + integer(rng, -34, -4)
        while len(text) < aim:
            text += f", {pick(rng, [end for end in _ENDS if end not in text])}"
        texts.append((100 + number, text))
    rows = shuffled(rng, texts)
    cut = [number for number, text in rows if len(text.encode()) > limit]
    by_characters = [number for number, text in rows if len(text) > limit]
    sizes = sorted(len(text.encode()) for _number, text in rows)
    longest = max(rows, key=lambda row: len(row[1].encode()))
    if sizes[-1] == sizes[-2] or len(cut) - len(by_characters) < 8 or not by_characters:
        return messages_cut(rng)
    if max(rows, key=lambda row: len(row[1]))[0] == longest[0]:
        return messages_cut(rng)
    written = "\r\n".join(["numéro;message", *(f"{number};{text}" for number, text in rows), ""])
    return {
        "limit": limit, "encoding": _ENCODINGS[encoding], "count": str(len(cut)), "not_count": [str(len(by_characters)), str(len(rows))],
        "longest": str(longest[0]), "not_longest": [str(max(rows, key=lambda row: len(row[1]))[0])], "size": str(sizes[-1]), "letters": len(longest[1]),
        "not_size": [str(len(longest[1]))], "files": {"messages.txt": written.encode(encoding)},
    }  # fmt: skip
