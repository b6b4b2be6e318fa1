"""Keys found another way. Asking for help and giving it: tickets, screenshots, tutorials."""

from __future__ import annotations

import re

from pixsim.families.troubleshooting import aide
from tests.families.attachments import drawn, pdf
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


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
def test_requests_have_the_rank_of_the_rule(seed: int) -> None:
    values, world = done(aide.tickets_ranked, seed)
    told = readings(world)
    many, now, later = (
        ("entier", "les imprimantes", "le site", "l'écran d'accueil"),
        ("ne peut plus ouvrir", "ce soir", "à midi"),
        ("an dernier", "usée", "deux pages"),
    )
    for name, said in told.items():
        if not name.startswith("Demande "):
            continue
        who = "Beaucoup" if any(word in said for word in many) else "Une seule"
        when = (
            "tout de suite"
            if any(word in said for word in now)
            else "peut attendre"
            if any(word in said for word in later)
            else "dans la semaine"
        )
        rule = next(
            value for case, value in told.items() if case.startswith(who) and case.endswith(when)
        )
        assert (
            rule
            == f"priorité {world.value('Priorité de la demande ' + name.removeprefix('Demande '))}"
        ), said
    assert world.value("Demande à traiter d'abord") == values["first"]
    assert world.value(f"Priorité de la demande {values['first']}") == "1"
