"""PDF files: tagged, the same twice, and every name in them as text."""

from __future__ import annotations

import sys
import tomllib
from io import BytesIO
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.documents.certificate_files import certificate_page, certificate_pdf
from pixsim.documents.certificate_words import certificate_words
from pixsim.documents.pdf import NoPdfError
from tests.documents.samples import HOSTILE, certificate, signed
from tests.tools.tiers import tiered

typst = pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")


def made(bank: Bank, rules: str = "v3", **changed: object) -> bytes:
    facts = certificate(rules, **changed)
    return certificate_pdf(facts, certificate_words(facts, bank.framework, signed(facts)))


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize(("rules", "pages", "wide"), [("v2", 1, False), ("v3", 2, True)])
def test_pages_are_those_of_the_real_document(
    bank: Bank, rules: str, pages: int, wide: bool
) -> None:
    reader = pypdf.PdfReader(BytesIO(made(bank, rules)))
    assert len(reader.pages) == pages
    box = reader.pages[0].mediabox
    assert (box.width > box.height) == wide
    for page in reader.pages:  # the frame, the foot, and behind it all
        assert page.extract_text().count("NON OFFICIEL") == 3


def test_below_64_pix_there_is_no_second_page(bank: Bank) -> None:
    content = made(bank, pix=40, level=None, levels=())
    assert len(pypdf.PdfReader(BytesIO(content)).pages) == 1


def test_it_is_tagged_titled_and_in_french(bank: Bank) -> None:
    root = pypdf.PdfReader(BytesIO(made(bank))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    kinds = set()
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif hasattr(element, "get"):
            kinds.add(str(element.get("/S", "")))
            if element.get("/S") == "/Figure":
                assert "Code QR" in element["/Alt"]
            if "/K" in element:
                waiting.append(element["/K"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/P"} <= kinds


def test_the_same_facts_give_the_same_bytes(bank: Bank) -> None:
    assert made(bank) == made(bank)
    assert made(bank) != made(bank, pix=404)


def test_its_fonts_travel_with_it(bank: Bank) -> None:
    for page in pypdf.PdfReader(BytesIO(made(bank))).pages:
        for font in page["/Resources"]["/Font"].values():
            (below,) = font["/DescendantFonts"]
            descriptor = below.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("name", "rules"),  # under one of the rules, and in full under both
    tiered(
        [(name, ("v2", "v3")[(n + m) % 2]) for n, name in enumerate(HOSTILE) for m in range(2)], 8
    ),
)
def test_names_print_as_text_and_nothing_is_cut(bank: Bank, rules: str, name: str) -> None:
    content = made(bank, rules, name=name)
    found = "".join(text_of(content).split())
    if name == "李小龍":  # no font here has these signs: their numbers are written
        assert "[U+674E][U+5C0F][U+9F8D]" in found or name in found
    elif not any("\u0590" <= sign <= "\u06ff" for sign in name):  # read right to left
        assert "".join(name.replace("\xa0", " ").split()) in found
    assert "root:" not in found


def test_accents_come_out_as_they_went_in(bank: Bank) -> None:
    found = text_of(made(bank, name="Gaëlle Bœuf-Noël", place="« L'Œuvre » — Saint-Étienne, 4 €"))
    assert "Gaëlle Bœuf-Noël" in found
    assert "« L'Œuvre » — Saint-Étienne, 4 €" in found.replace("\xa0", " ")


def test_a_longest_name_and_place_still_fit(bank: Bank) -> None:
    long = "Établissement " * 14
    reader = pypdf.PdfReader(BytesIO(made(bank, "v2", name=long.strip(), place=long.strip())))
    assert len(reader.pages) <= 2
    assert text_of(made(bank, name=long.strip())).count("Établissement") >= 14


def test_without_the_extra_the_page_remains(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    facts = certificate()
    words = certificate_words(facts, bank.framework, signed(facts))
    with pytest.raises(NoPdfError) as told:
        certificate_pdf(facts, words)
    assert "[pdf]'" in told.value.sentence
    assert "<svg" in certificate_page(words)  # its code is there whatever is installed


def test_what_draws_the_code_is_installed_with_pixsim() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert any(name.startswith("segno") for name in project["project"]["dependencies"])
