"""Keys found another way. Designing a slide show: master, legibility, notes."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from pixsim.families.documents import diaporama
from tests.families.attachments import drawn
from tests.families.office import part_of
from tests.families.seeds import each_seed


def _slides(values: dict[str, Any]) -> tuple[ElementTree.Element, list[ElementTree.Element], Any]:
    root = ElementTree.fromstring(part_of(values, "odp", "content.xml"))
    base = "{urn:oasis:names:tc:opendocument:xmlns:"
    styles = {}
    for style in root.iter(f"{base}style:1.0}}style"):
        (properties,) = style
        styles[style.get(f"{base}style:1.0}}name")] = dict(properties.attrib)
    found = list(root.iter(f"{base}drawing:1.0}}page"))
    return root, found, lambda page: styles[page.get(f"{base}drawing:1.0}}style-name")]


@each_seed
def test_effects_are_told_apart(seed: int) -> None:
    values = drawn(diaporama.animations_and_transitions, seed)
    _root, slides, style = _slides(values)
    shown = [(n, page) for n, page in enumerate(slides, 1) if "hidden" not in style(page).values()]
    moving = [n for n, page in shown if any("smil" in key for key in style(page))]
    animated = [n for n, page in shown if any("animation" in e.tag for e in page)]
    assert len(shown) == values["slides"]
    assert animated == [values["animated"]]
    assert len(moving) == values["transitions"]
    assert values["not_animated"] not in animated
    assert values["not_transitions"] != values["transitions"]


@each_seed
def test_the_notes_of_slides_shown_give_the_time(seed: int) -> None:
    values = drawn(diaporama.speaking_time, seed)
    _root, slides, style = _slides(values)
    base = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes"
    clock = [int(part) for part in values["start"].split(":")]
    seconds, bare, hidden, own, moments = 60 * (60 * clock[0] + clock[1]), [], 0, 0, []
    for page in slides:
        if "hidden" in style(page).values():
            hidden += 1
            continue
        note = " ".join(" ".join(part.itertext()) for part in page.iter(base))
        if values["asked"] in [text.strip() for text in page.itertext()]:
            moments.append(f"{seconds // 3600:02}:{seconds // 60 % 60:02}")
        times = re.findall(r"(\d+) (min|secondes)", note)
        if not times:
            bare.append(page)
            continue
        count, unit = times[-1]
        length = int(count) * (60 if unit == "min" else 1)
        speaker = re.findall(f"{values['who']}|{values['other']}", note)[-1]
        own += length if speaker == values["who"] else 0
        seconds += length
    assert hidden == values["hidden"] > 1
    assert own == 60 * values["minutes"]
    assert moments == [values["moment"]]
    assert len(bare) == 1
    assert values["title"] in " ".join(bare[0].itertext())
    assert str(values["minutes"]) not in values["not_minutes"]
