"""Keys found another way. Automating a document: fields, cross-references, notes, mail merge."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

from pixsim.families.documents import champs
from pixsim.worlds.goals import reached
from pixsim.worlds.reading import parse
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.office import W, part_of
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@each_seed
def test_note_is_numbered_by_its_place(seed: int) -> None:
    values = drawn(champs.note_of_a_word, seed)
    with zipfile.ZipFile(BytesIO(content(values, "docx"))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    said = {
        note.get(f"{_W}id"): "".join(t.text or "" for t in note.iter(f"{_W}t"))
        for note in notes.iter(f"{_W}footnote")
    }
    before, called = "", []
    for one in body.iter():
        if one.tag == f"{_W}t":
            before += one.text or ""
        elif one.tag == f"{_W}footnoteReference":
            called.append((before.split()[-1], said[one.get(f"{_W}id")]))
    number, (_word, note) = next(
        (n, pair) for n, pair in enumerate(called, 1) if pair[0] == values["word"]
    )
    assert values["number"] == number
    assert note.endswith(f"p. {values['page']}.")


@each_seed
def test_who_owes_in_one_town_gets_one_letter(seed: int) -> None:
    values, world = done(champs.merge_filter, seed)
    owing = {
        (first.casefold(), last.casefold())
        for first, last, town, state in (record.values for record in world.doc.records)
        if state.casefold() == "due" and town.casefold() == values["town"].casefold()
    }
    called = [letter[0].removeprefix("Bonjour ").casefold() for letter in world.letters]
    assert sorted(called) == sorted(first for first, _last in owing)
    assert len(called) == values["count"]


def test_either_of_two_like_records_may_be_left_out() -> None:
    values = draw_values(champs.merge_filter, 3)
    records = [record.values for record in values["world"].doc.records]
    twin = next(n for n, one in enumerate(records, 1) if one[3] == "Due")
    other = next(
        n for n, one in enumerate(records, 1) if n != twin and one[0] == records[twin - 1][0]
    )
    world = values["world"]
    for line in values["solution"]:
        world = world.step(
            parse(
                world,
                line.replace(f"cocher {twin}", f"cocher {other}")
                if line == f"cocher {twin}"
                else line,
            )
        )
    assert reached(values["goal"], values["world"], world)


@each_seed
def test_conditional_fields_are_worked_out_as_a_merge_does(seed: int) -> None:
    values = draw_values(champs.conditional_field, seed)

    def merged(fields: str, row: dict[str, str]) -> str:
        """The text of the letter: the innermost field goes first, until none is left."""
        for name, held in row.items():
            fields = fields.replace(f"{{{name}}}", held)
        field = re.compile(r'\{SI (\S+) (=|>=?) ("[^"]*"|\d+)\s+"([^"{}]*)"\s+"([^"{}]*)"\s*\}')
        while found := field.search(fields):
            name, sign, than, one, other = found.groups()
            mine = row[name]
            if sign == "=":
                true = mine == than.strip('"')
            else:
                true = int(mine or 0) >= int(than) + (sign == ">")
            fields = f'{fields[: found.start()]}"{one if true else other}"{fields[found.end() :]}'
        return fields

    letters = [merged(values["field"], row) for row in records_of(values)]
    assert not any("{" in letter for letter in letters)
    count = sum(f'"{values["asked"]}"' in one and f'"{values["many"]}"' in one for one in letters)
    assert str(count) == values["key"] not in values["wrong"]


@each_seed
def test_references_to_check(seed: int) -> None:
    values = drawn(champs.references_to_check, seed)
    root = ElementTree.fromstring(part_of(values, "docx", "word/document.xml"))
    numbers: dict[str, str] = {}
    marks: dict[str, str] = {}
    told: list[tuple[str, str, str]] = []
    count = 0
    for paragraph in root.iter(f"{W}p"):
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        codes = " ".join(one.text or "" for one in paragraph.iter(f"{W}instrText"))
        codes += " ".join(one.get(f"{W}instr", "") for one in paragraph.iter(f"{W}fldSimple"))
        caption = re.fullmatch(r"Figure (\d+) : (.+)", text)
        if caption and "SEQ" in codes:
            count += 1
            numbers[caption[2]] = str(count)
            (mark,) = [one.get(f"{W}name", "") for one in paragraph.iter(f"{W}bookmarkStart")]
            marks[mark] = str(count)
        elif caption:
            numbers[caption[2]] = caption[1]
            assert caption[2] == values["typed"]
        elif found := re.fullmatch(r".* « (.+) », voir la figure (\d+)\.", text):
            told.append((found[1], found[2], codes))
    assert sorted(numbers) == values["options"]
    shown = {}
    for subject, written, codes in told:
        lead = re.search(r"REF (\w+)", codes)
        shown[subject] = marks[lead[1]] if lead else written
    assert shown[values["subject"]] == numbers[values["subject"]] == values["key"]
    assert str(sum(shown[name] != numbers[name] for name in numbers)) == values["false"]
    assert values["key"] not in values["wrong"]
    assert values["false"] not in values["not_false"]
    text = re.sub(r"<[^>]+>", "", part_of(values, "odt", "content.xml"))
    assert f"À propos de « {values['subject']} », voir la figure {values['stale']}." in text
    assert text.count("voir la figure") == len(numbers)
