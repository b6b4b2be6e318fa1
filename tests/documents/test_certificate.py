"""What a certificate says, in every form: all of it, nothing more, and never as official."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pixsim.bank.reading.load import Bank
from pixsim.documents.certificate import Certificate
from pixsim.documents.certificate_files import certificate_page
from pixsim.documents.certificate_plain_text import certificate_text
from pixsim.documents.certificate_words import certificate_words
from pixsim.documents.level_words import competence_words, global_level_words
from pixsim.documents.qr_payload import (
    PayloadError,
    Signed,
    facts_bytes,
    find_payload,
    key_fingerprint_text,
)
from tests.documents.samples import HOSTILE, certificate, signed
from tests.tools.tiers import examples

PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1, max_size=80
)


def test_all_that_is_known_is_said_once_and_as_unofficial(bank: Bank) -> None:
    for rules, title in (("v2", "Attestation"), ("v3", "Certificat")):
        facts = certificate(rules)
        text = certificate_text(certificate_words(facts, bank.framework, signed(facts)))
        flat = " ".join(text.replace("\xa0", " ").split())
        assert flat.count("NON OFFICIEL") == 2  # at the top, and at the bottom
        assert "pixsim n'est pas affilié à Pix" in flat
        for said in (
            f"{title} d'entraînement", "Léa Noël", "1er mars 2000 à Saint-Étienne",
            "25 novembre 2026", "27 novembre 2026", "27 novembre 2029 (à titre indicatif)",
            "Maison du numérique", "N-B7CDF234", f"403 pix sur {facts.most}",
            key_fingerprint_text(bytes(range(32))),
        ):  # fmt: skip
            assert said in flat, said
        assert ("Indépendant 2" in flat) == (rules == "v3")
        assert all(c.name_fr in flat for c in bank.framework.competences)


def test_levels_are_described_on_a_certificate_and_bare_on_an_attestation(bank: Bank) -> None:
    words = certificate_words(certificate(), bank.framework, signed(certificate()))
    rows = [row for domain in words.domains for row in domain.competences]
    assert [row.level for row in rows] == ["4"] * 14 + ["–", "–"]
    assert rows[0].words == competence_words("1.1", 4).replace(" : ", "\xa0: ")
    assert rows[-1].words == "Non obtenue."
    bare = certificate_words(certificate("v2"), bank.framework, signed(certificate("v2")))
    assert not any(row.words for domain in bare.domains for row in domain.competences)


def test_below_64_pix_no_level_is_shown(bank: Bank) -> None:
    facts = certificate(pix=63, level=None, levels=())
    words = certificate_words(facts, bank.framework, signed(facts))
    assert (words.level, words.summary, words.domains, words.domains_title) == ("", "", (), "")
    assert "63" in certificate_text(words)


@pytest.mark.parametrize(
    ("changed", "warning"),
    [
        ({"supervised": False}, "Sans surveillance"),
        ({"simulated": True}, "Candidat simulé"),
        ({"remote": True}, "sur le poste du candidat"),
    ],
)
def test_what_it_is_worth_is_said(bank: Bank, changed: dict[str, Any], warning: str) -> None:
    facts = certificate(**changed)
    words = certificate_words(facts, bank.framework, signed(facts))
    assert warning in " ".join(words.warnings)
    assert warning in certificate_text(words)
    assert warning in certificate_page(words)


def test_nothing_is_warned_of_where_a_trainer_was_there(bank: Bank) -> None:
    assert certificate_words(certificate(), bank.framework, signed(certificate())).warnings == ()


@pytest.mark.parametrize("width", [20, 60, 72, 80, 200])
@pytest.mark.parametrize("name", HOSTILE)
def test_text_keeps_its_width_and_all_of_the_name(bank: Bank, width: int, name: str) -> None:
    facts = certificate(name=name)
    text = certificate_text(certificate_words(facts, bank.framework, signed(facts)), width)
    assert max(map(len, text.splitlines())) <= max(60, min(width, 80))
    assert "".join(name.split()) in "".join(text.split())


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_shows_names_as_text_and_fetches_nothing(bank: Bank, name: str) -> None:
    facts = certificate(name=name)
    page = certificate_page(certificate_words(facts, bank.framework, signed(facts)))
    assert f"<bdi>{html.escape(name)}</bdi>" in page.replace("&#34;", "&quot;")
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)\s*=|@import|url\(""", page)
    assert page.count("NON OFFICIEL") >= 3  # the last one is behind the printed page
    assert "<svg" in page


def test_a_name_that_turns_the_reading_round_shows_as_escapes(bank: Bank) -> None:
    facts = certificate().model_copy(update={"name": "Léa\u202emitraM"})
    words = certificate_words(facts, bank.framework, signed(facts))
    assert words.name == "Léa\\u202emitraM"


def test_every_level_has_words_and_no_two_the_same(bank: Bank) -> None:
    said = [global_level_words(n) for n in range(1, 9)]
    assert len({words.summary for words in said}) == len({w.description for w in said}) == 8
    every = [
        competence_words(c.code, level) for c in bank.framework.competences for level in range(1, 9)
    ]
    assert len(set(every)) == 16 * 4
    assert all(text.endswith(".") for text in every)


@settings(max_examples=examples(60), deadline=None)
@given(
    name=PRINTABLE,
    place=PRINTABLE,
    pix=st.integers(0, 895),
    levels=st.lists(st.integers(-1, 8), min_size=16, max_size=16),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    born=st.none() | st.dates(date(1900, 1, 2), date(2020, 1, 1)),
)
def test_a_payload_gives_back_what_was_signed(
    name: str,
    place: str,
    pix: int,
    levels: list[int],
    flags: tuple[bool, bool, bool],
    born: date | None,
) -> None:
    supervised, remote, simulated = flags
    facts = certificate(
        name=name, place=place, pix=pix, levels=levels, supervised=supervised, remote=remote,
        simulated=simulated, born=born, birth_place="",
    )  # fmt: skip
    payload = signed(facts)
    laid_out = "\n".join(re.findall(".{1,60}", payload.text))
    found = find_payload(f"avant {laid_out} après")
    assert found == payload
    assert found is not None
    assert found.certificate == facts


@pytest.mark.parametrize(
    "facts",
    [
        b"",
        b"{}",
        b"[]",
        b'["N-B7CDF234"]',
        facts_bytes(certificate()).replace(b"403", b"1e2"),
        facts_bytes(certificate()).replace(b"403", b"9999"),
        facts_bytes(certificate()).replace(b"N-B7CDF234", b"N-b7cdf234"),
        facts_bytes(certificate()).replace(b"2026-11-25", b"2026-11-31"),
        facts_bytes(certificate()) + b" ",
        facts_bytes(certificate()).replace(b"44444444444444", b"4"),
        facts_bytes(certificate()).replace(b'"12"]', b'"12",""]'),
        b"[" * 200_000,
    ],
)
def test_facts_in_any_other_form_are_refused(facts: bytes) -> None:
    with pytest.raises(PayloadError):
        _ = Signed(bytes(32), bytes(64), facts).certificate


@pytest.mark.parametrize("cut", [9, 40, 200, -1])
def test_a_payload_that_is_cut_is_refused(cut: int) -> None:
    with pytest.raises(PayloadError):
        find_payload(signed(certificate()).text[:cut])


def test_a_text_without_a_payload_has_none() -> None:
    assert find_payload("PIXSIM2:ABC. N-B7CDF234") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "P-12"},
        {"name": ""},
        {"name": "a\nb"},
        {"levels": (1, 2)},
        {"pix": -1},
        {"level": 9},
    ],
)
def test_facts_that_make_no_certificate_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        certificate(**changed)


def test_a_certificate_is_valid_to_the_third_anniversary() -> None:
    assert certificate(delivered=date(2024, 2, 29)).valid_until == date(2027, 2, 28)


def test_the_longest_facts_fit_a_qr_code(bank: Bank) -> None:
    facts = certificate(name="😀" * 200, place="😀" * 120, birth_place="", session="1")
    page = certificate_page(certificate_words(facts, bank.framework, signed(facts)))
    assert "<svg" in page
    found = find_payload(signed(facts).text)
    assert found is not None
    assert found.certificate == facts


def test_its_schema_says_what_it_is() -> None:
    assert set(Certificate.model_json_schema()["properties"]) >= {"code", "levels", "supervised"}
