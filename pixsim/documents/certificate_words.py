"""A certificate in French words: the one source of its text, its page and its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pixsim.documents.certificate import Certificate
from pixsim.documents.level_words import competence_words, global_level_words
from pixsim.documents.qr_payload import Signed, key_fingerprint_text
from pixsim.foundation.i18n import LANGUAGE
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date
from pixsim.framework import Framework
from pixsim.report.wording import level_mark, level_squares
from pixsim.text.french_spaces import french_spaces
from pixsim.text.terminal_text import plain_line


@dataclass(frozen=True, slots=True)
class CompetenceWords:
    """One of the sixteen competences.

    Attributes
    ----------
    level : str
        « 3 »; a dash where none was obtained.
    squares : str
        The same as a picture.
    words : str
        What the level means; empty on an attestation.
    """

    code: str
    name: str
    level: str
    squares: str
    words: str


@dataclass(frozen=True, slots=True)
class DomainWords:
    """One of the five domains.

    Attributes
    ----------
    empty : bool
        Whether no level was obtained in any of its competences.
    """

    code: str
    name: str
    empty: bool
    competences: tuple[CompetenceWords, ...]


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """All that a document says; no control character, French spaces in place.

    Attributes
    ----------
    banner : str
        That it is not official: first of all, and on every page.
    title : str
    name : str
    facts : tuple of (str, str)
        What is known of the person, the day and the place: a label, and its value.
    score, out_of : str
        « 377 », « pix sur 895 ».
    level, summary, description : str
        The global level and what it means; empty where none is shown.
    warnings : tuple of str
        What a reader must know before trusting it: nobody supervised, nobody sat.
    domains : tuple of DomainWords
        Empty where no level is shown.
    domains_title : str
    code : str
    code_label : str
    notes : tuple of str
        What the signature proves and what it does not, what the validity is, where levels come from.
    payload : str
        What the QR code carries.
    payload_label : str
        What the QR code is, for who cannot see it.
    language : str
    """

    banner: str
    title: str
    name: str
    facts: tuple[tuple[str, str], ...]
    score: str
    out_of: str
    level: str
    summary: str
    description: str
    warnings: tuple[str, ...]
    domains_title: str
    domains: tuple[DomainWords, ...]
    code_label: str
    code: str
    notes: tuple[str, ...]
    payload: str
    payload_label: str
    date: str
    language: str = LANGUAGE


def certificate_words(
    certificate: Certificate, framework: Framework, signed: Signed
) -> CertificateWords:
    """The words of a certificate that was signed."""
    level = certificate.global_level
    said = None if certificate.level is None else global_level_words(certificate.level)
    return CertificateWords(
        banner=french_spaces(
            _(
                "NON OFFICIEL : document d'entraînement, sans valeur. pixsim n'est pas affilié à Pix."
            )
        ),
        title=document_title(certificate),
        name=plain_line(certificate.name),
        facts=tuple(
            (label, french_spaces(plain_line(value))) for label, value in _fact_rows(certificate)
        ),
        score=str(certificate.pix),
        out_of=french_spaces(_("pix sur {most}").format(most=certificate.most)),
        level="" if level is None else level.name,
        summary="" if said is None else french_spaces(said.summary),
        description="" if said is None else french_spaces(said.description),
        warnings=tuple(map(french_spaces, _warning_lines(certificate))),
        domains_title=_domains_title(certificate),
        domains=_domain_words(certificate, framework),
        code_label=_("Code de vérification"),
        code=certificate.code,
        notes=tuple(map(french_spaces, _note_lines(certificate, signed))),
        payload=signed.text,
        payload_label=_("Code QR : le contenu de ce document et sa signature"),
        date=certificate.delivered.isoformat(),
    )


def document_title(certificate: Certificate) -> str:
    """Attestation under V2, certificate under V3, as Pix calls them; of a mock in both cases."""
    return {
        "v2": _("Attestation d'entraînement"),
        "v3": _("Certificat d'entraînement"),
    }[certificate.rules]


def _fact_rows(certificate: Certificate) -> list[tuple[str, str]]:
    born = ""
    if certificate.born is not None:
        born = _date_text(certificate.born)
        if certificate.birth_place:
            born = _("{day} à {place}").format(day=born, place=certificate.birth_place)
    rows = [
        (_("Naissance"), born),
        (_("Épreuve passée le"), _date_text(certificate.tested)),
        (_("Délivré le"), _date_text(certificate.delivered)),
        (
            _("Valable jusqu'au"),
            _("{day} (à titre indicatif)").format(day=_date_text(certificate.valid_until)),
        ),
        (_("Centre"), certificate.centre),
        (_("Lieu"), certificate.place),
        (_("Session"), certificate.session),
        (_("Règles"), _rules_name(certificate)),
    ]
    return [(label, value) for label, value in rows if value]


def _rules_name(certificate: Certificate) -> str:
    return {
        "v2": _("V2, en vigueur jusqu'à novembre 2024"),
        "v3": _("V3, en vigueur aujourd'hui"),
    }[certificate.rules]


def _date_text(day: date) -> str:
    return long_date(day)


def _warning_lines(certificate: Certificate) -> list[str]:
    if certificate.simulated:
        return [_("Candidat simulé : personne n'a passé cette épreuve.")]
    if not certificate.supervised:
        return [_("Sans surveillance : personne n'a vérifié qui a répondu, ni avec quelle aide.")]
    return [_("Épreuve tenue sur le poste du candidat.")] if certificate.remote else []


def _domains_title(certificate: Certificate) -> str:
    if not certificate.levels:
        return ""
    return {
        "v2": _("Niveaux des seize compétences, sur {most}").format(most=certificate.most_level),
        "v3": _("Niveaux par compétence, dans les cinq domaines"),
    }[certificate.rules]


def _domain_words(certificate: Certificate, framework: Framework) -> tuple[DomainWords, ...]:
    if not certificate.levels:
        return ()
    codes = (competence.code for competence in framework.competences)
    levels = dict(zip(codes, certificate.levels, strict=True))
    return tuple(
        DomainWords(
            code=area.code,
            name=area.name,
            empty=all(levels[c.code] < 0 for c in framework.competences_of(area.code)),
            competences=tuple(
                CompetenceWords(
                    code=c.code,
                    name=c.name,
                    level=level_mark(levels[c.code]),
                    squares=level_squares(levels[c.code]),
                    words=_level_words(certificate, c.code, levels[c.code]),
                )
                for c in framework.competences_of(area.code)
            ),
        )
        for area in framework.areas
    )


def _level_words(certificate: Certificate, code: str, level: int) -> str:
    if certificate.rules == "v2":
        return ""
    return french_spaces(competence_words(code, level)) if level > 0 else _("Non obtenue.")


def _note_lines(certificate: Certificate, signed: Signed) -> list[str]:
    notes = [
        _(
            "Émetteur : clé {key}. Vérifier : pixsim certificate verify, avec le code ou le code QR."
        ).format(key=key_fingerprint_text(signed.key)),
        _(
            "La signature prouve que rien n'a changé depuis que le détenteur de cette clé a émis le "
            "document. Elle ne prouve ni qui détient la clé, ni que personne n'a aidé."
        ),
        _(
            "Les trois ans sont une indication : Pix n'inscrit pas de fin de validité, et ce document "
            "n'en a aucune."
        ),
    ]
    if certificate.rules == "v2":
        notes.append(
            _("{most} pix est le plus haut score possible sous ces règles.").format(
                most=certificate.most
            )
        )
        notes.append(
            _(
                "1 024 pix est le score de qui a le niveau 8 partout ; il n'est pas encore ouvert dans "
                "toutes les compétences."
            )
        )
        if certificate.is_professional(french_domain=LANGUAGE == "fr"):
            notes.append(
                _(
                    "Depuis 2022, une attestation de Pix ajoute qu'elle vaut certification "
                    "professionnelle à partir de 120 pix. Ce document n'en est pas une."
                )
            )
    elif certificate.levels:
        notes.append(
            _(
                "Les seize niveaux viennent d'un seul score : l'épreuve ne mesure pas chaque compétence "
                "à part."
            )
        )
    else:
        notes.append(
            _("Sous 64 pix, le certificat ne montre ni niveau global ni niveaux par compétence.")
        )
    return notes
