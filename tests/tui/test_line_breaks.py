"""French punctuation begins no line, at any width; the two private names it hangs on are there."""

from __future__ import annotations

from itertools import pairwise

import rich._wrap
import textual._wrap
from rich.console import Console
from rich.text import Text
from textual.content import Content

from pixsim.text.french_spaces import NO_BREAK, french_spaces
from pixsim.tui.terminal import line_breaks

SENTENCE = french_spaces(
    "Que répondre à « Où ça ? » Voici : dites « nous avons fini à 100 % » ; sinon, "
    "expliquez ! Il reste 1 h 02 et 2 480,20 € pour 15 Mo : c'est « peu »."
)
FORBIDDEN_STARTS = ("?", "!", ":", ";", "»", "%", "€", "h ")


def test_the_private_names_are_there() -> None:
    assert hasattr(rich._wrap, "re_word")
    assert hasattr(textual._wrap, "re_chunk")
    line_breaks.keep_french_spaces()
    assert [word for _s, _e, word in rich._wrap.words(f"a{NO_BREAK}? b")] == [f"a{NO_BREAK}? ", "b"]


def test_no_line_starts_or_ends_wrongly() -> None:
    console = Console(width=200)
    for width in range(12, 100):
        content = [line.plain for line in Content(SENTENCE).wrap(width)]
        text = [line.plain for line in Text(SENTENCE).wrap(console, width)]
        offsets = [0, *textual._wrap.compute_wrap_offsets(SENTENCE, width, 4), len(SENTENCE)]
        area = [SENTENCE[a:b] for a, b in pairwise(offsets)]
        for lines in (content, text, area):
            assert not [line for line in lines if line.startswith(FORBIDDEN_STARTS)], width
            assert not [line for line in lines if line.rstrip(" ").endswith("«")], width


def test_no_space_is_added_and_code_is_left_alone() -> None:
    for text in ("a:b", "http://pix.fr", "x?y", "«serré»", "12:30", "si a == b : c"):
        assert french_spaces(text).replace(NO_BREAK, " ") == text
    assert french_spaces("si x ?= 1") == "si x ?= 1"
