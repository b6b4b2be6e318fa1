"""The help of every command in English: no French is left in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pixsim.cli

WALK = """
import click
from pixsim.cli import pixsim

def told(command, path):
    context = click.Context(command, info_name=path)
    print(command.get_help(context))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            told(command.get_command(context, name), f"{path} {name}")

told(pixsim, "pixsim")
"""
NAMES = re.compile("Médiateur numérique")  # a title, that has no other name
FRENCH = re.compile(
    r"[éèêëàâçùûîïôœ«»]| : |\b(FICHIER|DOSSIER|PROFIL|SALLE|COLONNE|ADRESSE|le|la|les|des|une)\b",
)


def test_no_command_tells_french_in_its_help() -> None:
    said = subprocess.run(
        [sys.executable, "-c", WALK],
        env=os.environ | {"PIXSIM_LANG": "en"}, capture_output=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    assert said.count("Usage:") > 70
    lines = NAMES.sub("", said).splitlines()
    assert [line for line in lines if FRENCH.search(line)] == []


def test_what_a_mistake_is_about_is_named_in_the_language() -> None:
    raw = [
        f"{file.name}: {name}"
        for file in Path(pixsim.cli.__file__).parent.rglob("*.py")
        for name in re.findall(r'param_hint="([A-ZÉÈ]+)"', file.read_text(encoding="utf-8"))
    ]
    assert raw == []
