"""Competence 3.1, level 6: signs that lack an unbreakable space, among others that only look so."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.documents import document, heading
from pixsim.making.make import in_two_formats

_SPACES = ("\u00a0", "\u202f")
_PHRASES = (
    "Bonjour à tous@!", "Qui veut participer@?", "Voici la liste@: pain, lait, beurre.", "Venez nombreux@; le café est offert@!",
    "Combien de places reste-t-il@?", "Attention@: la porte ferme tôt.", "Merci, et à bientôt@!", "Trois ateliers@: lire, écrire, compter.",
    "Avez-vous un badge@? Montrez-le.", "Le plan est simple@: tout droit, puis à gauche.", "Il pleut@; prenez un manteau.",
    "Un doute@? Appelez l'accueil.", "La salle est petite@; arrivez tôt.", "Quel beau jardin@!", "À prévoir@: un stylo et un carnet.",
    "Le vélo est réparé@; reste la selle.", "Qui tient la buvette@?", "Une règle@: on range avant de partir.",
)  # fmt: skip
_FINE = (
    "Ouverture à 12:30 le samedi.", "Le film est au format 16:9.", "Le programme est sur https://fete.example/programme?jour=2.",
    "L'échelle du plan est 1:500.", "Écrivez à accueil@fete.example.", "Départ à 08:15, retour à 19:45.", "Le score final fut de 3:2.",
)  # fmt: skip


def without_unbreakable_space(rng: np.random.Generator) -> dict[str, Any]:
    """How many of ; : ! ? have an ordinary space before them, and how many none at all."""
    counts = {" ": 0, "": 0}
    paragraphs: list[Any] = [heading("Fête du quartier")]
    for _paragraph in range(integer(rng, 16, 20)):
        chosen = [text.replace("@", "\0") for text in sample(rng, _PHRASES, 4)]
        text = " ".join(shuffled(rng, [*chosen, *sample(rng, _FINE, integer(rng, 1, 2))]))
        while "\0" in text:
            space = pick(rng, (*_SPACES, *_SPACES, " ", ""))
            text = text.replace("\0", space, 1)
            if space in counts:
                counts[space] += 1
        paragraphs.append(text)
    return {
        "plain": str(counts[" "]), "none": str(counts[""]),
        "not_plain": [str(counts[" "] + counts[""])], "not_none": [str(counts[" "] + counts[""])],
        "files": in_two_formats("brochure", document(*paragraphs)),
    }  # fmt: skip
