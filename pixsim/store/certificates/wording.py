"""Why there is no document, and what a verification found, in French."""

from __future__ import annotations

from datetime import date

from pixsim.documents.qr_payload import key_fingerprint_text
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date
from pixsim.report.result.integrity import integrity_sentence
from pixsim.store.certificates.issuing import Refusal
from pixsim.store.certificates.verification import Verification


def refusal_sentence(why: Refusal) -> str:
    """Why a sitting has no document to give."""
    if why in ("altered", "foreign", "unsigned"):
        return _("Pas de document. {why}").format(why=integrity_sentence(why))
    return {
        "gone": _("Cette épreuve n'est plus là : une autre fenêtre l'a supprimée."),
        "not_over": _("Pas de document : cette épreuve n'est pas terminée."),
        "unpublished": _("Pas de document pour l'instant : la salle n'a pas publié ce résultat."),
        "no_room": _("Pas de document : la salle où cette épreuve a été passée a été supprimée."),
        "erased": _("Pas de document : les noms des candidats de cette salle ont été supprimés."),
        "rejected": _("Pas de document : la certification blanche n'a pas été obtenue."),
        "cancelled": _("Pas de document : cette certification blanche est annulée."),
        "error": _("Pas de document : le résultat n'a pas pu être calculé."),
        "rules": _("Pas de document : ces règles n'en prévoient pas."),
        "competences": _(
            "Pas de document : il porte sur les seize compétences, et cette banque en a d'autres."
        ),
    }[why]


def verification_lines(found: Verification, today: date) -> list[str]:
    """What a verification found, the verdict first."""
    lines = [_verdict_words(found)]
    if found.outcome == "file_altered":
        lines.append(_("Ce qui a été signé, et qui seul compte :"))
    if found.signed is not None and found.outcome != "withdrawn":
        lines.append(
            _("Clé de l'émetteur : {key}").format(key=key_fingerprint_text(found.signed.key))
        )
    if found.outcome == "unknown_issuer":
        lines.append(
            _(
                "Comparez cette clé avec celle que l'émetteur vous a donnée, puis ajoutez "
                '--key "{key}".'
            ).format(key="" if found.signed is None else key_fingerprint_text(found.signed.key))
        )
    if found.gone:
        lines.append(
            _("Cette machine n'en garde plus trace : l'épreuve ou sa salle a été supprimée.")
        )
    if found.certificate is not None and found.is_out_of_date(today):
        end = long_date(found.certificate.valid_until)
        lines.append(_("Les trois ans indicatifs sont passés depuis le {day}.").format(day=end))
    return lines


def _verdict_words(found: Verification) -> str:
    if found.outcome == "right":
        return (
            _("✓ Signature juste : émis par cette installation de pixsim.")
            if found.here
            else _("✓ Signature juste, d'une clé que vous connaissez.")
        )
    return {
        "unknown_issuer": _("Signature juste, émetteur inconnu : rien ne dit qui l'a émis."),
        "altered": _("✗ ALTÉRÉ : ce n'est pas ce qui a été signé. Ne vous y fiez pas."),
        "file_altered": _(
            "✗ ALTÉRÉ : ce fichier n'est plus tel qu'il a été émis. Ne vous y fiez pas."
        ),
        "withdrawn": _(
            "✗ Ce document n'est plus valable : il a été retiré, corrigé ou annulé depuis."
        ),
        "unknown_code": _(
            "Aucun document n'a ce code sur cette machine. Un code ne se vérifie que là où il a été "
            "émis ; ailleurs, vérifiez le code QR ou le fichier."
        ),
        "no_signature": _("Aucune signature de pixsim là-dedans."),
    }[found.outcome]
