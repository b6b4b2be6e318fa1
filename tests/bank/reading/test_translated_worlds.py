"""Simulators in another language: every text of the world is listed, and the task is the same one."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pixsim.bank.checking.translations import check_translations
from pixsim.bank.question import Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.reading.translations import digest_of_item, read_translations
from pixsim.bank.reading.world_texts import Wording, translate_line, translate_world
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled_folder
from pixsim.worlds.lines import answered, commands, spoken
from pixsim.worlds.registry import machine
from pixsim.worlds.tasks import achieved, act_lines, shortfalls

ITEM = "navigateur1-lampe"
WORLD = """
machine = "settings"
title = "Maison"
[defaults]
lieu = "Salon"
[[pages]]
name = "Accueil"
[[pages]]
name = "{{lieu}}"
parent = "Accueil"
settings = [
  { name = "Lampe", value = "non" },
  { name = "Couleur", value = "chaude", choices = ["chaude", "froide"], when = { "Lampe" = "oui" } },
  { name = "Chaleur", kind = "info", value = "19,5" },
  { name = "Volets", kind = "button" },
]
[[pages]]
name = "Cave"
parent = "Accueil"
settings = [
  { name = "Chaudière", value = "non" },
  { name = "Pompe", value = "non" },
  { name = "Alarme", value = "non" },
]
[[pages]]
name = "Grenier"
parent = "Accueil"
"""
FRENCH = """
competence = "1.1"
[[item]]
id = "navigateur1-lampe"
skill = "@navigateur1"
type = "QROC"
kind = "sim"
marking = "end"
world = "maison"
statement = "Allumez la lampe, en lumière froide."
goal.want = [["set", "Lampe", "oui"], ["set", "Couleur", "froide"]]
goal.keep = ["set", "pressed"]
solution = ["ouvrir {{lieu}}", "régler Lampe oui", "régler Couleur froide"]
near = [["ouvrir {{lieu}}", "régler Lampe oui"]]
explanation = "Les deux se règlent sur la même page."
[[item.variant]]
lieu = "Salon"
[[item.variant]]
lieu = "Cuisine"
"""
WORDS = """
[words]
"Maison" = "House"
"Salon" = "Lounge"
"Accueil" = "Home"
"Lampe" = "Lamp"
"oui" = "yes"
"non" = "no"
"Couleur" = "Colour"
"chaude" = "warm"
"froide" = "cold"
"Chaleur" = "Heat"
"19,5" = "19.5"
"Volets" = "Shutters"
"Cave" = "Cellar"
"Chaudière" = "Boiler"
"Pompe" = "Pump"
"Alarme" = "Alarm"
"Grenier" = "Attic"
"""
ENGLISH = """
statement = "Turn on the lamp, with a cold light."
explanation = "Both are set on the same page."
[[item.variant]]
lieu = "Lounge"
[[item.variant]]
lieu = "Kitchen"
"""


def bank_with(
    folder: Path,
    *,
    words: str = WORDS,
    english: str = ENGLISH,
    french: str = FRENCH,
    world: str = WORLD,
) -> Path:
    """A bank of one simulator, in English as well; an empty text leaves its file out."""
    (folder / "en" / "worlds").mkdir(parents=True)
    (folder / "worlds").mkdir()
    shutil.copy(bundled_folder("item_bank") / "framework.toml", folder)
    (folder / "1.1.toml").write_text(french, encoding="utf-8")
    (folder / "worlds" / "maison.toml").write_text(world, encoding="utf-8")
    digest = digest_of_item(load_bank(folder, "fr").items[ITEM])
    head = f'competence = "1.1"\n[[item]]\nid = "{ITEM}"\ntranslated_from = "{digest}"\n'
    (folder / "en" / "1.1.toml").write_text(head + english, encoding="utf-8")
    if words:
        (folder / "en" / "worlds" / "maison.toml").write_text(words, encoding="utf-8")
    return folder


def drawn(bank: Bank, name: str) -> Question:
    return bank.question(name, np.random.default_rng(0))


def faults(folder: Path) -> list[tuple[str, str]]:
    """Kinds and texts of what the English bank is refused for."""
    with pytest.raises(DataError) as refused:
        load_bank(folder, "en")
    load_bank(folder, "fr")  # which the other language does not touch
    problems = refused.value.problems
    assert check_translations(load_bank(folder, "fr"))[0] == list(problems)
    return [(problem.kind, str(problem.context.get("text", ""))) for problem in problems]


def test_the_world_the_goal_and_the_solution_are_in_english(tmp_path: Path) -> None:
    folder = bank_with(tmp_path)
    assert check_translations(load_bank(folder, "fr")) == ([], 2)
    question = drawn(load_bank(folder, "en"), f"{ITEM}_en#2")
    task = question.task
    assert task is not None
    assert act_lines(task, task.solution) == ["open Kitchen", "set Lamp yes", "set Colour cold"]
    assert achieved(task, task.solution)
    assert shortfalls(task, task.solution[:2]) == [("missing", "Colour: cold")]
    french = drawn(load_bank(folder, "fr"), f"{ITEM}#2").task
    assert french is not None
    assert french.world.tongue == "fr"
    assert act_lines(french, french.solution)[0] == "ouvrir Cuisine"


def test_it_is_done_line_by_line_in_english(tmp_path: Path) -> None:
    task = drawn(load_bank(bank_with(tmp_path), "en"), f"{ITEM}_en#1").task
    assert task is not None
    world, acts = task.world, []
    for line in ("go to the lounge", "turn on the lamp", "set colour to cold"):
        world, act, said = answered(world, line)
        assert act, said
        acts += [one.kept() for one in act]
        assert not any("Compris" in text for text in said)
    assert achieved(task, tuple(acts))
    assert commands(world)[-2:] == ["read: read the page again", "help: this list"]
    assert answered(world, "set colour to green")[2] == [
        "set: unknown value. Possible values: warm, cold."
    ]


def test_a_text_that_is_not_listed_is_told(tmp_path: Path) -> None:
    fewer = WORDS.replace('"froide" = "cold"\n', "").replace('"19,5" = "19.5"\n', "")
    found = faults(bank_with(tmp_path, words=fewer))
    assert found[:2] == [("unlisted_text", "froide"), ("unlisted_text", "19,5")]


def test_a_text_that_the_world_does_not_show_is_told(tmp_path: Path) -> None:
    more = f'{WORDS}"Balcon" = "Balcony"\n'
    assert faults(bank_with(tmp_path, words=more)) == [("unshown_text", "Balcon")]


def test_another_placeholder_in_a_world_is_told(tmp_path: Path) -> None:
    world = WORLD.replace('"Chaleur"', '"Chaleur de {{lieu}}"')
    words = WORDS.replace('"Chaleur" = "Heat"', '"Chaleur de {{lieu}}" = "Heat of {{place}}"')
    with pytest.raises(DataError) as refused:
        load_bank(bank_with(tmp_path, world=world, words=words), "en")
    assert [problem.kind for problem in refused.value.problems] == ["other_placeholders"]


def test_what_a_line_types_beside_the_world_is_in_the_words_of_the_item(tmp_path: Path) -> None:
    french = FRENCH.replace(
        '"ouvrir {{lieu}}", "régler Lampe oui", "',
        '"chercher ampoule", "retour", "ouvrir {{lieu}}", "régler Lampe oui", "',
    )
    assert "ampoule" in french
    assert ("unlisted_text", "ampoule") in faults(bank_with(tmp_path / "a", french=french))
    english = f'{ENGLISH}\n[item.words]\n"ampoule" = "bulb"\n'
    task = drawn(
        load_bank(bank_with(tmp_path / "b", french=french, english=english), "en"), f"{ITEM}_en#1"
    ).task
    assert task is not None
    assert act_lines(task, task.solution)[0] == "search bulb"


def test_a_world_without_words_and_a_machine_without_english_are_refused(tmp_path: Path) -> None:
    assert faults(bank_with(tmp_path / "a", words="")) == [("world_unsaid", "")]
    folder = bank_with(tmp_path / "b")
    (folder / "worlds" / "lettres.toml").write_text('machine = "mail"\n', encoding="utf-8")
    (folder / "en" / "worlds" / "lettres.toml").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="the machine mail does not speak this language"):
        load_bank(folder, "en")
    (folder / "en" / "worlds" / "lettres.toml").rename(folder / "en" / "worlds" / "rien.toml")
    assert faults(folder) == [("translates_no_world", "")]


def test_a_world_that_a_family_makes_is_not_translated(tmp_path: Path, bank: Bank) -> None:
    name = "reseau_sur4-chez_les_autres"
    head = f'competence = "4.1"\n[[item]]\nid = "{name}"\ntranslated_from = "{digest_of_item(bank.items[name])}"\n'
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "4.1.toml").write_text(f'{head}statement = "Set."\n', encoding="utf-8")
    found = read_translations(tmp_path, "en", bank.items, bank.worlds)
    assert "other_placeholders" in [problem.kind for problem in found.problems]
    text = f'{head}statement = "{{{{place}}}} {{{{network}}}}"\n'
    (tmp_path / "en" / "4.1.toml").write_text(text, encoding="utf-8")
    found = read_translations(tmp_path, "en", bank.items, bank.worlds)
    assert [problem.kind for problem in found.problems] == ["family_world"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('["set", "Couleur", "froide"]', '["set", "Couleur", "chaude"]'),
        ('"régler Couleur froide"]\nnear', '"régler Couleur froide", "retour"]\nnear'),
        (
            'near = [["ouvrir {{lieu}}", ',
            'near = [["ouvrir {{lieu}}", "retour", "ouvrir {{lieu}}", ',
        ),
        ('world = "maison"', 'world = "maison"\nbegin = { "Lampe" = "oui" }'),
        ('marking = "end"\n', ""),
    ],
)
def test_what_a_simulator_asks_makes_its_translation_stale(
    tmp_path: Path, old: str, new: str
) -> None:
    folder = bank_with(tmp_path)
    assert old in FRENCH
    (folder / "1.1.toml").write_text(FRENCH.replace(old, new), encoding="utf-8")
    bank = load_bank(folder, "fr")
    assert read_translations(folder, "en", bank.items, bank.worlds).stale == (ITEM,)


def test_a_changed_world_changes_the_digest_of_the_english_bank(tmp_path: Path) -> None:
    folder = bank_with(tmp_path)
    before = load_bank(folder, "en").digest
    file = folder / "en" / "worlds" / "maison.toml"
    file.write_text(WORDS.replace("Lounge", "Sitting room"), encoding="utf-8")
    assert load_bank(folder, "en").digest != before


def test_a_translation_that_cannot_be_done_is_told_as_in_french(tmp_path: Path) -> None:
    french = FRENCH.replace(
        'near = [["ouvrir {{lieu}}", "régler Lampe oui"]]',
        'near = [["ouvrir {{lieu}}", "régler Lampe oui", "régler Couleur froide"]]',
    )
    kinds = {
        problem.kind
        for problem in check_translations(load_bank(bank_with(tmp_path, french=french), "fr"))[0]
    }
    assert kinds == {"near_passes"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ouvrir Salon", "open Lounge"),
        ("retour", "back"),
        ('régler "Lampe" oui', 'set "Lamp" yes'),
        ("régler Lampe {{x}}", 'set "Lamp" {{x}}'),
    ],
)
def test_lines_are_said_part_by_part(line: str, said: str) -> None:
    wording = Wording({"Salon": "Lounge", "Lampe": "Lamp", "oui": "yes"})
    assert translate_line(line, wording, machine("settings").words["en"]) == said
    assert not wording.missing


def test_a_verb_that_no_act_has_is_told() -> None:
    wording = Wording({"Salon": "Lounge"})
    translate_line("voir Salon", wording, machine("settings").words["en"])
    assert [*wording.missing] == ["voir"]


# ---- the bank


@pytest.fixture(scope="module")
def english() -> Bank:
    return load_bank(language="en")


def test_competence_4_1_has_twenty_english_items_with_simulators(english: Bank) -> None:
    items = [item for item in english.items.values() if item.id.endswith("_en")]
    skills = {item.id: english.framework.skill[item.skill] for item in items}
    own = [item for item in items if skills[item.id].competence == "4.1"]
    assert len(own) >= 20
    assert len({skills[item.id].level for item in own}) >= 3
    assert sum(item.kind == "sim" for item in own) >= 10


def test_no_french_text_is_left_on_any_page_of_an_english_world(bank: Bank, english: Bank) -> None:
    """What one sees in walking through every page is none of the French texts, but those alike."""
    for item in english.items.values():
        if not item.id.endswith("_en") or item.world is None:
            continue
        listed = read_translations(bank.path, "en", bank.items, bank.worlds).worlds[item.world]
        assert listed["tongue"] == "en"
        words = _words(bank, item.world.removesuffix("_en"))
        changed = {text for text, said in words.items() if said != text and "{{" not in text}
        changed -= set(words.values())
        task = drawn(english, f"{item.id}#1").task
        assert task is not None
        seen, todo = set[str](), [task.world]
        while todo:
            world = todo.pop()
            page = world.page()
            if page.title in seen:
                continue
            seen.add(page.title)
            shown = {page.title.rpartition("› ")[2], *page.text, *(o.label for o in page.offers)}
            shown |= {cell for row in page.rows for cell in row.cells}
            assert not shown & changed
            for text in spoken(page):
                assert " : " not in text
            for offer in page.offers:
                if offer.act == "open":
                    todo += (world.step(world.make_act("open", page=p)) for p in offer.on or ())
        assert len(seen) >= min(4, len(bank.worlds[item.world.removesuffix("_en")]["pages"]))


def _words(bank: Bank, name: str) -> dict[str, str]:
    wording = Wording({})
    translate_world(bank.worlds[name], wording, "en")
    read: dict[str, Any] = tomllib.loads(
        (bank.path / "en" / "worlds" / f"{name}.toml").read_text(encoding="utf-8")
    )
    assert set(wording.missing) <= {*read["words"], *read["same"]}
    return dict(read["words"])


def test_every_front_reads_the_same_acts(english: Bank) -> None:
    """What the journal keeps of an English task has no French word of the machine."""
    task = drawn(english, "protections1-installer_en#1").task
    assert task is not None
    kept = [json.loads(act) for act in task.solution]
    assert kept == [
        {"do": "open", "page": "Updates"},
        {"do": "set", "setting": "Pause updates", "value": "no"},
        {"do": "press", "button": "Install now"},
    ]
