"""Keys found another way. Working with video: frames per second, definition, container, subtitles."""

from __future__ import annotations

import re

import pytest

from pixsim.families.media import video
from pixsim.families.media import video as video_families
from tests.families import attachments
from tests.families.attachments import content, drawn
from tests.families.exports import assert_best_that_fits
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_photos_that_a_film_still_needs(seed: int) -> None:
    values = attachments.drawn(video_families.photos_to_take, seed)
    rows = attachments.rows_of(values)
    needed = sum(values["rate"] * seconds for _n, _shot, seconds, _done in rows)
    assert needed == values["rate"] * values["seconds"] == values["total"]
    assert str(needed - sum(done for *_rest, done in rows)) == values["key"][0]
    assert int(values["key"][0]) > 0
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_film_is_described_in_its_own_part(seed: int) -> None:
    values = drawn(video_families.film_sheet, seed)
    text = content(values, "txt").decode()
    (part,) = (part for part in text.split("-" * 50) if f": {values['file']}\n" in part)
    general, picture, *tracks = part.strip().split("\n\n")
    (track,) = (one for one in tracks if f": {values['tongue']}" in one)
    formats = [re.findall("^Format +: (.*)", one, re.MULTILINE)[0] for one in (general, picture, track)]  # fmt: skip
    assert formats == [values["shown"], values["picture"][0], values["sound"]]
    assert len(tracks) == 2
    end = values["file"].rpartition(".")[2]
    assert end.lower() not in map(str.lower, values["container"])


def _whole(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, rest = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def cues(text: str) -> list[tuple[int, int, str]]:
    found = re.findall(r"(\d+):(\d+):(\d+),(\d+) --> (\d+):(\d+):(\d+),(\d+)\n(.*)", text)
    return [(_whole(one[:4]), _whole(one[4:8]), one[8]) for one in found]


def milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.replace(",", ".").split(":")
    return round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)


@each_seed
def test_where_one_is_in_the_second_part(seed: int) -> None:
    values = drawn(video_families.place_in_two_parts, seed)
    second = cues(values["files"][f"{values['name']}-2.srt"].decode())
    minutes, seconds = map(int, re.findall(r"\d+", values["moment"]))
    at = (minutes * 60 + seconds) * 1000 - milliseconds(values["cut"] + ",000")
    (place,) = [n for n, (start, end, _t) in enumerate(second) if start <= at <= end]
    assert second[place][2] == values["text"]
    said = next(text for _s, _e, text in reversed(second[:place]) if re.match("Nous voici|On entre|Plus loin|Le guide", text))  # fmt: skip
    assert values["key"][0] in said
    assert not any(wrong in said for wrong in values["wrong"])


@each_seed
def test_subtitles_of_another_speed(seed: int) -> None:
    values = drawn(video_families.subtitles_late_and_slow, seed)
    found = cues(content(values, "srt").decode())
    low, high, number = (found[values[name] - 1][0] for name in ("low", "high", "number"))
    slope = (milliseconds(values["at_high"]) - milliseconds(values["at_low"])) / (high - low)
    assert (
        abs(
            milliseconds(values["at_low"]) + slope * (number - low) - milliseconds(values["key"][0])
        )
        < 0.01
    )
    assert slope in (pytest.approx(25 / 24), pytest.approx(24 / 25))
    assert values["key"][0] not in values["wrong"]


@each_seed
def test_each_export_is_the_best_that_its_place_takes(seed: int) -> None:
    values, world = done(video.two_exports_set, seed)
    for name in (values["first"], values["second"]):
        assert_best_that_fits(world, name, values["minutes"])
