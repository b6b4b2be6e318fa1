"""Kinds of options that many commands have: a flag, a file, a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pixsim.foundation.i18n import gettext as _

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def flag(*names: str, help: str, **more: Any) -> Decorator:
    """An option that is given or not."""
    return click.option(*names, is_flag=True, help=help, **more)


def file_option(*names: str, exists: bool = False, **more: Any) -> Decorator:
    """An option that names a file, read or written."""
    kind = click.Path(path_type=Path, dir_okay=False, exists=exists)
    return click.option(*names, metavar=_("FICHIER"), type=kind, **more)


def folder_option(*names: str, exists: bool = False, **more: Any) -> Decorator:
    """An option that names a folder."""
    kind = click.Path(path_type=Path, file_okay=False, exists=exists)
    return click.option(*names, metavar=_("DOSSIER"), type=kind, **more)


def files_argument(name: str, *, metavar: str) -> Decorator:
    """One file or more."""
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.argument(name, nargs=-1, required=True, metavar=metavar, type=kind)
