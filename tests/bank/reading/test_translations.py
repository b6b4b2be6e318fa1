"""Items in another language: other items, laid over the French ones, stale once these change."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from pixsim.assembly.item_table import OPERATIVE, item_table
from pixsim.bank.checking.item_check import QUICK_DRAWS, shuffling_generator
from pixsim.bank.checking.translations import (
    _translation_faults,
    check_translations,
    half_translated_values,
)
from pixsim.bank.drawing.draw import draw_question, variant_fields
from pixsim.bank.drawing.translated_values import translate_value
from pixsim.bank.marking import field_is_right, is_right
from pixsim.bank.reading.load import Bank, load_bank, load_bank_of
from pixsim.bank.reading.translations import (
    Translation,
    _structure_differences,
    digest_of_item,
    languages_of,
    read_translations,
)
from pixsim.foundation.problems import DataError
from pixsim.foundation.resources import bundled_folder
from tests.tools.small_bank import ITEMS
from tests.tools.tiers import spread

ITEM = "navigateur1-un"


def bank_with(folder: Path, english: str) -> Path:
    """A small bank, one of its items laid over in English."""
    (folder / "en").mkdir(parents=True, exist_ok=True)
    shutil.copy(bundled_folder("item_bank") / "framework.toml", folder)
    (folder / "1.1.toml").write_text(ITEMS, encoding="utf-8")
    digest = digest_of_item(load_bank(folder).items[ITEM])
    text = f'competence = "1.1"\n[[item]]\nid = "{ITEM}"\ntranslated_from = "{digest}"\n{english}'
    (folder / "en" / "1.1.toml").write_text(text, encoding="utf-8")
    return folder


GOOD = """
statement = "Which one is {{quoi}}?"
options = ["{{juste}}", "Wikipedia", "Gmail"]
explanation = "A browser shows pages."
[[item.variant]]
quoi = "a browser"
juste = "Firefox"
[[item.variant]]
quoi = "a navigation program"
juste = "Chrome"
"""


def test_in_english_the_translation_is_asked_in_place_of_the_french_item(tmp_path: Path) -> None:
    folder = bank_with(tmp_path, GOOD)
    french, english = load_bank(folder, "fr"), load_bank(folder, "en")
    skill = french.items[ITEM].skill
    assert ITEM + "#1" in french.variants(skill)
    assert english.variants(skill) == (f"{ITEM}_en#1", f"{ITEM}_en#2")
    assert f"{ITEM}_en" not in french.items
    assert english.items[ITEM].status == "translated"  # old answers still name it
    assert english.variants(skill, OPERATIVE) == english.variants(skill)
    tables = item_table(french, guesses=False), item_table(english, guesses=False)
    assert len(tables[0].id) == len(tables[1].id)  # each question counts once, in either language
    assert ITEM not in tables[1].id
    assert english.items[f"{ITEM}_en"].statement == "Which one is {{quoi}}?"
    assert english.items[f"{ITEM}_en"].key == french.items[ITEM].key
    assert check_translations(french) == ([], 2)


def test_no_file_may_call_an_item_translated(tmp_path: Path) -> None:
    folder = bank_with(tmp_path, GOOD)
    (file,) = folder.glob("1.1.toml")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("[[item]]", '[[item]]\nstatus = "translated"', 1), encoding="utf-8"
    )
    with pytest.raises(DataError, match="translated is no status"):
        load_bank(folder, "fr")


def test_a_translation_is_another_item_for_calibration(tmp_path: Path) -> None:
    folder = bank_with(tmp_path, GOOD)
    head = "item,a,b,se_a,se_b,n,method,date\n"
    rows = f"{ITEM},1.5,0.7,0.1,0.1,300,2pl MAP,2026-11-01\n"
    (folder / "parameters.csv").write_text(head + rows, encoding="utf-8")
    english = load_bank(folder, "en")
    mine, theirs = (english.curve(english.items[name]) for name in (f"{ITEM}_en", ITEM))
    assert theirs == (1.5, 0.7)
    assert mine != theirs  # from the priors
    more = f"{ITEM}_en,1.1,0.2,0.1,0.1,40,2pl MAP,2026-11-02\n"
    (folder / "parameters.csv").write_text(head + rows + more, encoding="utf-8")
    english = load_bank(folder, "en")
    assert english.curve(english.items[f"{ITEM}_en"]) == (1.1, 0.2)
    assert set(load_bank(folder, "fr").parameters) == {ITEM}


def test_a_changed_french_text_makes_it_stale(tmp_path: Path) -> None:
    folder = bank_with(tmp_path, GOOD)
    text = (folder / "1.1.toml").read_text(encoding="utf-8")
    (folder / "1.1.toml").write_text(text.replace("Firefox", "Opera"), encoding="utf-8")
    english = load_bank(folder, "en")
    assert f"{ITEM}_en" not in english.items
    problems, _count = check_translations(load_bank(folder, "fr"))
    assert [problem.kind for problem in problems] == ["translation_stale"]
    assert digest_of_item(english.items[ITEM]) in str(problems[0])


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("{{quoi}}?", "{{what}}?", "other_placeholders"),
        (', "Gmail"]', "]", "other_length"),
        ('juste = "Firefox"', "", "other_names"),
        ('[[item.variant]]\nquoi = "a browser"\njuste = "Firefox"', "", "other_length"),
        ("explanation", "key = 2\nexplanation", "key_of_choice"),
    ],
)
def test_another_structure_is_refused(tmp_path: Path, old: str, new: str, kind: str) -> None:
    assert old in GOOD
    folder = bank_with(tmp_path, GOOD.replace(old, new))
    with pytest.raises(DataError) as refused:
        load_bank(folder, "en")
    assert kind in [problem.kind for problem in refused.value.problems]
    load_bank(folder, "fr")  # which the other language does not touch


def test_rows_left_in_french_are_told(tmp_path: Path) -> None:
    english = GOOD[: GOOD.index("[[item.variant]]")]
    folder = bank_with(tmp_path, english)
    with pytest.raises(DataError, match="rows hold French texts"):
        load_bank(folder, "en")


def test_a_sitting_goes_on_in_the_language_it_was_planned_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bank_with(tmp_path, GOOD)
    monkeypatch.setenv("PIXSIM_BANK", str(folder))
    english = load_bank(language="en")
    assert english.digest != load_bank().digest
    assert f"{ITEM}_en" in load_bank_of(english.digest).items
    assert f"{ITEM}_en" not in load_bank_of(load_bank().digest).items


def test_the_bank_has_english_items_at_three_levels_or_more(bank: Bank) -> None:
    assert languages_of(bank.path) == ("en",)
    found = read_translations(bank.path, "en", bank.items, bank.worlds)
    assert not found.problems
    assert not found.stale  # read again what changed in French: bank check gives the digest
    skills = [bank.framework.skill[item.skill] for item in found.items.values()]
    levels = {skill.level for skill in skills if skill.competence == "4.1"}
    assert len(found.items) >= 30
    assert len(levels) >= 3


@pytest.mark.parametrize("items", [8, pytest.param(None, marks=pytest.mark.full, id="all")])
def test_english_items_have_no_fault(bank: Bank, items: int | None) -> None:
    said = read_translations(bank.path, "en", bank.items, bank.worlds).items
    names = [*said]
    only = frozenset(spread(names, items) if items else ())
    problems, drawn = check_translations(bank, only, quick=True)
    assert problems == []
    assert drawn >= (items or len(said))


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ("A page of 13,2 MB.", "decimal_comma"),
        ("It costs 12,5% more.", "decimal_comma"),
        ("The list 8 ; 7 ; 5.", "french_space"),
        ("What now\u00a0?", "french_space"),
        ("It costs 12 € more.", "french_space"),
        ("A growth of 4 %.", "french_space"),
        ("A «\u00a0browser\u00a0».", "guillemets"),
    ],
)
def test_french_habits_in_an_english_text_are_told(tmp_path: Path, planted: str, kind: str) -> None:
    folder = bank_with(tmp_path, GOOD.replace("A browser shows pages.", planted))
    problems, _count = check_translations(load_bank(folder, "fr"))
    assert kind in {problem.kind for problem in problems}


@pytest.mark.parametrize(
    "right",
    [
        "A disk of “2,5 pouces”, or 1,048,576 bytes: LEFT(A1,2), €12.50, 3, 4 or 5.",
        "What is it? “Pour quoi faire ?” is French; so is “12 %”.",
    ],
)
def test_english_numbers_and_quotations_are_left_alone(tmp_path: Path, right: str) -> None:
    folder = bank_with(tmp_path, GOOD.replace("A browser shows pages.", right))
    assert check_translations(load_bank(folder, "fr"))[0] == []


def test_numbers_that_a_family_draws_have_an_english_decimal_mark(bank: Bank) -> None:
    said = read_translations(bank.path, "en", bank.items, bank.worlds).items
    item = said["pieces_jointes4-base64"]
    questions = [
        draw_question(
            item, number, bank.framework.skill[item.skill], shuffling_generator(item, number)
        )
        for number in range(1, 9)
    ]
    assert any("12.5 MB" in question.statement for question in questions)
    question = next(one for one in questions if not one.key[0].isdecimal())
    assert "." in question.key[0]
    assert is_right(question, (question.key[0].replace(".", ","),))  # marking takes either mark


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("13,2", "13.2"),
        ("−0,5", "−0.5"),
        ("2 326", "2326"),
        ("1 234,5", "1234.5"),
        ("8 ; 7 ; 5", "8, 7, 5"),
        ("3, 12, 27", "3, 12, 27"),
        ("1er mai 2026", "1 May 2026"),
        ("le 12 août 2026", "le 12 août 2026"),
        ("22 h 01", "22:01"),
        ("1 h 30 min", "1 h 30 min"),
        ("00:12:34,567", "00:12:34,567"),
        (["4,5", "cinq"], ["4.5", "five"]),
    ],
)
def test_only_whole_numbers_dates_and_times_change(french: object, english: object) -> None:
    assert translate_value(french, {"cinq": "five"}) == english


def test_a_drawn_text_left_in_french_is_told_even_without_an_accent(bank: Bank) -> None:
    name = "ia_societe6-precision"
    item = read_translations(bank.path, "en", bank.items, bank.worlds).items[name]
    assert item.words["arabe"] == "Arabic"
    numbers = range(1, 41)
    assert [*half_translated_values(item, numbers)] == []
    fewer = {french: text for french, text in item.words.items() if french != "arabe"}
    assert [*half_translated_values(item.model_copy(update={"words": fewer}), numbers)] == ["arabe"]


def test_a_field_has_units_of_its_own_language(bank: Bank) -> None:
    name = "pixels2-definition"
    item = read_translations(bank.path, "en", bank.items, bank.worlds).items[name]
    question = draw_question(
        item, 1, bank.framework.skill[item.skill], shuffling_generator(item, 1), bank.worlds
    )
    width = question.fields[0]
    assert field_is_right(width, f"{width.key[0]} pixels")
    assert not field_is_right(width, f"{width.key[0]} minutes")


def test_what_a_figure_says_is_in_english_too(bank: Bank) -> None:
    name = "droits6-grilles_apres_chmod"
    item = read_translations(bank.path, "en", bank.items, bank.worlds).items[name]
    shown = variant_fields(item, 1)["to_look_at"]
    assert {"Owner", "Group", "Others"} <= {text.text for text in shown.texts()}
    assert shown.alt == item.words["Quatre grilles de droits : lire, écrire, exécuter."]
    fewer = {french: text for french, text in item.words.items() if french != "Propriétaire"}
    left = item.model_copy(update={"words": fewer})
    assert "Propriétaire" in {text.text for text in variant_fields(left, 1)["to_look_at"].texts()}
    question = draw_question(
        left, 1, bank.framework.skill[item.skill], shuffling_generator(item, 1), bank.worlds
    )
    assert [kind for kind, _fields in _translation_faults(left, 1, question)] == ["left_in_french"]


def test_what_is_quoted_from_a_file_stays_as_it_is_and_is_no_french_left_over(bank: Bank) -> None:
    item = read_translations(bank.path, "en", bank.items, bank.worlds).items["page6-section"]
    skill = bank.framework.skill[item.skill]
    number = next(n for n in range(1, 99) if "é" in variant_fields(item, n)["first"])
    question = draw_question(item, number, skill, shuffling_generator(item, number))
    assert [*_translation_faults(item, number, question)] == []
    fewer = tuple(name for name in item.quoted if name != "first")
    undeclared = item.model_copy(update={"quoted": fewer})
    assert "left_in_french" in {
        kind for kind, _said in _translation_faults(undeclared, number, question)
    }
    wrong = item.model_copy(update={"quoted": (*item.quoted, "nobody")})
    assert [*_translation_faults(wrong, number, question)] == [
        ("quotes_nothing", {"name": "nobody"})
    ]


def test_a_quoted_name_is_left_alone_even_where_its_text_is_translated_elsewhere(
    bank: Bank,
) -> None:
    item = read_translations(bank.path, "en", bank.items, bank.worlds).items[
        "arborescence6-deplace"
    ]
    home, label = (str(variant_fields(item, 1)[name]) for name in ("home", "label"))
    said = item.model_copy(update={"words": {home: "elsewhere", label: "Link"}})
    assert variant_fields(said, 1)["home"] == "elsewhere"
    assert variant_fields(said, 1)["label"] == label
    undeclared = said.model_copy(update={"quoted": ()})
    assert variant_fields(undeclared, 1)["label"] == "Link"
    same = item.model_copy(update={"words": {"Lien 1": "Lien 1"}})
    assert [*half_translated_values(same, range(1, 9))] == []
    undeclared = same.model_copy(update={"quoted": ()})
    assert "Lien 2" in half_translated_values(undeclared, range(1, 9))


def test_an_item_asked_for_by_its_french_name_has_its_translation_checked(bank: Bank) -> None:
    problems, count = check_translations(bank, frozenset({"algorithmes4-dichotomie"}), quick=True)
    assert problems == []
    assert count == QUICK_DRAWS


def test_words_that_may_come_before_an_answer_are_those_of_the_language(bank: Bank) -> None:
    item = read_translations(bank.path, "en", bank.items, bank.worlds).items["diaporama5-effets"]
    question = draw_question(
        item, 1, bank.framework.skill[item.skill], shuffling_generator(item, 1), bank.worlds
    )
    field = question.fields[0]
    assert field_is_right(field, f"slide {field.key[0]}")
    assert not field_is_right(field, f"diapositive {field.key[0]}")
    french = bank.items["page5-reprise"]
    given: dict[str, Any] = {"id": french.id, "translated_from": digest_of_item(french)}
    fields = [{"label": "Title"}, {"lead": "page"}, {"lead": ["page", "number"]}]
    assert [*_structure_differences(french, Translation(**given, field=fields))] == []
    fields[1] = {"label": "Number printed"}
    told = [*_structure_differences(french, Translation(**given, field=fields))]
    assert told == [("lead", "untranslated_lead")]
