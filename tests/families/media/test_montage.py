"""Keys found another way. Editing a sequence: tracks, cuts, timing."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from pixsim.families.media import montage
from tests.families.drawing import draw_values
from tests.families.reading import fraction, lines_of, numbers_in, only_file
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_running_time(seed: int) -> None:
    values = draw_values(montage.running_time, seed)
    lengths = [datetime.strptime(line[-5:], "%M:%S") for line in lines_of(values["list"])]
    gaps = timedelta(seconds=values["pause"]) * (len(lengths) - 1)
    whole = sum((at - datetime(1900, 1, 1) for at in lengths), gaps)
    assert str(whole).zfill(8) == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_cut_list(seed: int) -> None:
    values = draw_values(montage.cut_list, seed)
    rows = only_file(values).decode("utf-8-sig").splitlines()[1:]
    lengths = [numbers_in(row.split(";")[2]) for row in rows]
    total = sum(h * 3600 + m * 60 + s + Fraction(i, values["rate"]) for h, m, s, i in lengths)
    assert int(values["total"]) == total * values["rate"]
    assert abs(fraction(values["seconds"]) - total) <= Fraction("0.005")
    assert abs(fraction(values["wrong_seconds"]) - total) > Fraction("0.02")


@each_seed
def test_the_export_is_the_best_that_the_place_takes(seed: int) -> None:
    values, world = done(montage.montage_exported, seed)
    told = readings(world)
    for name in (values["name"],):
        limit = int(told[f"{name}, poids du fichier"].split()[0])
        rates = next(
            line.choices
            for page in world.pages
            for line in page.settings
            if line.name == f"Débit total ({name})"
        )
        fitting = [
            rate for rate in rates if int(rate.split()[0]) * 60 * values["minutes"] / 8 <= limit
        ]
        assert world.value(f"Débit total ({name})") == fitting[-1]
        assert world.value(f"Codec ({name})") in told[f"{name}, lecteur"]
        assert world.value(f"Définition ({name})") in told[f"{name}, lecteur"]
        assert ("n'affiche pas" in told[f"{name}, projection"]) == (
            "incrustés" in world.value(f"Sous-titres ({name})")
        )
