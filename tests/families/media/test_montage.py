"""Keys found another way. Editing a sequence: tracks, cuts, timing."""

from __future__ import annotations

from datetime import datetime, timedelta

from pixsim.families.media import montage
from tests.families.drawing import draw_values
from tests.families.exports import assert_best_that_fits
from tests.families.reading import lines_of, numbers_in, only_file
from tests.families.seeds import each_seed
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
    rows = [row.split(";") for row in only_file(values).decode("utf-8-sig").splitlines()[1:]]
    lengths = [numbers_in(row[2]) for row in rows]
    frames = sum((h * 3600 + m * 60 + s) * values["rate"] + i for h, m, s, i in lengths)
    frames -= values["overlap"] * sum(row[3] == "fondu" for row in rows)
    assert int(values["total"]) == frames
    minutes, seconds = numbers_in(values["slot"])
    assert int(values["over"]) == frames - values["rate"] * (60 * minutes + seconds) > 0


@each_seed
def test_the_export_is_the_best_that_the_place_takes(seed: int) -> None:
    values, world = done(montage.montage_exported, seed)
    assert_best_that_fits(world, values["name"], values["minutes"])
