"""Questions of the command line are French in a French run: their signs, and « oui »."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from pixsim.cli.console.prompting import confirm_yes_no, prompt_for


@click.command()
def name() -> None:
    click.echo(prompt_for("Prénom").upper())


@click.command()
def going_on() -> None:
    click.echo("yes" if confirm_yes_no("Continuer ?") else "no")


def test_a_colon_stands_apart() -> None:
    done = CliRunner().invoke(name, input="\nana\n")
    assert done.stdout.replace("\u00a0", " ").startswith("Prénom : ")
    assert done.stdout.endswith("ANA\n")


@pytest.mark.parametrize(("typed", "said"), [("o", "yes"), ("Oui", "yes"), ("n", "no"), ("", "no"), ("?", "no")])  # fmt: skip
def test_yes_is_said_in_french(typed: str, said: str) -> None:
    done = CliRunner().invoke(going_on, input=f"{typed}\n")
    assert "Continuer ? [o/N] " in done.stdout.replace("\u00a0", " ")
    assert done.stdout.splitlines()[-1].endswith(said)
