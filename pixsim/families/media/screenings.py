"""Family of competence 3.2, level 7: the lightest export that two rooms can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample
from pixsim.making.texts import DataTable, lines

_CODECS = ("H.264", "H.265", "VP9", "AV1", "MPEG-2")
_RATES = (24, 25, 30)


@dataclass(frozen=True, slots=True)
class _Export:
    name: str
    codec: str
    frames: int
    rate: int
    announced: int
    sound: int
    weight: float  # megabytes
    said: str

    @property
    def seconds(self) -> float:
        return self.frames / self.rate

    @property
    def real(self) -> float:
        return self.weight * 8000 / self.seconds - self.sound


def export_for_two_rooms(rng: np.random.Generator) -> dict[str, Any]:
    """The lightest whole export whose measured rates and codec suit two players."""
    return first_telling(rng, _festival)


def _festival(rng: np.random.Generator) -> dict[str, Any] | None:
    seconds = integer(rng, 260, 900)
    least, sound = pick(rng, (2500, 3000, 3500)), pick(rng, (128, 160))
    most = (least + 100 * integer(rng, 20, 26), least + 100 * integer(rng, 12, 18))
    read = [sample(rng, _CODECS, 3) for _room in range(2)]
    both = set(read[0]) & set(read[1])
    exports = [_export(rng, n, seconds) for n in range(1, integer(rng, 131, 150))]

    def fits(one: _Export, *leave: str) -> bool:
        kept = {
            "whole": abs(one.seconds - seconds) < 0.5,
            "codec": one.codec in both,
            "sound": one.sound >= sound,
            "least": one.real >= least,
            "most": one.real <= min(most),
        }
        return all(held for name, held in kept.items() if name not in leave)

    def lightest(*leave: str) -> str:
        found = [one for one in exports if fits(one, *leave)]
        return min(found, key=lambda one: one.weight).name if found else ""

    good = sorted((one for one in exports if fits(one)), key=lambda one: one.weight)
    told = [one for one in exports if fits(one, "least") and one.announced >= least]
    figures = [one for one in exports if fits(one)]
    if len(good) < 3 or not told or len(both) not in (1, 2) or good[1].weight - good[0].weight < 2:
        return None
    if any(min(abs(one.real - limit) for limit in (least, *most)) < 12 for one in exports):
        return None
    lures = (lightest("whole"), min(told, key=lambda one: one.weight).name, lightest("codec"))
    by_figures = min(figures, key=lambda one: float(one.said.split()[0].replace(",", "."))).name
    key = good[0]
    if len({key.name, *lures}) < 4 or by_figures == key.name:
        return None
    table = DataTable(
        ("export", "codec", "images", "cadence_par_s", "debit_image_annonce_kbit_s", "debit_son_kbit_s", "poids"),
        tuple((one.name, one.codec, one.frames, one.rate, one.announced, one.sound, one.said) for one in exports),
    )  # fmt: skip
    rooms = []
    for room, codecs, limit in zip(sample(rng, ("Rex", "Lux", "Éden", "Casino"), 2), read, most, strict=True):  # fmt: skip
        rooms += [f"Salle {room}", f"  codecs lus : {', '.join(codecs)}", f"  image : {limit} kbit/s au plus (débit réel)", ""]  # fmt: skip
    return {
        "length": f"{seconds // 60} min {seconds % 60:02} s", "least": least, "sound": sound, "real": round(key.real), "key": key.name,
        "cut": lures[0], "told": lures[1], "unread": lures[2], "wrong": [*lures, good[1].name],
        "files": {"exports.csv": table, "salles.txt": lines(rooms)},
    }  # fmt: skip


def _export(rng: np.random.Generator, number: int, seconds: int) -> _Export:
    rate = pick(rng, _RATES)
    whole = integer(rng, 0, 4) > 0
    frames = rate * (seconds if whole else seconds - integer(rng, 20, 90))
    announced = pick(rng, (1500, 2500, 3000, 3500, 4000, 5000, 6000))
    audio = pick(rng, (96, 128, 160, 192))
    weight = (round(announced * rng.uniform(0.72, 1.15)) + audio) * frames / rate / 8000
    unit, size, digits = pick(rng, (("Mo", 1.0, 1), ("Mo", 1.0, 1), ("Mio", 1.048576, 1), ("Go", 1000.0, 4)))  # fmt: skip
    said = f"{weight / size:.{digits}f}"
    return _Export(f"export-{number:03}", pick(rng, _CODECS), frames, rate, announced, audio, float(said) * size, f"{said} {unit}".replace(".", ","))  # fmt: skip
