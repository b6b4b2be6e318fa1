"""What happens in a room, in French: refusals, states, reasons, reports."""

from __future__ import annotations

from typing import Any

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import numeric_date

OVERHEARD = _(
    "Sur un réseau ouvert, noms et réponses peuvent être lus : préférez un Wi-Fi protégé (WPA2), un "
    "câble ou votre partage de connexion."
)
"""To be said where a room is served to a network in clear: see `is_overheard`."""


def is_overheard(address: str) -> bool:
    """Whether what goes to an address crosses a network in clear."""
    return address.startswith("http://") and not address.startswith("http://127.0.0.1")


def refusal_sentence(error: str) -> str:
    """Why something cannot be done in a room, from its stable word."""
    found = (
        _of_the_door().get(error) or _of_the_invigilator().get(error) or _of_the_end().get(error)
    )
    return found or _("Ce n'est pas possible maintenant ({word}).").format(word=error)


def _of_the_door() -> dict[str, str]:
    nobody = _(
        "Ce nom et cette date de naissance ne correspondent à personne de la liste. Vérifiez-les, et "
        "le numéro de la session, sur la feuille d'émargement."
    )
    return {
        "identity_not_found": nobody,
        "identity_ambiguous": _(
            "Deux personnes de la liste ont ce nom et cette date de naissance : le surveillant doit "
            "d'abord corriger la liste."
        ),
        "candidate_linked_to_other_account": _(
            "Cette personne est déjà entrée depuis un autre poste. Le surveillant peut libérer sa "
            "place."
        ),
        "move_asked": _(
            "Vous étiez sur un autre poste : la demande est envoyée au surveillant. Le temps continue."
        ),
        "begun_elsewhere": _(
            "Cette épreuve a commencé sur un autre poste : reprenez-la dans un navigateur, à l'adresse "
            "de la salle."
        ),
        "account_linked_to_other_candidate": _("Ce poste est déjà celui d'une autre personne."),
        "profile_not_certifiable": _(
            "Le profil n'est pas certifiable : il faut le niveau 1 dans cinq compétences."
        ),
        "access_code_incomplete": _("Le code d'accès a six signes, sans espace."),
        "access_code_wrong": _("Ce code d'accès n'est pas le bon."),
        "not_a_candidate_of_this_session": _("Dites d'abord qui vous êtes."),
        "presence_not_confirmed": _(
            "Le surveillant n'a pas confirmé votre présence, ou il y a plus d'un quart d'heure. "
            "Appelez-le."
        ),
        "resume_not_authorised": _(
            "Le surveillant doit autoriser la reprise de l'épreuve. Appelez-le."
        ),
        "session_not_joinable": _("La session n'est plus ouverte à de nouvelles épreuves."),
        "session_not_accessible": _("La session est finalisée : l'espace surveillant est fermé."),
        "session_not_found": _("Cette session n'existe pas, ou plus."),
        "certification_duration_exceeded": _(
            "Cette épreuve a commencé il y a plus de 24 heures : elle est terminée."
        ),
        "no_question": _("La banque n'a aucune question pour ce profil."),
        "bank_too_small": _("La banque n'a pas assez de questions pour une épreuve."),
        "incorrect_password": _("Le numéro de session ou le mot de passe n'est pas le bon."),
        "invalid_form": _("Il manque le numéro de session ou le mot de passe."),
    }


def _of_the_invigilator() -> dict[str, str]:
    return {
        "not_kept": _(
            "Le poste qui tient la salle ne peut rien enregistrer : rien n'a été fait. Voyez son disque."
        ),
        "unreachable": _("La salle ne répond pas : son serveur est fermé, ou le réseau est coupé."),
        "not_the_room": _(
            "Ce qui répond à cette adresse n'est pas la salle, ou elle ne porte pas ce nom. Recopiez "
            "l'adresse qu'elle affiche, « https:// » compris."
        ),
        "untrusted": _(
            "La salle répond avec un certificat que cet ordinateur ne connaît pas. Si c'est bien la "
            "vôtre, donnez-lui le fichier du certificat : SSL_CERT_FILE=certificat.pem, devant la "
            "commande."
        ),
        "stale": _("Un autre surveillant a agi entre-temps : regardez ce qui a changé."),
        "invalid_order": _("Cette demande n'a pas de sens : rien n'a été fait."),
        "not_possible_now": _("Trop tard : l'épreuve a changé entre-temps."),
        "no_such_seat": _("Personne de la liste n'a ce numéro."),
        "no_test_started": _("Personne n'a commencé d'épreuve."),
        "test_already_started": _("Cette personne a déjà commencé son épreuve."),
        "test_ended": _("Cette épreuve est terminée."),
        "test_under_way": _("Une épreuve est encore en cours."),
        "no_permission": _("Il n'y a pas d'autorisation à retirer."),
        "no_move_asked": _("Personne ne demande à entrer d'un autre poste."),
        "nothing_owed": _("Rien n'est à rendre : c'est déjà fait."),
        "no_ongoing_alert": _("Aucun signalement n'attend de réponse."),
        "invalid_reason": _("Choisissez une raison de la liste."),
        "deprecated_reason": _("Cette raison n'est plus admise : choisissez-en une de la liste."),
        "already_enrolled": _("Quelqu'un de la liste a déjà ce nom et cette date de naissance."),
        "homonym_without_birth_date": _(
            "Quelqu'un de la liste a déjà ce nom : donnez la date de naissance de chacun, pour que la "
            "porte les distingue."
        ),
        "enrolment_closed": _("La liste est close : la session est finalisée, ou trop ancienne."),
        "a_candidate_is_already_linked": _(
            "Quelqu'un est déjà entré : la liste ne peut plus être remplacée."
        ),
        "candidate_already_linked": _(
            "Cette personne est déjà entrée : elle ne peut plus être retirée de la liste."
        ),
        "session_started": _("Une épreuve a déjà commencé."),
    }


def _of_the_end() -> dict[str, str]:
    return {
        "already_finalised": _("La session est déjà finalisée."),
        "not_finalised": _("La session n'est pas encore finalisée."),
        "already_published": _("Les résultats sont déjà publiés : dépubliez-les d'abord."),
        "invalid_report_line": _(
            "Il faut dire pourquoi chaque épreuve inachevée l'est : manque de temps ou départ "
            "(candidate), ou problème technique (technical)."
        ),
        "comment_too_long": _("Le commentaire sur la session a 500 caractères au plus."),
        "abort_reason_missing": _("Il manque la raison d'une épreuve inachevée."),
        "a_result_is_missing_or_in_error": _(
            "Un résultat manque ou n'a pas pu être calculé : rien ne peut être publié."
        ),
        "no_result": _("Il n'y a pas encore de résultat."),
        "no_such_report": _("Il n'y a pas de tel signalement."),
        "invalid_report": _("Ce signalement est incomplet, ou ne s'applique pas à cette épreuve."),
        "deprecated_category": _("Cette sorte de signalement n'existe plus."),
        "deprecated_subcategory": _("Cette sorte de signalement n'existe plus."),
    }


def place_words(seat: int, birth_date: str | None) -> str:
    """« n° 3, 03/05/2004 »: what homonyms of a room are known apart by."""
    number = _("n° {n}").format(n=seat)
    return number if birth_date is None else f"{number}, {numeric_date(birth_date)}"


def person_words(seat: dict[str, Any]) -> str:
    """« Léa Martin (n° 3, 03/05/2004) », from a line of the view; the number once names are erased."""
    place = place_words(seat["seat"], seat["birth_date"])
    return place if seat["name"] == place else f"{seat['name']} ({place})"


def sure_question(order: str, name: str) -> str:
    """What is asked before an order that is hard to take back."""
    return {
        "end_test": _("Arrêter pour de bon l'épreuve de {name} ? On n'y revient pas."),
        "free": _(
            "{name} pourra entrer de nouveau, d'un autre poste ; il faudra confirmer sa présence ou "
            "autoriser la reprise."
        ),
    }[order].format(name=name)


def admission_words(seat: dict[str, Any]) -> str:
    """What the door will say of a candidate's profile; empty where they come in as expected."""
    found = seat["admission"]
    if found is None or found["word"] == "certifiable":
        return ""
    if found["may_enter"]:
        return _("niveau inconnu : entre sans vérification")
    return {
        "no_profile": _("n'entrera pas : sans profil"),
        "level_unknown": _("n'entrera pas : niveau inconnu"),
    }.get(found["word"]) or _("n'entrera pas : au niveau 1, {n} sur {needed} compétences").format(
        n=found["competences"], needed=found["needed"]
    )


def stopped_words(seat: dict[str, Any]) -> str:
    """The same in a few signs, for who will be stopped; empty for the others."""
    found = seat["admission"]
    if found is None or found["may_enter"]:
        return ""
    if found["word"] == "not_certifiable":
        return _("n'entrera pas : {n} sur {needed}").format(
            n=found["competences"], needed=found["needed"]
        )
    return admission_words(seat)


def admission_remedy(seat: dict[str, Any]) -> str:
    """What would let a candidate in; empty where nothing is missing."""
    found = seat["admission"]
    if found is None or found["may_enter"]:
        return ""
    if found["word"] == "no_profile":
        return _(
            "Le profil n'existe plus : retirez la personne de la liste, puis inscrivez-la de nouveau."
        )
    return _(
        "Il faut le niveau 1 dans {needed} compétences : faites passer le positionnement (pixsim "
        "position {profile}), ou donnez les niveaux dans la liste (pixsim profile import, --existing "
        "update)."
    ).format(needed=found["needed"], profile=seat["profile"])


def state_words(seat: dict[str, Any]) -> str:
    """The state of a candidate, from their line of the view."""
    return {
        "absent": _("pas encore là"),
        "waiting": _("attend"),
        "permitted": _("peut commencer"),
        "under_way": _("répond"),
        "reporting": _("signale un problème"),
        "interrupted": _("sans nouvelles"),
        "asking_back": _("demande à reprendre"),
        "ended": end_words(seat["end_state"]),
    }[seat["state"]]


def end_words(state: str | None) -> str:
    """How a test ended."""
    return {
        "completed": _("a fini"),
        "endedByInvigilator": _("arrêtée par le surveillant"),
        "endedDueToDurationExceeded": _("temps écoulé"),
        "endedDueToFinalization": _("arrêtée à la clôture"),
        "endedEarly": _("arrêtée avant la fin"),
    }.get(state or "", _("terminée"))


def status_words(status: str, *, to_publish: bool | None = None) -> str:
    """The status of a session."""
    words = {
        "created": _("ouverte"),
        "finalized": _("finalisée"),
        "in_process": _("au jury"),
        "processed": _("publiée"),
        "deleted": _("supprimée"),
    }[status]
    if to_publish is None or status != "finalized":
        return words
    return words + (_(", à publier") if to_publish else _(", à traiter par le jury"))


def result_words(status: str | None) -> str:
    """The status of a result."""
    return {
        None: "–",
        "validated": _("obtenue"),
        "rejected": _("non obtenue"),
        "cancelled": _("annulée"),
        "error": _("en erreur"),
    }.get(status, status or "")


def outcome_sentence(status: str | None) -> str:
    """What a candidate reads of their result, once it is published."""
    return {
        "validated": _("Certification blanche obtenue."),
        "rejected": _("Certification blanche non obtenue : il n'y a pas de document à prendre."),
        "cancelled": _("Certification blanche annulée : il n'y a pas de document à prendre."),
    }.get(status or "", _("Le résultat n'a pas pu être calculé."))


def abort_words(abort: str | None) -> str:
    """Why a test was left unfinished."""
    return {
        "candidate": _("manque de temps ou départ anticipé"),
        "technical": _("problème technique"),
    }.get(abort or "", _("à dire"))


def issue_words(code: str) -> str:
    """A report or the reason of one, by its code."""
    return {
        "C1": _("Nom, prénom ou date de naissance à corriger"),
        "C2": _("Temps majoré à corriger"),
        "C4": _("Signature manquante"),
        "C6": _("Suspicion de fraude"),
        "C7": _("Problème technique non bloquant"),
        "C8": _("Problème du candidat, non bloquant"),
        "E1": _("L'image ne s'affiche pas"),
        "E2": _("Le simulateur ne fonctionne pas"),
        "E3": _("Le fichier ne s'ouvre pas"),
        "E4": _("Le site est indisponible"),
        "E5": _("Le site est bloqué par la salle"),
        "E8": _("Le temps de la question était dépassé, malgré le temps majoré"),
        "E9": _("Le logiciel ne fonctionne pas"),
        "E10": _("La fenêtre a été quittée sans le vouloir"),
        "E11": _("Question passée par erreur"),
        "E12": _("Question inaccessible à cette personne"),
    }.get(code, code)


def field_sentence(fault: str) -> str:
    """A fault of a session's or a candidate's fields, from Pix's code."""
    return {
        "SESSION_ADDRESS_REQUIRED": _("il manque le nom du site (--address)"),
        "SESSION_ROOM_REQUIRED": _("il manque la salle (--room)"),
        "SESSION_DATE_REQUIRED": _("il manque la date (--date)"),
        "SESSION_DATE_NOT_VALID": _("la date (--date) s'écrit 2026-11-26"),
        "SESSION_TIME_REQUIRED": _("il manque l'heure (--time)"),
        "SESSION_TIME_NOT_VALID": _("l'heure (--time) s'écrit 09:30"),
        "SESSION_EXAMINER_REQUIRED": _("il manque le surveillant (--examiner)"),
    }.get(fault, fault)


def linked_words(number: int, address: str, *, ended: bool) -> str:
    """An exam of a room elsewhere, for the home screen: how to go on, or to read its result."""
    said = (
        _("Salle {n}, épreuve terminée. Résultat : {command}")
        if ended
        else _("Salle {n}, épreuve en cours. Reprendre : {command}")
    )
    return said.format(n=number, command=f"pixsim exam --room {short_address(address)}")


def short_address(address: str) -> str:
    """The address of a room as it is shortest to type."""
    plain = address.removeprefix("http://")
    return plain if plain.startswith("https://") else plain.removesuffix(":8480")
