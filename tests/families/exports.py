"""Exports of a film, once a task has set them."""

from __future__ import annotations

from pixsim.worlds.settings.world import Settings
from tests.families.settings import readings


def assert_best_that_fits(world: Settings, name: str, minutes: int) -> None:
    """The export for a destination has the highest rate that its limit allows, and what its player reads."""
    told = readings(world)
    limit = int(told[f"{name}, poids du fichier"].split()[0])
    rates = next(
        line.choices
        for page in world.pages
        for line in page.settings
        if line.name == f"Débit total ({name})"
    )
    fitting = [rate for rate in rates if int(rate.split()[0]) * 60 * minutes / 8 <= limit]
    assert world.value(f"Débit total ({name})") == fitting[-1]
    assert world.value(f"Codec ({name})") in told[f"{name}, lecteur"]
    assert world.value(f"Définition ({name})") in told[f"{name}, lecteur"]
    assert ("n'affiche pas" in told[f"{name}, projection"]) == (
        "incrustés" in world.value(f"Sous-titres ({name})")
    )
