"""The document of a sitting as a file to hand out: PDF, or a page where PDF cannot be made."""

from __future__ import annotations

from pixsim.documents.certificate_files import certificate_page, certificate_pdf
from pixsim.documents.certificate_words import certificate_words
from pixsim.documents.pdf import NoPdfError
from pixsim.foundation.resources import bundled_folder
from pixsim.framework import read_framework
from pixsim.store.certificates.issuing import NotGivenError, issue_certificate, sign_file
from pixsim.store.sittings.journal import Journal


def document_file(journal: Journal, sitting: str) -> tuple[str, bytes]:
    """Name and content of the document of a sitting, signed to the last byte.

    Raises
    ------
    NotGivenError
    JournalError
    """
    summary = next((found for found in journal.summaries() if found.id == sitting), None)
    if summary is None:
        raise NotGivenError("gone")
    framework = read_framework(
        bundled_folder("item_bank") / "framework.toml"
    )  # whatever bank is in use
    issued = issue_certificate(journal, summary, framework)
    words = certificate_words(issued.certificate, framework, issued.signed)
    signer, code = journal.sealer.signer, issued.certificate.code
    try:
        made = certificate_pdf(issued.certificate, words)
    except NoPdfError:
        page = certificate_page(words).encode()
        return f"{code}.html", sign_file(signer, "html", page)
    return f"{code}.pdf", sign_file(signer, "pdf", made)
