"""Lines said and read: width, order, time that runs out, the end of the input."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.plain.commands import Command, Typed, read_command
from pixsim.plain.dialogue import LONGEST_LINE, Closed, Dialogue, Overtaken
from pixsim.plain.wording import lay_out_for_width, letter_of, place_of
from tests.plain.talking import Slow, dialogue

COMMANDS = """
import sys
from pixsim.plain.commands import Command, read_command
for word in sys.argv[1:]:
    print(read_command("/" + word, tuple(Command)).command.name)
"""


def test_a_prompt_has_a_line_of_its_own_and_the_answer_the_next() -> None:
    talk, out = dialogue(["  Paris  "])
    assert talk.ask("Votre réponse :") == "Paris"
    assert out.getvalue().replace("\u00a0", " ") == "Votre réponse :\n"


def test_the_end_of_the_input_closes_now_and_later() -> None:
    talk, _out = dialogue(["a"])
    assert talk.ask("?") == "a"
    for _time in range(2):
        with pytest.raises(Closed):
            talk.ask("?")


def test_a_choice_is_asked_again_until_it_is_one() -> None:
    talk, out = dialogue(["z", "", "2", "b."])
    ways = [("one", "Un"), ("two", "Deux")]
    assert talk.choose("Lequel ?", ways) == "two"
    assert out.getvalue().count("a. Un") == 3
    assert talk.choose("Lequel ?", ways) == "two"


def test_a_line_that_is_too_long_is_refused_whole() -> None:
    talk, out = dialogue(["x" * (LONGEST_LINE + 1), "court"])
    assert talk.ask("?") == "court"
    assert "trop longue" in out.getvalue()


def test_time_that_runs_out_while_typing_takes_nothing() -> None:
    source = Slow(["trop tard"])
    talk = Dialogue(source, io.StringIO())
    looks = iter([False, False, True])

    def watch() -> bool:
        return next(looks)

    with pytest.raises(Overtaken):
        talk.ask("?", watch)
    source.waiting.set()


def test_a_line_given_after_the_time_is_not_taken() -> None:
    talk, _out = dialogue(["trop tard"])
    looks = iter([False, True])
    with pytest.raises(Overtaken):
        talk.ask("?", lambda: next(looks))


@given(st.text(max_size=300), st.integers(20, 90))
def test_no_control_character_is_said_and_lines_fit(text: str, width: int) -> None:
    for line in lay_out_for_width(text, width):
        assert not any(ord(sign) < 32 or ord(sign) == 127 for sign in line if sign != "\t")
        words = [word for word in line.split(" ") if word]
        assert len(line) <= width or len(words) == 1 or is_preformatted(line) or "\t" in line


def test_code_is_announced_and_kept() -> None:
    lines = lay_out_for_width("Lisez :\n    pour i de 1 à 3\n        avancer\nPuis répondez.")
    assert lines == [
        "Lisez :".replace(" :", "\u00a0:"),
        "Tel quel, 2 lignes :",
        "    pour i de 1 à 3",
        "        avancer",
        "Puis répondez.",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/aide", Typed(Command.HELP, "")),
        ("/ARRÊTER", Typed(Command.STOP, "")),
        ("/arreter", Typed(Command.STOP, "")),
        ("/fichier 1 41", Typed(Command.FILE, "1 41")),
        ("//aide", "/aide"),
        ("/home/lea", "/home/lea"),
        ("//serveur/partage", "//serveur/partage"),
        ("aide", "aide"),
        ("/valider", "/valider"),
    ],
)
def test_commands_are_words_after_a_slash_and_the_rest_is_text(
    line: str, expected: Typed | str
) -> None:
    assert read_command(line, (Command.HELP, Command.STOP, Command.FILE)) == expected


@given(st.integers(0, 60))
def test_each_option_is_named_by_its_letter_and_its_number(place: int) -> None:
    assert place_of(letter_of(place), 61) == place
    assert place_of(f" {place + 1}) ", 61) == place
    assert place_of(letter_of(61), 61) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "passer relire heure fichier signaler arreter aide répondre valider recommencer"),
        ("en", "skip reread time file flag stop help answer submit restart"),
        ("en", "passer relire heure fichier signaler arreter aide répondre valider recommencer"),
    ],
)
def test_every_command_is_known_by_its_word_in_each_language(language: str, words: str) -> None:
    """The French ones in English too; an English word is text in French, where it may be an answer."""
    said = subprocess.run(
        [sys.executable, "-c", COMMANDS, *words.split()],
        env=os.environ | {"PIXSIM_LANG": language}, capture_output=True, encoding="utf-8", check=True,
    ).stdout.split()  # fmt: skip
    assert said == [command.name for command in Command]


def test_an_english_word_is_text_in_french() -> None:
    assert read_command("/skip", tuple(Command)) == "/skip"


@pytest.mark.parametrize("typed", ["", "/help", "aide", "/aide", "?"])
def test_who_is_lost_at_a_list_is_helped_without_a_reproach(typed: str) -> None:
    talk, out = dialogue([typed, "a"])
    assert talk.choose("Quoi ?", [("one", "Un"), ("leave", "Quitter")]) == "one"
    said = out.getvalue().replace("\u00a0", " ")
    assert "Tapez la lettre d'une ligne de la liste" in said
    assert "n'est pas dans la liste" not in said


@pytest.mark.parametrize("typed", ["/quit", "/quitter", "quitter", "exit"])
def test_who_wants_out_of_a_list_gets_out(typed: str) -> None:
    talk, _out = dialogue([typed])
    assert talk.choose("Quoi ?", [("one", "Un"), ("back", "Revenir")]) == "back"
    talk, _out = dialogue([typed])
    with pytest.raises(Closed):
        talk.choose("Quoi ?", [("one", "Un"), ("two", "Deux")])
