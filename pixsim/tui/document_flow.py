"""From a result to its document: a file where people look for what they save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.files import replace_file
from pixsim.framework import Framework, read_framework
from pixsim.i18n import gettext as _
from pixsim.report.any_result import AnyResult
from pixsim.resources import bundled
from pixsim.running.refusals import why
from pixsim.store.causes import cause
from pixsim.store.handed_files import shown_path
from pixsim.store.journal import JournalError
from pixsim.tui.saving import free_path

if TYPE_CHECKING:
    from pixsim.store.certificates import Issued
    from pixsim.tui.shell import Shell


def write_document(app: Shell, result: AnyResult, folder: Path) -> str:
    """Write the certificate or attestation of a result; where it is, or why there is none.

    A PDF file, or a page where the libraries of PDF are not there.
    """
    from pixsim.store.certificate_wording import refusal_sentence
    from pixsim.store.certificates import NotGivenError, issue

    found = (s for s in app.journal.summaries(result.profile) if s.id == result.sitting)
    sitting = next(found, None)
    if sitting is None:
        return _("Cette épreuve n'est plus là : une autre fenêtre l'a supprimée.")
    framework = read_framework(bundled("item_bank") / "framework.toml")  # whatever bank is in use
    try:
        issued = issue(app.journal, sitting, framework)
        ending, content = _content(app, issued, framework)
        path = free_path(folder / f"{issued.certificate.code}.{ending}")
        replace_file(path, content)
    except NotGivenError as error:
        return refusal_sentence(error.why)
    except JournalError as error:
        return why(error)
    except OSError as error:
        return _("Le document n'a pas pu être écrit : {why}.").format(why=cause(error))
    return _("Document écrit : {path}").format(path=shown_path(path))


def _content(app: Shell, issued: Issued, framework: Framework) -> tuple[str, bytes]:
    from pixsim.documents.certificate_files import certificate_page, certificate_pdf
    from pixsim.documents.certificate_words import certificate_words
    from pixsim.documents.pdf import NoPdfError
    from pixsim.store.certificates import sign_file

    words = certificate_words(issued.certificate, framework, issued.signed)
    signer = app.journal.sealer.signer
    try:
        made = certificate_pdf(issued.certificate, words)
    except NoPdfError:
        return "html", sign_file(signer, "html", certificate_page(words).encode())
    return "pdf", sign_file(signer, "pdf", made)
