"""``pixsim certificate``: the document of a sitting, and whether one can be relied on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.console.completion import known_names
from pixsim.cli.console.options import flag
from pixsim.cli.console.output import ExitCode, emit_json, fail_with, say
from pixsim.cli.documents.files import file_options, write_documents
from pixsim.cli.sitting.sitting_lookup import newest_result, sittings_of_person
from pixsim.cli.sources import cut_name, open_journal, pix_framework
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.documents.certificate_words import CertificateWords
    from pixsim.store.certificates.issuing import Issued
    from pixsim.store.certificates.verification import Verification
    from pixsim.store.sittings.journal import Journal
    from pixsim.store.sittings.summary import SittingSummary

VERIFICATION_SCHEMA = "pixsim/verification/1"
KEY_SCHEMA = "pixsim/key/1"


@click.group(
    help=_(
        "Le certificat ou l'attestation d'une épreuve : un document d'entraînement, NON OFFICIEL, "
        "signé par cette installation de pixsim."
    ),
    short_help=_("Fait et vérifie les documents : certificat, attestation."),
    subcommand_metavar=_("COMMANDE [ARGUMENTS]…"),
)
def certificate() -> None:
    """Group of the commands on documents."""


@certificate.command(
    help=_(
        "Fait le document d'une épreuve (d'un candidat : la dernière) : attestation sous les règles "
        "V2, certificat sous V3. Sans option, l'affiche."
    ),
    short_help=_("Fait le document d'une épreuve."),
)
@click.argument("name", metavar=_("ÉPREUVE|PROFIL"), shell_complete=known_names)
@file_options
@flag("--json", "as_json", help=_("Écrire en JSON, avec la signature."))
def make(name: str, pdf: Path | None, html: Path | None, as_json: bool) -> None:
    """Print the document of a sitting, or write it to files."""
    from pixsim.store.certificates.issuing import NotGivenError, issue_certificate
    from pixsim.store.certificates.verification import document_json
    from pixsim.store.certificates.wording import refusal_sentence

    journal = open_journal()
    try:
        issued = issue_certificate(journal, _find_sitting(name, journal), pix_framework())
    except NotGivenError as error:
        say(refusal_sentence(error.why), err=True)
        raise SystemExit(ExitCode.NEGATIVE) from None
    if as_json:
        emit_json(document_json(issued.certificate, issued.signed))
    if pdf is not None or html is not None:
        write_document(journal, issued, pdf, html, quiet=as_json)
    elif not as_json:
        from pixsim.documents.certificate_plain_text import certificate_text

        say(certificate_text(_certificate_words(issued), _terminal_width()))


@certificate.command(
    help=_(
        "Vérifie un document, sans réseau : son code (là où il a été émis), son fichier (PDF, HTML, "
        "JSON), ou le texte de son code QR ; « - » lit l'entrée standard.\n\n"
        "Rend 0 quand la signature est juste et l'émetteur connu, 1 sinon."
    ),
    short_help=_("Vérifie un document par son code, son fichier ou son code QR."),
)
@click.argument("what", metavar=_("CODE|FICHIER|TEXTE"))
@click.option(
    "--key",
    "keys",
    multiple=True,
    metavar=_("CLÉ"),
    help=_("Clé publique d'un émetteur que vous connaissez, ou son empreinte (répétable)."),
)
@flag("--json", "as_json", help=_("Écrire en JSON."))
def verify(what: str, keys: tuple[str, ...], as_json: bool) -> None:
    """Say whether a document can be relied on."""
    from datetime import UTC, datetime

    from pixsim.store.certificates.wording import verification_lines

    found = _verify_document(what, frozenset(map(_fingerprint_or_leave, keys)))
    today = datetime.now(UTC).astimezone().date()
    if as_json:
        emit_json(_verification_document(found, out_of_date=found.is_out_of_date(today)))
    else:
        verdict, *rest = verification_lines(found, today)
        say(verdict)
        for line in rest:
            say(line)
        if found.certificate is not None and found.signed is not None:
            _print_signed(found)
    raise SystemExit(ExitCode.OK if found.is_right else ExitCode.NEGATIVE)


@certificate.command(
    help=_(
        "Montre la clé publique de cette installation et son empreinte, que portent ses documents : à "
        "donner à qui doit les vérifier ailleurs."
    ),
    short_help=_("Montre la clé publique de cette installation."),
)
@flag("--json", "as_json", help=_("Écrire en JSON."))
def key(as_json: bool) -> None:
    """Print the public key and its fingerprint."""
    import base64

    from pixsim.documents.qr_payload import key_fingerprint_text

    public = open_journal().sealer.signer.public
    packed = base64.b32encode(public).decode().rstrip("=")
    if as_json:
        emit_json(
            {"schema": KEY_SCHEMA, "key": packed, "fingerprint": key_fingerprint_text(public)}
        )
        return
    say(_("Empreinte : {fingerprint}").format(fingerprint=key_fingerprint_text(public)))
    say(_("Clé publique : {key}").format(key=packed))


def _find_sitting(name: str, journal: Journal) -> SittingSummary:
    """The sitting that is meant; of a person, the newest with a result, else one of a room."""
    found = journal.summaries()
    chosen = next((sitting for sitting in found if sitting.id == name), None)
    if chosen is not None:
        return chosen
    theirs = sittings_of_person(name, found)
    waiting = next((sitting for sitting in theirs if sitting.room is not None), None)
    if waiting is not None and all(sitting.result is None for sitting in theirs):
        return waiting
    return newest_result(theirs)


def _certificate_words(issued: Issued) -> CertificateWords:
    from pixsim.documents.certificate_words import certificate_words

    return certificate_words(issued.certificate, pix_framework(), issued.signed)


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def write_document(
    journal: Journal, issued: Issued, pdf: Path | None, html: Path | None, *, quiet: bool = False
) -> None:
    """Write a document as PDF, as a page, or as both; all is made before anything is written."""
    from pixsim.documents.certificate_files import certificate_page, certificate_pdf
    from pixsim.store.certificates.issuing import sign_file

    words, signer = _certificate_words(issued), journal.sealer.signer
    write_documents(
        pdf,
        html,
        lambda: sign_file(signer, "pdf", certificate_pdf(issued.certificate, words)),
        lambda: sign_file(signer, "html", certificate_page(words).encode()),
        quiet=quiet,
    )


def _fingerprint_or_leave(text: str) -> str:
    from pixsim.store.certificates.verification import KeyTextError, key_fingerprint

    try:
        return key_fingerprint(text)
    except KeyTextError:
        raise click.BadParameter(
            _("« {key} » n'est ni une clé publique ni son empreinte.").format(key=cut_name(text)),
            param_hint="--key",
        ) from None


def _verify_document(what: str, known: frozenset[str]) -> Verification:
    from pixsim.documents.qr_payload import PREFIX
    from pixsim.foundation.file_reading import MOST_BYTES
    from pixsim.room.codes import typed_verification_code
    from pixsim.store.certificates.verification import (
        Verification,
        verify_code,
        verify_file,
        verify_text,
    )
    from pixsim.store.home import journal_file

    journal = open_journal() if journal_file().exists() else None
    if what == "-":
        content = sys.stdin.buffer.read(MOST_BYTES)
        return verify_file(content, known, journal, pix_framework())
    if PREFIX in what.upper():
        return verify_text(what.upper(), known, journal, pix_framework())
    form, code = typed_verification_code(what)
    if form == "missing":
        raise click.BadParameter(
            _("un code, un fichier ou le texte d'un code QR est attendu."),
            param_hint=_("CODE|FICHIER|TEXTE"),
        )
    if code is not None and not os.path.lexists(what):
        return (
            Verification("unknown_code")
            if journal is None
            else verify_code(journal, code, pix_framework())
        )
    return verify_file(_read_content(Path(what)), known, journal, pix_framework())


def _read_content(path: Path) -> bytes:
    from pixsim.foundation.file_reading import read_whole
    from pixsim.foundation.problems import DataError

    try:
        return read_whole(path)
    except DataError as error:
        fail_with(error.problems)


def _print_signed(found: Verification) -> None:
    """What was signed, in full: to compare with what one has in hand."""
    from pixsim.documents.certificate_plain_text import certificate_text
    from pixsim.documents.certificate_words import certificate_words

    assert found.certificate is not None
    assert found.signed is not None
    words = certificate_words(found.certificate, pix_framework(), found.signed)
    say("\n" + certificate_text(words, _terminal_width()))


def _verification_document(found: Verification, *, out_of_date: bool) -> dict[str, object]:
    from pixsim.store.certificates.verification import document_json

    signed = None
    if found.certificate is not None and found.signed is not None:
        signed = document_json(found.certificate, found.signed)
    return {
        "schema": VERIFICATION_SCHEMA,
        "ok": found.is_right,
        "outcome": found.outcome,
        "issued_here": found.here,
        "no_longer_in_the_journal": found.gone,
        "out_of_date": out_of_date,
        "certificate": signed,
    }
