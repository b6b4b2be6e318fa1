"""Keys found another way. Asking for help and giving it: tickets, screenshots, tutorials."""

from __future__ import annotations

import re

from pixsim.families.troubleshooting import aide
from tests.families.attachments import drawn, pdf
from tests.families.drawing import draw_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed


@each_seed
def test_the_manual_is_read_with_what_changed(seed: int) -> None:
    values = drawn(aide.part_to_order, seed)
    pages = [" ".join(page.extract_text().split()) for page in pdf(values).pages]
    model, serial = values["label"].split(" n° ")
    (chapter,) = (text for text in pages if f". Modèle {model} " in text)
    changes = next(text for text in pages if "Chapitre 5. Modifications" in text)
    found = re.search(r"série (\w), tous modèles : les voyants (\w+) et (\w+) sont échangés", changes)  # fmt: skip
    assert found
    since, one, two = found.groups()
    assert serial[0] >= since
    colour = {one: two, two: one}[values["colour"]]
    after = chapter.split(f"{colour} {values['times']} fois ")[1]
    assert after.startswith(values["part"])
    parts = " ".join(text for text in pages if "Chapitre 4. Pièces" in text or "Pièces du modèle" in text)  # fmt: skip
    mine = parts.split(f"Pièces du modèle {model} ")[1]
    row = re.search(rf"{values['part']} (P-\d+) (P-\d+)", mine)
    assert row
    assert values["key"] == row[2]
    assert row[1] in values["wrong"]


@each_seed
def test_first_ticket(seed: int) -> None:
    fields = draw_values(aide.first_ticket, seed)
    last = {row["numero"]: row for row in records_of(fields)}
    assert len(last) < len(records_of(fields))
    ranks = {
        number: (
            3 - sum(row[name].strip().lower().startswith("fort") for name in ("impact", "urgence")),
            row["jour"].split("/")[::-1],
            row["heure"].replace("h", ":").rjust(5, "0"),
        )
        for number, row in last.items()
        if row["etat"].lower() == "ouverte"
    }
    assert min(ranks, key=lambda name: ranks[name]) == fields["numero"]
    assert fields["close"] not in ranks
