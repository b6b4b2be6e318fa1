"""Exports of a film, set for those who will show it."""

from __future__ import annotations

import numpy as np

from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick
from pixsim.worlds.settings.world import Screen, Setting

_RATES = tuple(f"{n} Mbit/s" for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25))
_SIZES = ("1280 × 720", "1920 × 1080", "3840 × 2160")


def export_page(
    rng: np.random.Generator, name: str, minutes: int
) -> tuple[list[Setting], Screen, list[ui.Step], str]:
    """A destination of a film: what it asks, its page of settings, the steps that follow it, and its limit.

    Parameters
    ----------
    rng : numpy.random.Generator
    name : str
        Of the destination.
    minutes : int
        Length of the film.
    """
    rate = integer(rng, 2, 8)
    chosen = _RATES[rate]
    megabits = int(chosen.split()[0])
    beyond = int(_RATES[rate + 1].split()[0])
    limit = (megabits * 60 * minutes // 8 + beyond * 60 * minutes // 8) // 20 * 10
    size, codec = pick(rng, _SIZES[:2]), pick(rng, ("H.264", "VP9"))
    subtitles = pick(rng, ("incrustés dans l'image", "dans un fichier à part"))
    needs = {
        "incrustés dans l'image": "muette, son lecteur n'affiche pas les sous-titres d'un fichier",
        "dans un fichier à part": "on y choisit la langue des sous-titres",
    }
    asked = [
        ui.info(f"{name}, lecteur", f"{'MP4, H.264' if codec == 'H.264' else 'WebM, VP9'} seulement ; {size} au plus"),
        ui.info(f"{name}, poids du fichier", f"{limit} Mo au plus, la meilleure image possible"),
        ui.info(f"{name}, projection", needs[subtitles]),
    ]  # fmt: skip
    labels = (
        "Conteneur",
        "Codec",
        "Définition",
        "Débit total",
        "Images par seconde",
        "Sous-titres",
    )
    values = ("MP4" if codec == "H.264" else "WebM", codec, size, chosen, "comme la source", subtitles)  # fmt: skip
    lists = (("MKV", "MP4", "WebM"), ("H.264", "VP9", "ProRes"), _SIZES, _RATES, ("comme la source", "12", "60"), ("aucun", *needs))  # fmt: skip
    begun = ("MKV", "ProRes", _SIZES[2], _RATES[-1], pick(rng, ("60", "comme la source")), "aucun")
    page = ui.screen(
        f"Réglages {name}",
        *(ui.choice(f"{label} ({name})", start, listed) for label, start, listed in zip(labels, begun, lists, strict=True)),
    )  # fmt: skip
    steps: list[ui.Step] = [
        (page.name, f"{label} ({name})", value)
        for label, value, start in zip(labels, values, begun, strict=True)
        if value != start
    ]
    return asked, page, steps, f"{limit} Mo × 8 ÷ {60 * minutes} s"
