"""Files handed with a question, in words: nobody needs to see or hear what is not said to need it."""

from __future__ import annotations

import io
import re
import zipfile

import numpy as np
import pytest

from pixsim.bank.checking.files import placeholder_content
from pixsim.bank.drawing.draw import draw_question
from pixsim.bank.question import Attachment
from pixsim.bank.reading.load import Bank
from pixsim.plain.files import (
    LONGEST_PAGE,
    PAGE,
    answer_file,
    find_inside,
    lines_about_file,
    view_lines,
)
from pixsim.viewing.kinds import view_file
from tests.plain.talking import dialogue
from tests.tools.exam_screens import question
from tests.tools.tiers import steps
from tests.viewing.files import png

SEEN_OR_HEARD = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "wav", "mp3", "ogg", "flac", "mp4"})  # fmt: skip


TOLD_IN_WORDS = ("vectoriel4-illisible", "fichier_casse5-nature", "pixels1-copies")
"""Items that hand out a picture or a sound, and are asked of who cannot see nor hear."""


@pytest.mark.full
def test_which_pictures_and_sounds_need_not_be_seen_or_heard(bank: Bank) -> None:
    found = []
    for item in [i for i in bank.items.values() if i.kind != "sim" and not i.needs_sight]:
        skill, rng = bank.framework.skill[item.skill], np.random.default_rng(0)
        files = draw_question(item, 1, skill, rng, bank.worlds, placeholder_content).attachments
        if any(file.name.rpartition(".")[2].lower() in SEEN_OR_HEARD for file in files):
            found.append(item.id)
    assert sorted(found) == sorted(TOLD_IN_WORDS)


@pytest.mark.parametrize("name", TOLD_IN_WORDS)
def test_every_picture_or_sound_that_need_not_be_seen_or_heard_is_told_in_words(
    bank: Bank, name: str
) -> None:
    said = 0
    for file in bank.question(f"{name}#1", np.random.default_rng(0)).attachments:
        shown = view_lines(view_file(file.name, file.content))
        words = lines_about_file(file)
        assert words[: len(shown)] == shown
        if file.name.rpartition(".")[2].lower() in SEEN_OR_HEARD:
            said += 1
            assert len(words) > len(shown), f"{name}: {file.name} says nothing of itself"
    assert said


@pytest.mark.parametrize("step", steps(8))
def test_what_only_an_eye_or_an_ear_answers_is_left_out_for_who_says_so(
    bank: Bank, step: int
) -> None:
    """A drawing is short enough to be read by its code; nothing asks for a histogram or a wave."""
    drawn = 0
    for item in [i for i in bank.items.values() if i.kind == "file" and not i.needs_sight][::step]:
        asked = bank.question(f"{item.id}#1", np.random.default_rng(0))
        assert not re.search("histogramme|éditeur audio", asked.statement), item.id
        for file in asked.attachments:
            if file.name.endswith(".svg"):
                drawn += 1
                assert len(lines_about_file(file)) <= 2 * PAGE, item.id
    assert drawn or step > 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("dessin.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>', "circle"),
        ("faux.png", b"%PDF-1.4\n", "%PDF-1.4"),
        ("octets.bin", bytes(range(200)), "00 01 02"),
    ],
)
def test_what_cannot_be_shown_is_told_by_what_it_is_made_of(
    name: str, content: bytes, said: str
) -> None:
    lines = lines_about_file(Attachment(name=name, source=content))
    assert any(said in line for line in lines[1:])


def test_a_picture_says_its_size_and_its_colours() -> None:
    lines = lines_about_file(Attachment(name="a.png", source=png(2, 2, [bytes(6), bytes(6)])))
    assert any("8 bits par canal" in line.replace("\u00a0", " ") for line in lines)


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_what_is_in_an_archive_is_read_by_its_name_however_deep() -> None:
    lot = zipped({"notes/a.txt": b"pomme", "b.txt": b"poire"})
    file = Attachment(name="tout.zip", source=zipped({"lot.zip": lot, "c.txt": b"prune"}))
    for path, said in (
        ("c.txt", "prune"),
        ("lot.zip/b.txt", "poire"),
        ("Lot.zip/notes/A.txt", "pomme"),
    ):
        found = find_inside(file, path)
        assert found is not None, path
        assert said in lines_about_file(found)
    assert find_inside(file, "lot.zip/rien.txt") is None
    assert find_inside(file, "") == file


def test_long_lines_make_shorter_pages_and_none_is_left_out() -> None:
    lines = [f"ligne {n} " + "mot " * (200 if n % 7 == 0 else 20) for n in range(1, 101)]
    file = Attachment(name="long.txt", source="\n".join(lines).encode())
    asked = question("QROC").model_copy(update={"attachments": (file,)})
    start, heard, pages = 1, [], 0
    while start:
        talk, out = dialogue([])
        answer_file(talk, asked, ("s", 1), f"1 {start}")
        said = out.getvalue().replace("\u00a0", " ")
        assert len(said) < LONGEST_PAGE + 1200  # a single line may be longer by itself
        heard += re.findall(r"^ligne (\d+) ", said, re.MULTILINE)
        follows = re.search(r"La suite : /fichier 1 (\d+)", said)
        start, pages = int(follows[1]) if follows else 0, pages + 1
    assert heard == [str(n) for n in range(1, 101)]
    assert pages > 3


def test_one_is_told_how_to_read_what_an_archive_holds() -> None:
    file = Attachment(name="tout.zip", source=zipped({"lot/c.txt": b"prune"}))
    asked = question("QROC", attachments=(file,))
    talk, out = dialogue([])
    answer_file(talk, asked, ("séance", 1), "1")
    (told,) = [line for line in out.getvalue().splitlines() if "/fichier 1 " in line]
    answer_file(talk, asked, ("séance", 1), told.partition("/fichier ")[2])
    assert "prune" in out.getvalue()
    assert out.getvalue().count("/fichier 1 ") == 1  # nothing is in a text
