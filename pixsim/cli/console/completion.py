"""``pixsim completion``: the script by which a shell completes commands, options and candidates."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from pixsim.cli.console.output import emit_data
from pixsim.foundation.i18n import gettext as _

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_PIXSIM_COMPLETE"  # as click makes it of the name of the command


@click.command(
    help=_(
        "Écrit le script de complétion d'un shell. À mettre une fois pour toutes :\n\n"
        "\b\n"
        "  bash  echo 'eval \"$(pixsim completion bash)\"' >> ~/.bashrc\n"
        "  zsh   echo 'eval \"$(pixsim completion zsh)\"' >> ~/.zshrc (après compinit)\n"
        "  fish  pixsim completion fish > ~/.config/fish/completions/pixsim.fish"
    ),
    short_help=_("Écrit le script de complétion de bash, zsh ou fish."),
)
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script of one shell."""
    found = get_completion_class(shell)
    assert found is not None
    root = click.get_current_context().find_root()
    emit_data((found(root.command, {}, "pixsim", VARIABLE).source() + "\n").encode())


def known_names(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Candidates of this machine and samples, as far as they can be read without loading much."""
    from pixsim.store.errors import JournalError
    from pixsim.store.records.cache import own_files, read_cached, sample_files

    try:
        records = read_cached()
        names = {record.id: record.name for record in records.records if not record.problem}
        stems = (path.stem for path in (*own_files(), *sample_files()))
    except JournalError:
        return []
    found = dict.fromkeys(stems, "") | names
    return [
        CompletionItem(name, help=shown or None)
        for name, shown in sorted(found.items())
        if name.startswith(incomplete)
    ]
