"""Work of levels 1 to 4: keys found again by other means than the families."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import numpy as np

from pixsim.families.documents import written
from pixsim.families.media import studio
from pixsim.families.privacy import durations
from pixsim.families.programming import robots
from pixsim.families.systems import laptops
from pixsim.families.teamwork import contrary
from tests.families.acted import done
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_laptop_that_is_enough(seed: int) -> None:
    values = drawn(laptops.laptop_that_is_enough, seed)
    storage = {"500 Go": 500, "1 To": 1000}[values["storage"]]
    found = []
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            lines = dict(re.findall(r"^([^:\n]+?) +: (.*)$", text, re.MULTILINE))
            memory = int(re.match(r"\d+", lines["Mémoire vive"])[0])  # type: ignore[index]
            disk, unit = re.search(r"SSD de (\d+) (Go|To)", lines["Stockage"]).groups()  # type: ignore[union-attr]
            inches = float(lines["Écran"].split()[0].replace(",", "."))
            grams = sum(map(int, re.findall(r"(\d+) g", lines["Poids"])))
            held = int(disk) * (1000 if unit == "To" else 1)
            limit = 1000 * float(values["weight"].replace(",", "."))
            if (
                memory >= int(values["ram"])
                and held >= storage
                and inches >= int(values["inches"])
                and grams <= limit
            ):
                found.append(name.removeprefix("modele-").removesuffix(".txt"))
    assert found == [values["key"]]


@each_seed
def test_contradicting_versions(seed: int) -> None:
    values = drawn(contrary.contradicting_versions, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        texts = {name: archive.read(name).decode().splitlines() for name in archive.namelist()}
    original = texts.pop("invitation.txt")
    assert len(texts) == 3
    changed = [{lines[n] for lines in texts.values()} - {line} for n, line in enumerate(original)]
    assert sum(len(each) > 1 for each in changed) == int(values["contrary"])
    assert sum(len(each) == 1 for each in changed) == int(values["free"])
    assert values["free"] not in values["not_free"]


@each_seed
def test_kept_too_long(seed: int) -> None:
    values = durations.kept_too_long(np.random.default_rng(seed))
    day = datetime.strptime(values["day"], "%d/%m/%Y")
    years = {"CV": 2, "prospect": 3, "caméra": 1 / 12, "facture": 10, "paie": 5, "repas": 1 / 24}
    over = []
    for place, text in enumerate(values["options"], 1):
        (then,) = re.findall(r"\d\d/\d\d/\d{4}", text)
        (limit,) = (limit for word, limit in years.items() if word in text)
        age = (day - datetime.strptime(then, "%d/%m/%Y")).days / 365.25
        assert age < 0.9 * limit or age > 1.1 * limit
        assert ("aura lieu" in text) == (age < 0)
        if age > limit:
            over.append(place)
    assert over == [1, 2]


@each_seed
def test_the_sound_of_two_channels_is_moved(seed: int) -> None:
    _values, world = done(studio.stereo_sound, seed)
    moved = [
        node for node in world.nodes if world.path(node.id).startswith("Ordinateur/À diffuser/")
    ]
    stereo = [node for node in world.nodes if ("Canaux", "2 (stéréo)") in node.details]
    assert moved == stereo
    assert len(stereo) == 1


@each_seed
def test_the_robot_goes_straight_on(seed: int) -> None:
    values = robots.repeat_walk(np.random.default_rng(seed))
    board = values["world"].trials[0].board.split("/")
    (row,) = (line for line in board if "X" in line)
    start = next(place for place, sign in enumerate(row) if sign in "<>")
    assert abs(row.index("X") - start) == values["steps"]
    assert (row[start] == ">") == (row.index("X") > start)


@each_seed
def test_every_image_is_described_as_its_line_says(seed: int) -> None:
    values = written.image_without_words(np.random.default_rng(seed))
    blocks = values["world"].blocks
    bare = [place for place, block in enumerate(blocks) if block.name and not block.alt]
    assert len(bare) == 1
    (fact,) = values["goal"].want
    assert fact[1] == blocks[bare[0]].name == values["image"]
    assert (
        "".join(run.text for run in blocks[bare[0] + 1].runs)
        in f"{values['solution'][1].split(' ', 2)[2]}."
    )
