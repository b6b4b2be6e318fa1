"""A file of a question, kept where the person keeps files."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from pathlib import Path

from platformdirs import user_downloads_path
from textual.app import App

from pixsim.bank.question import Attachment
from pixsim.files import replace_file
from pixsim.i18n import gettext as _
from pixsim.store.causes import cause


def can_save(app: App[None]) -> bool:
    """Whether there is somewhere to save: the browser, or a folder of downloads."""
    return app.is_web or user_downloads_path().is_dir()


def save(app: App[None], attachment: Attachment) -> tuple[bool, str]:
    """Save a file; whether it is saved, and what to say. Nothing that is there is replaced."""
    name = Path(attachment.name).name
    if app.is_web:
        app.deliver_binary(BytesIO(attachment.content), save_filename=name)
        return True, _("Le navigateur enregistre {name}.").format(name=name)
    path = free_path(user_downloads_path() / name)
    try:
        replace_file(path, attachment.content)
    except OSError as error:
        return False, _("{name} n'a pas pu être enregistré : {why}.").format(
            name=name, why=cause(error)
        )
    return True, _("Enregistré dans Téléchargements : {name}.").format(name=path.name)


def free_path(path: Path) -> Path:
    """A path that nothing has yet: ``releve (2).csv``."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return next(name for name in names if not name.exists())
