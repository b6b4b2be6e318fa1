"""Every option of every command stands in a test that also names the command."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from pixsim.cli import pixsim

TESTS = Path(__file__).parent.parent
OF_ALL = {"--help", "--version"}


def options(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The commands with their long options; of two that say yes and no, both."""
    context = click.Context(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from options(found, (*path, name))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for name in (*parameter.opts, *parameter.secondary_opts):
                if name.startswith("--") and name not in OF_ALL:
                    yield path, name


@cache
def words_in_strings(path: Path) -> frozenset[str]:
    """The words of all strings of a module; an option with its value counts as the option."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return frozenset(word.partition("=")[0] for text in texts for word in text.split())


def test_every_option_is_tried_where_its_command_is() -> None:
    modules = [path for path in sorted(TESTS.rglob("*.py")) if path != Path(__file__)]
    texts = {path: path.read_text(encoding="utf-8") for path in modules}
    found = list(options(pixsim, ()))
    assert len(found) > 250
    untried = [
        f"{' '.join(path)} {option}"
        for path, option in found
        if not any(
            option in texts[module] and {*path[-1:], option} <= words_in_strings(module)
            for module in modules
        )
    ]
    assert not untried
