"""Keys found another way. Typing efficiently: keys, shortcuts, special characters."""

from __future__ import annotations

import json
import quopri
import re
import unicodedata
from collections import Counter
from html import unescape
from urllib.parse import unquote

from pixsim.families.documents import saisie
from tests.families.attachments import drawn, open_document, word
from tests.families.drawing import draw_values
from tests.families.reading import lines_of, only_text
from tests.families.seeds import each_seed


@each_seed
def test_paragraphs_are_not_lines(seed: int) -> None:
    values = drawn(saisie.true_paragraphs, seed)
    inside, texts = False, []
    for paragraph in word(values).paragraphs:
        if paragraph.style.name.startswith("Heading"):
            inside = paragraph.text == values["title"]
        elif inside:
            texts.append(paragraph.text)
    assert values["key"] == str(len(texts))
    assert values["lines"] == sum(text.count("\n") + 1 for text in texts)


@each_seed
def test_telephone_numbers_are_counted(seed: int) -> None:
    values = drawn(saisie.numbers_to_harmonise, seed)
    held = "\n".join(paragraph.text for paragraph in word(values).paragraphs)
    assert len(re.findall(r"\b0\d(?:\.\d\d){4}\b", held)) == values["dots"]
    assert len(re.findall(r"\b0\d{9}\b", held)) == values["stuck"]
    assert len(re.findall(r"\b\d{10}\b", held)) == values["stuck"] + values["files_numbered"]
    assert str(values["dots"]) not in values["not_dots"]
    odt = "\n".join(
        one.text_recursive for one in open_document(values, "odt").body.get_elements("//text:p")
    )
    assert len(re.findall(r"\b0\d(?:\.\d\d){4}\b", odt)) == values["dots"]


@each_seed
def test_files_cited_in_a_diary(seed: int) -> None:
    values = draw_values(saisie.cited_files, seed)
    found: list[str] = []
    for name in re.split(r"[ .;()\r\n]+", only_text(values)):
        head, dash, tail = name.partition("-")
        digits = tail[:-1] if tail[-1:].islower() else tail
        if dash and head.isalpha() and head.isupper() and len(head) in (2, 3):
            found += [name] * (len(digits) == 4 and digits.isdigit())
    assert str(len(set(found))) == values["count"] not in values["not_count"]
    assert max(set(found), key=found.count) == values["most"]
    assert found.count(values["most"]) == values["times"]
    assert len(only_text(values).splitlines()) >= 380


_LOOKS = {"\u00a0": " ", "\u2009": " ", "\u200b": "", "\u00ad": "", "\u2011": "-", "\u0430": "a"}


@each_seed
def test_lines_that_are_read_and_not_found(seed: int) -> None:
    values = drawn(saisie.hidden_signs, seed)
    (content,) = values["files"].values()
    lines = content.decode().splitlines()
    assert len(lines) == 390
    seen = ["".join(_LOOKS.get(letter, letter) for letter in line) for line in lines]
    missed = [
        line
        for line, shown in zip(lines, seen, strict=True)
        if shown.endswith(f" ; {values['searched']}") and not line.endswith(values["searched"])
    ]
    assert len(missed) == values["missed"]
    strange = Counter(
        letter for line in missed for letter in line.split(" ; ")[2] if letter in _LOOKS
    )
    (first, count), (_second, less) = strange.most_common(2)
    assert count > less
    assert sum(strange.values()) == len(missed)
    assert values["code"] == f"U+{ord(first):04X}" == values["codes"][0]
    assert not set(values["codes"]) & set(values["not_codes"])
    assert str(len(missed)) not in values["not_missed"]
    assert sum(values["searched"] in line for line in lines) >= 50


@each_seed
def test_name_in_codes(seed: int) -> None:
    values = draw_values(saisie.name_in_codes, seed)
    (written,) = lines_of(values["coded"])
    assert re.search(r"\\u", written)
    assert re.search("%", written)
    assert re.search("=[0-9A-F]", written)
    assert re.search("&(?:amp;)?#", written)
    assert written.count("%25") > 0 or written.count("&amp;") == 1
    by_entities = unescape(unescape(written))
    by_json = re.sub(r"\\u[0-9a-f]{4}", lambda found: json.loads(f'"{found[0]}"'), by_entities)
    by_mail = re.sub(
        "(?:=[0-9A-F]{2})+", lambda found: quopri.decodestring(found[0]).decode(), by_json
    )
    assert unquote(unquote(by_mail)) == values["key"]
    assert unicodedata.normalize("NFC", values["key"]) == values["key"]
    assert values["key"] not in values["wrong"]
