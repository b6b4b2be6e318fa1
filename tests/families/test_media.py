"""Families of competence 3.2: every key is found again from what the candidate reads."""

from __future__ import annotations

import io
import re
import wave
import zipfile
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from pixsim.bank.marking import matches
from pixsim.bank.schema import Comparison
from pixsim.families.draws.dates import minutes_and_seconds
from pixsim.families.draws.numbers import half_up, rounded
from pixsim.families.media import colours, recordings, sound, video
from pixsim.families.media import pictures as m
from tests.families import acted
from tests.families import opened as from_files
from tests.families.draws import each_seed

SVG = "{http://www.w3.org/2000/svg}"


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def only_file(values: dict[str, Any]) -> bytes:
    (content,) = values["files"].values()
    assert isinstance(content, bytes)
    return content


def number(text: object) -> Fraction:
    return Fraction(str(text).replace(",", "."))


def numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text)]


def parts(code: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def chosen(values: dict[str, Any]) -> set[str]:
    return {values["options"][place - 1] for place in np.atleast_1d(values["key"])}


def seconds(text: str) -> int:
    minutes, rest = re.findall(r"\d+", text)
    return 60 * int(minutes) + int(rest)


def test_half_goes_up() -> None:
    assert [half_up(0.25, 1), half_up(2.5), half_up(1.049, 1)] == [0.3, 3.0, 1.0]


def test_rounded_numbers_keep_their_decimals() -> None:
    assert [rounded(12.25, 1), rounded(5, 2), rounded(1000.5, 0)] == ["12,3", "5,00", "1001"]


def test_a_duration_is_never_hours() -> None:
    key, duration = (minutes_and_seconds(65),), Comparison(compare="duration")
    for text in ("01:05", "1:05", "1 min 5 s", "1 minute et 5 secondes", "65 s"):
        assert matches(text, key, duration)
    for text in ("1 h 05", "1,05", "1 min", "105"):
        assert not matches(text, key, duration)


def test_a_rounded_answer_has_no_final_zero_to_forget() -> None:
    for seed in range(300):
        key = m.print_size(np.random.default_rng(seed))["key"]
        assert "," in key
        assert not key.endswith("0")


@each_seed
def test_print_size(seed: int) -> None:
    values = drawn(m.print_size, seed)
    exact = Fraction(values["pixels"], values["dpi"]) * Fraction("2.54")
    assert abs(number(values["key"]) - exact) <= Fraction("0.05")


@each_seed
def test_complement(seed: int) -> None:
    values = drawn(colours.complement, seed)
    total = np.add(parts(values["code"]), parts(values["key"][0]))
    assert total.tolist() == [255, 255, 255]


@pytest.mark.parametrize(("code", "expected"), [("#767676", 4.54), ("#0000FF", 8.59)])
def test_contrast_of_known_colours(code: str, expected: float) -> None:
    assert colours.ratio(parts(code), (255, 255, 255)) == pytest.approx(expected, abs=0.005)


@each_seed
def test_photos_that_a_film_still_needs(seed: int) -> None:
    values = from_files.drawn(video.photos_to_take, seed)
    rows = from_files.rows_of(values)
    needed = sum(values["rate"] * seconds for _n, _shot, seconds, _done in rows)
    assert needed == values["rate"] * values["seconds"] == values["total"]
    assert str(needed - sum(done for *_rest, done in rows)) == values["key"][0]
    assert int(values["key"][0]) > 0
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_recordings_at_the_best_rate_that_fits(seed: int) -> None:
    values, after = acted.done(sound.recordings_that_fit, seed)
    for page in values["world"].pages[2:]:
        length, rate = page.settings[:2]
        minutes, seconds = numbers(length.value)
        fit = [
            one
            for one in map(int, (choice.split()[0] for choice in rate.choices))
            if Fraction(one * 1000 * (60 * minutes + seconds), 8) <= values["limit"] * 10**6
        ]
        assert after.value(rate.name) == f"{max(fit)} kbit/s" != rate.value
        assert len(fit) < len(rate.choices)


@each_seed
def test_cut_list(seed: int) -> None:
    values = drawn(video.cut_list, seed)
    rows = only_file(values).decode("utf-8-sig").splitlines()[1:]
    lengths = [numbers(row.split(";")[2]) for row in rows]
    total = sum(h * 3600 + m * 60 + s + Fraction(i, values["rate"]) for h, m, s, i in lengths)
    assert int(values["total"]) == total * values["rate"]
    assert abs(number(values["seconds"]) - total) <= Fraction("0.005")
    assert abs(number(values["wrong_seconds"]) - total) > Fraction("0.02")


@each_seed
def test_the_recording_that_was_inflated(seed: int) -> None:
    values = from_files.drawn(recordings.inflated, seed)
    ends = {}
    with zipfile.ZipFile(io.BytesIO(from_files.content(values, "zip"))) as archive:
        for name in archive.namelist():
            with wave.open(io.BytesIO(archive.read(name))) as held:
                rate, frames = held.getframerate(), held.readframes(held.getnframes())
            samples = np.frombuffer(frames, dtype="<i2").astype(float)
            length = int(0.12 * rate)
            peaks = []
            for start in range(0, len(samples) - length + 1, length):
                part = samples[start + 20 : start + length - 20]
                spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part))))
                peaks.append(float(np.fft.rfftfreq(len(part), 1 / rate)[int(spectrum.argmax())]))
            ends[name] = (max(peaks), rate)
    low = [name for name, (top, rate) in ends.items() if top < 0.3 * rate]
    assert low == [values["key"][0]]
    assert abs(ends[low[0]][0] - int(values["top"])) < 20
    assert all(top > 0.39 * rate for name, (top, rate) in ends.items() if name != low[0])


def cues(content: bytes) -> list[tuple[int, int, str]]:
    found = []
    for block in content.decode().strip().split("\n\n"):
        _, times, text = block.split("\n")
        start, end = (milliseconds(moment) for moment in times.split(" --> "))
        found.append((start, end, text))
    return found


def milliseconds(moment: str) -> int:
    hours, minutes, rest = moment.split(":")
    return int(1000 * (3600 * int(hours) + 60 * int(minutes) + number(rest)))
