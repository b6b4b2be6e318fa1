"""What the commands about a dossier share: its folder, read or refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.output import fail_with
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.ccp1.dossier import Dossier

folder_argument = click.argument(
    "folder", metavar=_("DOSSIER"), type=click.Path(path_type=Path, exists=True, file_okay=False)
)
json_option = click.option("--json", "as_json", is_flag=True, help=_("Écrire en JSON."))


def read_folder(folder: Path, as_json: bool = False, schema: str = "") -> Dossier:
    """A dossier; leaves with every reason when it cannot be read."""
    from pixsim.ccp1.dossier import read_dossier
    from pixsim.foundation.problems import DataError

    try:
        return read_dossier(folder)
    except DataError as error:
        fail_with(error.problems, as_json, schema)
