"""The check of a bank finds planted faults and passes a sound bank."""

from __future__ import annotations

from pathlib import Path

import pytest

from pixsim.bank.checking.bank_check import check_bank, sample_items
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.report.faults.french import in_french
from tests.tools.small_bank import ITEMS, write_bank

SMALL = {"few_skills", "few_variants"}  # a bank of five skills is small, and that is said


def kinds(folder: Path) -> set[str]:
    return {problem.kind for problem in check_bank(load_bank(folder)).problems}


def test_a_sound_bank_has_no_problem(tmp_path: Path) -> None:
    report = check_bank(load_bank(write_bank(tmp_path)))
    assert {problem.kind for problem in report.problems} == SMALL
    assert report.questions == 10
    assert report.coverage["1.1"] == {1: 1, 3: 2, 4: 2}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('wrong = ["{{nom}}"]', 'wrong = ["{{valeur}},0 Mo"]', "wrong_accepted"),
        (
            'options = ["{{juste}}", "Wikipédia", "Gmail"]',
            'options = ["{{juste}}", "Gmail", "Gmail"]',
            "same_options",
        ),
        ("key = [1, 2]", "key = [1, 2, 3]", "key_outside"),
        ("key = 1\n", "key = 7\n", "key_outside"),
        (
            'url = "http://a.org"\nproto = "http"',
            'url = "https://a.fr"\nproto = "http"',
            "duplicate",
        ),
        (
            'statement = "Décomposez {{url}}."',
            'statement = "Décomposez {{adresse}}."',
            "nothing_fills",
        ),
        ('statement = "Décomposez {{url}}."', f'statement = "{"x" * 79} {{{{url}}}}"', "wide_line"),
        (
            'statement = "Décomposez {{url}}."',
            'statement = "Décomposez {{URL}} {{url}}."',
            "unfilled",
        ),
        ('ext = ".org"', 'ext = ".com"', "key_outside"),
        ("valeur = 3", 'valeur = "plusieurs"', "key_refused"),
        ('units = ["Mo"]', 'units = ["Mo", "0"]', "paraphrase_refused"),
        ('units = ["Mo"]', 'units = ["Mo"]\nlead = "plus de"', "trap_accepted"),
        ('units = ["Mo"]', 'units = ["Mo", "km"]', "mixed_units"),
        ("valeur = 3", "valeur = 3\nkey = 4", "key_hidden"),
        ("valeur = 3", 'valeur = ""', "blank"),
        ('juste = "Firefox"', r'juste = "Fire\u001b[31mfox"', "unsafe_text"),
        ('label = "Protocole"', r'label = "\u202eProtocole"', "unsafe_text"),
        ('wrong = "ftp"', 'wrong = "{{proto}}"', "wrong_accepted"),
        ('units = ["Mo"]', 'units = ["Mo"]\nplaceholder = "ex. : 3 Mo"', "example_is_right"),
        ('units = ["Mo"]', 'units = ["Mo"]\nplaceholder = "e.g. 9 or 3"', "example_is_right"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, before: str, after: str, kind: str) -> None:
    assert before in ITEMS
    assert kind in kinds(write_bank(tmp_path, ITEMS.replace(before, after)))


def test_only_some_competences_can_be_checked(tmp_path: Path) -> None:
    report = check_bank(load_bank(write_bank(tmp_path)), only=frozenset({"1.2"}))
    assert report.questions == 0
    assert {problem.where for problem in report.problems} == {"1.2"}


def test_an_answer_that_stands_in_the_prose_is_found_unless_it_is_meant(tmp_path: Path) -> None:
    told = """
[[item]]
id = "citer3-donne"
skill = "@citer3"
type = "QROC"
statement = "Le plagiat est interdit. Comment appelle-t-on cela ?"
key = "plagiat"
explanation = "C'est dit."
"""
    assert "gives_itself_away" in kinds(write_bank(tmp_path / "a", ITEMS + told))
    meant = told.replace('type = "QROC"', 'type = "QROC"\nextract = true')
    assert "gives_itself_away" not in kinds(write_bank(tmp_path / "b", ITEMS + meant))


def test_words_that_a_typing_error_would_hide_are_told(tmp_path: Path) -> None:
    near = """
[[item]]
id = "citer3-pilote"
skill = "@citer3"
type = "QROC"
statement = "Quel programme fait marcher une imprimante ?"
key = "pilote"
t3 = true
explanation = "Le pilote."
"""
    told = [
        problem
        for problem in check_bank(load_bank(write_bank(tmp_path / "a", ITEMS + near))).problems
        if problem.kind == "near_words"
    ]
    assert len(told) == 1
    assert "pelote" in str(told[0].context["words"])
    far = near.replace("pilote", "audiodescription")
    assert "near_words" not in kinds(write_bank(tmp_path / "b", ITEMS + far))


def test_items_that_read_alike_are_found(tmp_path: Path) -> None:
    block = ITEMS.split("[[item]]")[1]
    twin = block.replace("navigateur1-un", "navigateur1-deux").replace(
        "Lequel est", "Lequel donc est"
    )
    assert "similar" in kinds(write_bank(tmp_path, ITEMS + "[[item]]" + twin))


def _choices(keys: list[int]) -> str:
    """One item per right place, whose options stand as they are written."""
    return "".join(
        f"""
[[item]]
id = "navigateur1-x{n}"
skill = "@navigateur1"
type = "QCU"
shuffle = false
statement = "Question numéro {n} : {"abcdefghij"[n % 10] * (n + 3)} ?"
options = ["une proposition bien plus longue {n}", "court {n}", "bref {n}"]
key = {key}
explanation = "Voilà."
"""
        for n, key in enumerate(keys)
    )


def test_a_right_option_always_longest_or_in_one_place_is_found(tmp_path: Path) -> None:
    found = kinds(write_bank(tmp_path, ITEMS + _choices([1] * 40)))
    assert {"longest_is_right", "unbalanced_position"} <= found


def test_places_a_few_draws_give_by_chance_are_no_fault(tmp_path: Path) -> None:
    keys = [1] * 17 + [2] * 12 + [3] * 11
    assert "unbalanced_position" not in kinds(write_bank(tmp_path, ITEMS + _choices(keys)))


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Ouvrez le fichier {{url}}. Vous comparez ce que vous lisez, assez vite.", "no_question"),
        ("Cette adresse est {{url}}. Décomposez-la.", "loose_start"),
        ("Elle a reçu {{url}}. Que lit-elle ?", "loose_start"),
        ("Il reste 6 Go sur {{url}}. Combien de photos y mettre ?", None),
        ("Ce soir, Luc ouvre {{url}}. Que lit-il ?", None),
        ("Pour {{url}}, dites si le site est sûr.", None),
        ("Ouvrez {{url}}, puis relevez-y deux informations.", None),
        ("{{url}} : complétez l'adresse.", None),
        ("L'adresse {{url}} contient un mot : ____.", None),
    ],
)
def test_a_statement_asks_something_and_begins_with_something(
    tmp_path: Path, statement: str, kind: str | None
) -> None:
    items = ITEMS.replace('"Décomposez {{url}}."', f'"{statement}"')
    assert items != ITEMS
    assert kinds(write_bank(tmp_path, items)) == SMALL | ({kind} if kind else set())


@pytest.mark.parametrize(("right", "found"), [("un gestionnaire de fenêtres", True), ("x", False)])
def test_right_options_longer_in_every_variant_are_found(
    tmp_path: Path, right: str, found: bool
) -> None:
    rows = "".join(
        f"""
[[item.variant]]
quoi = "{n}"
juste = "{right if n == 2 else "un logiciel pour naviguer"} {n}"
"""
        for n in range(1, 4)
    )
    item = f"""
[[item]]
id = "navigateur1-long"
skill = "@navigateur1"
type = "QCU"
statement = "Que faut-il pour ouvrir la page {{{{quoi}}}} ?"
options = ["{{{{juste}}}}", "une imprimante", "un tableur"]
key = 1
explanation = "Un navigateur affiche des pages."
{rows}"""
    assert ("telling_length" in kinds(write_bank(tmp_path, ITEMS + item))) == found


def test_what_a_check_finds_is_told_in_french(tmp_path: Path) -> None:
    faulty = write_bank(tmp_path, ITEMS.replace('ext = ".org"', 'ext = ".com"'))
    for problem in check_bank(load_bank(faulty)).problems:
        assert problem.message not in in_french(problem)


def test_a_sample_is_drawn_from_what_is_asked_and_another_seed_gives_another(
    bank: Bank, tmp_path: Path
) -> None:
    everything = sample_items(bank, frozenset(), len(bank.items) + 1, 0)
    assert everything == set(bank.items)
    drawn = {seed: sample_items(bank, frozenset({"1.1"}), 20, seed) for seed in (1, 2)}
    assert drawn[1] == sample_items(bank, frozenset({"1.1"}), 20, 1) != drawn[2]
    of = {bank.framework.skill[bank.items[name].skill].competence for name in drawn[1] | drawn[2]}
    assert (of, len(drawn[1])) == ({"1.1"}, 20)
    small = load_bank(write_bank(tmp_path, ITEMS + _choices([1] * 40)))
    some = check_bank(small, sample_items(small, frozenset(), len(small.items), 0))
    assert not {"longest_is_right", *SMALL} & {problem.kind for problem in some.problems}
