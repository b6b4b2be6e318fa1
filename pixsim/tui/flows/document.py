"""From a result to its document: a file where people look for what they save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.foundation.files import replace_file
from pixsim.foundation.i18n import gettext as _
from pixsim.report.result.common import AnyResult
from pixsim.running.refusals import why
from pixsim.store.causes import cause
from pixsim.store.sittings.handed_files import shown_path
from pixsim.store.sittings.journal import JournalError
from pixsim.tui.files.saving import free_path

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell


def write_document(app: Shell, result: AnyResult, folder: Path) -> str:
    """Write the certificate or attestation of a result; where it is, or why there is none."""
    from pixsim.store.certificates.file import document_file
    from pixsim.store.certificates.issuing import NotGivenError
    from pixsim.store.certificates.wording import refusal_sentence

    try:
        name, content = document_file(app.journal, result.sitting)
        path = free_path(folder / name)
        replace_file(path, content)
    except NotGivenError as error:
        return refusal_sentence(error.why)
    except JournalError as error:
        return why(error)
    except OSError as error:
        return _("Le document n'a pas pu être écrit : {why}.").format(why=cause(error))
    return _("Document écrit : {path}").format(path=shown_path(path))
