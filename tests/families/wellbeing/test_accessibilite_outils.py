"""Keys found another way. Assistive tools: screen reader, magnifier, captions."""

from __future__ import annotations

import re

import lxml.html  # type: ignore[import-untyped]

from pixsim.families.wellbeing import accessibilite_outils
from tests.families.attachments import drawn
from tests.families.reading import text_of
from tests.families.seeds import each_seed
from tests.families.settings import changed_settings
from tests.families.solutions import done


@each_seed
def test_two_aids_are_changed(seed: int) -> None:
    values, world = done(accessibilite_outils.aids_for, seed)
    assert len(changed_settings(values, world)) == 2


@each_seed
def test_the_track_that_suits(seed: int) -> None:
    values = drawn(accessibilite_outils.track_for, seed)
    key = values["key"][0]
    held = text_of(values, key)
    if "sourde" in values["need"]:
        assert held.count("[") == 2
        assert "-->" in held
    elif "aveugle" in values["need"]:
        assert re.search(r"Elle|femme|caméra|Gros plan", held)
        assert "-->" in held
        assert not re.search(r"Bonjour|tomates|\[", held)
    elif "tout lire" in values["need"]:
        assert "-->" not in held
        others = "\n".join(text_of(values, name) for name in values["wrong"])
        for said in re.findall(r"^[^\d\n].*$", others, re.MULTILINE):
            assert said.removeprefix("— ") in held
    else:
        assert "-->" in held
        assert "[" not in held
        assert re.search(r"\.$|!$", held, re.MULTILINE)
        assert not re.search(r"Elle |femme|caméra|Gros plan", held)
    assert len(values["files"]) == 4


@each_seed
def test_where_tab_leads(seed: int) -> None:
    values = drawn(accessibilite_outils.tab_order, seed)
    page = lxml.html.document_fromstring(text_of(values, "inscription.html"))
    fields = {
        one.xpath("string(ancestor::label/text())").strip(): one
        for one in page.xpath("//input|//select")
    }
    usable = {
        name: one for name, one in fields.items()
        if one.get("disabled") is None and not one.xpath("ancestor::*[@class='cache']")
    }  # fmt: skip
    index = {name: int(one.get("tabindex") or 0) for name, one in usable.items()}
    assert [name for name in usable if index[name] < 0] == [values["lost"]]
    assert [name for name in usable if index[name] > 0] == [values["first"]]
    assert next(iter(usable)) != values["first"]
    assert len(usable) == 12


@each_seed
def test_aids_answer_what_is_said_of_three_people(seed: int) -> None:
    values, world = done(accessibilite_outils.three_sessions, seed)
    notes = {line.name: line.value for page in world.pages if page.name == "Fiches" for line in page.settings}  # fmt: skip
    eyes = next(name.partition(",")[0] for name in notes if "couleurs" in name)
    seen = notes[f"{eyes}, couleurs"]
    kind = "trit" if "bleu" in seen else "prot" if "sombre" in seen else "deut"
    assert world.value(f"Filtre de couleur ({eyes})").startswith(kind)
    strength = "forte" if "force forte : plus d'erreur" in notes[f"{eyes}, bon filtre, force moyenne"] else "faible"  # fmt: skip
    assert world.value(f"Force du filtre ({eyes})") == strength
    assert world.value(f"Inverser les couleurs ({eyes})") == "non"
    words = {
        "d'une ligne": "Interligne", "mots entre eux": "Espace entre", "d'un bord": "Alignement", "pour un d": "Police", "lit en même temps": "Lecture",
        "trois": "Ignorer", "deux touches": "Touches", "flèche": "Taille", "alertes": "Alertes",
    }  # fmt: skip
    asked = {
        (name.partition(",")[0], start)
        for name, need in notes.items()
        for sign, start in words.items()
        if sign in need and "essai" not in name
    }
    off = {name for name in changed_settings(values, world) if f"({eyes})" not in name}
    assert len(off) == len(asked) == 4
    assert all(any(n.startswith(start) and f"({who})" in n for n in off) for who, start in asked)
