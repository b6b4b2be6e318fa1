"""A file of a question, kept where the person keeps files."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from platformdirs import user_downloads_path
from textual.app import App

from pixsim.bank.question import Attachment
from pixsim.foundation.files import free_path, replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.store.causes import cause_words
from pixsim.store.home import files_folder
from pixsim.store.sittings.handed_files import shown_path


def place_to_save() -> tuple[Path, str]:
    """A folder that is there and can be written to, and its name in words.

    Downloads, else the home folder, else pixsim's own: a bare machine has no other.
    """
    downloads = user_downloads_path()
    if downloads.is_dir() and os.access(downloads, os.W_OK):
        return downloads, _("Téléchargements")
    home = Path.home()
    if home.is_dir() and os.access(home, os.W_OK):
        return home, shown_path(home)
    folder = files_folder("enregistrés")
    return folder, shown_path(folder)


def save_file(app: App[None], file: Attachment) -> tuple[bool, str]:
    """Save a file; whether it is saved, and what to say. Nothing that is there is replaced."""
    name = Path(file.name).name
    if app.is_web:
        app.deliver_binary(BytesIO(file.content), save_filename=name)
        return True, _("Le navigateur enregistre {name}.").format(name=name)
    folder, words = place_to_save()
    path = free_path(folder / name)
    try:
        replace_file(path, file.content)
    except OSError as error:
        return False, _("{name} n'a pas pu être enregistré : {why}.").format(
            name=name, why=cause_words(error)
        )
    return True, _("Enregistré dans {folder} : {name}.").format(folder=words, name=path.name)
