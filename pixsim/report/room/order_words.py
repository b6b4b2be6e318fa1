"""Words of the orders of a room and of its door, the same on screens and pages."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _

ACCESS_CODE = _("Code d'accès")
ADD_ISSUE = _("Ajouter un signalement")
ANSWERED = _("{answered} répondues, {passed} passées.")
AUTHORISE_ALL = _("Autoriser toutes les reprises")
AUTHORISE_MOVE = _("Autoriser l'autre poste")
AUTHORISE_RESUME = _("Autoriser la reprise")
BEGIN_TEST = _("Commencer l'épreuve")
CONFIRM_PRESENCE = _("Confirmer la présence")
CONFIRM_PROBLEM = _("Confirmer : remplacer la question")
DISMISS_PROBLEM = _("Pas de problème")
END_TEST = _("Arrêter l'épreuve")
EXTRA_TIME = _("temps majoré {n} %")
FEW_WORDS = _("En quelques mots")
FOCUS_MODE = _("mode focus")
FREE_MODE = _("mode libre")
FREE_SEAT = _("Libérer la place")
GIVEN_CODE = _("Code d'accès, donné par le surveillant")
MOVE_ASKED = _("demande à entrer d'un autre poste")
NUMBER_OF = _("Question {n} sur {length}")
QUESTION = _("question {n}")
