"""What a home calls each thing that can be wanted there; read before the first frame, so it imports nothing heavy."""

from __future__ import annotations

from pixsim.foundation.i18n import gettext as _

GUIDES = _("Guides, vie privée…")
MOCK = _("Certification blanche")
PAST = _("Résultats passés")
POSITION = _("Se positionner")
PRACTISE = _("S'entraîner")
RESUME_POSITIONING = _("Reprendre le positionnement : {name}")
SAMPLES = _("Exemples inventés, pour essayer")
SET_DATES_RIGHT = _("Corriger les dates du profil")
SIT = _("Passer une certification blanche")
GOAL = _("Mon objectif : préparer une date")
TODAY = _("Aujourd'hui : {n} minutes")
