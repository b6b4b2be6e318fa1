"""What Pix refuses of a candidate sheet, in a sentence for whoever filled it in."""

from __future__ import annotations

from functools import cache

from pixsim.foundation.i18n import gettext as _


def sheet_sentence(code: str) -> str:
    """A fault of a candidate sheet, from Pix's code."""
    return _fault_sentences()[code.removeprefix("CANDIDATE_")]


@cache
def _fault_sentences() -> dict[str, str]:
    return {**_of_the_person(), **_of_the_test(), **_of_the_birth_place()}


def _of_the_person() -> dict[str, str]:
    return {
        "INVALID_DOCUMENT": _(
            "Ce n'est pas une feuille de candidats : il faut une ligne de titres avec le nom de "
            "naissance, le prénom, la date de naissance, le sexe, le code Insee, le code postal, la "
            "commune et le pays."
        ),
        "DUPLICATE_CANDIDATE": _("Ce candidat est déjà plus haut dans la feuille."),
        "FIRST_NAME_REQUIRED": _("Il manque le prénom."),
        "LAST_NAME_REQUIRED": _("Il manque le nom de naissance."),
        "SEX_REQUIRED": _("Il manque le sexe, M ou F."),
        "SEX_NOT_VALID": _("Le sexe s'écrit M ou F."),
        "EMAIL_NOT_VALID": _("L'adresse de convocation n'est pas une adresse e-mail."),
        "RESULT_RECIPIENT_EMAIL_NOT_VALID": _(
            "L'adresse du destinataire des résultats n'est pas une adresse e-mail."
        ),
        "BIRTHDATE_REQUIRED": _("Il manque la date de naissance."),
        "BIRTHDATE_FORMAT_NOT_VALID": _("La date de naissance s'écrit jj/mm/aaaa."),
        "BIRTHDATE_MUST_BE_GREATER": _("La date de naissance est d'avant 1900."),
    }


def _of_the_test() -> dict[str, str]:
    return {
        "EXTRA_TIME_INTEGER": _("Le temps majoré n'est pas un nombre."),
        "EXTRA_TIME_OUT_OF_RANGE": _(
            "Le temps majoré est un pourcentage, de 1 à moins de 1 000 (dans un tableur : 33 %)."
        ),
        "WRONG_SUBSCRIPTIONS_COMPATIBILITY": _(
            "Une épreuve spécialisée se passe seule : CléA va avec l'épreuve commune."
        ),
        "BILLING_MODE_REQUIRED": _("Il manque la tarification : gratuite, payante ou prépayée."),
        "BILLING_MODE_NOT_VALID": _("La tarification s'écrit gratuite, payante ou prépayée."),
        "BILLING_MODE_MUST_BE_EMPTY": _("Une école n'indique pas de tarification."),
        "PREPAYMENT_CODE_REQUIRED": _("Une épreuve prépayée a un code de prépaiement."),
        "PREPAYMENT_CODE_MUST_BE_EMPTY": _(
            "Un code de prépaiement ne va qu'avec une épreuve prépayée."
        ),
    }


def _of_the_birth_place() -> dict[str, str]:
    either = _(
        "En France : soit le code Insee seul, soit le code postal et la commune, sans code Insee."
    )
    return {
        "BIRTH_INFORMATION_REQUIRED": _("Il manque le lieu de naissance."),
        "BIRTH_COUNTRY_REQUIRED": _("Il manque le pays de naissance."),
        "BIRTH_COUNTRY_NOT_FOUND": _("Ce pays de naissance n'est pas dans la liste."),
        "BIRTH_INSEE_CODE_OR_BIRTH_POSTAL_CODE_AND_BIRTH_CITY_REQUIRED": either,
        "BIRTH_INSEE_CODE_NOT_VALID": _("Aucune commune n'a ce code Insee."),
        "BIRTH_CITY_REQUIRED": _("Il manque la commune de naissance."),
        "BIRTH_POSTAL_CODE_REQUIRED": _("Il manque le code postal de naissance."),
        "BIRTH_POSTAL_CODE_NOT_FOUND": _("Aucune commune n'a ce code postal."),
        "BIRTH_POSTAL_CODE_CITY_NOT_VALID": _("Cette commune n'a pas ce code postal."),
        "FOREIGN_BIRTH_CITY_REQUIRED": _("Né à l'étranger : il manque la ville de naissance."),
        "FOREIGN_POSTAL_CODE_MUST_BE_EMPTY": _("Né à l'étranger : pas de code postal."),
        "FOREIGN_INSEE_CODE_NOT_VALID": _("Né à l'étranger : le code Insee est 99."),
    }
