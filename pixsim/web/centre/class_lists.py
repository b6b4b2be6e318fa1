"""A class list sent from the trainer's page: kept whole, or refused with all that is wrong with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.framework import Framework
from pixsim.journeys.people_import import WISHES, file_faults, import_words
from pixsim.running.exam_refusals import failure_words
from pixsim.store.people.class_import import (
    HomonymsError,
    compare_class_list,
    read_listed,
    save_import,
)
from pixsim.store.people.profiles import UnknownProfileError
from pixsim.store.people.wording import homonyms_sentence

NO_FILE = _("Choisissez le fichier de la liste.")


class RefusedListError(ValueError):
    """Nothing was written; the message says why, to the trainer."""


def import_list(
    name: str, content: bytes, existing: str, framework: Framework, taken: Iterable[str]
) -> str:
    """Keep whom a class list names; any thread may call it.

    Parameters
    ----------
    name : str
        Of the file, without folders.
    content : bytes
    existing : str
        What to do with who is already there; see `pixsim.store.people.class_import.Existing`.
    framework : Framework
    taken : iterable of str
        Ids that new profiles cannot have.

    Returns
    -------
    str
        What was done, in figures.

    Raises
    ------
    RefusedListError
    """
    wish = WISHES.get(existing)
    if not name or wish is None:
        raise RefusedListError(NO_FILE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        try:
            path.write_bytes(content)
            found = compare_class_list(read_listed(path, framework, taken), framework)
            return import_words(save_import(found, wish, framework, taken))
        except HomonymsError as error:
            raise RefusedListError(homonyms_sentence(error.homonyms)) from error
        except DataError as error:
            raise RefusedListError(file_faults(error, path)) from error
        except (UnknownProfileError, OSError) as error:
            raise RefusedListError(failure_words(error)) from error
