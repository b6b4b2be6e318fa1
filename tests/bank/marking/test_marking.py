"""Marking of our own questions: one policy a kind, on Pix's correction."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pixsim.bank.drawing.question_nouns import nouns_counted, nouns_located, nouns_of_lines
from pixsim.bank.marking import answer_matches, is_right, kinds
from pixsim.bank.marking.kinds import KINDS
from pixsim.bank.marking.number_words import NUMBER_WORDS, RANK_WORDS
from pixsim.bank.marking.numbers import parse_number
from pixsim.bank.marking.units import unit_form, unit_forms
from pixsim.bank.marking.words_of_the_question import lent_words
from pixsim.bank.question import LONGEST_ANSWER, Question
from pixsim.bank.reading.load import Bank, load_bank
from pixsim.bank.schema import AnswerField, Compare, Comparison
from pixsim.foundation.resources import bundled_folder
from tests.campaign.marking import run
from tests.conformance.vectors import cases
from tests.tools.small_bank import write_bank
from tests.tools.tiers import steps, times

NUMBER = Comparison(compare="number", units=("Mo/s", "Mo"))


LETTERS = Comparison(compare="letters", lead=("offre",))


def table() -> Iterator[tuple[str, dict[str, Any], str, str, bool]]:
    """The examples of the table for authors: kind, options, key, answer, whether it is right."""
    text = (bundled_folder("item_bank") / "README.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = line.strip("|").split("|")
        if len(cells) != 6 or not line.startswith("| `") or cells[1].strip() == "free":
            continue
        kind = re.findall("`([a-z]+)`", cells[0])[0]
        options = tomllib.loads("\n".join(re.findall("`([^`]+)`", cells[2])))
        key = re.findall("`([^`]+)`", cells[3])[0]
        for place, right in ((4, True), (5, False)):
            for answer in re.findall("`([^`]+)`", cells[place]):
                yield kind, options, key, answer, right


EXAMPLES = list(table())


@pytest.mark.parametrize(("kind", "options", "key", "answer", "right"), EXAMPLES)
def test_the_table_for_authors_holds(
    kind: str, options: dict[str, Any], key: str, answer: str, right: bool
) -> None:
    assert answer_matches(answer, (key,), Comparison(compare=kind, **options)) == right


def test_the_table_shows_every_kind() -> None:
    assert {kind for kind, *_ in EXAMPLES} == set(get_args(Compare)) == set(KINDS)


@pytest.mark.parametrize(
    "text", ["12,5", "12.5", " 12,50 ", "12,5 Mo/s", "12,5Mo/s", "12,5\u00a0mo/s"]
)
def test_a_number_is_right_however_it_is_written(text: str) -> None:
    assert answer_matches(text, ("12,5",), NUMBER)


@pytest.mark.parametrize("text", ["125", "12,5 ko", "", "12,5,0", "douze", "12,51", "-12,5", "1e1"])
def test_another_number_is_wrong(text: str) -> None:
    assert not answer_matches(text, ("12,5",), NUMBER)


@pytest.mark.parametrize("text", ["k = 6", "i=6", "total : 6 Mo", "Réponse : n = 6", "nº 6", "six"])
def test_words_may_announce_a_number(text: str) -> None:
    assert answer_matches(text, ("6",), NUMBER)


@pytest.mark.parametrize(
    "text", ["moins 6", "pas 6", "page 7", "k = 6 ko", "6 pages", "page", "entre 5 et 6", "- 6"]
)
def test_words_do_not_make_another_number_right(text: str) -> None:
    assert not answer_matches(text, ("6",), NUMBER)


@pytest.mark.parametrize(
    ("text", "right"),
    [("L8", True), ("ligne8", True), ("lignes 8", False), ("La 8", True)],
)
def test_a_lead_may_touch_its_number(text: str, right: bool) -> None:
    comparison = Comparison(compare="number", lead=("ligne", "l"))
    assert answer_matches(text, ("8",), comparison) == right


@pytest.mark.parametrize("text", ["24", "0", "minuit", "0 h", "à 24 h"])
def test_midnight_has_several_names(text: str) -> None:
    assert answer_matches(text, ("0 h",), Comparison(compare="time"))


@pytest.mark.parametrize("text", ["25", "-1", "12,0", "0 h du soir ou du matin", "12h du", "h"])
def test_another_hour_is_wrong(text: str) -> None:
    assert not answer_matches(text, ("0 h", "12 h"), Comparison(compare="time"))


@pytest.mark.parametrize(
    "text",
    ["9" * 309, "9" * 400 + ",5", "inf", "-inf", "nan", "1_0", "٩", "९", "\uff19", "9²", "0x9"],
)
def test_a_number_is_finite_and_in_plain_digits(text: str) -> None:
    for key in ("9", "10", "99"):
        assert not answer_matches(text, (key,), Comparison(compare="number", tolerance=0.5))


@pytest.mark.parametrize("text", ["≠ 9", "≠9", "n ≠ 9", "9\u0338", "9\u0336", "=\u0338 9"])
def test_a_struck_sign_or_digit_is_not_the_plain_one(text: str) -> None:
    assert not answer_matches(text, ("9",), Comparison(compare="number"))


@pytest.mark.parametrize("text", ["vers la 13:30", "vers 13:30"])
def test_about_a_time_is_not_the_time(text: str) -> None:
    assert not answer_matches(text, ("13:30",), Comparison(compare="time"))


@pytest.mark.parametrize(
    "item",
    [
        "unites3-capacite",
        "communs6-extrait",
    ],
)
def test_a_variant_accepts_the_noun_it_asks_for_and_no_other(item: str) -> None:
    bank, rng = load_bank(), np.random.default_rng(1)
    count = min(bank.items[item].variant_count, 30)
    questions = [bank.question(f"{item}#{n}", rng) for n in range(1, count + 1)]
    held = [
        question.fields[0] if question.fields else question.comparison for question in questions
    ]
    nouns = {noun for one in held for noun in one.units}
    assert len({one.units for one in held}) > 1
    for question, one in zip(questions, held, strict=True):
        own = unit_forms(one.units)
        first, *others = question.right_answer
        for noun in nouns:
            right = is_right(question, (f"{first} {noun}", *others))
            assert right == (unit_form(noun) in own), (question.id, noun)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0])
def test_a_tolerance_is_finite(value: float) -> None:
    with pytest.raises(ValidationError):
        Comparison(compare="number", tolerance=value)


@pytest.mark.parametrize(
    ("kind", "option"),
    [
        ("text", {"units": "Mo"}),
        ("text", {"tolerance": 1.0}),
        ("text", {"decimals": 2}),
        ("number", {"t3": True}),
        ("exact", {"lead": "page"}),
        ("text", {"any_order": True}),
        ("letters", {"either": True}),
        ("number", {"numbered": True}),
    ],
)
def test_an_option_of_another_kind_is_refused_in_a_bank_only(
    kind: str, option: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError, match=next(iter(option))):
        AnswerField(label="Champ", key="a", compare=kind, **option)
    Comparison(compare=kind, **option)  # as kept with older sittings


SAID = lent_words(
    "Dans ce classeur, quel est le total des heures des bénévoles de la commune ? Il y en a moins de"
    " cent, en 3 pages et 5 Mo."
)


@pytest.mark.parametrize(
    "text",
    [
        "307 bénévoles",
        "307 benevole",
        "le total est 307",
        "le total des heures est de 307",
        "total : 307",
        "la commune a 307",
        "307 bénévoles de la commune",
        "il y en a 307",
    ],
)
def test_a_question_lends_its_words_to_a_number(text: str) -> None:
    assert answer_matches(text, ("307",), Comparison(compare="number", said=SAID))
    assert not answer_matches(text, ("308",), Comparison(compare="number", said=SAID))


@pytest.mark.parametrize(
    "text",
    [
        "307 Mo",
        "307 centaines",
        "307 moins",
        "307 bénévoles ou plus",
        "307 bénévoles et 3 communes",
        "moins de 307",
        "pas 307",
        "le total est - 307",
        "bénévoles 307",
        "307 salariés",
        "le total est plus de 307",
        "307 heures de moins",
        "307 de la commune",
        "307 en",
        "en 307 en",
    ],
)
def test_its_words_never_make_another_number_right(text: str) -> None:
    assert not answer_matches(text, ("307",), Comparison(compare="number", said=SAID))


def test_where_a_noun_is_counted_another_one_of_the_question_is_wrong() -> None:
    counted = Comparison(compare="number", units=("heures",), said=SAID)
    assert answer_matches("307 heures des bénévoles", ("307",), counted)
    assert not answer_matches("307 bénévoles", ("307",), counted)


def test_about_is_free_where_a_number_is_rounded() -> None:
    for options in (
        {"decimals": 1},
        {"tolerance": 0.1},
        {"said": lent_words("arrondi au dixième")},
    ):
        rounded = Comparison(compare="number", units=("Go",), **options)
        for text in ("environ 12,9", "≈ 12,9 Go", "~12.9", "12,90"):
            assert answer_matches(text, ("12,9",), rounded), (options, text)
        assert not answer_matches("plus de 12,9", ("12,9",), rounded)
        assert not answer_matches("environ 13,1", ("12,9",), rounded)


def test_a_key_may_have_a_unit_of_its_own() -> None:
    gigabytes = Comparison(compare="number", units=("Go",))
    for text in ("1000", "1 000 Go", "1 To", "1To", "1 téraoctet"):
        assert answer_matches(text, ("1000", "1 To"), gigabytes)
    for text in ("1", "1 Go", "1000 To", "1 Mo"):
        assert not answer_matches(text, ("1000", "1 To"), gigabytes)


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("jeudi à 16 h 05", "jeudi 16:05", True),
        ("vendredi à 16 h 05", "jeudi 16:05", False),
        ("jeudi à 16 h 05", "16:05", False),
        ("11h15 (heure de Paris)", "11:15", True),
        ("11 h 15 à Paris", "11:15", True),
        ("11 h 15 (heure de Lyon)", "11:15", False),
        ("11h15 UTC", "11:15", False),
        ("Réponse : 11 h 15", "11:15", True),
        ("à partir de 11 h 15", "11:15", True),
        ("avant 11 h 15", "11:15", False),
        ("elle commence à 11 h 15", "11:15", True),
        ("elle finit à 11 h 15", "11:15", False),
    ],
)
def test_what_may_stand_round_a_time(text: str, key: str, right: bool) -> None:
    time = Comparison(compare="time", said=lent_words("À quelle heure de Paris commence-t-elle ?"))
    assert answer_matches(text, (key,), time) == right


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("jusqu'au 3 mars 2026", "03/03/2026", True),
        ("3 March 2026", "03/03/2026", True),
        ("3rd March 2026", "03/03/2026", True),
        ("3 May 2026", "03/03/2026", False),
        ("Réponse : 3/3/26", "03/03/2026", True),
        ("le mardi 3 mars 2026 au soir", "03/03/2026", True),
        ("mardi 3 mars", "03/03/2026", False),
        ("le mardi 6 mars", "mardi 6 mars", True),
        ("6/03", "mardi 6 mars", True),
        ("lundi 6 mars", "mardi 6 mars", False),
        ("avant le 3 mars 2026", "03/03/2026", False),
    ],
)
def test_what_may_stand_round_a_date(text: str, key: str, right: bool) -> None:
    assert answer_matches(text, (key,), Comparison(compare="date")) == right


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("M. Paul Petit", "Paul Petit", True),
        ("Monsieur Petit Paul", "Paul Petit", True),
        ("Mme Petit", "Paul Petit", False),
        ("Petit, Paul", "Paul Petit", True),
    ],
)
def test_a_title_may_come_before_a_name(text: str, key: str, right: bool) -> None:
    assert answer_matches(text, (key,), Comparison(compare="text", either=True)) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("02-B8-81-A2-81-6D", True),
        ("02b8.81a2.816d", True),
        ("02b881a2816d", True),
        ("02 b8 81 a2 81 6d", True),
        ("02:b8:81:a2:81:6e", False),
        ("02:b8:81:a2:81", False),
    ],
)
def test_the_address_of_a_card_is_its_figures(text: str, right: bool) -> None:
    assert answer_matches(text, ("02:b8:81:a2:81:6d",), Comparison(compare="name")) == right


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("http://www.ville.example/", "ville.example", True),
        ("ville.example", "www.ville.example", True),
        ("https://ville.example/plan", "ville.example", False),
        ("ville.test", "ville.example", False),
        ("ville.example/plan", "https://ville.example/plan", True),
        ("https://ville.example/plan/", "https://ville.example/plan", True),
        ("http://ville.example/plan", "https://ville.example/plan", False),
        ("www.ville.example/plan", "https://ville.example/plan", False),
        ("Ana <ana@ville.example>", "ana@ville.example", True),
        ("mailto:ana@ville.example", "ana@ville.example", True),
        ("Ana <ana@ville.test>", "ana@ville.example", False),
    ],
)
def test_an_address_is_free_where_it_leads_to_the_same(text: str, key: str, right: bool) -> None:
    assert answer_matches(text, (key,), Comparison(compare="address")) == right


@pytest.mark.parametrize(
    ("text", "key", "right"),
    [
        ("la machine M20", "M20", True),
        ("dans le champ « Date »", "Date", True),
        ("machine n° M20", "M20", True),
        ("la machine M21", "M20", False),
        ("le clavier M20", "M20", False),
        ("champ machine", "machine", False),
        ("pas M20", "M20", False),
    ],
)
def test_a_noun_of_the_question_may_come_before_a_name(text: str, key: str, right: bool) -> None:
    said = lent_words("Quel champ de la machine change ?")
    for kind in ("text", "name"):
        assert answer_matches(text, (key,), Comparison(compare=kind, said=said)) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("la 4e semaine", True),
        ("4e", True),
        ("semaine 4", True),
        ("4e mois", False),
        ("5e semaine", False),
        ("4 semaines", False),
    ],
)
def test_a_place_may_be_told_by_its_rank(text: str, right: bool) -> None:
    place = Comparison(compare="number", lead=("semaine",), said=lent_words("Numéro de la semaine"))
    assert answer_matches(text, ("4",), place) == right


def test_the_most_may_be_told_where_it_is_asked() -> None:
    asked = lent_words("Combien de photos de niveau 2, au plus ?")
    most = Comparison(compare="number", units=("photos",), said=asked)
    for text in ("7 photos au plus", "7 au plus", "7 au maximum", "7 photos de niveau 2"):
        assert answer_matches(text, ("7",), most)
    for text in ("au moins 7", "au plus 7", "plus de 7", "7 au minimum", "7 photos de niveau 3"):
        assert not answer_matches(text, ("7",), most)
    assert not answer_matches("7 au plus", ("7",), Comparison(compare="number", said=SAID[:3]))


@pytest.mark.parametrize(
    ("text", "right"),
    [("$ cd ..", True), ("« cd .. »", True), ("`cd ..`", True), ("cd .", False), ("$ ls", False)],
)
def test_a_command_may_be_quoted_or_follow_its_prompt(text: str, right: bool) -> None:
    assert answer_matches(text, ("cd ..",), Comparison(compare="code")) == right


def test_a_name_that_begins_like_a_lead_stays_itself() -> None:
    name = Comparison(compare="name", lead=("compte", "fichier"))
    for text in ("compte-rendu.pdf", "le fichier compte-rendu.pdf"):
        assert answer_matches(text, ("compte-rendu.pdf",), name)
    assert not answer_matches("rendu.pdf", ("compte-rendu.pdf",), name)
    version = Comparison(compare="name", lead=("version",))
    assert answer_matches("v6.6.42", ("6.6.42",), version)
    assert not answer_matches("v6.6.42", ("6.6.42",), name)


def test_an_exact_answer_may_follow_what_is_asked() -> None:
    exact = Comparison(compare="exact", said=lent_words("Quel est le point de montage ?"))
    assert answer_matches("le point de montage est /tmp", ("/tmp",), exact)
    assert answer_matches("« /tmp »", ("/tmp",), exact)
    assert not answer_matches("le point de montage est /Tmp", ("/tmp",), exact)
    assert not answer_matches("le dossier est /tmp", ("/tmp",), exact)


def test_brackets_may_say_again_what_is_asked() -> None:
    said = lent_words("Quel organisme gère l'extension .pl (Pologne) ?")
    text = Comparison(compare="text", said=said)
    assert answer_matches("NASK (Pologne)", ("NASK",), text)
    assert not answer_matches("NASK (Afnic)", ("NASK",), text)


def test_a_question_lends_the_whole_of_what_it_counts() -> None:
    assert "vidéos de 150 Mo" in nouns_counted("Combien de vidéos de 150 Mo peut-on mettre ?")
    assert "de plus" in nouns_counted("Combien de visiteurs de plus le mardi ?")
    work = Comparison(compare="number", units=nouns_counted("Combien d'œuvres sont libres ?"))
    assert answer_matches("9 oeuvres", ("9",), work)
    most = Comparison(compare="number", said=lent_words("Quelle est la plus grande valeur de k ?"))
    for text in ("la plus grande valeur est 2", "la plus grande valeur de k est 2"):
        assert answer_matches(text, ("2",), most)
    assert not answer_matches("S 2", ("2",), most)
    assert not answer_matches("plus de 2", ("2",), most)


def test_a_noun_of_the_question_may_announce_a_word() -> None:
    right = Comparison(compare="text", lead=("droit",))
    for text in ("droit de lecture", "le droit : lecture", "Réponse : lecture"):
        assert answer_matches(text, ("lecture",), right)
    assert not answer_matches("droit de lecture et de modification", ("lecture",), right)


def test_number_words_go_to_a_hundred() -> None:
    assert set(NUMBER_WORDS.values()) == set(range(101))
    for words in ("quatre-vingt-dix-sept", "quatre vingt dix sept", "Nonante-sept"):
        assert answer_matches(words, ("97",), Comparison(compare="number"))


def test_a_question_lends_its_nouns() -> None:
    assert "pièces jointes" in nouns_counted("Combien de pièces jointes a-t-il ?")
    assert "octets" in nouns_counted("Combien d'octets occupe le texte ?")
    assert "années" in nouns_counted("Nombre d'années")
    assert nouns_located("À quelle ligne est la faute ? Quelle est sa cause ?") == ("ligne",)
    assert nouns_located("Sur quel nom de domaine ?") == ("nom", "nom de domaine")
    assert "inscrits ne sont pas venus" in nouns_counted("Combien d'inscrits ne sont pas venus ?")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_longer_answer_is_wrong_without_being_read(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise AssertionError("read")

    monkeypatch.setitem(kinds.KINDS, kind, fail)
    comparison = Comparison(compare=kind)
    assert not answer_matches(" " * LONGEST_ANSWER + "a", ("a",), comparison)
    with pytest.raises(AssertionError, match="read"):
        answer_matches("a" * LONGEST_ANSWER, ("a",), comparison)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("unit", ["a", " ", "9", "9 ", "« ", "a ", "(", "il y a ", '"', "1:", "B-"])
def test_reading_takes_a_bounded_number_of_calls(kind: str, unit: str) -> None:
    """Python calls grow no faster than the text; patterns have no nested repetition."""
    counts = []
    for size in (2_000, 4_000):
        text, comparison = unit * (size // len(unit)) + "!", Comparison(compare=kind)
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        KINDS[kind](text, ("9",), comparison)  # fills caches
        sys.setprofile(count)
        try:
            KINDS[kind](text, ("9",), comparison)
        finally:
            sys.setprofile(None)
        counts.append(calls)
    assert counts[1] <= 2.2 * counts[0] + 50


def test_thousands_may_be_spaced_and_tolerance_is_inclusive() -> None:
    assert answer_matches("1 000 000", ("1000000",), NUMBER)
    assert answer_matches("1\u202f000", ("1000",), NUMBER)
    close = Comparison(compare="number", tolerance=0.1)
    assert answer_matches("465,8", ("465,7",), close)
    assert not answer_matches("465,81", ("465,7",), close)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["", " Mo", "Mo", " mo/s"]))
def test_a_written_number_is_read_back(value: int, unit: str) -> None:
    for text in (f"{value}{unit}", f"{value:,}".replace(",", " ") + unit):
        read = parse_number(text, ("Mo", "Mo/s"))
        assert read is not None
        assert read.value == value


@pytest.mark.parametrize("text", ["=somme(a1:a3)", " = SOMME ( A1 : A3 ) ", "=Somme(A1:A3)"])
def test_a_formula_is_compared_without_case_and_spaces(text: str) -> None:
    assert answer_matches(text, ("=SOMME(A1:A3)",), Comparison(compare="formula"))


def test_text_inside_a_formula_keeps_its_spaces_and_case() -> None:
    formula = Comparison(compare="formula")
    assert answer_matches('=si(a1>2;"Oui oui";"non")', ('=SI(A1>2;"Oui oui";"non")',), formula)
    assert not answer_matches('=si(a1>2;"ouioui";"non")', ('=SI(A1>2;"Oui oui";"non")',), formula)


@pytest.mark.parametrize(
    "text",
    [
        '"bilan carbone" filetype:pdf site:ademe.fr',
        'site:ademe.fr ext:PDF "Bilan carbone"',
        "« bilan carbone »  site:ademe.fr filetype:pdf",
    ],
)
def test_a_query_is_a_set_of_terms(text: str) -> None:
    key = ('"bilan carbone" filetype:pdf site:ademe.fr',)
    assert answer_matches(text, key, Comparison(compare="terms"))


@pytest.mark.parametrize(
    "text", ["bilan carbone filetype:pdf site:ademe.fr", '"bilan carbone" site:ademe.fr', ""]
)
def test_a_query_with_other_terms_is_wrong(text: str) -> None:
    key = ('"bilan carbone" filetype:pdf site:ademe.fr',)
    assert not answer_matches(text, key, Comparison(compare="terms"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('"permanence" site:.ville.example', "permanence site:ville.example"),
        ("site:ville.example permanence.", "permanence site:ville.example"),
        ("bilan ext:.pdf", "bilan filetype:pdf"),
        ('bilan -"marin"', "bilan -marin"),
    ],
)
def test_a_query_is_read_as_an_engine_does(text: str, key: str) -> None:
    assert answer_matches(text, (key,), Comparison(compare="terms"))
    assert not answer_matches(f"{text} autre", (key,), Comparison(compare="terms"))


@pytest.mark.parametrize("lead", ["par", "x", "×"])
def test_a_lead_may_touch_the_number(lead: str) -> None:
    comparison = Comparison(compare="number", lead=(lead,))
    assert answer_matches(f"{lead}100", ("100",), comparison)
    assert answer_matches(f"{lead} 100", ("100",), comparison)
    assert not answer_matches(f"{lead}a100", ("100",), comparison)


def test_words_of_rank_are_read_where_a_rank_is_asked() -> None:
    assert {RANK_WORDS[w] for w in ("premier", "quatrieme", "neuvieme", "vingt et unieme")} == {
        1, 4, 9, 21,
    }  # fmt: skip
    assert RANK_WORDS["quatre vingtieme"] == 80
    assert not answer_matches("sixième", ("6",), Comparison(compare="number", units=("pages",)))


def test_exact_keeps_case_accents_and_punctuation() -> None:
    exact = Comparison(compare="exact")
    assert answer_matches("  /Site/img/a.png ", ("/Site/img/a.png",), exact)
    assert not answer_matches("/site/img/a.png", ("/Site/img/a.png",), exact)
    assert not answer_matches("cafe", ("café",), exact)
    assert answer_matches("cafe\u0301", ("café",), exact)


def test_each_type_of_question_is_marked(tmp_path: Path) -> None:
    small = load_bank(write_bank(tmp_path))
    rng = np.random.default_rng(0)
    by_type = {item.type: small.question(f"{item.id}#1", rng) for item in small.items.values()}
    for question in by_type.values():
        assert is_right(question, question.right_answer)
        assert not is_right(question, ())
    dependent = by_type["QROCM-dep"]
    assert is_right(dependent, ("rouge", "Blanc"))
    assert not is_right(dependent, ("rouge", "rouge"))
    assert not is_right(dependent, ("rouge",))
    independent = by_type["QROCM-ind"]
    assert is_right(independent, ("HTTPS", ".fr"))
    assert not is_right(independent, (".fr", "https"))
    several = by_type["QCM"]
    assert is_right(several, tuple(reversed(several.key)))
    assert not is_right(several, several.key[:1])
    assert not is_right(several, ("1", "2", "3"))


PIECES = st.sampled_from(
    [
        "9",
        "12,5",
        " ",
        "-",
        "«",
        "»",
        '"',
        "(",
        ")",
        "page",
        "h",
        ":",
        "/",
        "février",
        "Ctrl",
        "+33",
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS, TEXTS.filter(bool))
def test_marking_never_fails_on_any_text(text: str, key: str) -> None:
    for kind in KINDS:
        options = {"t3": True, "either": True} if kind == "text" else {}
        for comparison in (Comparison(compare=kind), Comparison(compare=kind, **options)):
            assert answer_matches(text, (key,), comparison) in (True, False)


def test_a_question_kept_before_these_kinds_is_still_read() -> None:
    kept = {
        "id": "page4-sections#1",
        "skill": "@page4",
        "competence": "3.1",
        "level": 4,
        "type": "QROC",
        "statement": "Pendant combien de secondes ?",
        "key": ["20"],
        "comparison": {
            "compare": "number",
            "t1": True,
            "t2": True,
            "t3": False,
            "units": ["secondes", "s", "mètres", "m"],
            "tolerance": 0.0,
        },
        "explanation": "…",
    }
    question = Question.model_validate(kept)
    assert is_right(question, ("20 s",))
    assert not is_right(question, ("20 km",))


@pytest.mark.parametrize("step", steps(20))
def test_a_small_campaign_over_the_bank_finds_nothing(step: int) -> None:
    outcome = run(inputs=2_000, step=step)
    assert outcome.inputs >= 2_000
    assert outcome.faults == []


TYPED = [
    case
    for case in cases("v2", "answer_validation")
    if case["type"] == "QROC" and case["format"] != "nombre" and case["expected"] == "ok"
    if "options=" not in (case["proposals"] or "") and len(case["answer"]) <= LONGEST_ANSWER
]


@pytest.mark.parametrize("case", TYPED, ids=lambda case: case["id"])
def test_text_accepts_what_the_real_engine_accepts(case: dict[str, Any]) -> None:
    comparison = Comparison(compare="text", **case["treatments"])
    assert answer_matches(case["answer"], case["solution"].split("\n"), comparison)


@pytest.mark.parametrize("text", ["la C", "le C", "« La C. »", "l'offre C", "une offre C"])
def test_an_article_may_come_before_a_letter(text: str) -> None:
    assert answer_matches(text, ("C",), LETTERS)
    assert not answer_matches(text, ("LAC",), LETTERS)


@pytest.mark.parametrize("text", ["le", "LA", "l, a", "L puis A"])
def test_letters_that_read_like_an_article_stay_letters(text: str) -> None:
    assert answer_matches(text, (text[:2] if len(text) == 2 else "LA",), LETTERS)


@pytest.mark.parametrize(
    "text", ["le 3018", "au 30 18", "N° 3018", "le numéro 3018", "tél. : 3018"]
)
def test_words_may_announce_a_telephone_number(text: str) -> None:
    phone = Comparison(compare="phone")
    assert answer_matches(text, ("3018",), phone)
    assert not answer_matches(f"pas {text}", ("3018",), phone)


@pytest.mark.parametrize("text", ["7 h 5 min", "7h05m", "7h5m", "7 h 5 min 0 s"])
def test_minutes_may_have_one_figure_when_they_are_named(text: str) -> None:
    time = Comparison(compare="time")
    assert answer_matches(text, ("07:05",), time)
    assert not answer_matches("7:5", ("07:05",), time)
    assert not answer_matches("7h5", ("07:05",), time)


def test_the_leads_of_an_item_win_over_those_of_all_numbers() -> None:
    port = Comparison(compare="number", lead=("numéro de port",))
    assert answer_matches("le numéro de port 443", ("443",), port)
    assert not answer_matches("numéro de rue 443", ("443",), port)


FORMS = [
    (
        "droits_rgpd4-article#1",
        ["article 12", "l'article 12", "art. 12", "l'article 12 du RGPD"],
        ["12 articles", "12 mois", "articles 12", "1 2", "15"],
    ),
    ("rythme2-pauses#2", ["toutes les 20 minutes"], ["20 secondes"]),
    ("rythme2-pauses#3", ["six mètres", "environ 6 m"], ["6 secondes", "plus de 6 m"]),
    ("cyberviolence2-chercher#1", ["le 30 18"], ["3020"]),
    ("incident3-transferer#1", ["33 700", "au 33700"], ["3370"]),
]


@pytest.mark.parametrize(("question", "right", "wrong"), FORMS)
def test_what_is_typed_for_some_questions(
    bank: Bank, question: str, right: list[str], wrong: list[str]
) -> None:
    drawn = bank.question(question, np.random.default_rng(0))
    assert [text for text in right if not is_right(drawn, (text,))] == []
    assert [text for text in wrong if is_right(drawn, (text,))] == []


def test_a_volume_is_typed_as_one_says_it(bank: Bank) -> None:
    drawn = bank.question("histoire4-annee#1", np.random.default_rng(0))
    for volume in ("27", "vol. 27", "volume 27", "tome 27"):
        assert is_right(drawn, (volume,)), volume
    for volume in ("vers 27", "28", "1948", "27 ou 28"):
        assert not is_right(drawn, (volume,)), volume


TEMPLATES = [
    ("droits5-ecart", ["le fichier {}", "« {} »"], ["x{}", "{}0"]),
    ("traces4-page_demandee", [" {} "], ["{}/", "www{}"]),
    ("sante_ligne4-page", ["les {}", "« {} »"], ["{}, Z"]),
    ("conso5-parc", ["{} kWh", "{} kilowattheures", "environ {}"], ["{}0", "plus de {}", "{} W"]),
    ("messages4-premiere_erreur", ["le code {}"], ["{}0"]),
]


@pytest.mark.parametrize("variants", times(10, 40))
@pytest.mark.parametrize(("item", "right", "wrong"), TEMPLATES)
def test_what_is_typed_for_computed_questions(
    bank: Bank, item: str, right: list[str], wrong: list[str], variants: int
) -> None:
    for number in range(1, variants + 1):
        drawn = bank.question(f"{item}#{number}", np.random.default_rng(0))
        key = drawn.key[0]
        assert [form for form in right if not is_right(drawn, (form.format(key),))] == []
        assert [form for form in wrong if is_right(drawn, (form.format(key),))] == []


@pytest.mark.parametrize(
    ("question", "text", "right"),
    [
        ("Quel revenu donne-t-elle, en euros par mois ?", "120 € par mois", True),
        ("Quel revenu donne-t-elle, en euros par mois ?", "120 €/mois", True),
        ("Quel revenu donne-t-elle, en euros par mois ?", "120 € par an", False),
        ("Quel est le loyer mensuel du local, en euros ?", "120 euros par mois", True),
        ("Quel est le loyer mensuel du local, en euros ?", "120 euros par an", False),
        ("À 10 € par mois, combien d'euros en un an ?", "120 € par mois", False),
        ("Le loyer mensuel est de 10 €. Combien d'euros en un an ?", "120 € par mois", False),
    ],
)
def test_a_period_is_told_where_the_amount_asked_is_of_one(
    question: str, text: str, right: bool
) -> None:
    comparison = Comparison(compare="number", units=("€",), said=lent_words(question))
    assert answer_matches(text, ("120",), comparison) == right


@pytest.mark.parametrize(
    ("text", "right"), [("12 au moins", True), ("au moins 12", True), ("au plus 12", False), ("moins de 12", False)]
)  # fmt: skip
def test_the_least_may_be_told_where_it_is_asked(text: str, right: bool) -> None:
    asked = lent_words("Combien de signes, au moins, faut-il tirer ?")
    assert answer_matches(text, ("12",), Comparison(compare="number", said=asked)) == right
    free = Comparison(compare="number", said=lent_words("Combien de signes faut-il tirer ?"))
    assert not answer_matches("au moins 12", ("12",), free)


def test_hours_are_not_told_in_minutes_where_decimals_are_asked() -> None:
    free = Comparison(compare="number", units=("h",))
    asked = Comparison(compare="number", units=("h",), said=lent_words("en heures décimales"))
    assert answer_matches("7 h 30", ("7,5",), free)
    assert not answer_matches("7 h 30", ("7,5",), asked)
    for key in ("7,51", "7,52"):
        assert not answer_matches("7 h 31", (key,), free)  # no decimal writing is that time


def test_a_line_is_called_what_it_stands_for() -> None:
    counted = nouns_counted("Nombre de lignes")
    told = "On veut une ligne par inscription. Une ligne par atelier suivrait."
    assert nouns_of_lines(told, counted) == ("inscription", "atelier")
    assert nouns_of_lines(told, nouns_counted("Nombre de pages")) == ()


def test_the_plural_in_x_of_a_noun_is_read() -> None:
    for noun, many in (("jeu", "jeux"), ("tableau", "tableaux"), ("lieu", "lieux")):
        assert answer_matches(f"3 {many}", ("3",), Comparison(compare="number", units=(noun,)))
        assert not answer_matches(
            f"3 {noun}es", ("3",), Comparison(compare="number", units=(noun,))
        )


def test_a_noun_in_s_x_or_z_is_its_own_plural() -> None:
    for noun in ("nez", "prix", "tapis"):
        counted = Comparison(compare="number", units=(noun,))
        assert answer_matches(f"3 {noun}", ("3",), counted)
        assert not answer_matches(f"3 {noun}s", ("3",), counted)


def test_more_decimals_than_asked_are_right_only_where_they_change_nothing() -> None:
    asked = Comparison(compare="number", tolerance=0.01, decimals=2)
    for text, right in (("3,15", True), ("3,14", True), ("3,149", False), ("3,2", False), ("3,150", True), ("3,13", False)):  # fmt: skip
        assert answer_matches(text, ("3,15",), asked) == right, text


@pytest.mark.parametrize(
    ("typed", "key", "comparison"),
    [
        ("€11,985.23", "11985.23", {"compare": "number", "units": ["€"]}),
        ("$5", "5", {"compare": "number", "units": ["dollars"]}),
        ("twenty-one people", "21", {"compare": "number", "units": ["people"]}),
        ("two", "2", {"compare": "number"}),
        ("2 hours 27 minutes and 42 seconds", "02:27:42", {"compare": "duration"}),
        ("1 hr 5 mins", "01:05:00", {"compare": "duration"}),
        ("2.30 p.m.", "14:30", {"compare": "time"}),
        ("at 12 am", "00:00", {"compare": "time"}),
        ("noon", "12:00", {"compare": "time"}),
        ("Thursday 5 March 2026", "05/03/2026", {"compare": "date"}),
        ("March 5th, 2026", "05/03/2026", {"compare": "date"}),
    ],
)
def test_what_is_typed_in_english_is_read(
    typed: str, key: str, comparison: dict[str, object]
) -> None:
    assert answer_matches(typed, (key,), Comparison.model_validate(comparison))


@pytest.mark.parametrize(
    ("typed", "key", "comparison"),
    [
        ("£5", "5", {"compare": "number", "units": ["€"]}),
        ("€5", "5", {"compare": "number"}),
        ("2:30 pm", "02:30", {"compare": "time"}),
        ("13 pm", "13:00", {"compare": "time"}),
        ("Friday 5 March 2026", "05/03/2026", {"compare": "date"}),
        ("May 3, 2026", "05/03/2026", {"compare": "date"}),
    ],
)
def test_what_says_something_else_in_english_is_wrong(
    typed: str, key: str, comparison: dict[str, object]
) -> None:
    assert not answer_matches(typed, (key,), Comparison.model_validate(comparison))
