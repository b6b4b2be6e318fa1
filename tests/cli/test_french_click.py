"""click speaks French: every text of it that people can meet, and every mistake they can make."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from pixsim.cli import pixsim
from pixsim.cli.console.french_click import FRENCH, MODULES, french_count

FOR_PROGRAMMERS = re.compile(
    "defined twice|decl|No options defined|Arguments take exactly|Unknown color|Editing failed"
)
ENGLISH = re.compile(
    r"\b(usage|error|try|missing|no such|invalid|options:|commands:|show|args)\b", re.I
)


def texts_of_click() -> Iterator[str]:
    """What click would translate."""
    folder = Path(click.__file__).parent
    for name in MODULES:
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value


def test_every_text_that_people_can_meet_has_french() -> None:
    found = set(texts_of_click())
    assert len(found) > 50
    assert not [t for t in found if t not in FRENCH and not FOR_PROGRAMMERS.search(t)]


@pytest.mark.parametrize("english", FRENCH)
def test_a_translation_uses_no_value_that_is_not_there(english: str) -> None:
    def names(text: str) -> set[str | None]:
        return {name for _text, name, _form, _kind in string.Formatter().parse(text)} - {None}

    assert names(FRENCH[english]) <= names(english)


def test_zero_and_one_are_singular() -> None:
    one, many = "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"
    assert french_count(one, many, 1).startswith("Mot ")
    assert french_count(one, many, 2).startswith("Mots ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("exam --nope", "L'option --nope n'existe pas."),
        ("examm", "La commande « examm » n'existe pas."),
        ("profile", "Commandes"),
        ("profile show", "Il manque 'PROFIL'."),
        ("profile show a b", "Mot en trop : b"),
        ("exam novice --rules v9", "« v9 » n'existe pas ici ; choix possibles : 'v2', 'v3'."),
        ("exam novice --seed x", "« x » n'est pas un nombre entier."),
        ("exam novice --seed -1", "-1 est hors des limites"),
        ("exam --seed", "L'option --seed demande une valeur."),
        ("exam --json=3", "L'option --json ne prend pas de valeur."),
        ("bank check /nulle-part", "Dossier /nulle-part : n'existe pas."),
        ("completion tcsh", "« tcsh » n'existe pas ici"),
        ("--help", "Affiche cette aide et quitte."),
    ],
)
def test_mistakes_and_help_are_in_french(line: str, said: str) -> None:
    done = CliRunner().invoke(pixsim, line.split(), prog_name="pixsim")
    text = " ".join((done.stdout + done.stderr).split())
    assert said in text
    prose = text.replace("--help", "").replace("show", "") if "profile" in line else text
    assert not ENGLISH.search(prose.replace("--help", "")), text


def test_no_line_of_the_list_of_commands_is_cut() -> None:
    listed = CliRunner().invoke(pixsim, ["--help"], prog_name="pixsim").stdout
    assert "..." not in listed


def test_every_group_names_its_commands_in_french() -> None:
    def usages(command: click.Command, path: str) -> Iterator[str]:
        context = click.Context(command, info_name=path)
        yield command.get_usage(context)
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from usages(inner, f"{path} {name}")

    told = list(usages(pixsim, "pixsim"))
    assert len(told) > 70
    assert [line for line in told if re.search(r"COMMAND\b|\bARGS\b", line)] == []
